#include "server/net/feed_replay.h"

#include "server/records/share_feed.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

namespace fairdesk {
namespace {

ChangeAction changeAction(const QByteArray &action)
{
    if (action == "created")
        return ChangeAction::Created;
    if (action == "deleted" || action == "purged")
        return ChangeAction::Deleted;
    if (action == "restored")
        return ChangeAction::Restored;
    return ChangeAction::Updated;
}

FeedEntry entryOf(const AuditRow &row)
{
    FeedEntry entry;
    entry.sequence = row.sequence;
    entry.entity = row.entity;
    entry.id = row.record;
    entry.action = changeAction(row.action);
    entry.version = row.version;
    entry.user = row.user;
    entry.requestKey = row.requestKey;
    entry.before = row.before;
    entry.after = row.after;
    for (const AuditFieldChange &change : row.changes)
        entry.fields.append(change.field);
    return entry;
}

// The feed's memory is read without values, but a share is in them.
std::optional<ShareChange> shareOf(Connection &connection, const Catalogue &catalogue, const AuditRow &row)
{
    if (row.action != "shared" && row.action != "unshared")
        return {};
    for (const AuditRow &full : AuditStore::ofGroup(connection, catalogue, row.group)) {
        if (full.sequence == row.sequence)
            return shareChangeOf(full);
    }
    return {};
}

} // namespace

Result<FeedReplay> FeedReplay::load(const Database &database, const Catalogue &catalogue, qint64 after, int limit)
{
    FeedReplay replay;
    const auto read = database.read([&](Connection &connection) -> Result<void> {
        // A number from the future comes from before a restore: nothing that is known can be relied upon.
        if (after > AuditStore::lastSequence(connection)) {
            replay.missed = true;
            return {};
        }
        const QList<AuditRow> rows = AuditStore::after(connection, after, limit + 1);
        if (rows.size() > limit) {
            replay.missed = true;
            return {};
        }
        for (const AuditRow &row : rows) {
            FeedEntry entry = entryOf(row);
            entry.share = shareOf(connection, catalogue, row);
            replay.entries.append(entry);
            if (entry.share)
                replay.entries += followersToo(connection, catalogue, entry);
        }
        if (replay.entries.size() > limit)
            replay = {{}, true};
        return {};
    });
    if (!read)
        return read.error();
    return replay;
}

} // namespace fairdesk
