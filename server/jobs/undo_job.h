// Takes an import back, piece by piece, so that others' saves get in between. Broken off, it is simply begun again.
#pragma once

#include "server/jobs/job_progress.h"
#include "server/records/record_service.h"

#include <QJsonObject>

namespace fairdesk {

class UndoJob
{
public:
    // The context names the job, so that what it takes back can itself be taken back.
    UndoJob(RecordService &records, CallContext context, qint64 import);

    Result<void> run(JobProgress &progress);
    // {"job", "import", "undone", "kept", "records": [{"entity", "id"}]}: what was changed since, stays.
    QJsonObject result() const;

private:
    RecordService &m_records;
    CallContext m_context;
    qint64 m_import;
    qint64 m_undone = 0;
    qint64 m_kept = 0;
    RecordService::RecordKeys m_listed;
};

} // namespace fairdesk
