#include "server/storage/job_store.h"

namespace fairdesk {
namespace {

constexpr char columns[] =
    "SELECT id, kind, state, user_id, created_at, finished_at, options, result, done, total, file FROM fd_job ";

SqlValue orNull(const QByteArray &text)
{
    return text.isEmpty() ? SqlValue() : SqlValue(text);
}

StoredJob readJob(const Statement &row)
{
    StoredJob job;
    job.id = row.integer(0);
    job.kind = row.bytes(1);
    job.state = row.bytes(2);
    job.user = row.integer(3);
    job.createdAt = {row.integer(4)};
    if (!row.isNull(5))
        job.finishedAt = Instant{row.integer(5)};
    job.options = row.bytes(6);
    job.result = row.isNull(7) ? QByteArray() : row.bytes(7);
    job.done = row.integer(8);
    job.total = row.integer(9);
    job.file = row.isNull(10) ? QByteArray() : row.bytes(10);
    return job;
}

QList<StoredJob> read(Connection &connection, const QByteArray &where, const QList<SqlValue> &values)
{
    QList<StoredJob> jobs;
    Statement &query = connection.statement(columns + where).bind(values);
    while (query.step())
        jobs.append(readJob(query));
    return jobs;
}

std::optional<StoredJob> first(const QList<StoredJob> &jobs)
{
    return jobs.isEmpty() ? std::nullopt : std::optional<StoredJob>(jobs.first());
}

} // namespace

qint64 JobStore::add(Connection &connection, const StoredJob &job)
{
    return connection
        .integer(
            "INSERT INTO fd_job(kind, state, user_id, created_at, finished_at, options, result, done, total, file) "
            "VALUES(?,?,?,?,?,?,?,?,?,?) RETURNING id",
            {job.kind, job.state, job.user, job.createdAt.milliseconds,
             job.finishedAt ? SqlValue(job.finishedAt->milliseconds) : SqlValue(), job.options, orNull(job.result),
             job.done, job.total, orNull(job.file)})
        .value_or(0);
}

void JobStore::update(Connection &connection, const StoredJob &job)
{
    connection.run("UPDATE fd_job SET state=?, finished_at=?, result=?, done=?, total=?, file=? WHERE id=?",
                   {job.state, job.finishedAt ? SqlValue(job.finishedAt->milliseconds) : SqlValue(), orNull(job.result),
                    job.done, job.total, orNull(job.file), job.id});
}

std::optional<StoredJob> JobStore::find(Connection &connection, qint64 id)
{
    return first(read(connection, "WHERE id=?", {id}));
}

QList<StoredJob> JobStore::unfinished(Connection &connection)
{
    return read(connection, "WHERE state IN ('queued','running') ORDER BY id", {});
}

QList<StoredJob> JobStore::withFileFinishedBefore(Connection &connection, Instant time)
{
    return read(connection, "WHERE file IS NOT NULL AND finished_at<? ORDER BY id", {time.milliseconds});
}

std::optional<StoredJob> JobStore::lastOfKind(Connection &connection, const QByteArray &kind)
{
    return first(read(connection, "WHERE kind=? ORDER BY id DESC LIMIT 1", {kind}));
}

void JobStore::removeKind(Connection &connection, const QByteArray &kind)
{
    connection.run("DELETE FROM fd_job WHERE kind=?", {kind});
}

} // namespace fairdesk
