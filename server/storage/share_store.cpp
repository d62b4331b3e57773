#include "server/storage/share_store.h"

namespace fairdesk {
namespace {

constexpr char selectShares[] = "SELECT entity, record, grantee_user, grantee_team, can_edit FROM fd_share";

ShareRow readShare(const Statement &row)
{
    const auto can = row.integer(4) != 0 ? ShareIndex::Can::Edit : ShareIndex::Can::Read;
    return {row.bytes(0), row.integer(1), {row.integer(2), row.integer(3), can}};
}

QList<ShareRow> readShares(Statement &query)
{
    QList<ShareRow> shares;
    while (query.step())
        shares.append(readShare(query));
    return shares;
}

QList<SqlValue> keyOf(const ShareRow &share)
{
    return {share.entity, share.record, share.grantee.user, share.grantee.team};
}

constexpr char byKey[] = " WHERE entity=? AND record=? AND grantee_user=? AND grantee_team=?";

} // namespace

void ShareStore::put(Connection &connection, const ShareRow &share, Instant at, qint64 grantedBy)
{
    QList<SqlValue> values = keyOf(share);
    values += {qint64(share.grantee.can == ShareIndex::Can::Edit), at.milliseconds, grantedBy};
    connection.run("INSERT INTO fd_share(entity, record, grantee_user, grantee_team, can_edit, at, granted_by) "
                   "VALUES(?,?,?,?,?,?,?) "
                   "ON CONFLICT(entity, record, grantee_user, grantee_team) DO UPDATE SET can_edit=excluded.can_edit, "
                   "at=excluded.at, "
                   "granted_by=excluded.granted_by",
                   values);
}

void ShareStore::remove(Connection &connection, const ShareRow &share)
{
    connection.run(QByteArray("DELETE FROM fd_share") + byKey, keyOf(share));
}

std::optional<ShareRow> ShareStore::find(Connection &connection, const ShareRow &share)
{
    const QList<ShareRow> found = readShares(connection.statement(QByteArray(selectShares) + byKey).bind(keyOf(share)));
    return found.isEmpty() ? std::nullopt : std::optional<ShareRow>(found.first());
}

QList<ShareRow> ShareStore::of(Connection &connection, const QByteArray &entity, qint64 record)
{
    return readShares(
        connection
            .statement(QByteArray(selectShares) + " WHERE entity=? AND record=? ORDER BY grantee_team, grantee_user")
            .bind({entity, record}));
}

QList<ShareRow> ShareStore::all(Connection &connection)
{
    return readShares(connection.statement(selectShares));
}

} // namespace fairdesk
