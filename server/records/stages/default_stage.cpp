#include "server/records/stages/default_stage.h"

#include "server/records/numbering.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

Value idOrNull(qint64 id)
{
    return id == 0 ? Value::null() : Value(id);
}

void setIfNotGiven(SaveStep &step, int field, const Value &value)
{
    if (!step.given.contains(field))
        step.after.set(field, value);
}

// Team and branch go with the owner, unless the writer says otherwise.
void placeWithOwner(const SaveScope &scope, SaveStep &step)
{
    const qint64 owner = step.after.at(OwnerField).integer();
    const auto user = scope.snapshot.access->users.constFind(owner);
    const bool known = user != scope.snapshot.access->users.constEnd();
    setIfNotGiven(step, TeamField, idOrNull(known ? user->department : scope.caller().team));
    setIfNotGiven(step, BranchField, idOrNull(known ? user->office : scope.caller().branch));
}

void placeWithFollowed(const SaveScope &scope, SaveStep &step, const FieldSpec &ref, qint64 followed)
{
    const auto written = scope.written.constFind({ref.target, followed});
    const auto parent = written != scope.written.constEnd()
                            ? std::optional<Record>(*written)
                            : RecordStore::load(scope.connection, scope.entity(ref.target), followed);
    if (!parent)
        return; // the reference is refused in its own stage
    for (const int field : {OwnerField, TeamField, BranchField})
        step.after.set(field, parent->at(field));
}

void place(const SaveScope &scope, SaveStep &step)
{
    if (!step.entity->isOwned())
        return;
    if (const FieldSpec *ref = step.entity->field(step.entity->follows)) {
        const int place = step.entity->indexOf(ref->key);
        const qint64 followed = step.after.at(place).integer();
        if (followed != 0) {
            if (step.isCreate() || step.changes(place))
                placeWithFollowed(scope, step, *ref, followed);
            return;
        }
        if (!step.isCreate() && !step.changes(place))
            return;
    }
    if (step.isCreate()) {
        setIfNotGiven(step, OwnerField, idOrNull(scope.caller().user));
        placeWithOwner(scope, step);
    } else if (step.changes(OwnerField) && !step.after.at(OwnerField).isNull()) {
        placeWithOwner(scope, step);
    }
}

} // namespace

void applyDefaults(const SaveScope &scope, SaveStep &step)
{
    if (step.isCreate()) {
        const QList<FieldSpec> &fields = step.entity->fields;
        for (int i = SystemFieldCount; i < fields.size(); ++i) {
            if (fields.at(i).defaultValue.isPresent() && !step.given.contains(i))
                step.after.set(i, fields.at(i).defaultValue);
        }
    }
    place(scope, step);
}

void applyNumber(const SaveScope &scope, SaveStep &step)
{
    const int place = step.entity->sequence.isEmpty() ? -1 : step.entity->indexOf("number");
    if (!step.isCreate() || place < 0 || !step.after.at(place).isEmpty())
        return;
    const auto sequence = RecordStore::sequence(scope.connection, step.entity->sequence);
    if (!sequence)
        return;
    qint64 counter = sequence->next;
    do {
        // A number that was given by hand or by another program earlier is passed over.
        step.after.set(place, Value(documentNumber(sequence->pattern, counter++, scope.today)));
    } while (RecordStore::sameValue(scope.connection, step.after, step.entity->fields.at(place)));
    RecordStore::setNextNumber(scope.connection, sequence->id, counter);
}

void queueFollowers(SaveScope &scope, const SaveStep &step)
{
    const bool moved =
        !step.isCreate() && (step.changes(OwnerField) || step.changes(TeamField) || step.changes(BranchField));
    if (!moved)
        return;
    for (const Catalogue::Link &link : scope.snapshot.catalogue->linksTo(step.entity->key)) {
        if (link.entity->follows != link.field->key)
            continue;
        const QList<qint64> followers = RecordStore::idsLinking(scope.connection, *link.entity, *link.field,
                                                                step.after.id(), RecordStore::Deleted::With);
        for (const qint64 follower : followers) {
            RecordChange change{RecordChange::Operation::Update, link.entity->key, follower, 0, {}, {}};
            for (const int field : {OwnerField, TeamField, BranchField})
                change.values.append({step.entity->fields.at(field).key, step.after.at(field)});
            SaveStep copy = stepOf(std::move(change), SaveStep::By::Program);
            copy.depth = step.depth + 1;
            scope.following.push_back(std::move(copy));
        }
    }
}

} // namespace fairdesk
