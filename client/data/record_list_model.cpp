#include "client/data/record_list_model.h"

#include "client/data/configuration_fields.h"
#include "client/data/field_path.h"
#include "client/link/when_done.h"

#include <limits>

namespace fairdesk {
namespace {

constexpr qsizetype requestsAtOnce = 3;
constexpr qsizetype queuedPages = 8;
constexpr qsizetype pagesInView = 4;
constexpr int prefetchMargin = RowPages::pageSize / 3;

} // namespace

RecordListModel::RecordListModel(ServerLink &link, DisplayText display, QObject *parent)
    : QAbstractTableModel(parent)
    , m_link(link)
    , m_display(std::move(display))
{
    m_fetching.setSingleShot(true);
    connect(&m_fetching, &QTimer::timeout, this, &RecordListModel::fetchWanted);
    m_live.setSingleShot(true);
    connect(&m_live, &QTimer::timeout, this, &RecordListModel::applyChanges);
    connect(&link, &ServerLink::changed, this, &RecordListModel::onChanged);
    connect(&link, &ServerLink::everythingStale, this, &RecordListModel::refreshQuietly);
    connect(&link, &ServerLink::catalogueChanged, this, [this] {
        if (!m_wanted.entity.isEmpty())
            loadFirst();
    });
    connect(&link, &ServerLink::stateChanged, this, [this](LinkState state) {
        if (state == LinkState::Online)
            onOnline();
    });
}

// What failed while the connection was away is read now; the rows that are there keep their places.
void RecordListModel::onOnline()
{
    if (m_firstFailed)
        loadFirst();
    else if (std::exchange(m_someFailed, false))
        refreshQuietly();
}

void RecordListModel::setQuery(const Query &query)
{
    m_wanted = query;
    loadFirst();
}

void RecordListModel::setColumns(const QList<QByteArray> &columns)
{
    m_wanted.columns = columns;
    loadFirst();
}

void RecordListModel::setFilter(const Filter &filter)
{
    m_wanted.filter = filter;
    loadFirst();
}

void RecordListModel::setSearch(const QString &text)
{
    m_wanted.search = text.toUtf8();
    loadFirst();
}

void RecordListModel::setSort(const QList<SortKey> &sort)
{
    m_wanted.sort = sort;
    loadFirst();
}

void RecordListModel::addSort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size())
        return;
    const QByteArray path = m_columns.at(column);
    const Order direction = order == Qt::AscendingOrder ? Ascending : Descending;
    const auto known =
        std::find_if(m_wanted.sort.begin(), m_wanted.sort.end(), [&](const SortKey &key) { return key.path == path; });
    if (known != m_wanted.sort.end())
        known->order = direction;
    else
        m_wanted.sort.append({path, direction});
    loadFirst();
}

void RecordListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size())
        return;
    setSort({{m_columns.at(column), order == Qt::AscendingOrder ? Ascending : Descending}});
}

