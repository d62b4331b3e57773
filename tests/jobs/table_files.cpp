#include "tests/jobs/table_files.h"

#include "common/tabular/table_reader.h"
#include "common/tabular/xlsx_writer.h"

namespace fairdesk::test {
namespace {

struct CellMaker
{
    Cell operator()(const QString &text) const { return Cell::ofText(text); }
    Cell operator()(double number) const { return Cell::ofNumber(number); }
    Cell operator()(const QDate &date) const { return Cell::ofDate(date); }
};

} // namespace

bool writeWorkbook(const QString &path, const QStringList &titles, const QList<QList<TableCell>> &rows)
{
    XlsxWriter writer(path);
    QList<XlsxColumn> columns;
    for (const QString &title : titles)
        columns.append({title});
    bool done = writer.startSheet(QStringLiteral("Sheet"), columns);
    for (const QList<TableCell> &row : rows) {
        QList<Cell> cells;
        for (const TableCell &cell : row)
            cells.append(std::visit(CellMaker{}, cell));
        done = done && writer.writeRow(cells);
    }
    return done && writer.finish();
}

QList<QStringList> tableRows(const QString &path)
{
    QList<QStringList> rows;
    TableError error;
    const auto table = TableReader::open(path, {}, &error);
    if (!table)
        return rows;
    for (QList<Cell> row; table->next(row);) {
        QStringList texts;
        for (const Cell &cell : row)
            texts.append(cell.text);
        rows.append(texts);
    }
    return rows;
}

} // namespace fairdesk::test
