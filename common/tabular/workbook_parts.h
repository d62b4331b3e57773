// What stands around the sheets of a workbook: which part holds which sheet, and which number formats the cells have.
#pragma once

#include "common/tabular/number_format.h"
#include "common/tabular/table_reader.h"
#include "common/tabular/zip_package.h"

namespace fairdesk {

struct WorkbookSheet
{
    TableReader::Sheet sheet;
    QString part;
};

struct WorkbookParts
{
    QList<WorkbookSheet> sheets;
    QString sharedStrings; // empty where the workbook has none
    QString styles;
    bool from1904 = false;
};

// Follows the relations from the package's root, because writers name their parts as they like.
TableError readWorkbookParts(const ZipPackage &package, const TableBudget &budget, WorkbookParts *parts);
// The number format of each cell style, in the order that cells refer to.
TableError readCellStyles(const ZipPackage &package, const QString &part, const TableBudget &budget,
                          QList<NumberFormat> *styles);

} // namespace fairdesk
