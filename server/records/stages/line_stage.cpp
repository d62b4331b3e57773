#include "server/records/stages/line_stage.h"

#include "server/records/stages/line_merge.h"
#include "server/records/stages/version_stage.h"
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

SaveStep lineStep(const SaveStep &document, const LineField &lines, RecordChange change)
{
    SaveStep step = stepOf(std::move(change), document.byProgram() ? SaveStep::By::Program : SaveStep::By::Line);
    step.documentField = lines.field->key;
    step.depth = document.depth + 1;
    return step;
}

SaveStep simpleStep(const SaveStep &document, const LineField &lines, RecordChange::Operation operation, qint64 id)
{
    return lineStep(document, lines, {operation, lines.entity->key, id, 0, {}, {}});
}

Error noSuchLine(const LineField &lines)
{
    return Error::invalid(
        {{lines.field->key,
          message(QT_TRANSLATE_NOOP("Message", "%1: one of the lines is no longer there. Read the record again."),
                  lines.field->label.argument())}});
}

Error lineConflict(const SaveScope &scope, const LineField &lines, qint64 user)
{
    Text text = message(
        QT_TRANSLATE_NOOP(
            "Message", "%1: a line was changed by %2 in the meantime. Nothing was saved; look at the new lines first."),
        lines.field->label.argument(), whoDid(scope, user));
    return {ErrorCode::Conflict, text, {{lines.field->key, text}}};
}

LinesSince linesSince(const SaveScope &scope, const SaveStep &document, const LineField &lines)
{
    const bool isCurrent = !document.isUpdate() || document.version == 0 ||
                           document.version == document.before.version() || document.by != SaveStep::By::Caller;
    return isCurrent ? LinesSince() : LinesSince(scope, document.before, document.version, lines.entity, *lines.via);
}

Result<void> addSetSteps(const SaveScope &scope, const SaveStep &document, const LineField &lines,
                         const LineSetChange &set, QList<SaveStep> &steps)
{
    const qint64 parent = document.after.id();
    const QList<qint64> present = RecordStore::idsLinking(scope.connection, *lines.entity, *lines.via, parent);
    const LinesSince since = linesSince(scope, document, lines);
    QList<qint64> kept;
    QList<SaveStep> writes;
    for (const LineChange &line : set.lines) {
        const bool isNew = line.id <= 0;
        if (!isNew && (kept.contains(line.id) || !(present.contains(line.id) || since.wasRemoved(line.id))))
            return noSuchLine(lines);
        RecordChange change{isNew ? RecordChange::Operation::Create : RecordChange::Operation::Update,
                            lines.entity->key,
                            line.id,
                            0,
                            line.values,
                            {}};
        change.values.removeIf([&](const FieldValue &value) { return value.field == lines.via->key; });
        if (isNew) {
            change.values.append({lines.via->key, Value(parent)});
        } else {
            kept.append(line.id);
            const auto stored = RecordStore::load(scope.connection, lines.entity, line.id);
            if (!stored)
                return noSuchLine(lines);
            if (!since.merge(*stored, change.values))
                return lineConflict(scope, lines, since.changedBy(line.id));
            // It was deleted by somebody else, and this writer has not changed it.
            if (!present.contains(line.id))
                continue;
        }
        writes.append(lineStep(document, lines, std::move(change)));
    }
    // What goes makes room first: a line may come back under another id with the same unique values.
    for (const qint64 id : present) {
        // What was added since is not missing from the writer's lines: he could not know of it.
        if (kept.contains(id) || since.wasAdded(id))
            continue;
        if (since.wasChanged(id))
            return lineConflict(scope, lines, since.changedBy(id));
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

void queueDocument(SaveScope &scope, const SaveStep &line)
{
    const bool written = line.isCreate() || line.after.version() != line.before.version();
    if (!line.entity->is(PartOfParent) || !line.documentField.isEmpty() || !written)
        return;
    for (const Catalogue::Link &link : scope.snapshot.catalogue->linksTo(line.entity->key)) {
        const FieldSpec *via = link.field->kind == Kind::Lines ? line.entity->field(link.field->via) : nullptr;
        const qint64 document = via ? line.after.at(via->key).integer() : 0;
        const bool isKnown = document == 0 || scope.versions.contains({link.entity->key, document}) ||
                             scope.deleting.contains({link.entity->key, document});
        if (isKnown || !RecordStore::facts(scope.connection, *link.entity, document))
            continue;
        const QList<qint64> now = RecordStore::idsLinking(scope.connection, *line.entity, *via, document);
        QList<qint64> before = now;
        before.removeAll(line.after.id());
        if (!line.isCreate() && !line.isRestore())
            before.append(line.after.id());
        std::sort(before.begin(), before.end());
        SaveStep touch =
            stepOf({RecordChange::Operation::Update, link.entity->key, document, 0, {}, {}}, SaveStep::By::Program);
        touch.lineChanges = {{link.field->key, Value(before), Value(now)}};
        touch.depth = line.depth + 1;
        scope.following.push_back(std::move(touch));
    }
}

LineChanges::LineChanges(const SaveScope &scope, const SaveStep &document)
    : m_scope(scope)
    , m_document(document)
{
    if (!document.isUpdate())
        return; // the lines come and go with it
    for (const LineSetChange &set : document.lines)
        m_before.insert(set.field, present(set.field));
}

QList<qint64> LineChanges::present(const QByteArray &field) const
{
    const FieldSpec *spec = m_document.entity->field(field);
    const auto lines = spec ? lineField(m_scope, *spec) : std::nullopt;
    return lines ? RecordStore::idsLinking(m_scope.connection, *lines->entity, *lines->via, m_document.after.id())
                 : QList<qint64>();
}

void LineChanges::note(const QByteArray &field, const SavedRecord &line)
{
    if (m_before.contains(field) && m_scope.versions.contains({line.entity, line.id}))
        m_changed.insert(field);
}

QList<AuditFieldChange> LineChanges::take() const
{
    QList<AuditFieldChange> changes;
    for (const LineSetChange &set : m_document.lines) {
        if (m_changed.contains(set.field))
            changes.append({set.field, Value(m_before.value(set.field)), Value(present(set.field))});
    }
    return changes;
}

} // namespace fairdesk
