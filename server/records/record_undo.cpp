// Taking back: the reverse of what a save or a job wrote, as a new save with all its checks.
#include "server/records/change_feed.h"
#include "server/records/record_service_private.h"
#include "server/records/reversal.h"

namespace fairdesk {
namespace {

constexpr qint64 day = 24LL * 60 * 60 * 1000;
constexpr qint64 jobDays = 30;

Error nothingLeft()
{
    return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "There is nothing left to take back.")));
}

Error disturbed(const QList<FieldError> &conflicts)
{
    if (conflicts.size() == 1)
        return {ErrorCode::Conflict, conflicts.first().text, conflicts};
    return {ErrorCode::Conflict,
            message(QT_TRANSLATE_NOOP("Message",
                                      "This can no longer be taken back, because some of it was changed since.")),
            conflicts};
}

// What a job wrote – a long list, seldom looked through the same day – for longer; counted from its end.
Result<void> mayTakeBack(const SaveScope &scope, const std::optional<AuditRow> &row)
{
    const Caller &caller = scope.caller();
    if (!row)
        return Error::notFound();
    if (caller.administrator || caller.system)
        return {};
    if (row->user != caller.user)
        return Error::notFound();
    const qint64 age = scope.now.milliseconds - row->at.milliseconds;
    if (row->job != 0 && age > jobDays * day)
        return Error::forbidden(
            message(QT_TRANSLATE_NOOP(
                        "Message", "This was written more than %1 days ago. Only an administrator can take it back."),
                    jobDays));
    if (row->job == 0 && age > day)
        return Error::forbidden(message(QT_TRANSLATE_NOOP(
            "Message", "This was saved more than a day ago. Only an administrator can take it back.")));
    return {};
}

// By this the trail knows again what an earlier attempt has taken back already.
QByteArray markOf(qint64 job)
{
    return "undo:" + QByteArray::number(job);
}

RecordService::RecordKeys recordsOf(const QList<AuditRow> &rows)
{
    RecordService::RecordKeys records;
    for (const AuditRow &row : rows) {
        if (!records.contains({row.entity, row.record}))
            records.append({row.entity, row.record});
    }
    return records;
}

} // namespace

Result<SaveResult> RecordService::Private::takeBack(SaveScope scope, const QList<AuditRow> &rows,
                                                    const std::function<bool(const AuditRow &)> &isOurs)
{
    const qsizetype mark = feed.mark();
    Reversal reversal(scope, isOurs);
    reversal.add(rows);
    if (!reversal.conflicts().isEmpty())
        return disturbed(reversal.conflicts());
    QList<SaveStep> steps = reversal.takeSteps();
    if (steps.isEmpty())
        return nothingLeft();
    SaveRun run(std::move(scope));
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
    return d->inWriter<SaveResult>([&](Connection &connection) -> Result<SaveResult> {
        d->forgetRolledBack(connection);
        Result<SaveScope> scope = d->openScope(connection, context);
        if (!scope)
            return scope.error();
        const QList<AuditRow> rows = AuditStore::ofGroup(connection, *scope->snapshot.catalogue, group);
        const auto first = rows.isEmpty() ? std::nullopt : std::optional<AuditRow>(rows.first());
        if (auto may = mayTakeBack(*scope, first); !may)
            return may.error();
        return d->takeBack(std::move(*scope), rows, [&](const AuditRow &row) { return row.group == group; });
    });
}

// One save of the job: all of it, or nothing and the records that stay.
Result<void> RecordService::Private::takeBackGroup(Connection &connection, const CallContext &context, qint64 job,
                                                   qint64 group, UndonePart &part)
{
    forgetRolledBack(connection);
    Result<SaveScope> scope = openScope(connection, context);
    if (!scope)
        return scope.error();
    scope->requestKey = markOf(job);
    const QList<AuditRow> rows = AuditStore::ofGroup(connection, *scope->snapshot.catalogue, group);
    const auto isOurs = [&](const AuditRow &row) { return row.job == job || row.requestKey == markOf(job); };
    Savepoint savepoint(connection);
    Result<SaveResult> taken = nothingLeft();
    try {
        taken = takeBack(std::move(*scope), rows, isOurs);
    } catch (const SqlFailure &failure) {
        if (failure.reason() == SqlFailure::Reason::DiskFull || failure.reason() == SqlFailure::Reason::Unavailable)
            throw;
        taken = failure.toError();
    }
    if (taken) {
        savepoint.release();
        part.undone += taken->group == 0 ? 0 : taken->saved.size(); // an earlier attempt may have done it already
    } else if (taken.error() != nothingLeft()) {
        part.kept += recordsOf(rows);
    }
    return {};
}

Result<RecordService::UndonePart> RecordService::undoJobPart(const CallContext &context, qint64 job, qint64 before,
                                                             int rows)
{
    return d->inWriter<UndonePart>([&](Connection &connection) -> Result<UndonePart> {
        const Result<SaveScope> scope = d->openScope(connection, context);
        if (!scope)
            return scope.error();
        if (auto may = mayTakeBack(*scope, AuditStore::lastOfJob(connection, job)); !may)
            return may.error();
        UndonePart part;
        const QList<qint64> groups = AuditStore::groupsOfJob(connection, job, before, rows);
        for (const qint64 group : groups) {
            if (auto done = d->takeBackGroup(connection, context, job, group, part); !done)
                return done.error();
        }
        part.next = groups.isEmpty() ? 0 : groups.last();
        return part;
    });
}

Result<RecordService::UndonePart> RecordService::undoJob(const CallContext &context, qint64 job)
{
    constexpr int rowsAtOnce = 500;
    UndonePart all;
    do {
        Result<UndonePart> part = undoJobPart(context, job, all.next, rowsAtOnce);
        if (!part)
            return part.error();
        all.undone += part->undone;
        all.kept += part->kept;
        all.next = part->next;
    } while (all.next != 0);
    return all;
}

} // namespace fairdesk
