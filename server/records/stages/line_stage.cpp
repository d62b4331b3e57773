#include "server/records/stages/line_stage.h"

#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

struct LineField
{
    const FieldSpec *field;
    EntityPtr entity;
    const FieldSpec *via;
};

std::optional<LineField> lineField(const SaveScope &scope, const FieldSpec &field)
{
    const EntityPtr entity = scope.entity(field.target);
    const FieldSpec *via = entity ? entity->field(field.via) : nullptr;
    return via ? std::optional<LineField>(LineField{&field, entity, via}) : std::nullopt;
}

SaveStep lineStep(const SaveStep &document, RecordChange change)
{
    SaveStep step = stepOf(std::move(change), document.byProgram() ? SaveStep::By::Program : SaveStep::By::Line);
    step.depth = document.depth + 1;
    return step;
}

SaveStep simpleStep(const SaveStep &document, const LineField &lines, RecordChange::Operation operation, qint64 id)
{
    return lineStep(document, {operation, lines.entity->key, id, 0, {}, {}});
}

Result<void> addSetSteps(const SaveScope &scope, const SaveStep &document, const LineField &lines,
                         const LineSetChange &set, QList<SaveStep> &steps)
{
    const qint64 parent = document.after.id();
    const QList<qint64> present = RecordStore::idsLinking(scope.connection, *lines.entity, *lines.via, parent);
    QList<qint64> kept;
    QList<SaveStep> writes;
    for (const LineChange &line : set.lines) {
        const bool isNew = line.id <= 0;
        if (!isNew && (!present.contains(line.id) || kept.contains(line.id))) {
            return Error::invalid(
                {{set.field, message(QT_TRANSLATE_NOOP(
                                         "Message", "%1: one of the lines is no longer there. Read the record again."),
                                     lines.field->label.argument())}});
        }
        RecordChange change{isNew ? RecordChange::Operation::Create : RecordChange::Operation::Update,
                            lines.entity->key,
                            line.id,
                            0,
                            line.values,
                            {}};
        change.values.removeIf([&](const FieldValue &value) { return value.field == lines.via->key; });
        if (isNew)
            change.values.append({lines.via->key, Value(parent)});
        else
            kept.append(line.id);
        writes.append(lineStep(document, std::move(change)));
    }
    // What goes makes room first: a line may come back under another id with the same unique values.
    for (const qint64 id : present) {
        if (!kept.contains(id))
            steps.append(simpleStep(document, lines, RecordChange::Operation::Delete, id));
    }
    steps += writes;
    return {};
}

void addFollowingSteps(const SaveScope &scope, const SaveStep &document, const LineField &lines, QList<SaveStep> &steps)
{
    const qint64 parent = document.after.id();
    if (document.isDelete()) {
        for (const qint64 id : RecordStore::idsLinking(scope.connection, *lines.entity, *lines.via, parent))
            steps.append(simpleStep(document, lines, RecordChange::Operation::Delete, id));
        return;
    }
    const QList<qint64> deletedToo =
        AuditStore::doneTogether(scope.connection, "deleted", document.entity->key, parent, lines.entity->key);
    for (const qint64 id : deletedToo) {
        if (RecordStore::reference(scope.connection, *lines.entity, id, *lines.via) == parent)
            steps.append(simpleStep(document, lines, RecordChange::Operation::Restore, id));
    }
}

} // namespace

Result<QList<SaveStep>> lineSteps(const SaveScope &scope, const SaveStep &document)
{
    QList<SaveStep> steps;
    if (document.isDelete() || document.isRestore()) {
        for (const FieldSpec &field : document.entity->fields) {
            const auto lines = field.kind == Kind::Lines ? lineField(scope, field) : std::nullopt;
            if (lines)
                addFollowingSteps(scope, document, *lines, steps);
        }
        return steps;
    }
    for (const LineSetChange &set : document.lines) {
        const FieldSpec *field = document.entity->field(set.field);
        const auto lines = field ? lineField(scope, *field) : std::nullopt;
        if (!lines)
            continue; // refused with the document's own values
        if (auto done = addSetSteps(scope, document, *lines, set, steps); !done)
            return done.error();
    }
    return steps;
}

} // namespace fairdesk
