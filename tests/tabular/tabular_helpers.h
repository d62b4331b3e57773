// Short words for the tests of tables.
#pragma once

#include "common/tabular/csv_reader.h"
#include "common/tabular/table_reader.h"
#include "tests/support/catch.h"

#include <QBuffer>

#include <memory>

namespace fairdesk::test {

using TextRow = QStringList;

// What reading a table may take, whatever is in it. A sanitizer keeps freed memory, and so cannot be measured.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 MemoryBar = 1024LL * 1024 * 1024;
#else
constexpr qint64 MemoryBar = 128LL * 1024 * 1024;
#endif

inline QString dataFile(const char *name)
{
    return QStringLiteral(TABULAR_DATA "/") + QString::fromLatin1(name);
}

// Everything that a table had to say.
struct Outcome
{
    QList<TextRow> rows;
    QList<Row> cells;
    QList<qint64> numbers;
    TableError error;
};

inline TextRow textsOf(const Row &row)
{
    TextRow texts;
    for (const Cell &cell : row)
        texts.append(cell.text);
    return texts;
}

inline Outcome readAll(TableReader &table)
{
    Outcome outcome;
    for (Row row; table.next(row);) {
        outcome.rows.append(textsOf(row));
        outcome.cells.append(row);
        outcome.numbers.append(table.rowNumber());
    }
    outcome.error = table.error();
    return outcome;
}

inline Outcome readBytes(const QByteArray &bytes, const ReadOptions &options = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    Outcome outcome;
    const auto table = TableReader::open(buffer, options, &outcome.error);
    return table ? readAll(*table) : outcome;
}

inline Outcome readFile(const QString &path, const ReadOptions &options = {})
{
    Outcome outcome;
    const auto table = TableReader::open(path, options, &outcome.error);
    return table ? readAll(*table) : outcome;
}

// Reads without keeping anything, as an import does; returns the number of rows.
inline qint64 drain(const QByteArray &bytes, const ReadOptions &options, TableError *error)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto table = TableReader::open(buffer, options, error);
    if (!table)
        return 0;
    qint64 rows = 0;
    for (Row row; table->next(row);)
        ++rows;
    *error = table->error();
    return rows;
}

} // namespace fairdesk::test
