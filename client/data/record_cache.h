// The records that were looked at last, so that going back to one shows it at once.
#pragma once

#include "client/link/server_link.h"

#include <QCache>

namespace fairdesk {

// Keeps answers until a change notice names their record or one of a kind that their panels show.
class RecordCache : public QObject
{
    Q_OBJECT
public:
    explicit RecordCache(ServerLink &link, int capacity = 100, QObject *parent = nullptr);

    // From the cache if it holds this record with the same columns and panels.
    QFuture<Result<FetchedRecord>> fetch(const FetchRequest &request);
    bool holds(const QByteArray &entity, qint64 id) const { return m_kept.contains({entity, id}); }
    void clear();

signals:
    // What was fetched before is not true any more.
    void outdated(const QByteArray &entity, qint64 id);

private:
    using Key = std::pair<QByteArray, qint64>;
    struct Entry
    {
        FetchRequest request;
        FetchedRecord answer;
    };

    void onChanged(const QList<ChangeNotice> &changes);
    void keep(const FetchRequest &request, const FetchedRecord &answer, quint64 askedAt);

    ServerLink &m_link;
    QCache<Key, Entry> m_kept;
    // When a record (or, with id 0, its whole kind) was last changed, counted in notices: an answer that was asked for
    // before may be old.
    QHash<Key, quint64> m_changedAt;
    quint64 m_now = 0;
    quint64 m_clearedAt = 0;
};

} // namespace fairdesk
