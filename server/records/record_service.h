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
    // Takes back what one job (an import) wrote, newest first and in pieces, so that others' saves get in between. What
    // was changed since stays, with all that was saved together with it; whatever an earlier attempt took back is
    // passed over, so it may be broken off and begun again.
    using RecordKeys = QList<std::pair<QByteArray, qint64>>;
    struct UndonePart
    {
        qint64 undone = 0; // records
        RecordKeys kept;
        qint64 next = 0; // where the next piece begins; 0: that was all
    };
    // `before`: 0 for the first piece, then what the last one called next.
    Result<UndonePart> undoJobPart(const CallContext &context, qint64 job, qint64 before, int rows);
    Result<UndonePart> undoJob(const CallContext &context, qint64 job);

    // Lets the rules compute anew what they keep in living records, after what they go by has changed; what comes out
    // the same is not written. Returns how many were.
    Result<qint64> recompute(const CallContext &context, const QByteArray &entity, const QList<qint64> &ids);

    // Records that were deleted before a moment, so many of each kind at most, and letting go of them for good: rows,
    // links, shares, files. The trail keeps what it knows. Only for the program itself; returns how many went.
    Result<RecordKeys> purgeable(Instant deletedBefore, int limit) const;
    Result<qint64> purge(const CallContext &context, const RecordKeys &records, Instant deletedBefore);

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
