#include "server/records/reversal.h"

#include "server/records/stages/version_stage.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr qsizetype mostListed = 20;

// Computed fields and copies come right by themselves, and lines have rows of their own.
bool isWritable(const FieldSpec *field)
{
    return field && !field->is(ReadOnly) && field->kind != Kind::Lines;
}

// Whom a record is shared with, and that it was exported, says nothing about what stands in it.
bool changesRecord(const AuditRow &row)
{
    static const QSet<QByteArray> actions{"created", "updated", "deleted", "restored", "erased", "purged"};
    return actions.contains(row.action);
}

bool isThereAfter(const AuditRow &row, bool before)
{
    static const QHash<QByteArray, bool> presence{
        {"created", true}, {"restored", true}, {"deleted", false}, {"purged", false}};
    return presence.value(row.action, before);
}

} // namespace

// All that was done to one record, as one step from what it was to what it became.
struct Reversal::NetChange
{
    EntityPtr entity;
    qint64 record = 0;
    qint64 last = 0; // sequence
    QByteArray first;
    bool isThere = false; // after it
    QList<AuditFieldChange> fields;

    bool wasCreated() const { return first == "created"; }
    bool wasThere() const { return !wasCreated() && first != "restored"; }
    // However often it came and went in between.
    bool cameOrWent() const { return wasThere() != isThere; }
    bool concernsWhole() const { return wasCreated() || cameOrWent(); }
    bool has(const QByteArray &field) const
    {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const AuditFieldChange &change) { return change.field == field; });
    }
};

QList<Reversal::NetChange> Reversal::netChanges(const QList<AuditRow> &rows) const
{
    QList<NetChange> changes;
    QHash<std::pair<QByteArray, qint64>, qsizetype> places;
    for (const AuditRow &row : rows) {
        const EntityPtr entity = m_scope.snapshot.catalogue->find(row.entity);
        if (!entity || !changesRecord(row))
            continue;
        const auto known = places.constFind({row.entity, row.record});
        const qsizetype place = known == places.constEnd() ? changes.size() : *known;
        if (place == changes.size()) {
            places.insert({row.entity, row.record}, place);
            changes.append({entity, row.record, 0, row.action, false, {}});
            changes.last().isThere = changes.last().wasThere();
        }
        NetChange &net = changes[place];
        net.last = row.sequence;
        net.isThere = isThereAfter(row, net.isThere);
        for (const AuditFieldChange &change : row.changes) {
            const auto same = std::find_if(net.fields.begin(), net.fields.end(),
                                           [&](const AuditFieldChange &field) { return field.field == change.field; });
            if (same == net.fields.end())
                net.fields.append(change);
            else
                same->after = change.after;
        }
    }
    return changes;
}

void Reversal::add(const QList<AuditRow> &rows)
{
    QList<NetChange> changes = netChanges(rows);
    std::reverse(changes.begin(), changes.end());
    for (const NetChange &change : std::as_const(changes))
        add(change);
}

void Reversal::add(const NetChange &change)
{
    const bool cameAndWent = !change.wasThere() && !change.isThere;
    if (cameAndWent || isDisturbed(change))
        return;
    if (!change.wasThere()) {
        append(change, RecordChange::Operation::Delete);
        return;
    }
    if (!change.isThere)
        append(change, RecordChange::Operation::Restore);
    appendValues(change);
}

void Reversal::append(const NetChange &change, RecordChange::Operation operation, QList<FieldValue> values)
{
    m_steps.append(
        stepOf({operation, change.entity->key, change.record, 0, std::move(values), {}}, SaveStep::By::Undo));
}

void Reversal::appendValues(const NetChange &change)
{
    QList<FieldValue> values;
    for (const AuditFieldChange &field : change.fields) {
        if (isWritable(change.entity->field(field.field)))
            values.append({field.field, field.before});
    }
    if (!values.isEmpty())
        append(change, RecordChange::Operation::Update, std::move(values));
}

// What others did since may not be lost.
bool Reversal::isDisturbed(const NetChange &change)
{
    const qsizetype before = m_conflicts.size();
    for (const AuditRow &row :
         AuditStore::sinceSequence(m_scope.connection, *change.entity, change.record, change.last)) {
        if (changesRecord(row) && !m_isOurs(row))
            noteRow(change, row);
    }
    return m_conflicts.size() > before;
}

void Reversal::noteRow(const NetChange &change, const AuditRow &row)
{
    const bool whole = change.concernsWhole();
    // Of values that were erased nobody can say which fields they were.
    if (row.erased || (whole && row.changes.isEmpty())) {
        noteRecord(change, row);
        return;
    }
    for (const AuditFieldChange &later : row.changes) {
        const FieldSpec *field = change.entity->field(later.field);
        const bool disturbs = isWritable(field) ? whole || change.has(later.field) : change.wasCreated();
        if (field && disturbs)
            noteField(change, row, *field);
    }
}

QString Reversal::titleOf(const NetChange &change) const
{
    const auto record = RecordStore::load(m_scope.connection, change.entity, change.record);
    return record ? record->title() : QString();
}

void Reversal::noteRecord(const NetChange &change, const AuditRow &row)
{
    note({"id",
          message(QT_TRANSLATE_NOOP("Message", "“%1” was changed by %2 since, so this can no longer be taken back."),
                  titleOf(change), whoDid(m_scope, row.user))});
}

void Reversal::noteField(const NetChange &change, const AuditRow &row, const FieldSpec &field)
{
    note({field.key, message(QT_TRANSLATE_NOOP(
                                 "Message", "%1 of “%2” was changed by %3 since, so this can no longer be taken back."),
                             field.label.argument(), titleOf(change), whoDid(m_scope, row.user))});
}

void Reversal::note(FieldError error)
{
    if (m_conflicts.size() < mostListed)
        m_conflicts.append(std::move(error));
}

} // namespace fairdesk
