#include "server/access/caller.h"

namespace fairdesk {

ScopeSet Caller::scope(const EntitySpec &entity, Action action) const
{
    if (administrator || system)
        return Scope::All;
    const auto found = rights.constFind(entity.key);
    return found == rights.constEnd() ? ScopeSet() : found->scope(action);
}

RowAccess Caller::rows(const EntitySpec &entity, Action action) const
{
    const ScopeSet granted = scope(entity, action);
    // Kinds without an owner – users, tags, categories – are words that explain a record; those may be shown with it.
    const bool narrowed = exporting && action == Action::Read && entity.isOwned();
    const ScopeSet also = narrowed ? scope(entity, Action::Export) : granted;
    RowAccess access;
    if (granted == Scope::None || also == Scope::None)
        return access;
    // Records without an owner are all or nothing: any scope at all reaches them.
    if (!entity.isOwned() || (granted.has(Scope::All) && also.has(Scope::All))) {
        access.everything = true;
        return access;
    }
    const auto both = [&](Scope one, Scope other) {
        return (granted.has(one) || granted.has(Scope::All)) && (also.has(other) || also.has(Scope::All));
    };
    access.owner = user;
    if (both(Scope::Team, Scope::Team))
        access.teams = teamTree;
    if (both(Scope::Branch, Scope::Branch))
        access.branch = branch;
    // One right gives the team and the other the branch office: what lies in both.
    const bool crossed = both(Scope::Team, Scope::Branch) || both(Scope::Branch, Scope::Team);
    if (crossed && access.teams.isEmpty() && access.branch == 0 && branch != 0) {
        access.teams = teamTree;
        access.teamsWithin = branch;
    }
    // What was shared may be read, and edited if it was shared so; everything else needs a scope that reaches it.
    access.shared = action == Action::Read || action == Action::Edit || action == Action::Export;
    access.sharedForEdit = action == Action::Edit;
    return access;
}

FieldRule Caller::fieldRule(const EntitySpec &entity, const FieldSpec &field) const
{
    if (administrator || system)
        return FieldRule::Open;
    if (!may(field.needs))
        return FieldRule::Hidden;
    const auto found = rights.constFind(entity.key);
    if (found == rights.constEnd())
        return FieldRule::Hidden;
    // Without these two nobody could name a record, or know whether it is the newest.
    if (field.key == "id" || field.key == "version")
        return FieldRule::Open;
    return found->fieldRules.value(field.key, FieldRule::Open);
}

CallerPtr Caller::programItself()
{
    static const CallerPtr instance = [] {
        auto caller = std::make_shared<Caller>();
        caller->system = true;
        caller->login = "system";
        caller->name = QStringLiteral("Fairdesk");
        return caller;
    }();
    return instance;
}

} // namespace fairdesk
