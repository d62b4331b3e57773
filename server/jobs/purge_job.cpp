#include "server/jobs/purge_job.h"

#include "common/base/logging.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"

namespace fairdesk {
namespace {

constexpr int mostOfEachKind = 50'000; // in one run; the rest the next time
constexpr qsizetype recordsAtOnce = 200;
constexpr qint64 day = 24LL * 60 * 60 * 1000;

struct Purged
{
    qint64 gone = 0;
    qint64 kept = 0; // refused, and tried again the next time
};

bool isOfTheMoment(const Error &error)
{
    return error.code() == ErrorCode::Unavailable || error.code() == ErrorCode::Busy;
}

Result<qint64> purgePart(RecordService &records, const RecordService::RecordKeys &part, Instant before)
{
    return records.purge(CallContext::ofProgram("purge-deleted"), part, before);
}

// What one record is refused for must not keep the others, and all that become due after it, for ever.
Result<void> purgeOneByOne(RecordService &records, const RecordService::RecordKeys &part, Instant before,
                           Purged &purged)
{
    for (const auto &key : part) {
        const auto one = purgePart(records, {key}, before);
        if (!one && isOfTheMoment(one.error()))
            return one.error();
        purged.gone += one ? *one : 0;
        purged.kept += one ? 0 : 1;
        if (!one)
            qCWarning(lcJobs, "%s %lld is not let go: %s", key.first.constData(), qlonglong(key.second),
                      qUtf8Printable(one.error().english()));
    }
    return {};
}

} // namespace

Result<QJsonObject> purgeDeleted(RecordService &records, const ServerState &state, Instant now)
{
    const qint64 days = state.snapshot().settings.value("deleted.keep_days", "90").toLongLong();
    Purged purged;
    if (days > 0) {
        const Instant before{now.milliseconds - days * day};
        const auto due = records.purgeable(before, mostOfEachKind);
        if (!due)
            return due.error();
        // In pieces, so that others' saves get in between.
        for (qsizetype next = 0; next < due->size(); next += recordsAtOnce) {
            const RecordService::RecordKeys keys = due->mid(next, recordsAtOnce);
            const auto part = purgePart(records, keys, before);
            if (part) {
                purged.gone += *part;
                continue;
            }
            if (isOfTheMoment(part.error()))
                return part.error();
            if (const auto done = purgeOneByOne(records, keys, before, purged); !done)
                return done.error();
        }
    }
    return QJsonObject{{QStringLiteral("purged"), purged.gone}, {QStringLiteral("kept"), purged.kept}};
}

} // namespace fairdesk
