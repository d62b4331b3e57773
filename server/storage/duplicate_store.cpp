#include "server/storage/duplicate_store.h"

namespace fairdesk {

QList<DuplicateHit> DuplicateStore::find(Connection &connection, const QByteArray &entity,
                                         const QList<QByteArray> &keys, qint64 except, int limit)
{
    QList<DuplicateHit> hits;
    if (keys.isEmpty())
        return hits;
    // Each key with a limit of its own, all in one question.
    QByteArray sql;
    QList<SqlValue> values;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QByteArray place = QByteArray::number(i);
        sql += (i > 0 ? " UNION ALL " : "") + ("SELECT * FROM (SELECT record, " + place) +
               " AS place FROM fd_duplicate_key WHERE entity=? AND key=? AND record<>? ORDER BY record LIMIT ?) AS k" +
               place;
        values += {entity, keys.at(i), except, qint64(limit)};
    }
    Statement &query = connection.statement(sql).bind(values);
    while (query.step())
        hits.append({query.integer(0), keys.at(query.integer(1))});
    std::stable_sort(hits.begin(), hits.end(),
                     [](const DuplicateHit &a, const DuplicateHit &b) { return a.record < b.record; });
    return hits;
}

void DuplicateStore::beginLoad(Connection &connection)
{
    connection.execute("CREATE TABLE fd_loaded_key(entity TEXT NOT NULL, key TEXT NOT NULL, record BIGINT NOT NULL)");
}

void DuplicateStore::append(BulkRows &rows, const QByteArray &entity, qint64 record, const QList<QByteArray> &keys)
{
    static const QByteArray insert = "INSERT INTO fd_loaded_key(entity, key, record) VALUES";
    static const QByteArray row = placeholders(3);
    if (keys.isEmpty())
        return;
    BulkTable &table = rows.table(insert, row);
    for (const QByteArray &key : keys)
        table.add(entity).add(key).add(record);
}

void DuplicateStore::endLoad(Connection &connection)
{
    connection.execute(
        "INSERT INTO fd_duplicate_key(entity, key, record) SELECT entity, key, record FROM fd_loaded_key "
        "WHERE true ORDER BY entity, key, record ON CONFLICT DO NOTHING");
    connection.forgetStatements();
    connection.execute("DROP TABLE fd_loaded_key");
}

void DuplicateStore::forget(Connection &connection, const QByteArray &entity, qint64 record)
{
    connection.run("DELETE FROM fd_duplicate_key WHERE entity=? AND record=?", {entity, record});
}

void DuplicateStore::replace(Connection &connection, const QByteArray &entity, qint64 record,
                             const QList<QByteArray> &before, const QList<QByteArray> &after)
{
    for (const QByteArray &key : before) {
        if (!after.contains(key))
            connection.runLater("DELETE FROM fd_duplicate_key WHERE entity=? AND key=? AND record=?",
                                {entity, key, record});
    }
    for (const QByteArray &key : after) {
        if (!before.contains(key))
            connection.runLater(
                "INSERT INTO fd_duplicate_key(entity, key, record) VALUES(?,?,?) ON CONFLICT DO NOTHING",
                {entity, key, record});
    }
}

} // namespace fairdesk
