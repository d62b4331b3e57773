#include "server/access/access_data.h"

namespace fairdesk {
namespace {

const QByteArray anyEntity = "*";

Scope scopeOf(const AccessData::RoleRow &role, const EntitySpec &entity, Action action)
{
    if (role.administrator)
        return Scope::All;
    const auto own = role.rights.constFind(entity.key);
    if (own != role.rights.constEnd() && own->contains(action))
        return own->value(action);
    // Configuration belongs to the administrator: the wildcard never reaches it.
    const auto wildcard = role.rights.constFind(anyEntity);
    if (wildcard != role.rights.constEnd() && wildcard->contains(action) && !entity.is(Configuration) &&
        !entity.is(Internal))
        return wildcard->value(action);
    return entity.access.of(action);
}

EntityRights rightsOf(const QList<const AccessData::RoleRow *> &roles, const EntitySpec &entity)
{
    EntityRights rights;
    for (const Action action : allActions) {
        for (const AccessData::RoleRow *role : roles)
            rights.scopes[size_t(action)].add(scopeOf(*role, entity, action));
    }
    for (const FieldSpec &field : entity.fields) {
        std::optional<FieldRule> mildest;
        for (const AccessData::RoleRow *role : roles) {
            // A role that cannot read the entity opens none of its fields.
            if (scopeOf(*role, entity, Action::Read) == Scope::None)
                continue;
            const FieldRule rule = role->administrator
                                       ? FieldRule::Open
                                       : role->fieldRules.value(entity.key).value(field.key, FieldRule::Open);
            mildest = mildest ? qMin(*mildest, rule) : rule;
        }
        if (mildest.value_or(FieldRule::Open) != FieldRule::Open)
            rights.fieldRules.insert(field.key, *mildest);
    }
    return rights;
}

} // namespace

const AccessData::UserRow *AccessData::userByLogin(const QByteArray &login) const
{
    for (const UserRow &user : users) {
        if (user.login == login)
            return &user;
    }
    return nullptr;
}

QList<qint64> AccessData::treeBelow(qint64 team) const
{
    if (team == 0)
        return {};
    QList<qint64> tree{team};
    for (qsizetype next = 0; next < tree.size(); ++next) {
        for (const TeamRow &row : teams) {
            if (row.parent == tree.at(next) && !tree.contains(row.id))
                tree.append(row.id);
        }
    }
    std::sort(tree.begin(), tree.end());
    return tree;
}

CallerPtr AccessData::caller(qint64 user, const Catalogue &catalogue) const
{
    const auto found = users.constFind(user);
    if (found == users.constEnd() || !found->active)
        return nullptr;
    auto caller = std::make_shared<Caller>();
    caller->user = found->id;
    caller->login = found->login;
    caller->name = found->name;
    caller->team = found->department;
    caller->branch = found->office;
    caller->teamTree = treeBelow(found->department);
    if (found->department != 0)
        caller->memberOf = {found->department};
    QList<const RoleRow *> held;
    for (const qint64 id : found->roles) {
        const auto role = roles.constFind(id);
        if (role == roles.constEnd())
            continue;
        held.append(&*role);
        caller->administrator = caller->administrator || role->administrator;
        caller->permissions.unite(role->permissions);
    }
    for (const EntityPtr &entity : catalogue.entities())
        caller->rights.insert(entity->key, rightsOf(held, *entity));
    return caller;
}

} // namespace fairdesk
