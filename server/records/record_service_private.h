// What the parts of RecordService share: saving, taking back, sharing.
#pragma once

#include "server/records/record_service.h"
#include "server/records/save_run.h"
#include "server/storage/database.h"
#include "server/storage/share_store.h"

namespace fairdesk {

struct RecordService::Private
{
    // A share that is in the store once the running transaction is committed.
    struct PendingShare
    {
        qint64 sequence = 0;
        ShareRow share;
        bool removed = false;
    };

    Database &database;
    ServerState &state;
    ChangeFeed &feed;
    const RuleBook &rules;
    const Clock &clock;
    Connection *writer = nullptr; // the connection of the group that is being written
    QList<PendingShare> shares;

    Result<SaveScope> openScope(Connection &connection, const CallContext &context);
    Result<SaveResult> saveInside(Connection &connection, const CallContext &context, const SaveRequest &request);
    // Runs work in the writer that gives a value, waiting.
    template<class T, class Work>
    Result<T> inWriter(Work work);

    // Whether what is about to be committed changes what the whole server goes by.
    bool changesServer() const;
    // Drops what was noted for work that the store does not hold.
    void forgetRolledBack(Connection &connection);
    void afterCommit();
    void commitFailed();

    Result<SaveResult> takeBack(SaveScope scope, const QList<AuditRow> &rows,
                                const std::function<bool(const AuditRow &)> &isOurs);
    Result<void> takeBackGroup(Connection &connection, const CallContext &context, qint64 job, qint64 group,
                               UndonePart &part);
    Result<qint64> purgeIn(Connection &connection, const CallContext &context, const RecordKeys &records,
                           Instant deletedBefore);
    void removeForGood(SaveScope &scope, const Record &record);
    Result<void> changeShare(Connection &connection, const CallContext &context, ShareRow share, bool removed);
    Result<void> erase(Connection &connection, const CallContext &context, const QByteArray &entity, qint64 id);
};

template<class T, class Work>
Result<T> RecordService::Private::inWriter(Work work)
{
    std::optional<Result<T>> answer;
    const Result<void> outcome = database.writeNow([&](Connection &connection) {
        answer = work(connection);
        return *answer ? Result<void>() : Result<void>(answer->error());
    });
    if (outcome)
        return *answer;
    return outcome.error();
}

} // namespace fairdesk
