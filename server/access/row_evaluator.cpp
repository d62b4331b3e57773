#include "server/access/row_evaluator.h"

namespace fairdesk {

void ShareIndex::add(const QByteArray &entity, qint64 record, Grantee grantee)
{
    remove(entity, record, grantee.user, grantee.team);
    m_grants[entity][record].append(grantee);
}

void ShareIndex::remove(const QByteArray &entity, qint64 record, qint64 user, qint64 team)
{
    QList<Grantee> &grantees = m_grants[entity][record];
    grantees.removeIf([&](const Grantee &grantee) { return grantee.user == user && grantee.team == team; });
    if (grantees.isEmpty())
        m_grants[entity].remove(record);
}

namespace {

bool isGranted(const ShareIndex::Grantee &grantee, const Caller &caller)
{
    return (grantee.user != 0 && grantee.user == caller.user) ||
           (grantee.team != 0 && caller.memberOf.contains(grantee.team));
}

} // namespace

bool ShareIndex::isShared(const QByteArray &entity, qint64 record, const Caller &with, bool forEdit,
                          const ShareGrant *without) const
{
    const auto ofEntity = m_grants.constFind(entity);
    if (ofEntity == m_grants.constEnd())
        return false;
    const auto grantees = ofEntity->constFind(record);
    if (grantees == ofEntity->constEnd())
        return false;
    const bool isLeftOut = without && without->entity == entity && without->record == record;
    return std::any_of(grantees->begin(), grantees->end(), [&](const Grantee &grantee) {
        if (forEdit && grantee.can != Can::Edit)
            return false;
        if (isLeftOut && grantee.user == without->grantee.user && grantee.team == without->grantee.team)
            return false;
        return isGranted(grantee, with);
    });
}

bool ShareGrant::isFor(const Caller &caller) const
{
    return isGranted(grantee, caller);
}

bool ShareGrant::covers(const QByteArray &rowEntity, const RowFacts &row) const
{
    return (rowEntity == entity && row.id == record) || (row.followed == record && row.followedEntity == entity);
}

bool reaches(const RowAccess &access, const Caller &caller, const QByteArray &entity, const RowFacts &row,
             const ShareIndex &shares, const ShareGrant *without)
{
    if (access.everything)
        return true;
    if (access.owner != 0 && row.owner == access.owner)
        return true;
    const bool withinBranch = access.teamsWithin == 0 || row.branch == access.teamsWithin;
    if (row.team != 0 && withinBranch && access.teams.contains(row.team))
        return true;
    if (access.branch != 0 && row.branch == access.branch)
        return true;
    if (!access.shared)
        return false;
    if (shares.isShared(entity, row.id, caller, access.sharedForEdit, without))
        return true;
    return row.followed != 0 &&
           shares.isShared(row.followedEntity, row.followed, caller, access.sharedForEdit, without);
}

} // namespace fairdesk
