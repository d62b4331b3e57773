#include "server/storage/bulk_rows.h"

#include <QStringEncoder>

namespace fairdesk {
namespace {

// Above this the longer program costs as much as the statements that it saves.
constexpr size_t cellsPerStatement = 200;

} // namespace

QByteArray placeholders(qsizetype columns)
{
    return "(?" + QByteArray(",?").repeated(columns - 1) + ')';
}

BulkTable::BulkTable(QByteArray insert, QByteArray row, Order order)
    : m_insert(std::move(insert))
    , m_row(std::move(row))
    , m_order(order)
    , m_columns(size_t(m_row.count('?')))
{
}

BulkTable &BulkTable::addNull()
{
    m_cells.emplace_back();
    return *this;
}

BulkTable &BulkTable::add(qint64 number)
{
    Cell &cell = m_cells.emplace_back();
    cell.type = Cell::Type::Integer;
    cell.number = number;
    return *this;
}

BulkTable &BulkTable::add(double number)
{
    Cell &cell = m_cells.emplace_back();
    cell.type = Cell::Type::Decimal;
    cell.decimal = number;
    return *this;
}

BulkTable &BulkTable::add(std::string_view utf8)
{
    Cell &cell = m_cells.emplace_back();
    cell.type = Cell::Type::Text;
    cell.size = quint32(utf8.size());
    cell.number = qint64(m_texts.size());
    m_texts += utf8;
    return *this;
}

BulkTable &BulkTable::addText(QStringView text)
{
    if (text.isEmpty())
        return addNull();
    QStringEncoder encode(QStringEncoder::Utf8);
    const size_t begin = m_texts.size();
    m_texts.resize(begin + size_t(encode.requiredSpace(text.size())));
    const char *end = encode.appendToBuffer(m_texts.data() + begin, text);
    m_texts.resize(size_t(end - m_texts.data()));
    Cell &cell = m_cells.emplace_back();
    cell.type = Cell::Type::Text;
    cell.size = quint32(m_texts.size() - begin);
    cell.number = qint64(begin);
    return *this;
}

BulkTable &BulkTable::add(const SqlValue &value)
{
    struct Visitor
    {
        BulkTable &table;
        BulkTable &operator()(std::monostate) const { return table.addNull(); }
        BulkTable &operator()(qint64 number) const { return table.add(number); }
        BulkTable &operator()(double number) const { return table.add(number); }
        BulkTable &operator()(const QByteArray &text) const { return table.add(text); }
    };
    return std::visit(Visitor{*this}, value);
}

void BulkTable::write(Connection &connection) const
{
    const size_t rows = m_cells.size() / m_columns;
    const size_t together = m_order == Order::Together ? std::max<size_t>(1, cellsPerStatement / m_columns) : 1;
    const QByteArray one = m_insert + m_row;
    const QByteArray several = one + (',' + m_row).repeated(qsizetype(together) - 1);
    size_t row = 0;
    for (; row + together <= rows; row += together)
        writeRows(connection.statement(several), row, together);
    for (; row < rows; ++row)
        writeRows(connection.statement(one), row, 1);
}

void BulkTable::writeRows(Statement &statement, size_t firstRow, size_t rows) const
{
    const Cell *cell = &m_cells[firstRow * m_columns];
    for (int i = 0; i < int(rows * m_columns); ++i, ++cell) {
        switch (cell->type) {
        case Cell::Type::Null:
            statement.bindNull(i);
            break;
        case Cell::Type::Integer:
            statement.bindInteger(i, cell->number);
            break;
        case Cell::Type::Decimal:
            statement.bindDecimal(i, cell->decimal);
            break;
        case Cell::Type::Text:
            statement.bindKeptText(i, std::string_view(m_texts).substr(size_t(cell->number), cell->size));
            break;
        }
    }
    statement.run();
}

BulkTable &BulkRows::table(const QByteArray &insert, const QByteArray &row, BulkTable::Order order)
{
    BulkTable *&known = m_known[insert];
    if (!known)
        known = &m_tables.emplace_back(insert, row, order);
    return *known;
}

void BulkRows::write(Connection &connection) const
{
    for (const auto order : {BulkTable::Order::Together, BulkTable::Order::OneByOneAtLast}) {
        for (const BulkTable &table : m_tables) {
            if (table.order() == order)
                table.write(connection);
        }
    }
}

} // namespace fairdesk
