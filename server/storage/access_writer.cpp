#include "server/storage/access_writer.h"

#include "server/storage/schema.h"

namespace fairdesk {
namespace {

// Beyond this a branch a team costs more than it saves.
constexpr qsizetype mostTeamBranches = 12;

// The ids of the entity's records that were given to the caller or his team.
SqlPiece grants(const QByteArray &entity, const RowAccess &access, const Caller &caller)
{
    const QByteArray edit = access.sharedForEdit ? " AND can_edit=1" : "";
    SqlPiece piece{"SELECT record FROM fd_share WHERE grantee_user=? AND entity=?" + edit, {caller.user, entity}};
    for (const qint64 team : caller.memberOf) {
        piece += " UNION ALL SELECT record FROM fd_share WHERE grantee_team=? AND entity=?" + edit;
        piece.values += QList<SqlValue>{team, entity};
    }
    return piece;
}

} // namespace

QList<SqlPiece> grantedIds(const RowAccess &access, const Caller &caller, const EntitySpec &entity)
{
    QList<SqlPiece> pieces{grants(entity.key, access, caller)};
    if (const FieldSpec *followed = entity.follows.isEmpty() ? nullptr : entity.field(entity.follows)) {
        SqlPiece piece{"SELECT \"id\" FROM " + quoted(entity.key) + " WHERE " + quoted(columnName(*followed)) + " IN (", {}};
        piece += grants(followed->target, access, caller);
        piece += ")";
        pieces.append(piece);
    }
    return pieces;
}

namespace {

SqlPiece sharedCondition(const RowAccess &access, const Caller &caller, const EntitySpec &entity, const QByteArray &alias)
{
    SqlPiece piece{alias + ".\"id\" IN (", {}};
    piece += grants(entity.key, access, caller);
    piece += ")";
    if (const FieldSpec *followed = entity.follows.isEmpty() ? nullptr : entity.field(entity.follows)) {
        piece += " OR " + alias + '.' + quoted(columnName(*followed)) + " IN (";
        piece += grants(followed->target, access, caller);
        piece += ")";
    }
    return {'(' + piece.sql + ')', piece.values};
}

struct AccessBranch
{
    SqlPiece condition;
    SqlPiece others; // "not in this branch", true for nulls too
};

QList<AccessBranch> branchesOf(const RowAccess &access, const QByteArray &alias)
{
    QList<AccessBranch> branches;
    const auto column = [&](const char *name) { return alias + ".\"" + name + '"'; };
    if (access.owner != 0)
        branches.append(AccessBranch{{column("owner") + "=?", {access.owner}}, {"coalesce(" + column("owner") + ",0)<>?", {access.owner}}});
    if (access.branch != 0)
        branches.append(AccessBranch{{column("branch") + "=?", {access.branch}}, {"coalesce(" + column("branch") + ",0)<>?", {access.branch}}});
    if (access.teams.size() > mostTeamBranches) {
        SqlPiece others = inList("coalesce(" + column("team") + ",0)", access.teams);
        branches.append(AccessBranch{inList(column("team"), access.teams), {"NOT (" + others.sql + ')', others.values}});
        return branches;
    }
    for (const qint64 team : access.teams)
        branches.append(AccessBranch{{column("team") + "=?", {team}}, {"coalesce(" + column("team") + ",0)<>?", {team}}});
    return branches;
}

} // namespace

SqlPiece accessCondition(const RowAccess &access, const Caller &caller, const EntitySpec &entity, const QByteArray &alias)
{
    if (access.everything)
        return {"1=1", {}};
    QList<SqlPiece> conditions;
    for (const AccessBranch &branch : branchesOf(access, alias))
        conditions.append(branch.condition);
    if (access.shared)
        conditions.append(sharedCondition(access, caller, entity, alias));
    if (conditions.isEmpty())
        return {"1=0", {}};
    SqlPiece all = joined(conditions, " OR ");
    return {'(' + all.sql + ')', all.values};
}

QList<SqlPiece> accessBranches(const RowAccess &access, const Caller &caller, const EntitySpec &entity, const QByteArray &alias)
{
    if (access.everything)
        return {{"1=1", {}}};
    if (access.nothing())
        return {{"1=0", {}}};
    QList<SqlPiece> result;
    SqlPiece excluded;
    for (const AccessBranch &branch : branchesOf(access, alias)) {
        SqlPiece piece = branch.condition;
        piece += excluded;
        result.append(piece);
        excluded += " AND ";
        excluded += branch.others;
    }
    if (access.shared) {
        SqlPiece piece = sharedCondition(access, caller, entity, alias);
        piece += excluded;
        result.append(piece);
    }
    return result;
}

} // namespace fairdesk
