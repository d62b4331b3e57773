#include "server/records/stages/access_stage.h"

#include "common/catalogue/entities/attachment.h"
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

bool isFile(const EntitySpec &entity)
{
    return entity.key == def<Attachment>().spec().key;
}

// A file is read with the record that it is on, and written by whoever may edit that one.
bool mayUseFile(const SaveScope &scope, const Record &file, Action action)
{
    const ConstRow<Attachment> row(file);
    const EntityPtr entity = scope.entity(row.get(&Attachment::entity).valueOr({}).toUtf8());
    const auto host = entity && !entity->is(Internal)
                          ? RecordStore::load(scope.connection, entity, row.get(&Attachment::record).valueOr(0))
                          : std::nullopt;
    return host && mayUse(scope, *host, action == Action::Read ? Action::Read : Action::Edit);
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

Text notOneOfYours(const FieldSpec &field)
{
    return message(
        QT_TRANSLATE_NOOP("Message", "You may not give records to this %1. Choose one of your own department."),
        field.label.argument());
}

// Those whom the caller may give records to: everybody in his reach, which for "own" is his own department.
bool mayAssignTo(const SaveScope &scope, ScopeSet granted, int field, qint64 target)
{
    const Caller &caller = scope.caller();
    if (granted.has(Scope::All) || target == 0)
        return true;
    if (field == TeamField)
        return caller.teamTree.contains(target);
    if (field == BranchField)
        return target == caller.branch;
    const auto user = scope.snapshot.access->users.constFind(target);
    if (user == scope.snapshot.access->users.constEnd())
        return false;
    const bool sameBranch = granted.has(Scope::Branch) && user->office != 0 && user->office == caller.branch;
    return target == caller.user || sameBranch || (user->department != 0 && caller.teamTree.contains(user->department));
}

// Whether the caller may add such a record where it would lie.
bool mayCreateThere(const SaveScope &scope, const Record &record)
{
    const RowFacts facts = factsOf(record);
    if (reaches(scope, record.entity(), Action::Create, facts))
        return true;
    // Somebody else's customer was shared for work on it: that includes its calls, notes and contacts.
    return facts.followed != 0 && scope.state.isShared(facts.followedEntity, facts.followed, scope.caller(), true);
}

// A new record goes to its owner's team and branch; putting it into another one is giving it away.
Result<void> checkPlace(const SaveScope &scope, const SaveStep &step)
{
    if (!step.entity->isOwned() || factsOf(step.after).followed != 0)
        return {};
    const auto owner = scope.snapshot.access->users.constFind(step.after.at(OwnerField).integer());
    const bool isKnown = owner != scope.snapshot.access->users.constEnd();
    const auto granted = scope.caller().scope(*step.entity, Action::Assign);
    for (const int field : {TeamField, BranchField}) {
        const qint64 place = step.after.at(field).integer();
        const qint64 usual = !isKnown ? 0 : field == TeamField ? owner->department : owner->office;
        if (!step.given.contains(field) || place == usual || mayAssignTo(scope, granted, field, place))
            continue;
        const FieldSpec &spec = step.entity->fields.at(field);
        return forbiddenField(spec, notOneOfYours(spec));
    }
    return {};
}

} // namespace

bool mayUse(const SaveScope &scope, const Record &record, Action action)
{
    if (isUnlimited(scope.caller()))
        return true;
    if (record.entity().is(PartOfParent))
        return mayUseLine(scope, record, action);
    if (isFile(record.entity()))
        return mayUseFile(scope, record, action);
    return reaches(scope, record.entity(), action, factsOf(record));
}

bool mayReadById(const SaveScope &scope, const EntityPtr &entity, qint64 id)
{
    if (entity->is(PartOfParent)) {
        const auto line = RecordStore::load(scope.connection, entity, id);
        return line && line->at(DeletedAtField).isEmpty() && mayUse(scope, *line, Action::Read);
    }
    const auto written = scope.written.constFind({entity->key, id});
    const bool isKnown = written != scope.written.constEnd() && written->at(DeletedAtField).isEmpty();
    const auto facts =
        isKnown ? std::optional<RowFacts>(factsOf(*written)) : RecordStore::facts(scope.connection, *entity, id);
    return facts && (isUnlimited(scope.caller()) || reaches(scope, *entity, Action::Read, *facts));
}

Error missing(const SaveScope &scope, const SaveStep &step, qint64 id)
{
    const QList<AuditRow> newest =
        step.isRestore() ? AuditStore::history(scope.connection, *step.entity, id, 1, 0) : QList<AuditRow>();
    const bool purged = !newest.isEmpty() && newest.first().action == "purged";
    const bool mayKnow =
        purged && (isUnlimited(scope.caller()) || reaches(scope, *step.entity, Action::Delete, newest.first().before));
    return mayKnow ? Error::invalid(message(QT_TRANSLATE_NOOP(
                         "Message", "This was deleted so long ago that it has gone for good. It cannot be restored.")))
                   : Error::notFound();
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
    if (auto done = checkPlace(scope, step); !done)
        return done;
    if (step.entity->is(PartOfParent)) {
        if (mayUseLine(scope, step.after, Action::Edit))
            return {};
        // The parent may be edited, or read, or does not exist for this caller.
        return mayUseLine(scope, step.after, Action::Read) ? Error::forbidden() : Error::notFound();
    }
    return mayCreateThere(scope, step.after) ? Result<void>() : Result<void>(Error::forbidden());
}

Result<void> checkAssignment(const SaveScope &scope, const SaveStep &step)
{
    const bool isOwnWish = step.by == SaveStep::By::Caller || step.by == SaveStep::By::Undo;
    if (!isOwnWish || isUnlimited(scope.caller()) || step.isCreate() || !step.entity->isOwned())
        return {};
    // With the record that it follows it gets another owner: it leaves the one file and is added to the other.
    const int followed = step.entity->indexOf(step.entity->follows);
    if (step.isUpdate() && followed >= 0 && step.changes(followed) && !mayCreateThere(scope, step.after)) {
        const FieldSpec &spec = step.entity->fields.at(followed);
        return forbiddenField(spec,
                              message(QT_TRANSLATE_NOOP("Message", "%1: you may not add to the record that you chose."),
                                      spec.label.argument()));
    }
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
            return forbiddenField(spec, notOneOfYours(spec));
        }
    }
    return {};
}

RowAccess writingAccess(const SaveScope &scope, const SaveStep &step)
{
    const bool checked = step.by == SaveStep::By::Program || step.by == SaveStep::By::Line ||
                         step.entity->is(PartOfParent) || isFile(*step.entity);
    if (checked) {
        RowAccess everything;
        everything.everything = true;
        return everything;
    }
    return scope.caller().rows(*step.entity, actionOf(step));
}

} // namespace fairdesk
