#include "client/data/row_pages.h"

namespace fairdesk {

QList<ListRow> RowPages::rowsOf(const ResultTable &table, const QList<QByteArray> &columns)
{
    QList<int> places;
    for (const QByteArray &column : columns)
        places.append(table.columnOf(column));
    QList<ListRow> rows;
    rows.reserve(table.rowCount());
    for (int i = 0; i < table.rowCount(); ++i) {
        ListRow row{table.id(i), table.version(i), {}, {}};
        for (const int place : places) {
            row.values.append(place < 0 ? Value() : table.value(i, place));
            row.titles.append(place < 0 ? QString() : table.title(i, place));
        }
        rows.append(std::move(row));
    }
    return rows;
}

void RowPages::put(int page, QList<ListRow> rows, const QByteArray &next)
{
    forget(page);
    for (int i = 0; i < rows.size(); ++i)
        m_rowOf.insert(rows.at(i).id, qint64(page) * pageSize + i);
    m_pages.insert(page, {std::move(rows), next, ++m_uses});
    if (m_pages.size() > keptPages)
        forgetLeastUsed();
}

void RowPages::clear()
{
    m_pages.clear();
    m_rowOf.clear();
}

const ListRow *RowPages::at(qint64 row) const
{
    const auto page = row < 0 ? m_pages.end() : m_pages.find(pageOf(row));
    if (page == m_pages.end())
        return nullptr;
    page->used = ++m_uses;
    const int index = int(row % pageSize);
    return index < page->rows.size() ? &page->rows.at(index) : nullptr;
}

void RowPages::replace(qint64 row, ListRow content)
{
    const auto page = m_pages.find(pageOf(row));
    if (page != m_pages.end() && row % pageSize < page->rows.size())
        page->rows[int(row % pageSize)] = std::move(content);
}

QByteArray RowPages::tokenFor(int page) const
{
    const auto before = m_pages.constFind(page - 1);
    return before == m_pages.constEnd() || before->rows.size() != pageSize ? QByteArray() : before->next;
}

void RowPages::forget(int page)
{
    const auto found = m_pages.find(page);
    if (found == m_pages.end())
        return;
    for (const ListRow &row : std::as_const(found->rows)) {
        if (pageOf(m_rowOf.value(row.id, -1)) == page)
            m_rowOf.remove(row.id);
    }
    m_pages.erase(found);
}

void RowPages::forgetLeastUsed()
{
    const auto least =
        std::min_element(m_pages.begin(), m_pages.end(), [](const Page &a, const Page &b) { return a.used < b.used; });
    forget(least.key());
}

} // namespace fairdesk