void RecordListModel::setDisplay(DisplayText display)
{
    m_display = std::move(display);
    if (!m_columns.isEmpty())
        emit headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()) - 1);
    if (m_total > 0 && !m_columns.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordListModel::reload()
{
    loadFirst();
}

void RecordListModel::loadFirst()
{
    ++m_generation;
    ++m_loads;
    m_inFlight.clear();
    m_wantedPages.clear();
    m_refresh.reset();
    m_refreshAgain = false;
    m_touched.clear();
    m_created.clear();
    m_needsRefresh = false;
    m_whileLoading.clear();
    m_firstFailed = false;
    m_someFailed = false;
    const bool wasLoading = std::exchange(m_loadingFirst, true);
    if (!wasLoading)
        emit loadingChanged(true);
    const EntityPtr entity = m_link.catalogue() ? m_link.catalogue()->find(m_wanted.entity) : nullptr;
    if (entity && m_wanted.columns.isEmpty())
        m_wanted.columns = defaultColumns(*entity);
    m_shown = m_wanted;
    ask(0, true, [this](const Result<PageAnswer> &answer) {
        m_loadingFirst = false;
        m_firstFailed = !answer;
        if (answer)
            showFirst(*answer);
        emit loadingChanged(false);
        if (!answer)
            emit failed(answer.error());
    });
}

void RecordListModel::showFirst(const PageAnswer &answer)
{
    beginResetModel();
    m_columns = m_shown.columns;
    resolveFields();
    m_pages.clear();
    m_pages.put(0, answer.rows, answer.next);
    m_total = totalFrom(answer, 0);
    m_sequence = answer.sequence;
    m_sawShortPage = false;
    m_recentPages = {0};
    m_newCount = 0;
    endResetModel();
    emit totalChanged(m_total);
    // Notices can overtake the answer that does not hold their change yet.
    onChanged(std::exchange(m_whileLoading, {}));
}

void RecordListModel::resolveFields()
{
    m_fields.clear();
    for (const QByteArray &column : std::as_const(m_columns)) {
        auto field = m_link.catalogue() ? fieldAt(*m_link.catalogue(), m_shown.entity, column) : std::nullopt;
        const EntityPtr entity = m_link.catalogue() ? m_link.catalogue()->find(m_shown.entity) : nullptr;
        const bool isOwn = field && entity && !column.contains('.');
        m_fields.append(isOwn ? asEdited(*m_link.catalogue(), *entity, *field) : field.value_or(FieldSpec()));
    }
}

Query RecordListModel::pageQuery() const
{
    Query query = m_shown;
    query.columns = {"id", "version"};
    for (const QByteArray &column : m_shown.columns) {
        if (!query.columns.contains(column))
            query.columns.append(column);
    }
    query.limit = RowPages::pageSize;
    query.offset = 0;
    query.after.clear();
    query.withTotal = false;
    return query;
}

void RecordListModel::ask(int page, bool withTotal, const PageHandler &handler)
{
    Query query = pageQuery();
    query.withTotal = withTotal;
    // A total means that places may have moved: only a jump asks for the place itself.
    query.after = withTotal ? QByteArray() : m_pages.tokenFor(page);
    if (query.after.isEmpty())
        query.offset = qint64(page) * RowPages::pageSize;
    const auto take = [this, handler, generation = m_generation,
                       columns = m_shown.columns](const Result<ResultTable> &answer) {
        if (generation != m_generation)
            return;
        if (!answer)
            handler(answer.error());
        else
            handler(
                PageAnswer{RowPages::rowsOf(*answer, columns), answer->next(), answer->total(), answer->sequence()});
    };
    whenDone(m_link.query(query), this, take);
}

// A server that does not count says only whether more follows.
qint64 RecordListModel::totalFrom(const PageAnswer &answer, int page) const
{
    if (answer.total >= 0)
        return std::min<qint64>(answer.total, std::numeric_limits<int>::max());
    return qint64(page) * RowPages::pageSize + answer.rows.size() + (answer.next.isEmpty() ? 0 : RowPages::pageSize);
}

void RecordListModel::setTotal(qint64 total)
{
    if (total == m_total)
        return;
    if (total > m_total) {
        beginInsertRows({}, int(m_total), int(total) - 1);
        m_total = total;
        endInsertRows();
    } else {
        beginRemoveRows({}, int(total), int(m_total) - 1);
        m_total = total;
        endRemoveRows();
    }
    emit totalChanged(m_total);
}

void RecordListModel::want(int page) const
{
    if (!isSettled() || m_pages.has(page) || m_inFlight.contains(page))
        return;
    m_wantedPages.removeOne(page);
    m_wantedPages.append(page);
    // The oldest were passed by a fast scroll.
    while (m_wantedPages.size() > queuedPages)
        m_wantedPages.removeFirst();
    if (!m_fetching.isActive())
        m_fetching.start(0);
}

void RecordListModel::wantNeighbours(int row) const
{
    const int page = RowPages::pageOf(row);
    const int place = row % RowPages::pageSize;
    if (place >= RowPages::pageSize - prefetchMargin && qint64(page + 1) * RowPages::pageSize < m_total)
        want(page + 1);
    if (place < prefetchMargin && page > 0)
        want(page - 1);
}

void RecordListModel::fetchWanted()
{
    while (!m_wantedPages.isEmpty() && m_inFlight.size() < requestsAtOnce) {
        const int page = m_wantedPages.takeLast();
        m_inFlight.insert(page);
        ask(page, false, [this, page](const Result<PageAnswer> &answer) {
            m_inFlight.remove(page);
            if (answer)
                showPage(page, *answer);
            else
                emit failed(answer.error());
            m_someFailed = m_someFailed || !answer;
            if (!m_wantedPages.isEmpty())
                m_fetching.start(0);
        });
    }
}

void RecordListModel::showPage(int page, const PageAnswer &answer)
{
    m_pages.put(page, answer.rows, answer.next);
    const qint64 first = qint64(page) * RowPages::pageSize;
    if (answer.total < 0 && first + answer.rows.size() >= m_total && !answer.next.isEmpty())
        setTotal(totalFrom(answer, page));
    const qint64 expected = std::min<qint64>(RowPages::pageSize, m_total - first);
    if (expected > 0 && !m_columns.isEmpty())
        emit dataChanged(index(int(first), 0), index(int(first + expected) - 1, columnCount() - 1));
    // Fewer rows than there should be: records went meanwhile, and the total with them.
    if (answer.rows.size() < expected && !std::exchange(m_sawShortPage, true))
        refreshQuietly();
}

qint64 RecordListModel::idAt(int row) const
{
    const ListRow *content = m_pages.at(row);
    return content ? content->id : 0;
}

int RecordListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_total);
}

int RecordListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = m_fields.at(column).isNumeric();
        return QVariant::fromValue(Qt::Alignment(isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const ListRow *row = m_pages.at(index.row());
    if (role == Qt::DisplayRole) {
        const int page = RowPages::pageOf(index.row());
        if (m_recentPages.isEmpty() || m_recentPages.last() != page) {
            m_recentPages.removeOne(page);
            m_recentPages.append(page);
            if (m_recentPages.size() > pagesInView)
                m_recentPages.removeFirst();
        }
        if (!row)
            want(page);
        wantNeighbours(index.row());
    }
    if (role == LoadingRole)
        return !row;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_display.text(m_fields.at(column), row->values.at(column), row->titles.at(column));
    case RawValueRole:
        return QVariant::fromValue(row->values.at(column));
    case LinkTitleRole:
        return row->titles.at(column);
    case RecordIdRole:
        return row->id;
    case VersionRole:
        return row->version;
    case MaskedRole:
        return row->values.at(column).isMasked();
    default:
        return {};
    }
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size())
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole && m_link.catalogue())
        return pathLabel(*m_link.catalogue(), m_shown.entity, m_columns.at(section), m_display.locale());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(m_fields.at(section).isNumeric() ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    return {};
}

QHash<int, QByteArray> RecordListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{RawValueRole, "rawValue"},
                  {LinkTitleRole, "linkTitle"},
                  {RecordIdRole, "recordId"},
                  {MaskedRole, "masked"},
                  {LoadingRole, "loading"},
                  {VersionRole, "version"}});
    return names;
}

} // namespace fairdesk
