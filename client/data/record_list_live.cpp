// How a list follows what others do.
#include "client/data/record_list_model.h"

#include "client/link/when_done.h"

#include <chrono>
#include <limits>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr auto gatherTime = 120ms; // an import changes thousands of records in a row
constexpr qsizetype mostSingleRows = 200;
constexpr qsizetype mostRefreshedPages = 12;
constexpr int pageEdge = 10;

Filter amongIds(const Filter &filter, const QList<qint64> &ids)
{
    QList<Value> values;
    for (const qint64 id : ids)
        values.append(Value(id));
    return Filter::all({filter, Filter::compare("id", Operator::In, std::move(values))});
}

} // namespace

void RecordListModel::onChanged(const QList<ChangeNotice> &changes)
{
    if (m_loadingFirst)
        m_whileLoading.append(changes);
    if (!isSettled())
        return;
    for (const ChangeNotice &change : changes) {
        if (change.sequence == 0 || change.sequence > m_sequence)
            noteChange(change);
    }
    const bool isSomething = m_needsRefresh || !m_touched.isEmpty() || !m_created.isEmpty();
    if (isSomething && !m_live.isActive())
        m_live.start(gatherTime);
}

void RecordListModel::noteChange(const ChangeNotice &change)
{
    if (change.entity != m_shown.entity) {
        // Rows that name the changed record by its title.
        for (int column = 0; column < m_fields.size(); ++column) {
            if (m_fields.at(column).kind != Kind::Ref || m_fields.at(column).target != change.entity)
                continue;
            for (const int page : m_pages.loaded()) {
                for (int i = 0; i < m_pages.rowsIn(page); ++i) {
                    const ListRow *row = m_pages.at(qint64(page) * RowPages::pageSize + i);
                    if (row->values.at(column).integer() == change.id)
                        m_touched.insert(row->id);
                }
            }
        }
        return;
    }
    const bool isShown = m_pages.find(change.id) >= 0;
    if (change.isRemoval())
        m_needsRefresh = true;
    else if (isShown)
        m_touched.insert(change.id);
    else if (!m_created.contains(change.id))
        m_created.append(change.id); // new, or changed so that it may belong here now
}

void RecordListModel::applyChanges()
{
    const QSet<qint64> touched = std::exchange(m_touched, {});
    const QList<qint64> created = std::exchange(m_created, {});
    const bool tooMany = touched.size() + created.size() > mostSingleRows;
    if (std::exchange(m_needsRefresh, false) || tooMany) {
        refreshQuietly();
        return;
    }
    if (!touched.isEmpty())
        refetchRows(touched);
    if (!created.isEmpty())
        countNew(created);
}

void RecordListModel::refetchRows(const QSet<qint64> &ids)
{
    Query query = pageQuery();
    query.filter = amongIds(m_shown.filter, ids.values());
    query.limit = int(ids.size());
    whenDone(m_link.query(query), this, [this, ids, load = m_loads](const Result<ResultTable> &answer) {
        if (load != m_loads || !answer)
            return;
        QSet<qint64> gone = ids;
        for (ListRow &row : RowPages::rowsOf(*answer, m_columns)) {
            gone.remove(row.id);
            const qint64 place = m_pages.find(row.id);
            if (place < 0 || place >= m_total)
                continue;
            m_pages.replace(place, row);
            emit dataChanged(index(int(place), 0), index(int(place), columnCount() - 1));
        }
        emit recordsUpdated(ids.values());
        if (!gone.isEmpty())
            refreshQuietly();
    });
}

// How many of them belong into this list.
void RecordListModel::countNew(const QList<qint64> &ids)
{
    Query query = m_shown;
    query.columns = {"id"};
    query.sort.clear();
    query.filter = amongIds(m_shown.filter, ids);
    query.limit = int(ids.size());
    query.after.clear();
    query.offset = 0;
    query.withTotal = false;
    whenDone(m_link.query(query), this, [this, load = m_loads](const Result<ResultTable> &answer) {
        if (load != m_loads || !answer || answer->rowCount() == 0)
            return;
        if (m_newRecordsPolicy == NewRecords::Show) {
            refreshQuietly();
            return;
        }
        m_newCount += answer->rowCount();
        emit newRecords(m_newCount);
    });
}

