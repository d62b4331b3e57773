#include "server/records/stages/write_stage.h"

#include "server/records/change_feed.h"
#include "server/records/share_feed.h"
#include "server/records/stages/access_stage.h"
#include "server/records/stages/duplicate_stage.h"
#include "server/storage/record_store.h"
#include "server/storage/search_store.h"

namespace fairdesk {
namespace {

struct ActionName
{
    RecordChange::Operation operation;
    const char *audit;
    ChangeAction feed;
};
constexpr ActionName actionNames[] = {{RecordChange::Operation::Create, "created", ChangeAction::Created},
                                      {RecordChange::Operation::Update, "updated", ChangeAction::Updated},
                                      {RecordChange::Operation::Delete, "deleted", ChangeAction::Deleted},
                                      {RecordChange::Operation::Restore, "restored", ChangeAction::Restored}};

// What stands in the trail's own columns needs no place among the changes.
bool isTold(int field)
{
    return field == ExternalIdField || field == OwnerField || field == TeamField || field == BranchField ||
           field >= SystemFieldCount;
}

QList<AuditFieldChange> changesOf(const SaveStep &step)
{
    QList<AuditFieldChange> changes;
    for (int field = 0; field < step.entity->fields.size(); ++field) {
        if (isTold(field) && step.entity->fields.at(field).kind != Kind::Lines && step.changes(field)) {
            changes.append({step.entity->fields.at(field).key,
                            step.before.isNull() ? Value::null() : step.before.at(field), step.after.at(field)});
        }
    }
    return changes;
}

void stamp(const SaveScope &scope, SaveStep &step)
{
    const qint64 user = scope.caller().user;
    const Value by = user == 0 ? Value::null() : Value(user);
    step.after.set(VersionField, Value(step.isCreate() ? qint64(1) : step.before.version() + 1));
    step.after.set(ChangedAtField, Value(scope.now));
    step.after.set(ChangedByField, by);
    if (step.isDelete())
        step.after.set(DeletedAtField, Value(scope.now));
    if (step.isRestore())
        step.after.set(DeletedAtField, Value::null());
    if (!step.isCreate())
        return;
    if (step.after.at(CreatedAtField).isEmpty())
        step.after.set(CreatedAtField, Value(scope.now));
    if (step.after.at(CreatedByField).isEmpty())
        step.after.set(CreatedByField, by);
}

bool writeRow(SaveScope &scope, SaveStep &step)
{
    if (!step.isCreate())
        return RecordStore::update(scope.connection, step.before, step.after, writingAccess(scope, step),
                                   scope.caller());
    const qint64 id = RecordStore::insert(scope.connection, step.after);
    step.after.set(IdField, Value(id));
    if (step.temporaryId != 0)
        scope.temporaryIds.insert(step.temporaryId, id);
    step.id = id;
    return true;
}

} // namespace

void writeTrail(SaveScope &scope, AuditRow row, const EntitySpec &entity)
{
    row.at = scope.now;
    row.user = scope.caller().user;
    row.origin = scope.context.origin;
    row.session = scope.context.session;
    row.group = scope.group;
    row.job = scope.context.job;
    row.requestKey = scope.requestKey;
    if (scope.group == 0)
        scope.head = AuditStore::head(scope.connection);
    AuditStore::append(scope.connection, scope.head, row, entity);
    scope.group = row.group;
    FeedEntry entry;
    entry.sequence = row.sequence;
    entry.entity = row.entity;
    entry.id = row.record;
    entry.version = row.version;
    entry.user = row.user;
    entry.requestKey = row.requestKey;
    entry.before = row.before;
    entry.after = row.after;
    for (const ActionName &name : actionNames) {
        if (row.action == name.audit)
            entry.action = name.feed;
    }
    if (row.action == "purged")
        entry.action = ChangeAction::Deleted; // for whoever looked at deleted ones
    for (const AuditFieldChange &change : std::as_const(row.changes))
        entry.fields.append(change.field);
    entry.share = shareChangeOf(row);
    scope.feed.append(std::move(entry));
}

Result<void> writeRecord(SaveScope &scope, SaveStep &step)
{
    QList<AuditFieldChange> changes = changesOf(step) + step.lineChanges;
    if (step.isUpdate() && changes.isEmpty())
        return {};
    stamp(scope, step);
    if (!writeRow(scope, step))
        return Error::forbidden();
    SearchStore::update(scope.connection, *step.entity, step.before.isNull() ? nullptr : &step.before, &step.after);
    keepDuplicateKeys(scope, step);
    AuditRow row;
    row.entity = step.entity->key;
    row.record = step.after.id();
    row.action = actionNames[size_t(step.operation)].audit;
    row.version = step.after.version();
    row.before = factsOf(step.before);
    row.after = factsOf(step.after);
    row.changes = std::move(changes);
    writeTrail(scope, std::move(row), *step.entity);
    scope.versions.insert({step.entity->key, step.after.id()}, step.after.version());
    scope.written.insert({step.entity->key, step.after.id()}, step.after);
    return {};
}

} // namespace fairdesk
