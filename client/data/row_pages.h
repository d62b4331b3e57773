// The rows of a long list that are in memory: pages of one hundred, the least used of them forgotten.
#pragma once

#include "common/protocol/result_table.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace fairdesk {

// One record as a list shows it: values and link titles in the order of the list's columns.
struct ListRow
{
    qint64 id = 0;
    qint64 version = 0;
    QList<Value> values;
    QStringList titles;
};

class RowPages
{
public:
    static constexpr int pageSize = 100;
    static constexpr int keptPages = 60;

    static int pageOf(qint64 row) { return int(row / pageSize); }

    // Makes the rows of an answer, in the order of the columns.
    static QList<ListRow> rowsOf(const ResultTable &table, const QList<QByteArray> &columns);

    void put(int page, QList<ListRow> rows, const QByteArray &next);
    bool has(int page) const { return m_pages.contains(page); }
    QList<int> loaded() const { return m_pages.keys(); }
    int rowsIn(int page) const { return has(page) ? int(m_pages.constFind(page)->rows.size()) : 0; }
    void clear();

    const ListRow *at(qint64 row) const;
    // -1 if the record is on no page in memory.
    qint64 find(qint64 id) const { return m_rowOf.value(id, -1); }
    void replace(qint64 row, ListRow content);
    // The continuation that leads to this page; empty if only a jump does.
    QByteArray tokenFor(int page) const;

private:
    struct Page
    {
        QList<ListRow> rows;
        QByteArray next;
        quint64 used = 0;
    };

    void forget(int page);
    void forgetLeastUsed();

    mutable QHash<int, Page> m_pages; // reading a row makes its page the newest
    QHash<qint64, qint64> m_rowOf;
    mutable quint64 m_uses = 0;
};

} // namespace fairdesk
