#include "server/access/rights_reach.h"

namespace fairdesk {
namespace {

using UserRow = AccessData::UserRow;
using RoleRow = AccessData::RoleRow;

// Never null, whatever the account's state.
CallerPtr callerOf(const AccessData &access, UserRow account, const Catalogue &catalogue)
{
    AccessData alone;
    account.active = true;
    for (const qint64 role : std::as_const(account.roles)) {
        if (access.roles.contains(role))
            alone.roles.insert(role, access.roles.value(role));
    }
    alone.teams = access.teams;
    alone.users.insert(account.id, account);
    return alone.caller(account.id, catalogue);
}

bool opensFields(const EntityRights &had, const EntityRights &has)
{
    return std::any_of(had.fieldRules.keyBegin(), had.fieldRules.keyEnd(), [&](const QByteArray &field) {
        return has.fieldRules.value(field, FieldRule::Open) < had.fieldRules.value(field);
    });
}

} // namespace

bool RightsReach::holds(const RoleRow &role) const
{
    if (role.id == 0 || m_giver.administrator || m_giver.system)
        return true;
    AccessData alone;
    alone.roles.insert(role.id, role);
    return covers(Measure::Role, *callerOf(alone, {1, {}, {}, 0, 0, true, {role.id}}, m_catalogue));
}

bool RightsReach::commands(const AccessData &access, const UserRow &account) const
{
    if (m_giver.administrator || m_giver.system || account.id == m_giver.user)
        return true;
    return covers(Measure::Account, *callerOf(access, account, m_catalogue));
}

bool RightsReach::holdsGain(const AccessData &before, const AccessData &now, qint64 user,
                            const QSet<qint64> &emptyTeams) const
{
    if (m_giver.administrator || m_giver.system)
        return true;
    const CallerPtr found = now.caller(user, m_catalogue);
    if (!found)
        return true;
    Caller has = *found;
    has.teamTree.removeIf([&](qint64 team) { return emptyTeams.contains(team); });
    const CallerPtr known = before.caller(user, m_catalogue);
    const Caller nobody;
    const Caller &had = known ? *known : nobody;
    if (has.administrator)
        return had.administrator;
    if (!m_giver.permissions.contains(has.permissions - had.permissions))
        return false;
    const QList<EntityPtr> &entities = m_catalogue.entities();
    return std::all_of(entities.begin(), entities.end(),
                       [&](const EntityPtr &entity) { return coversGain(*entity, had, has); });
}

bool RightsReach::covers(Measure measure, const Caller &holder) const
{
    if (holder.administrator || !m_giver.permissions.contains(holder.permissions))
        return false;
    const QList<EntityPtr> &entities = m_catalogue.entities();
    return std::all_of(entities.begin(), entities.end(), [&](const EntityPtr &entity) {
        return coversFields(*entity, holder) && std::all_of(allActions.begin(), allActions.end(), [&](Action action) {
                   return covers(measure, *entity, action, holder);
               });
    });
}

bool RightsReach::covers(Measure measure, const EntitySpec &entity, Action action, const Caller &holder) const
{
    const ScopeSet held = m_giver.rights.value(entity.key).scope(action);
    const ScopeSet wanted = holder.rights.value(entity.key).scope(action);
    if (wanted == Scope::None || held.has(Scope::All))
        return true;
    if (held == Scope::None)
        return false;
    // Records without an owner are all or nothing.
    if (!entity.isOwned())
        return true;
    if (wanted.has(Scope::All))
        return false;
    const bool anywhere = measure == Measure::Role;
    const bool byTeam = held.has(Scope::Team) && (anywhere || isWithinTeam(holder));
    const bool byBranch = held.has(Scope::Branch) && (anywhere || isWithinBranch(holder));
    if ((wanted.has(Scope::Team) && !byTeam) || (wanted.has(Scope::Branch) && !byBranch))
        return false;
    if (measure != Measure::Account)
        return true;
    // What everybody may do with what is his own – his saved queries – opens nobody's work to anybody.
    const bool isEverybodys = entity.access.of(action) != Scope::None;
    return isEverybodys || (byTeam && holder.team != 0) || (byBranch && holder.branch != 0);
}

bool RightsReach::coversFields(const EntitySpec &entity, const Caller &holder) const
{
    const EntityRights wanted = holder.rights.value(entity.key);
    if (wanted.scope(Action::Read) == Scope::None)
        return true;
    const EntityRights held = m_giver.rights.value(entity.key);
    return std::all_of(held.fieldRules.keyBegin(), held.fieldRules.keyEnd(), [&](const QByteArray &field) {
        return wanted.fieldRules.value(field, FieldRule::Open) >= held.fieldRules.value(field);
    });
}

bool RightsReach::coversGain(const EntitySpec &entity, const Caller &had, const Caller &has) const
{
    // An opened field is open in every record that is reached already.
    const bool opens = opensFields(had.rights.value(entity.key), has.rights.value(entity.key));
    const RightsReach earlier(had, m_catalogue);
    bool gains = opens;
    for (const Action action : allActions) {
        if (!opens && earlier.covers(Measure::Gain, entity, action, has))
            continue;
        gains = true;
        if (!covers(Measure::Gain, entity, action, has))
            return false;
    }
    return !gains || coversFields(entity, has);
}

bool RightsReach::isWithinTeam(const Caller &holder) const
{
    return std::all_of(holder.teamTree.begin(), holder.teamTree.end(),
                       [&](qint64 team) { return m_giver.teamTree.contains(team); });
}

bool RightsReach::isWithinBranch(const Caller &holder) const
{
    return holder.branch == 0 || holder.branch == m_giver.branch;
}

Error beyondYourReach()
{
    return Error::forbidden(
        message(QT_TRANSLATE_NOOP("Message", "This account may do more than you may yourself. Ask an administrator.")));
}

} // namespace fairdesk
