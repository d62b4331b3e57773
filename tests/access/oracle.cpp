#include "tests/access/oracle.h"

namespace fairdesk::test {
namespace {

// From the mildest to the strictest.
const QList<QByteArray> rules{"open", "readonly", "masked", "hidden"};

} // namespace

bool Oracle::isAdministrator(qint64 user) const
{
    for (const qint64 role : users.value(user).roles) {
        if (roles.value(role).administrator)
            return true;
    }
    return false;
}

QByteArray Oracle::scopeOfRole(const Role &role, const QByteArray &kind, const QByteArray &action) const
{
    if (role.administrator)
        return "all";
    // What the role says of this kind of record itself …
    if (role.rights.value(kind).contains(action))
        return role.rights.value(kind).value(action);
    // … else what it says of all kinds, which does not mean the administrator's and the program's own …
    const Kind &facts = kinds.value(kind);
    if (role.rights.value("*").contains(action) && !facts.configuration && !facts.internal)
        return role.rights.value("*").value(action);
    // … else what everybody may.
    return facts.defaults.value(action, "none");
}

QList<QByteArray> Oracle::scopes(qint64 user, const QByteArray &kind, const QByteArray &action) const
{
    QList<QByteArray> all;
    for (const qint64 role : users.value(user).roles) {
        const QByteArray scope = scopeOfRole(roles.value(role), kind, action);
        if (scope != "none")
            all.append(scope);
    }
    return all;
}

bool Oracle::mayAtAll(qint64 user, const QByteArray &kind, const QByteArray &action) const
{
    return !scopes(user, kind, action).isEmpty();
}

bool Oracle::isInTree(qint64 team, qint64 root) const
{
    for (int steps = 0; team != 0 && steps < 100; ++steps) {
        if (team == root)
            return true;
        team = parentOfTeam.value(team, 0);
    }
    return false;
}

bool Oracle::isShared(qint64 user, const QByteArray &kind, qint64 record, bool forEdit) const
{
    const qint64 department = users.value(user).department;
    for (const Share &share : shares) {
        const bool his = share.user == user || (share.team != 0 && share.team == department);
        if (his && share.kind == kind && share.record == record && (share.edit || !forEdit))
            return true;
    }
    return false;
}

bool Oracle::within(qint64 user, const QByteArray &scope, const Row &row) const
{
    const User &person = users.value(user);
    if (scope == "all" || row.owner == user)
        return true;
    if (scope == "team")
        return person.department != 0 && isInTree(row.team, person.department);
    return scope == "branch" && person.branch != 0 && row.branch == person.branch;
}

bool Oracle::reaches(qint64 user, const QByteArray &kind, qint64 record, const QByteArray &action) const
{
    const QList<QByteArray> granted = scopes(user, kind, action);
    if (granted.isEmpty())
        return false;
    const Kind &facts = kinds.value(kind);
    // Records without an owner are all or nothing.
    if (facts.configuration || facts.unowned)
        return true;
    Row row = rows.value(kind).value(record);
    const qint64 followed = row.followed;
    // Who sees the customer sees what happened with him.
    if (!facts.follows.isEmpty() && followed != 0)
        row = rows.value(facts.follows).value(followed);
    for (const QByteArray &scope : granted) {
        if (within(user, scope, row))
            return true;
    }
    // What was shared may be read and exported, and edited if it was shared so.
    if (action != "read" && action != "edit" && action != "export")
        return false;
    const bool forEdit = action == "edit";
    if (isShared(user, kind, record, forEdit))
        return true;
    return !facts.follows.isEmpty() && followed != 0 && isShared(user, facts.follows, followed, forEdit);
}

bool Oracle::sees(qint64 user, const QByteArray &kind, qint64 record) const
{
    const auto &ofKind = rows.value(kind);
    return ofKind.contains(record) && !ofKind.value(record).deleted && reaches(user, kind, record, "read");
}

bool Oracle::mayDo(qint64 user, const QByteArray &kind, qint64 record, const QByteArray &action) const
{
    return sees(user, kind, record) && reaches(user, kind, record, action);
}

bool Oracle::mayPlace(qint64 user, const QByteArray &kind, const Row &row) const
{
    if (isAdministrator(user) || kinds.value(kind).unowned || kinds.value(kind).configuration ||
        scopes(user, kind, "assign").contains("all"))
        return true;
    const User &person = users.value(user);
    const User &owner = users.value(row.owner);
    const bool team = row.team == 0 || row.team == owner.department ||
                      (person.department != 0 && isInTree(row.team, person.department));
    const bool branch = row.branch == 0 || row.branch == owner.branch || row.branch == person.branch;
    return team && branch;
}

bool Oracle::mayTake(qint64 user, const QByteArray &kind, qint64 record) const
{
    const Kind &facts = kinds.value(kind);
    const bool explains = facts.configuration || facts.unowned;
    return sees(user, kind, record) && (explains || reaches(user, kind, record, "export"));
}

QByteArray Oracle::fieldRule(qint64 user, const QByteArray &kind, const QByteArray &field) const
{
    if (isAdministrator(user))
        return "open";
    QByteArray mildest;
    for (const qint64 id : users.value(user).roles) {
        const Role role = roles.value(id);
        if (scopeOfRole(role, kind, "read") == "none")
            continue; // opens nothing of what it cannot read
        const QByteArray rule = role.fieldRules.value(kind).value(field, "open");
        if (mildest.isEmpty() || rules.indexOf(rule) < rules.indexOf(mildest))
            mildest = rule;
    }
    return mildest.isEmpty() ? QByteArray("hidden") : mildest;
}

bool Oracle::mayDecideBy(qint64 user, const QByteArray &kind, const QByteArray &field) const
{
    const QByteArray rule = fieldRule(user, kind, field);
    return rule == "open" || rule == "readonly";
}

} // namespace fairdesk::test
