// Taking back: the reverse of what a save or a job wrote, as a new save with all its checks.
#include "server/records/change_feed.h"
#include "server/records/record_service_private.h"
#include "server/records/stages/version_stage.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr qint64 undoTime = 24LL * 60 * 60 * 1000;
constexpr qsizetype mostListed = 20;

// All that was done to one record, as one step from what it was to what it became.
struct NetChange
{
    EntityPtr entity;
    qint64 record = 0;
    qint64 last = 0; // sequence
    QByteArray first;
    QByteArray final;
    QList<AuditFieldChange> fields;

    bool wasCreated() const { return first == "created"; }
    bool isDeleted() const { return final == "deleted"; }
    bool wasRestored() const { return !wasCreated() && final == "restored"; }
};

QList<NetChange> netChanges(const Catalogue &catalogue, const QList<AuditRow> &rows)
{
    QList<NetChange> changes;
    QHash<std::pair<QByteArray, qint64>, qsizetype> places;
    for (const AuditRow &row : rows) {
        const EntityPtr entity = catalogue.find(row.entity);
        if (!entity)
            continue;
        const auto known = places.constFind({row.entity, row.record});
        const qsizetype place = known == places.constEnd() ? changes.size() : *known;
        if (place == changes.size()) {
            places.insert({row.entity, row.record}, place);
            changes.append({entity, row.record, 0, row.action, {}, {}});
        }
        NetChange &net = changes[place];
        net.last = row.sequence;
        if (row.action != "updated" || net.final.isEmpty())
            net.final = row.action;
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

// Computed fields and copies come right by themselves.
bool isWritable(const EntitySpec &entity, const QByteArray &field)
{
    const FieldSpec *spec = entity.field(field);
    return spec && !spec->is(ReadOnly);
}

class Reversal
{
public:
    Reversal(const SaveScope &scope, QSet<qint64> groups)
        : m_scope(scope)
        , m_groups(std::move(groups))
    {
    }

    void add(const NetChange &change)
    {
        if (change.wasCreated() && change.isDeleted())
            return;
        if (isDisturbed(change))
            return;
        if (change.wasCreated() || change.wasRestored()) {
            append(change, RecordChange::Operation::Delete);
            return;
        }
        if (change.isDeleted())
            append(change, RecordChange::Operation::Restore);
        appendValues(change);
    }

    const QList<FieldError> &conflicts() const { return m_conflicts; }
    QList<SaveStep> takeSteps() { return std::move(m_steps); }

private:
    void append(const NetChange &change, RecordChange::Operation operation, QList<FieldValue> values = {})
    {
        m_steps.append(
            stepOf({operation, change.entity->key, change.record, 0, std::move(values), {}}, SaveStep::By::Undo));
    }

    void appendValues(const NetChange &change)
    {
        QList<FieldValue> values;
        for (const AuditFieldChange &field : change.fields) {
            if (isWritable(*change.entity, field.field))
                values.append({field.field, field.before});
        }
        if (!values.isEmpty())
            append(change, RecordChange::Operation::Update, std::move(values));
    }

    // What others did since may not be lost.
    bool isDisturbed(const NetChange &change)
    {
        const qsizetype before = m_conflicts.size();
        const bool whole = change.wasCreated() || change.wasRestored() || change.isDeleted();
        for (const AuditRow &row :
             AuditStore::sinceSequence(m_scope.connection, *change.entity, change.record, change.last)) {
            if (m_groups.contains(row.group))
                continue;
            if (whole && row.changes.isEmpty())
                noteRecord(change, row);
            for (const AuditFieldChange &later : row.changes) {
                const bool ours =
                    std::any_of(change.fields.begin(), change.fields.end(),
                                [&](const AuditFieldChange &field) { return field.field == later.field; });
                if (isWritable(*change.entity, later.field) ? whole || ours : change.wasCreated())
                    noteField(change, row, later.field);
            }
        }
        return m_conflicts.size() > before;
    }

    QString titleOf(const NetChange &change) const
    {
        const auto record = RecordStore::load(m_scope.connection, change.entity, change.record);
        return record ? record->title() : QString();
    }

    void noteRecord(const NetChange &change, const AuditRow &row)
    {
        note({"id", message(QT_TRANSLATE_NOOP("Message",
                                              "“%1” was changed by %2 since, so this can no longer be taken back."),
                            titleOf(change), whoDid(m_scope, row.user))});
    }

    void noteField(const NetChange &change, const AuditRow &row, const QByteArray &field)
    {
        note({field,
              message(QT_TRANSLATE_NOOP("Message",
                                        "%1 of “%2” was changed by %3 since, so this can no longer be taken back."),
                      change.entity->field(field)->label.argument(), titleOf(change), whoDid(m_scope, row.user))});
    }

    void note(FieldError error)
    {
        if (m_conflicts.size() < mostListed)
            m_conflicts.append(std::move(error));
    }

    const SaveScope &m_scope;
    QSet<qint64> m_groups;
    QList<FieldError> m_conflicts;
    QList<SaveStep> m_steps;
};

Error disturbed(const QList<FieldError> &conflicts)
{
    if (conflicts.size() == 1)
        return {ErrorCode::Conflict, conflicts.first().text, conflicts};
    return {ErrorCode::Conflict,
            message(QT_TRANSLATE_NOOP("Message",
                                      "This can no longer be taken back, because some of it was changed since.")),
            conflicts};
}

Result<void> mayTakeBack(const SaveScope &scope, const QList<AuditRow> &rows)
{
    const Caller &caller = scope.caller();
    if (rows.isEmpty())
        return Error::notFound();
    if (caller.administrator || caller.system)
        return {};
    const AuditRow &first = rows.first();
    if (first.user != caller.user)
        return Error::notFound();
    if (scope.now.milliseconds - first.at.milliseconds > undoTime)
        return Error::forbidden(message(QT_TRANSLATE_NOOP(
            "Message", "This was saved more than a day ago. Only an administrator can take it back.")));
    return {};
}

} // namespace

Result<SaveResult> RecordService::Private::takeBack(Connection &connection, const CallContext &context,
                                                    const std::function<QList<AuditRow>(const Catalogue &)> &rowsOf)
{
    forgetRolledBack(connection);
    const qsizetype mark = feed.mark();
    Result<SaveScope> scope = openScope(connection, context);
    if (!scope)
        return scope.error();
    scope->onDuplicate = OnDuplicate::Create;
    const QList<AuditRow> rows = rowsOf(*scope->snapshot.catalogue);
    if (auto may = mayTakeBack(*scope, rows); !may)
        return may.error();
    QSet<qint64> groups;
    for (const AuditRow &row : rows)
        groups.insert(row.group);
    Reversal reversal(*scope, groups);
    QList<NetChange> changes = netChanges(*scope->snapshot.catalogue, rows);
    std::reverse(changes.begin(), changes.end());
    for (const NetChange &change : std::as_const(changes))
        reversal.add(change);
    if (!reversal.conflicts().isEmpty())
        return disturbed(reversal.conflicts());
    QList<SaveStep> steps = reversal.takeSteps();
    if (steps.isEmpty())
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "There is nothing left to take back.")));
    SaveRun run(std::move(*scope));
    try {
        Result<SaveResult> result = run.runSteps(std::move(steps));
        if (!result)
            feed.rollbackTo(mark);
        return result;
    } catch (const SqlFailure &) {
        feed.rollbackTo(mark);
        throw;
    }
}

Result<SaveResult> RecordService::undo(const CallContext &context, qint64 group)
{
    return d->inWriter<SaveResult>([&](Connection &connection) {
        return d->takeBack(connection, context, [&](const Catalogue &catalogue) {
            return AuditStore::ofGroup(connection, catalogue, group);
        });
    });
}

Result<SaveResult> RecordService::undoJob(const CallContext &context, qint64 job)
{
    return d->inWriter<SaveResult>([&](Connection &connection) {
        return d->takeBack(connection, context,
                           [&](const Catalogue &catalogue) { return AuditStore::ofJob(connection, catalogue, job); });
    });
}

} // namespace fairdesk
