// The write path. Every create, edit, delete, restore, import row, action and job goes through here:
//
//   access → field mask → defaults → rules → validation → duplicates → version → save → audit → change feed
//
// in one transaction. Several changes are made all or none; a request with a key that was carried out before gets its
// first answer again; fields changed meanwhile by others merge, the same field conflicts.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/save.h"
#include "server/records/call_context.h"

#include <functional>
#include <memory>

namespace fairdesk {

class Clock;
class Database;
class ServerState;
class ChangeFeed;
class Connection;
class RuleBook;

class RecordService
{
public:
    RecordService(Database &database, ServerState &state, ChangeFeed &feed, const RuleBook &rules, const Clock &clock);
    ~RecordService();

    using Done = std::function<void(const Result<SaveResult> &)>;
    // `done` is called in the writer's thread once the save is on the disk (or refused).
    void save(const CallContext &context, const SaveRequest &request, Done done);
    // The same, waiting; not from the writer's thread.
    Result<SaveResult> saveNow(const CallContext &context, const SaveRequest &request);
    // Inside a transaction that is already running in the writer (imports save many requests in one).
    Result<SaveResult> saveIn(Connection &connection, const CallContext &context, const SaveRequest &request);

    // Takes back one's own save of the last 24 hours (administrators: anybody's); what was changed since is a conflict.
    Result<SaveResult> undo(const CallContext &context, qint64 group);
    // Takes back all that one job (an import) wrote, under the same conditions.
    Result<SaveResult> undoJob(const CallContext &context, qint64 job);

    // Shares one record with a person or a team; needs the right "share" on it.
    struct ShareTarget
    {
        qint64 user = 0;
        qint64 team = 0;
    };
    Result<void> share(const CallContext &context, const QByteArray &entity, qint64 id, ShareTarget with, bool canEdit);
    Result<void> unshare(const CallContext &context, const QByteArray &entity, qint64 id, ShareTarget with);

    // Forgets what was ever written into the fields of a record, as its person may demand; the audit trail stays whole.
    Result<void> eraseHistory(const CallContext &context, const QByteArray &entity, qint64 id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fairdesk
