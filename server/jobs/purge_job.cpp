#include "server/jobs/purge_job.h"

#include "server/records/record_service.h"
#include "server/records/server_state.h"

namespace fairdesk {
namespace {

constexpr int mostOfEachKind = 50'000; // in one run; the rest the next time
constexpr qsizetype recordsAtOnce = 200;
constexpr qint64 day = 24LL * 60 * 60 * 1000;

} // namespace

Result<QJsonObject> purgeDeleted(RecordService &records, const ServerState &state, Instant now)
{
    const qint64 days = state.snapshot().settings.value("deleted.keep_days", "90").toLongLong();
    qint64 purged = 0;
    if (days > 0) {
        const Instant before{now.milliseconds - days * day};
        const auto due = records.purgeable(before, mostOfEachKind);
        if (!due)
            return due.error();
        // In pieces, so that others' saves get in between.
        for (qsizetype next = 0; next < due->size(); next += recordsAtOnce) {
            const auto part =
                records.purge(CallContext::ofProgram("purge-deleted"), due->mid(next, recordsAtOnce), before);
            if (!part)
                return part.error();
            purged += *part;
        }
    }
    return QJsonObject{{QStringLiteral("purged"), purged}};
}

} // namespace fairdesk
