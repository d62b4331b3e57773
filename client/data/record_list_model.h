// A list of any length over a query: the rows that are looked at are fetched, the rest are placeholders.
#pragma once

#include "client/data/display_text.h"
#include "client/data/row_pages.h"
#include "client/link/server_link.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

namespace fairdesk {

// Rows keep their places while others change records: a changed row is refreshed where it stands. When rows come or go
// the pages in view are read again, and selection and current row follow their records; a view that holds its top row
// in a QPersistentModelIndex keeps its scroll position too.
class RecordListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        RawValueRole = Qt::UserRole + 1, // fairdesk::Value
        LinkTitleRole,
        RecordIdRole,
        MaskedRole,
        LoadingRole, // true for a placeholder
        VersionRole,
    };
    // What happens when others create records that belong into the list.
    enum class NewRecords : quint8 { Show, Announce };

    explicit RecordListModel(ServerLink &link, DisplayText display = DisplayText(), QObject *parent = nullptr);

    // The old rows stay until the new ones come.
    void setQuery(const Query &query);
    void setColumns(const QList<QByteArray> &columns);
    void setFilter(const Filter &filter);
    void setSearch(const QString &text);
    void setSort(const QList<SortKey> &sort);
    // Shift and click on a header: one more key after those that are there.
    void addSort(int column, Qt::SortOrder order);
    void setNewRecords(NewRecords what) { m_newRecordsPolicy = what; }
    void setDisplay(DisplayText display);

    const Query &query() const { return m_wanted; }
    const QList<QByteArray> &columns() const { return m_columns; }
    const FieldSpec &fieldOf(int column) const { return m_fields.at(column); }
    bool isLoading() const { return m_loadingFirst; }
    qint64 total() const { return m_total; }

    // Reads everything anew from the top.
    void reload();
    // Reads the pages in view anew without moving them.
    void refreshQuietly();

    // -1 if the record is on no page in memory.
    int rowOf(qint64 id) const { return int(m_pages.find(id)); }
    qint64 idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void loadingChanged(bool loading);
    void totalChanged(qint64 total);
    void failed(const fairdesk::Error &error);
    // With NewRecords::Announce: so many match since the last reload.
    void newRecords(int count);
    // Rows that others changed, for a short flash.
    void recordsUpdated(const QList<qint64> &ids);

private:
    struct PageAnswer
    {
        QList<ListRow> rows;
        QByteArray next;
        qint64 total = -1;
        qint64 sequence = 0;
    };
    using PageHandler = std::function<void(const Result<PageAnswer> &answer)>;

    bool isSettled() const { return !m_loadingFirst && !m_firstFailed && !m_shown.entity.isEmpty(); }
    void loadFirst();
    void onOnline();
    void showFirst(const PageAnswer &answer);
    void resolveFields();
    void want(int page) const;
    void wantNeighbours(int row) const;
    void fetchWanted();
    void showPage(int page, const PageAnswer &answer);
    void ask(int page, bool withTotal, const PageHandler &handler);
    Query pageQuery() const;
    void setTotal(qint64 total);
    qint64 totalFrom(const PageAnswer &answer, int page) const;

    // Live changes, in record_list_live.cpp.
    void onChanged(const QList<ChangeNotice> &changes);
    void noteChange(const ChangeNotice &change);
    void applyChanges();
    void refetchRows(const QSet<qint64> &ids);
    void countNew(const QList<qint64> &ids);
    QList<int> pagesToRefresh() const;
    void collectRefresh(int page, const Result<PageAnswer> &answer);
    QList<ListRow> newestOf(QList<ListRow> rows) const;
    void applyRefresh();
    void moveToRefreshed(RowPages fresh, qint64 newTotal);

    ServerLink &m_link;
    DisplayText m_display;
    Query m_wanted; // what the user asked for
    Query m_shown;  // what the rows answer
    QList<QByteArray> m_columns;
    QList<FieldSpec> m_fields;

    RowPages m_pages;
    qint64 m_total = 0;
    bool m_loadingFirst = false;
    bool m_firstFailed = false; // the rows are still those of an earlier query
    bool m_someFailed = false;
    quint64 m_generation = 0; // of the pages: answers to older questions are dropped
    quint64 m_loads = 0;      // of the query
    qint64 m_sequence = 0;    // changes up to this one are in every page
    bool m_sawShortPage = false;

    mutable QList<int> m_wantedPages; // the newest last
    mutable QList<int> m_recentPages; // that were looked at last
    mutable QTimer m_fetching;
    QSet<int> m_inFlight;

    NewRecords m_newRecordsPolicy = NewRecords::Show;
    QTimer m_live;
    QList<ChangeNotice> m_whileLoading;
    QSet<qint64> m_touched;
    QList<qint64> m_created;
    int m_newCount = 0;
    bool m_needsRefresh = false;
    std::optional<QHash<int, PageAnswer>> m_refresh; // answers so far
    QSet<int> m_refreshMissing;
    bool m_refreshAgain = false;
};

} // namespace fairdesk