// Those in view, and those that hold selected rows with their neighbours: a row near the edge may cross it.
QList<int> RecordListModel::pagesToRefresh() const
{
    QList<int> pages = m_recentPages;
    std::reverse(pages.begin(), pages.end());
    const auto add = [&](int page) {
        if (page >= 0 && !pages.contains(page) && pages.size() < mostRefreshedPages)
            pages.append(page);
    };
    for (const QModelIndex &index : persistentIndexList()) {
        const int page = RowPages::pageOf(index.row());
        const int place = index.row() % RowPages::pageSize;
        add(page);
        if (place < pageEdge)
            add(page - 1);
        if (place >= RowPages::pageSize - pageEdge)
            add(page + 1);
    }
    add(0);
    return pages;
}

void RecordListModel::refreshQuietly()
{
    if (!isSettled())
        return;
    if (m_refresh) {
        m_refreshAgain = true;
        return;
    }
    m_refresh.emplace();
    const QList<int> pages = pagesToRefresh();
    m_refreshMissing = QSet<int>(pages.begin(), pages.end());
    for (const int page : pages)
        ask(page, true, [this, page](const Result<PageAnswer> &answer) { collectRefresh(page, answer); });
}

void RecordListModel::collectRefresh(int page, const Result<PageAnswer> &answer)
{
    if (!m_refresh)
        return; // another page's answer was an error
    if (!answer) {
        m_refresh.reset();
        m_someFailed = true; // and again when the link is back
        emit failed(answer.error());
        return;
    }
    m_refresh->insert(page, *answer);
    m_refreshMissing.remove(page);
    if (m_refreshMissing.isEmpty())
        applyRefresh();
}

// A row that was refetched meanwhile may be newer than that of the page.
QList<ListRow> RecordListModel::newestOf(QList<ListRow> rows) const
{
    for (ListRow &row : rows) {
        const ListRow *known = m_pages.at(m_pages.find(row.id));
        if (known && known->id == row.id && known->version > row.version)
            row = *known;
    }
    return rows;
}

void RecordListModel::applyRefresh()
{
    const QHash<int, PageAnswer> answers = *std::exchange(m_refresh, std::nullopt);
    RowPages fresh;
    qint64 total = 0;
    qint64 sequence = std::numeric_limits<qint64>::max();
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        total = std::max(total, totalFrom(*it, it.key()));
        sequence = std::min(sequence, it->sequence);
        if (!it->rows.isEmpty())
            fresh.put(it.key(), newestOf(it->rows), it->next);
    }
    // Answers to pages that were asked for before would bring rows of the old order.
    ++m_generation;
    m_inFlight.clear();
    m_sequence = std::max(m_sequence, sequence);
    m_sawShortPage = false;
    m_newCount = 0;
    moveToRefreshed(std::move(fresh), total);
    if (std::exchange(m_refreshAgain, false))
        refreshQuietly();
}

// Places appear before and vanish after the rows move, so that every persistent index stays valid in between.
void RecordListModel::moveToRefreshed(RowPages fresh, qint64 newTotal)
{
    if (newTotal > m_total)
        setTotal(newTotal);
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before) {
        const ListRow *row = m_pages.at(old.row());
        qint64 place = row ? fresh.find(row->id) : -1;
        // Not read again: its place is the best guess.
        if (place < 0 && !fresh.has(RowPages::pageOf(old.row())) && old.row() < newTotal)
            place = old.row();
        after.append(place < 0 || place >= newTotal ? QModelIndex() : index(int(place), old.column()));
    }
    m_pages = std::move(fresh);
    changePersistentIndexList(before, after);
    emit layoutChanged();
    if (newTotal < m_total)
        setTotal(newTotal);
}

} // namespace fairdesk
