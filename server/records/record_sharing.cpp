// Giving one record to a person or a team, and erasing what its trail remembers of a person.
#include "server/records/change_feed.h"
#include "server/records/record_service_private.h"
#include "server/records/share_feed.h"
#include "server/records/stages/access_stage.h"
#include "server/records/stages/write_stage.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

Result<void> checkGrantee(const SaveScope &scope, const ShareIndex::Grantee &grantee)
{
    const auto user = scope.snapshot.access->users.constFind(grantee.user);
    const bool isUser =
        grantee.user != 0 && grantee.team == 0 && user != scope.snapshot.access->users.constEnd() && user->active;
    const bool isTeam = grantee.team != 0 && grantee.user == 0 && scope.snapshot.access->teams.contains(grantee.team);
    if (isUser || isTeam)
        return {};
    return Error::invalid(
        {{shareField, message(QT_TRANSLATE_NOOP("Message", "Choose one active user or one team to share with."))}});
}

Result<Record> livingRecord(const SaveScope &scope, const QByteArray &entity, qint64 id)
{
    const EntityPtr spec = scope.entity(entity);
    if (!spec || spec->is(Internal))
        return Error::notFound();
    auto record = RecordStore::load(scope.connection, spec, id);
    if (!record || !record->at(DeletedAtField).isEmpty() || !mayUse(scope, *record, Action::Read))
        return Error::notFound();
    return *record;
}

AuditRow trailRow(const Record &record, const QByteArray &action)
{
    AuditRow row;
    row.entity = record.entity().key;
    row.record = record.id();
    row.action = action;
    row.version = record.version();
    row.before = factsOf(record);
    row.after = row.before;
    return row;
}

} // namespace

Result<void> RecordService::Private::changeShare(Connection &connection, const CallContext &context, ShareRow share,
                                                 bool removed)
{
    forgetRolledBack(connection);
    Result<SaveScope> scope = openScope(connection, context);
    if (!scope)
        return scope.error();
    const Result<Record> record = livingRecord(*scope, share.entity, share.record);
    if (!record)
        return record.error();
    const bool mayShare = mayUse(*scope, *record, Action::Share);
    // Nobody gives more than he has.
    const bool mayGive = share.grantee.can == ShareIndex::Can::Read || mayUse(*scope, *record, Action::Edit);
    if (!mayShare || !(removed || mayGive))
        return Error::forbidden();
    if (!removed) {
        if (auto done = checkGrantee(*scope, share.grantee); !done)
            return done;
    }
    const auto earlier = ShareStore::find(connection, share);
    if (removed ? !earlier : earlier && earlier->grantee == share.grantee)
        return {};
    if (removed)
        ShareStore::remove(connection, share);
    else
        ShareStore::put(connection, share, scope->now, scope->caller().user);
    AuditRow row = trailRow(*record, removed ? "unshared" : "shared");
    using Grantee = std::optional<ShareIndex::Grantee>;
    row.changes = {{shareField, shareText(earlier ? Grantee(earlier->grantee) : Grantee()),
                    shareText(removed ? Grantee() : Grantee(share.grantee))}};
    writeTrail(*scope, std::move(row), record->entity());
    AuditStore::keepHead(connection, scope->head);
    const FeedEntry told = feed.pending().entries.last();
    for (FeedEntry &follower : followersToo(connection, *scope->snapshot.catalogue, told))
        feed.append(std::move(follower));
    shares.append({scope->head.sequence, std::move(share), removed});
    database.endGroup(); // the next save shall meet it
    return {};
}

Result<void> RecordService::Private::erase(Connection &connection, const CallContext &context, const QByteArray &entity,
                                           qint64 id)
{
    forgetRolledBack(connection);
    Result<SaveScope> scope = openScope(connection, context);
    if (!scope)
        return scope.error();
    if (!scope->caller().may("audit.erase"))
        return Error::forbidden();
    const EntityPtr spec = scope->entity(entity);
    const auto record = spec && !spec->is(Internal) ? RecordStore::load(connection, spec, id) : std::nullopt;
    if (!record || !mayUse(*scope, *record, Action::Read))
        return Error::notFound();
    AuditRow row = trailRow(*record, "erased");
    row.at = scope->now;
    row.user = scope->caller().user;
    row.origin = scope->context.origin;
    row.session = scope->context.session;
    AuditStore::Head head = AuditStore::head(connection);
    AuditStore::eraseValues(connection, head, row, *spec);
    AuditStore::keepHead(connection, head);
    return {};
}

Result<void> RecordService::share(const CallContext &context, const QByteArray &entity, qint64 id, ShareTarget with,
                                  bool canEdit)
{
    const ShareRow share{entity, id, {with.user, with.team, canEdit ? ShareIndex::Can::Edit : ShareIndex::Can::Read}};
    return d->database.writeNow(
        [&](Connection &connection) { return d->changeShare(connection, context, share, false); });
}

Result<void> RecordService::unshare(const CallContext &context, const QByteArray &entity, qint64 id, ShareTarget with)
{
    const ShareRow share{entity, id, {with.user, with.team, ShareIndex::Can::Read}};
    return d->database.writeNow(
        [&](Connection &connection) { return d->changeShare(connection, context, share, true); });
}

Result<void> RecordService::eraseHistory(const CallContext &context, const QByteArray &entity, qint64 id)
{
    return d->database.writeNow([&](Connection &connection) { return d->erase(connection, context, entity, id); });
}

} // namespace fairdesk
