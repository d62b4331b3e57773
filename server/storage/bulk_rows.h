// Rows that were made ready in another thread, in few pieces of memory, so that the writer has nothing to do but to put
// them in: several rows a statement, in the order in which they were added to their table.
#pragma once

#include "server/storage/connection.h"

#include <deque>

namespace fairdesk {

// The new rows of one table.
class BulkTable
{
public:
    // A statement with several rows makes FTS5 write out what it has gathered, so its own rows come one by one, after
    // all others.
    enum class Order : quint8 { Together, OneByOneAtLast };
    // "INSERT INTO t(a, b) VALUES" and "(?,?)".
    BulkTable(QByteArray insert, QByteArray row, Order order);

    // The next column of the row; after the last one the next row begins.
    BulkTable &addNull();
    BulkTable &add(qint64 number);
    BulkTable &add(double number);
    BulkTable &add(std::string_view utf8);
    BulkTable &add(const QByteArray &utf8) { return add(std::string_view(utf8.constData(), size_t(utf8.size()))); }
    BulkTable &addText(QStringView text); // empty: null
    BulkTable &add(const SqlValue &value);

    Order order() const { return m_order; }
    void write(Connection &connection) const;

private:
    struct Cell
    {
        enum class Type : quint8 { Null, Integer, Decimal, Text };
        Type type = Type::Null;
        quint32 size = 0;
        union {
            qint64 number = 0; // Text: where it begins
            double decimal;
        };
    };
    void writeRows(Statement &statement, size_t firstRow, size_t rows) const;

    QByteArray m_insert;
    QByteArray m_row;
    Order m_order;
    size_t m_columns;
    std::vector<Cell> m_cells;
    std::string m_texts;
};

// The new rows of all tables, in the order in which the tables were first named.
class BulkRows
{
public:
    // Stays where it is until the rows are gone.
    BulkTable &table(const QByteArray &insert, const QByteArray &row,
                     BulkTable::Order order = BulkTable::Order::Together);
    void write(Connection &connection) const;
    bool isEmpty() const { return m_tables.empty(); }

private:
    std::deque<BulkTable> m_tables;
    QHash<QByteArray, BulkTable *> m_known; // by its statement
};

// "(?,?,?)"
QByteArray placeholders(qsizetype columns);

} // namespace fairdesk
