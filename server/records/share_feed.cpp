#include "server/records/share_feed.h"

#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

const QString userWord = QStringLiteral("user:");
const QString teamWord = QStringLiteral("team:");
const QString editWord = QStringLiteral(" edit");

std::optional<ShareIndex::Grantee> granteeFrom(const Value &value)
{
    const QString text = value.text();
    const qint64 id = text.section(u' ', 0, 0).mid(userWord.size()).toLongLong();
    ShareIndex::Grantee grantee;
    if (text.startsWith(userWord))
        grantee.user = id;
    else if (text.startsWith(teamWord))
        grantee.team = id;
    if (grantee.user == 0 && grantee.team == 0)
        return {};
    grantee.can = text.endsWith(editWord) ? ShareIndex::Can::Edit : ShareIndex::Can::Read;
    return grantee;
}

} // namespace

Value shareText(const std::optional<ShareIndex::Grantee> &grantee)
{
    if (!grantee)
        return Value::null();
    const QString with =
        grantee->user != 0 ? userWord + QString::number(grantee->user) : teamWord + QString::number(grantee->team);
    return Value(with + (grantee->can == ShareIndex::Can::Edit ? editWord : QStringLiteral(" read")));
}

std::optional<ShareChange> shareChangeOf(const AuditRow &row)
{
    if (row.changes.size() != 1 || row.changes.first().field != shareField)
        return {};
    const auto before = granteeFrom(row.changes.first().before);
    const auto after = granteeFrom(row.changes.first().after);
    if (!before && !after)
        return {};
    return ShareChange{{row.entity, row.record, after ? *after : *before}, before.has_value(), after.has_value()};
}

QList<FeedEntry> followersToo(Connection &connection, const Catalogue &catalogue, const FeedEntry &shared)
{
    QList<FeedEntry> entries;
    for (const RecordStore::Follower &follower :
         RecordStore::followers(connection, catalogue, shared.entity, shared.id)) {
        FeedEntry entry = shared;
        entry.entity = follower.entity;
        entry.id = follower.facts.id;
        entry.version = follower.version;
        entry.before = entry.after = follower.facts;
        entry.fields.clear();
        entries.append(std::move(entry));
    }
    return entries;
}

} // namespace fairdesk
