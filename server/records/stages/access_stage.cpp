#include "server/records/stages/access_stage.h"

#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

struct ParentLink
{
    EntityPtr parent;
    int ref = -1; // the line's field that points to it
};

ParentLink parentOf(const Catalogue &catalogue, const EntitySpec &line)
{
    for (const Catalogue::Link &link : catalogue.linksTo(line.key)) {
        if (link.field->kind == Kind::Lines)
            return {link.entity, line.indexOf(link.field->via)};
    }
    return {};
}

bool isUnlimited(const Caller &caller)
{
    return caller.administrator || caller.system;
}

bool reaches(const SaveScope &scope, const EntitySpec &entity, Action action, const RowFacts &facts)
{
    return scope.state.reachable(scope.caller().rows(entity, action), scope.caller(), entity.key, facts);
}

// A line is read with its parent and written by whoever may edit the parent.
bool mayUseLine(const SaveScope &scope, const Record &line, Action action)
{
    const ParentLink link = parentOf(*scope.snapshot.catalogue, line.entity());
    if (!link.parent || link.ref < 0)
        return false;
    const auto parent = RecordStore::load(scope.connection, link.parent, line.at(link.ref).integer());
    return parent && mayUse(scope, *parent, action == Action::Read ? Action::Read : Action::Edit);
}

Action actionOf(const SaveStep &step)
{
    // Whoever may edit his new record may also take it back.
    const bool takesBack = step.by == SaveStep::By::Undo && step.isDelete();
    const bool removes = (step.isDelete() || step.isRestore()) && !takesBack;
    return removes ? Action::Delete : Action::Edit;
}

Error forbiddenField(const FieldSpec &field, Text text)
{
    return {ErrorCode::Forbidden, text, {{field.key, text}}};
}

// Those whom the caller may give records to: everybody in his reach, which for "own" is his own department.
bool mayAssignTo(const SaveScope &scope, Scope granted, int field, qint64 target)
{
    const Caller &caller = scope.caller();
    if (granted == Scope::All || target == 0)
        return true;
    if (field == TeamField)
        return caller.teamTree.contains(target);
    if (field == BranchField)
        return target == caller.branch;
    const auto user = scope.snapshot.access->users.constFind(target);
    if (user == scope.snapshot.access->users.constEnd())
        return false;
    const bool sameBranch = granted == Scope::Branch && user->office != 0 && user->office == caller.branch;
    return target == caller.user || sameBranch || (user->department != 0 && caller.teamTree.contains(user->department));
}

} // namespace

bool mayUse(const SaveScope &scope, const Record &record, Action action)
{
    if (isUnlimited(scope.caller()))
        return true;
    if (record.entity().is(PartOfParent))
        return mayUseLine(scope, record, action);
    return reaches(scope, record.entity(), action, factsOf(record));
}

bool mayReadById(const SaveScope &scope, const EntityPtr &entity, qint64 id)
{
    if (entity->is(PartOfParent)) {
        const auto line = RecordStore::load(scope.connection, entity, id);
        return line && line->at(DeletedAtField).isEmpty() && mayUse(scope, *line, Action::Read);
    }
    const auto facts = RecordStore::facts(scope.connection, *entity, id);
    return facts && (isUnlimited(scope.caller()) || reaches(scope, *entity, Action::Read, *facts));
}

Result<void> checkAccess(const SaveScope &scope, const SaveStep &step)
{
    if (step.by == SaveStep::By::Program || step.by == SaveStep::By::Line)
        return {};
    if (step.isCreate()) {
        const bool never =
            !step.entity->is(PartOfParent) && scope.caller().scope(*step.entity, Action::Create) == Scope::None;
        return never ? Result<void>(Error::forbidden()) : Result<void>();
    }
    if (!mayUse(scope, step.before, Action::Read))
        return Error::notFound();
    if (!mayUse(scope, step.before, actionOf(step)))
        return Error::forbidden();
    return {};
}

Result<void> checkCreate(const SaveScope &scope, const SaveStep &step)
{
    if (step.by == SaveStep::By::Program || step.by == SaveStep::By::Line || isUnlimited(scope.caller()))
        return {};
    if (step.entity->is(PartOfParent)) {
        if (mayUseLine(scope, step.after, Action::Edit))
            return {};
        // The parent may be edited, or read, or does not exist for this caller.
        return mayUseLine(scope, step.after, Action::Read) ? Error::forbidden() : Error::notFound();
    }
    const RowFacts facts = factsOf(step.after);
    if (reaches(scope, *step.entity, Action::Create, facts))
        return {};
    // Somebody else's customer was shared for work on it: that includes its calls, notes and contacts.
    const bool onShared =
        facts.followed != 0 && scope.state.isShared(facts.followedEntity, facts.followed, scope.caller(), true);
    return onShared ? Result<void>() : Result<void>(Error::forbidden());
}

Result<void> checkAssignment(const SaveScope &scope, const SaveStep &step)
{
    const bool isOwnWish = step.by == SaveStep::By::Caller || step.by == SaveStep::By::Undo;
    if (!isOwnWish || isUnlimited(scope.caller()) || step.isCreate() || !step.entity->isOwned())
        return {};
    for (const int field : {OwnerField, TeamField, BranchField}) {
        if (!step.given.contains(field) || !step.changes(field))
            continue;
        const FieldSpec &spec = step.entity->fields.at(field);
        if (!mayUse(scope, step.before, Action::Assign)) {
            return forbiddenField(
                spec, message(QT_TRANSLATE_NOOP("Message", "You may not give this record to somebody else (%1)."),
                              spec.label.argument()));
        }
        if (!mayAssignTo(scope, scope.caller().scope(*step.entity, Action::Assign), field,
                         step.after.at(field).integer())) {
            return forbiddenField(
                spec, message(QT_TRANSLATE_NOOP(
                                  "Message", "You may not give records to this %1. Choose one of your own department."),
                              spec.label.argument()));
        }
    }
    return {};
}

RowAccess writingAccess(const SaveScope &scope, const SaveStep &step)
{
    const bool checked =
        step.by == SaveStep::By::Program || step.by == SaveStep::By::Line || step.entity->is(PartOfParent);
    if (checked) {
        RowAccess everything;
        everything.everything = true;
        return everything;
    }
    return scope.caller().rows(*step.entity, actionOf(step));
}

} // namespace fairdesk
