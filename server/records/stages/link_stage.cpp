#include "server/records/stages/link_stage.h"

#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

// Lines go with their document in their own stage.
OnDelete ruleOf(const Catalogue::Link &link, const EntitySpec &target)
{
    return isLineLink(*link.entity, *link.field, target) ? OnDelete::Keep
                                                         : deletionRule(*link.entity, *link.field, target);
}

bool isStillNeeded(const SaveScope &scope, const Catalogue::Link &link, qint64 target)
{
    const QList<qint64> living = RecordStore::idsLinking(scope.connection, *link.entity, *link.field, target);
    return std::any_of(living.begin(), living.end(), [&](qint64 id) {
        return !scope.deleting.contains({link.entity->key, id});
    });
}

// A contact of a deleted customer would be seen nowhere.
Result<void> checkHome(const SaveScope &scope, const SaveStep &step)
{
    for (const FieldSpec &field : step.entity->fields) {
        const qint64 home = field.kind == Kind::Ref ? step.before.at(field.key).integer() : 0;
        const EntityPtr target = home != 0 ? scope.entity(field.target) : nullptr;
        if (!target || ruleOf({step.entity, &field}, *target) != OnDelete::Together)
            continue;
        const auto record = RecordStore::load(scope.connection, target, home);
        if (record && !record->at(DeletedAtField).isEmpty()) {
            return Error::invalid(
                {{field.key, message(QT_TRANSLATE_NOOP(
                                         "Message", "This belongs to a deleted record (%1). Restore that one first."),
                                     target->label.argument())}});
        }
    }
    return {};
}

} // namespace

Result<void> checkLinks(const SaveScope &scope, const SaveStep &step)
{
    if (step.isRestore())
        return step.by == SaveStep::By::Caller ? checkHome(scope, step) : Result<void>();
    if (!step.isDelete())
        return {};
    for (const Catalogue::Link &link : scope.snapshot.catalogue->linksTo(step.entity->key)) {
        const OnDelete rule = ruleOf(link, *step.entity);
        // Taking back an import must not take along what others have added to its customers since.
        const bool spoils = rule == OnDelete::Together && step.by == SaveStep::By::Undo;
        if ((rule != OnDelete::Refuse && !spoils) || !isStillNeeded(scope, link, step.before.id()))
            continue;
        return Error{
            spoils ? ErrorCode::Conflict : ErrorCode::Invalid,
            message(QT_TRANSLATE_NOOP("Message",
                                      "“%1” cannot be deleted: %2 still refer to it. Change or delete those first."),
                    step.before.title(), link.entity->plural.argument())};
    }
    return {};
}

void queueDependents(SaveScope &scope, const SaveStep &step)
{
    if (!step.isDelete() && !step.isRestore())
        return;
    for (const Catalogue::Link &link : scope.snapshot.catalogue->linksTo(step.entity->key)) {
        if (ruleOf(link, *step.entity) != OnDelete::Together)
            continue;
        // All that goes in one save bears the same moment; what was deleted by itself earlier stays deleted.
        const QList<qint64> ids =
            step.isDelete() ? RecordStore::idsLinking(scope.connection, *link.entity, *link.field, step.before.id())
                            : RecordStore::idsWith(scope.connection, *link.entity,
                                                   {link.field->key, link.entity->fields.at(DeletedAtField).key},
                                                   {Value(step.before.id()), step.before.at(DeletedAtField)},
                                                   RecordStore::Deleted::With);
        for (const qint64 id : ids) {
            SaveStep dependent = stepOf({step.operation, link.entity->key, id, 0, {}, {}},
                                        step.byProgram() ? SaveStep::By::Program : SaveStep::By::Line);
            dependent.depth = step.depth + 1;
            scope.following.push_back(std::move(dependent));
        }
    }
}

} // namespace fairdesk
