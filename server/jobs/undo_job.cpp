#include "server/jobs/undo_job.h"

#include <QJsonArray>

namespace fairdesk {
namespace {

constexpr int rowsAtOnce = 500; // of the trail; a fraction of a second
constexpr qsizetype mostListed = 100;

} // namespace

UndoJob::UndoJob(RecordService &records, CallContext context, qint64 import)
    : m_records(records)
    , m_context(std::move(context))
    , m_import(import)
{
}

Result<void> UndoJob::run(JobProgress &progress)
{
    qint64 next = 0;
    while (!progress.cancelled) {
        const auto part = m_records.undoJobPart(m_context, m_import, next, rowsAtOnce);
        if (!part)
            return part.error();
        m_undone += part->undone;
        m_kept += part->kept.size();
        m_listed += part->kept.mid(0, mostListed - m_listed.size());
        progress.done = m_undone + m_kept;
        next = part->next;
        if (next == 0)
            break;
    }
    progress.total = progress.done.load();
    return {};
}

QJsonObject UndoJob::result() const
{
    QJsonArray records;
    for (const auto &[entity, id] : m_listed)
        records.append(QJsonObject{{QStringLiteral("entity"), QString::fromUtf8(entity)}, {QStringLiteral("id"), id}});
    return {{QStringLiteral("job"), m_context.job},
            {QStringLiteral("import"), m_import},
            {QStringLiteral("undone"), m_undone},
            {QStringLiteral("kept"), m_kept},
            {QStringLiteral("records"), records}};
}

} // namespace fairdesk
