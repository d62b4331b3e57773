// One request on its way through the server, and its answer.
#pragma once

#include "common/base/result.h"
#include "server/identity/identity_service.h"
#include "server/records/call_context.h"

#include "fairdesk.pb.h"

#include <functional>
#include <memory>

namespace fairdesk {

class Clock;
class Database;
class ServerState;
class ChangeFeed;
class RecordService;
class QueryService;
class BlobStore;
class Uploads;
class Attachments;
class ActionTable;
class JobPort;

// What handlers work with.
struct ApiServices
{
    Database &database;
    ServerState &state;
    ChangeFeed &feed;
    RecordService &records;
    QueryService &queries;
    IdentityService &identity;
    BlobStore &blobs;
    Uploads &uploads;
    Attachments &attachments;
    ActionTable &actions;
    const Clock &clock;
    Instant startedAt;
    JobPort *jobs = nullptr;
    std::function<int()> connections = [] { return 0; };
};

// An answer, and what it changes for the connection that asked.
struct ApiAnswer
{
    wire::Envelope envelope;
    bool greeted = false;
    std::optional<SignedIn> signedIn;
    bool signedOut = false;
    std::optional<qint64> subscribeAfter;
    bool close = false;
};

struct ApiCall
{
    using Reply = std::function<void(ApiAnswer &&)>; // called once, in any thread

    CallContext context; // no caller before the sign-in
    QByteArray address;  // of the other side, without the port
    QByteArray program;  // as it introduced itself
    std::shared_ptr<const wire::Envelope> request;
    Reply reply;

    void answer(ApiAnswer &&answer) const { reply(std::move(answer)); }
    void fail(const Error &error) const;
    void done() const;
    // done() or fail().
    void finish(const Result<void> &result) const;
    // Hands the value to `fill(envelope, value)`, or fails.
    template<class T, class Fill>
    void finish(Result<T> result, Fill fill) const
    {
        if (!result) {
            fail(result.error());
            return;
        }
        ApiAnswer filled;
        fill(filled.envelope, *result);
        answer(std::move(filled));
    }
};

Error usageError(const QString &detail);

} // namespace fairdesk
