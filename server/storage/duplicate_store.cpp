#include "server/storage/duplicate_store.h"

namespace fairdesk {

QList<DuplicateHit> DuplicateStore::find(Connection &connection, const QByteArray &entity,
                                         const QList<QByteArray> &keys, qint64 except, int limit)
{
    QList<DuplicateHit> hits;
    for (const QByteArray &key : keys) {
        Statement &query = connection.statement(
            "SELECT record FROM fd_duplicate_key WHERE entity=? AND key=? AND record<>? ORDER BY record LIMIT ?");
        query.bind({entity, key, except, qint64(limit)});
        while (query.step())
            hits.append({query.integer(0), key});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const DuplicateHit &a, const DuplicateHit &b) { return a.record < b.record; });
    return hits;
}

void DuplicateStore::replace(Connection &connection, const QByteArray &entity, qint64 record,
                             const QList<QByteArray> &before, const QList<QByteArray> &after)
{
    for (const QByteArray &key : before) {
        if (!after.contains(key))
            connection.run("DELETE FROM fd_duplicate_key WHERE entity=? AND key=? AND record=?", {entity, key, record});
    }
    for (const QByteArray &key : after) {
        if (!before.contains(key))
            connection.run("INSERT INTO fd_duplicate_key(entity, key, record) VALUES(?,?,?) ON CONFLICT DO NOTHING",
                           {entity, key, record});
    }
}

} // namespace fairdesk
