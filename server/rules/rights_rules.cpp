// Whoever may edit users or roles must not become more by it than he is: rights are given on, never made.
#include "common/catalogue/entities/roles.h"
#include "server/rules/business_rules.h"

namespace fairdesk {
namespace {

using UserRow = AccessData::UserRow;
using RoleRow = AccessData::RoleRow;

Error onlyAdministrators()
{
    return Error::forbidden(message(
        QT_TRANSLATE_NOOP("Message", "Only an administrator may change administrators, or make somebody one.")));
}

Error notYourRights()
{
    return Error::forbidden(message(
        QT_TRANSLATE_NOOP("Message", "You may not give rights that you do not have yourself. Ask an administrator.")));
}

Error notYourOwnPlace()
{
    return Error::forbidden(message(QT_TRANSLATE_NOOP(
        "Message", "Your own department and branch decide what you may see. Ask an administrator to change them.")));
}

bool holds(ScopeSet held, ScopeSet wanted)
{
    const auto covers = [&](Scope scope) {
        const bool wider = scope == Scope::Own && (held.has(Scope::Team) || held.has(Scope::Branch));
        return !wanted.has(scope) || held.has(scope) || held.has(Scope::All) || wider;
    };
    return covers(Scope::Own) && covers(Scope::Team) && covers(Scope::Branch) && covers(Scope::All);
}

// What a change of users and roles means for what people may do.
class RightsChange
{
public:
    explicit RightsChange(const RuleContext &context)
        : m_caller(context.caller())
        , m_catalogue(context.catalogue())
        , m_before(context.rightsBefore())
        , m_now(context.rightsNow())
    {
    }

    Result<void> check() const
    {
        for (const qint64 id : idsOf(m_before.roles, m_now.roles)) {
            if (auto done = checkRole(id); !done)
                return done;
        }
        for (const qint64 id : idsOf(m_before.users, m_now.users)) {
            if (auto done = checkUser(id); !done)
                return done;
        }
        return {};
    }

private:
    template<class Row>
    static QList<qint64> idsOf(const QHash<qint64, Row> &before, const QHash<qint64, Row> &now)
    {
        QList<qint64> ids = before.keys() + now.keys();
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    static bool isSame(const RoleRow &one, const RoleRow &other)
    {
        return one.id == other.id && one.administrator == other.administrator && one.permissions == other.permissions &&
               one.rights == other.rights && one.fieldRules == other.fieldRules;
    }

    Result<void> checkRole(qint64 id) const
    {
        const RoleRow before = m_before.roles.value(id);
        const RoleRow now = m_now.roles.value(id);
        if (isSame(before, now))
            return {};
        if (before.administrator || now.administrator)
            return onlyAdministrators();
        return isWithinReach(before) && isWithinReach(now) ? Result<void>() : Result<void>(notYourRights());
    }

    bool isAdministrator(const AccessData &access, const UserRow &user) const
    {
        return std::any_of(user.roles.begin(), user.roles.end(),
                           [&](qint64 role) { return access.roles.value(role).administrator; });
    }

    Result<void> checkUser(qint64 id) const
    {
        const UserRow before = m_before.users.value(id);
        const UserRow now = m_now.users.value(id);
        const QSet<qint64> heldBefore(before.roles.begin(), before.roles.end());
        const QSet<qint64> heldNow(now.roles.begin(), now.roles.end());
        const bool sameAccount = before.id == now.id && before.login == now.login && before.active == now.active;
        if (!(sameAccount && heldBefore == heldNow) &&
            (isAdministrator(m_before, before) || isAdministrator(m_now, now)))
            return onlyAdministrators();
        const bool movesHimself =
            id == m_caller.user && (before.department != now.department || before.office != now.office);
        if (movesHimself)
            return notYourOwnPlace();
        // Whoever is let in again has all his roles anew.
        const QSet<qint64> given = before.active ? heldNow - heldBefore : heldNow;
        const bool within = !now.active || std::all_of(given.begin(), given.end(), [&](qint64 role) {
            return isWithinReach(m_now.roles.value(role));
        });
        return within ? Result<void>() : Result<void>(notYourRights());
    }

    // Whether the caller has all that somebody with this role alone may do.
    bool isWithinReach(const RoleRow &role) const
    {
        if (role.id == 0)
            return true;
        AccessData alone;
        alone.roles.insert(role.id, role);
        alone.users.insert(1, UserRow{1, {}, {}, 0, 0, true, {role.id}});
        const CallerPtr holder = alone.caller(1, m_catalogue);
        if (holder->administrator || !m_caller.permissions.contains(holder->permissions))
            return false;
        const QList<EntityPtr> &entities = m_catalogue.entities();
        return std::all_of(entities.begin(), entities.end(),
                           [&](const EntityPtr &entity) { return isWithinReach(*holder, *entity); });
    }

    bool isWithinReach(const Caller &holder, const EntitySpec &entity) const
    {
        const EntityRights wanted = holder.rights.value(entity.key);
        const EntityRights held = m_caller.rights.value(entity.key);
        for (const Action action : allActions) {
            ScopeSet reach = held.scope(action);
            reach.add(entity.access.of(action)); // what everybody may who is told nothing else
            if (!holds(reach, wanted.scope(action)))
                return false;
        }
        if (wanted.scope(Action::Read) == Scope::None)
            return true;
        return std::all_of(held.fieldRules.keyBegin(), held.fieldRules.keyEnd(), [&](const QByteArray &field) {
            return wanted.fieldRules.value(field, FieldRule::Open) >= held.fieldRules.value(field);
        });
    }

    const Caller &m_caller;
    const Catalogue &m_catalogue;
    const AccessData &m_before;
    AccessData m_now;
};

Result<void> checkRights(RuleContext &context)
{
    const Caller &caller = context.caller();
    return caller.administrator || caller.system ? Result<void>() : RightsChange(context).check();
}

} // namespace

void addRightsRules(RuleBook &book)
{
    book.conclude<User>(checkRights);
    book.conclude<UserRole>(checkRights);
    book.conclude<Role>(checkRights);
    book.conclude<RoleRight>(checkRights);
    book.conclude<RoleFieldRule>(checkRights);
}

} // namespace fairdesk
