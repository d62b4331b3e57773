#include "server/records/record_service.h"

#include "common/base/logging.h"
#include "server/records/change_feed.h"
#include "server/records/record_service_private.h"

#include <QSemaphore>

namespace fairdesk {

RecordService::RecordService(Database &database, ServerState &state, ChangeFeed &feed, const RuleBook &rules,
                             const Clock &clock)
    : d(new Private{database, state, feed, rules, clock, nullptr, {}})
{
    // In the writer's thread, which is the only one that looks at the callback.
    const auto done = database.writeNow([this](Connection &) {
        d->database.setAfterCommit([this](Connection &connection) {
            d->writer = &connection;
            d->afterCommit();
        });
        return Result<void>();
    });
    if (!done)
        qCCritical(lcRecords, "the write path could not start: %s", qUtf8Printable(done.error().english()));
}

RecordService::~RecordService()
{
    const auto done = d->database.writeNow([this](Connection &) {
        d->database.setAfterCommit({});
        return Result<void>();
    });
    if (!done)
        qCWarning(lcRecords, "the write path ends without its last commit: %s", qUtf8Printable(done.error().english()));
}

void RecordService::save(const CallContext &context, const SaveRequest &request, Done done)
{
    auto answer = std::make_shared<std::optional<Result<SaveResult>>>();
    d->database.write(
        [this, context, request, answer](Connection &connection) {
            *answer = d->saveInside(connection, context, request);
            return **answer ? Result<void>() : Result<void>((*answer)->error());
        },
        [this, answer, done = std::move(done)](const Result<void> &outcome) {
            if (!outcome && answer->has_value() && (*answer)->ok())
                d->commitFailed();
            done(outcome ? **answer : Result<SaveResult>(outcome.error()));
        });
}

Result<SaveResult> RecordService::saveNow(const CallContext &context, const SaveRequest &request)
{
    QSemaphore finished;
    std::optional<Result<SaveResult>> answer;
    save(context, request, [&](const Result<SaveResult> &result) {
        answer = result;
        finished.release();
    });
    finished.acquire();
    return *answer;
}

Result<SaveResult> RecordService::saveIn(Connection &connection, const CallContext &context, const SaveRequest &request)
{
    Savepoint savepoint(connection);
    Result<SaveResult> result = d->saveInside(connection, context, request);
    if (result)
        savepoint.release();
    return result;
}

Result<SaveResult> RecordService::Private::saveInside(Connection &connection, const CallContext &context,
                                                      const SaveRequest &request)
{
    forgetRolledBack(connection);
    const qsizetype mark = feed.mark();
    try {
        Result<SaveScope> scope = openScope(connection, context);
        if (!scope)
            return scope.error();
        scope->requestKey = request.key;
        scope->onDuplicate = request.onDuplicate;
        SaveRun run(std::move(*scope));
        Result<SaveResult> result = run.run(request);
        if (!result)
            feed.rollbackTo(mark);
        // The next save shall meet the new rights and fields.
        else if (changesServer())
            database.endGroup();
        return result;
    } catch (const SqlFailure &) {
        feed.rollbackTo(mark);
        throw;
    }
}

Result<qint64> RecordService::recompute(const CallContext &context, const QByteArray &entity, const QList<qint64> &ids)
{
    if (!context.caller || !context.caller->system)
        return Error::forbidden();
    return d->inWriter<qint64>([&](Connection &connection) -> Result<qint64> {
        qint64 written = 0;
        for (const qint64 id : ids) {
            d->forgetRolledBack(connection);
            Result<SaveScope> scope = d->openScope(connection, context);
            if (!scope)
                return scope.error();
            Savepoint savepoint(connection);
            const qsizetype mark = d->feed.mark();
            SaveRun run(std::move(*scope));
            const auto done =
                run.runSteps({stepOf({RecordChange::Operation::Update, entity, id, 0, {}, {}}, SaveStep::By::Program)});
            if (done)
                savepoint.release();
            else // gone meanwhile, or an old value that a rule no longer takes
                d->feed.rollbackTo(mark);
            written += done && done->group != 0 ? 1 : 0;
        }
        return written;
    });
}

Result<SaveScope> RecordService::Private::openScope(Connection &connection, const CallContext &context)
{
    writer = &connection;
    CallContext current = context;
    if (!context.caller)
        return Error::forbidden();
    if (!context.caller->system) {
        // As the rights stand now: what was taken away while the request waited is gone.
        current.caller = state.caller(context.caller->user);
        if (!current.caller)
            return Error::forbidden();
        if (auto known = state.vouchFor(*current.caller); !known)
            return known.error();
    }
    return SaveScope{connection, state, state.snapshot(), current, rules, feed, clock.now(), clock.today()};
}

bool RecordService::Private::changesServer() const
{
    return feed.pending().catalogueChanged || feed.pending().rightsChanged;
}

void RecordService::Private::forgetRolledBack(Connection &connection)
{
    if (feed.pending().entries.isEmpty() && shares.isEmpty())
        return;
    const qint64 last = AuditStore::lastSequence(connection);
    feed.rollbackAfter(last);
    shares.removeIf([&](const PendingShare &share) { return share.sequence > last; });
}

void RecordService::Private::afterCommit()
{
    if (!writer)
        return;
    try {
        forgetRolledBack(*writer);
        for (const PendingShare &pending : std::as_const(shares)) {
            const ShareRow &share = pending.share;
            if (pending.removed)
                state.removeShare(share.entity, share.record, share.grantee.user, share.grantee.team);
            else
                state.addShare(share.entity, share.record, share.grantee);
        }
        if (changesServer() || state.isDoubtful())
            state.reload(*writer);
    } catch (const SqlFailure &failure) {
        // The data are safe; every commit from now on tries again.
        state.doubt();
        qCCritical(lcRecords, "rights and catalogue could not be read again: %s", failure.what());
    }
    shares.clear();
    writer = nullptr;
    feed.publish();
}

void RecordService::Private::commitFailed()
{
    feed.discard();
    shares.clear();
    writer = nullptr;
}

} // namespace fairdesk
