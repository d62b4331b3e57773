// Writes XLSX workbooks of any length in constant memory.
#pragma once

#include "common/tabular/cell.h"
#include "common/tabular/table_error.h"

#include <QHash>
#include <QString>

#include <memory>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace fairdesk {

// What a sheet's column is called, and how its numbers are shown.
struct XlsxColumn
{
    QString title;
    int decimals = -1; // as many as the number has
    bool thousands = false;
};

// A table with a frozen, filterable row of titles. Text is always text: nothing that a person typed becomes a formula.
// A table that is longer than a sheet can be goes on in the next one, with its titles.
class XlsxWriter
{
public:
    static constexpr int RowsPerSheet = 1'048'575; // and the titles

    // The file takes its name only when finish() has succeeded; until then nothing that stood there is touched.
    explicit XlsxWriter(QString path, int rowsPerSheet = RowsPerSheet);
    ~XlsxWriter();
    Q_DISABLE_COPY_MOVE(XlsxWriter)

    // Rows that follow belong to it. The name is made to fit the rules of spreadsheet programs.
    bool startSheet(const QString &name, const QList<XlsxColumn> &columns);
    bool writeRow(const Row &row);
    bool finish();

    const TableError &error() const { return m_error; }
    // Cells that were longer than a spreadsheet cell may be (32,767 characters) and were cut.
    qint64 shortenedCells() const { return m_shortened; }

private:
    struct Formats;

    bool openSheet();
    void closeSheet();
    bool writeCell(int column, const Cell &cell);
    int writeText(int column, const QString &text);
    lxw_format *numberFormat(int column);
    void observeWidth(int column, const QString &text, bool isTitle);
    QString freeSheetName(const QString &wanted) const;
    bool failWriting(const QString &detail);

    QString m_path;
    QString m_partPath;
    int m_rowsPerSheet;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    std::unique_ptr<Formats> m_formats;
    QString m_sheetName;
    QStringList m_usedNames;
    QList<XlsxColumn> m_columns;
    QList<double> m_widths;
    qint64 m_row = 0;
    qint64 m_shortened = 0;
    TableError m_error;
};

} // namespace fairdesk
