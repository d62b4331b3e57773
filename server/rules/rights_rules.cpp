// Whoever may edit users or roles must not become more by it than he is: rights are given on, never made.
#include "common/catalogue/entities/roles.h"
#include "server/access/rights_reach.h"
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

// What a change of users, roles and the department tree means for what people may do.
class RightsChange
{
public:
    RightsChange(const RuleContext &context, const Caller &caller)
        : m_caller(caller)
        , m_catalogue(context.catalogue())
        , m_reach(m_caller, m_catalogue)
        , m_before(context.rightsBefore())
        , m_now(context.rightsNow())
        , m_isRehung(isTreeChanged())
    {
        // Nothing stands in a department that this save makes or removes; one that it brings back has its records.
        if (!context.isRestore()) {
            const QSet<qint64> before(m_before.teams.keyBegin(), m_before.teams.keyEnd());
            const QSet<qint64> now(m_now.teams.keyBegin(), m_now.teams.keyEnd());
            m_emptyTeams = (before - now) + (now - before);
        }
    }

    Result<void> check() const
    {
        QSet<qint64> changedRoles;
        for (const qint64 id : idsOf(m_before.roles, m_now.roles)) {
            if (isSame(m_before.roles.value(id), m_now.roles.value(id)))
                continue;
            changedRoles.insert(id);
            if (auto done = checkRole(id); !done)
                return done;
        }
        QSet<Standing> judged; // colleagues of one department mostly hold the same roles
        for (const qint64 id : idsOf(m_before.users, m_now.users)) {
            const UserRow before = m_before.users.value(id);
            const UserRow now = m_now.users.value(id);
            if (isSame(before, now)) {
                const Standing standing{now.roles, {now.department, now.office}};
                const bool isTouched =
                    now.active && (m_isRehung || std::any_of(now.roles.begin(), now.roles.end(),
                                                             [&](qint64 role) { return changedRoles.contains(role); }));
                if (!isTouched || judged.contains(standing))
                    continue;
                judged.insert(standing);
            }
            if (auto done = checkUser(before, now); !done)
                return done;
        }
        return {};
    }

private:
    using Standing = std::pair<QList<qint64>, std::pair<qint64, qint64>>; // roles, department, branch

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
        if (before.administrator || now.administrator)
            return onlyAdministrators();
        return m_reach.holds(before) && m_reach.holds(now) ? Result<void>() : Result<void>(notYourRights());
    }

    bool isAdministrator(const AccessData &access, const UserRow &user) const
    {
        return std::any_of(user.roles.begin(), user.roles.end(),
                           [&](qint64 role) { return access.roles.value(role).administrator; });
    }

    Result<void> checkUser(const UserRow &before, const UserRow &now) const
    {
        const QSet<qint64> heldBefore(before.roles.begin(), before.roles.end());
        const QSet<qint64> heldNow(now.roles.begin(), now.roles.end());
        const bool sameAccount = before.id == now.id && before.login == now.login && before.active == now.active;
        if (!(sameAccount && heldBefore == heldNow) &&
            (isAdministrator(m_before, before) || isAdministrator(m_now, now)))
            return onlyAdministrators();
        const bool isMoved =
            before.id == now.id && (before.department != now.department || before.office != now.office);
        if (isMoved && now.id == m_caller.user)
            return notYourOwnPlace();
        // Who is moved, or loses a role, could be given another place and password next: that is for those who reach
        // all that he does.
        const bool loses = before.id != 0 && (!heldNow.contains(heldBefore) || (before.active && !now.active));
        if ((isMoved || loses) && !m_reach.commands(m_before, before))
            return beyondYourReach();
        if (isMoved && !m_reach.commands(m_now, now))
            return beyondYourReach();
        // A department that is hung elsewhere is also taken from those above it.
        const bool within = m_reach.holdsGain(m_before, m_now, now.id, m_emptyTeams) &&
                            (!isSame(before, now) || m_reach.holdsGain(m_now, m_before, now.id, m_emptyTeams));
        return within ? Result<void>() : Result<void>(notYourRights());
    }

    static bool isSame(const UserRow &one, const UserRow &other)
    {
        return one.id == other.id && one.login == other.login && one.department == other.department &&
               one.office == other.office && one.active == other.active && one.roles == other.roles;
    }

    bool isTreeChanged() const
    {
        const QList<qint64> ids = idsOf(m_before.teams, m_now.teams);
        return std::any_of(ids.begin(), ids.end(),
                           [&](qint64 id) { return m_before.teams.value(id).parent != m_now.teams.value(id).parent; });
    }

    const Caller &m_caller;
    const Catalogue &m_catalogue;
    RightsReach m_reach;
    const AccessData &m_before;
    AccessData m_now;
    bool m_isRehung;
    QSet<qint64> m_emptyTeams;
};

Result<void> checkRights(RuleContext &context)
{
    const Caller &caller = context.caller();
    if (caller.user == 0 && caller.system)
        return {};
    // Where the program writes for a person, he is asked for his own rights all the same.
    const CallerPtr person = context.rightsBefore().caller(caller.user, context.catalogue());
    if (!person)
        return Error::forbidden();
    return person->administrator ? Result<void>() : RightsChange(context, *person).check();
}

} // namespace

void addRightsRules(RuleBook &book)
{
    book.conclude<Team>(checkRights);
    book.conclude<User>(checkRights);
    book.conclude<UserRole>(checkRights);
    book.conclude<Role>(checkRights);
    book.conclude<RoleRight>(checkRights);
    book.conclude<RoleFieldRule>(checkRights);
}

} // namespace fairdesk
