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
    // "<>0" says what the value cannot: that the partial index serves.
    SqlPiece piece{"SELECT record FROM fd_share WHERE grantee_user=? AND grantee_user<>0 AND entity=?" + edit,
                   {caller.user, entity}};
    for (const qint64 team : caller.memberOf) {
        piece += " UNION ALL SELECT record FROM fd_share WHERE grantee_team=? AND grantee_team<>0 AND entity=?" + edit;
        piece.values += QList<SqlValue>{team, entity};
    }
    return piece;
}

} // namespace

QList<SqlPiece> grantedIds(const RowAccess &access, const Caller &caller, const EntitySpec &entity)
{
    QList<SqlPiece> pieces{grants(entity.key, access, caller)};
    if (const FieldSpec *followed = entity.follows.isEmpty() ? nullptr : entity.field(entity.follows)) {
        SqlPiece piece{"SELECT \"id\" FROM " + quoted(entity.key) + " WHERE \"deleted_at\" IS NULL AND " +
                           quoted(columnName(*followed)) + " IN (",
                       {}};
        piece += grants(followed->target, access, caller);
        piece += ")";
        pieces.append(piece);
    }
    return pieces;
}

namespace {

struct AccessBranch
{
    SqlPiece condition;
    SqlPiece others; // "not in this branch", true for nulls too
};

// What was shared itself, and what follows a record that was: two branches, because they go by two indexes.
QList<AccessBranch> sharedBranches(const RowAccess &access, const Caller &caller, const EntitySpec &entity,
                                   const QByteArray &alias)
{
    if (!access.shared)
        return {};
    const auto among = [&](const QByteArray &expression, const char *in, const QByteArray &target) {
        SqlPiece piece{expression + in, {}};
        piece += grants(target, access, caller);
        piece += ")";
        return piece;
    };
    const QByteArray id = alias + ".\"id\"";
    QList<AccessBranch> branches{{among(id, " IN (", entity.key), among(id, " NOT IN (", entity.key)}};
    if (const FieldSpec *followed = entity.follows.isEmpty() ? nullptr : entity.field(entity.follows)) {
        const QByteArray link = alias + '.' + quoted(columnName(*followed));
        branches.append(
            {among(link, " IN (", followed->target), among("coalesce(" + link + ",0)", " NOT IN (", followed->target)});
    }
    return branches;
}

QList<AccessBranch> branchesOf(const RowAccess &access, const QByteArray &alias)
{
    QList<AccessBranch> branches;
    const auto column = [&](const char *name) { return alias + ".\"" + name + '"'; };
    if (access.owner != 0)
        branches.append(AccessBranch{{column("owner") + "=?", {access.owner}},
                                     {"coalesce(" + column("owner") + ",0)<>?", {access.owner}}});
    if (access.branch != 0)
        branches.append(AccessBranch{{column("branch") + "=?", {access.branch}},
                                     {"coalesce(" + column("branch") + ",0)<>?", {access.branch}}});
    // Condition and its opposite, both within the branch office if the teams are only meant there.
    const auto add = [&](SqlPiece condition, SqlPiece others) {
        if (access.teamsWithin != 0) {
            condition += SqlPiece{" AND " + column("branch") + "=?", {access.teamsWithin}};
            others = {'(' + others.sql + " OR coalesce(" + column("branch") + ",0)<>?)",
                      others.values + QList<SqlValue>{access.teamsWithin}};
            condition.sql = '(' + condition.sql + ')';
        }
        branches.append({std::move(condition), std::move(others)});
    };
    if (access.teams.size() > mostTeamBranches) {
        SqlPiece others = inList("coalesce(" + column("team") + ",0)", access.teams);
        add(inList(column("team"), access.teams), {"NOT (" + others.sql + ')', others.values});
        return branches;
    }
    for (const qint64 team : access.teams)
        add({column("team") + "=?", {team}}, {"coalesce(" + column("team") + ",0)<>?", {team}});
    return branches;
}

} // namespace

SqlPiece accessCondition(const RowAccess &access, const Caller &caller, const EntitySpec &entity,
                         const QByteArray &alias)
{
    if (access.everything)
        return {"1=1", {}};
    QList<SqlPiece> conditions;
    for (const AccessBranch &branch : branchesOf(access, alias))
        conditions.append(branch.condition);
    for (const AccessBranch &branch : sharedBranches(access, caller, entity, alias))
        conditions.append(branch.condition);
    if (conditions.isEmpty())
        return {"1=0", {}};
    SqlPiece all = joined(conditions, " OR ");
    return {'(' + all.sql + ')', all.values};
}

QList<SqlPiece> accessBranches(const RowAccess &access, const Caller &caller, const EntitySpec &entity,
                               const QByteArray &alias)
{
    if (access.everything)
        return {{"1=1", {}}};
    if (access.nothing())
        return {{"1=0", {}}};
    QList<SqlPiece> result;
    SqlPiece excluded;
    for (const AccessBranch &branch : branchesOf(access, alias) + sharedBranches(access, caller, entity, alias)) {
        SqlPiece piece = branch.condition;
        piece += excluded;
        result.append(piece);
        excluded += " AND ";
        excluded += branch.others;
    }
    return result;
}

} // namespace fairdesk
