#include "server/access/caller.h"

namespace fairdesk {

Scope Caller::scope(const EntitySpec &entity, Action action) const
{
    if (administrator || system)
        return Scope::All;
    const auto found = rights.constFind(entity.key);
    return found == rights.constEnd() ? Scope::None : found->scope(action);
}

RowAccess Caller::rows(const EntitySpec &entity, Action action) const
{
    RowAccess access;
    Scope granted = scope(entity, action);
    // Records without an owner are all or nothing: any scope at all reaches them.
    if (!entity.isOwned() && granted != Scope::None)
        granted = Scope::All;
    switch (granted) {
    case Scope::None:
        return access;
    case Scope::All:
        access.everything = true;
        return access;
    case Scope::Branch:
        access.branch = branch;
        break;
    case Scope::Team:
        access.teams = teamTree;
        break;
    case Scope::Own:
        break;
    }
    access.owner = user;
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
