// Runs long pieces of work beside the daily requests: imports one at a time, exports beside them, and what the clock
// asks for. Their states stand in the store, so that they can be looked at after a restart.
#pragma once

#include "server/api/job_port.h"
#include "server/jobs/job_progress.h"
#include "server/storage/job_store.h"

#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <mutex>

namespace fairdesk {

class Clock;
class Database;
class QueryService;
class RecordService;
class ServerState;

struct JobServices
{
    Database &database;
    ServerState &state;
    RecordService &records;
    QueryService &queries;
    const Clock &clock;
};

// Something that is done again and again; `now` may be given by an administrator.
struct ScheduledJob
{
    QByteArray name;
    std::chrono::seconds interval;
    std::function<Result<QJsonObject>(Instant now)> run;
};

// Under which key a job was asked for, and a digest of what was asked; empty without a key.
struct RequestMark
{
    QByteArray key;
    QByteArray digest;
};

class JobRunner final : public JobPort
{
public:
    // Files are kept in the folder. Jobs that a stopped server left behind are marked as failed.
    JobRunner(JobServices services, QString folder);
    // Asks running jobs to stop and waits for them.
    ~JobRunner() override;

    Result<qint64> startImport(const CallContext &context, const ImportOrder &order) override;
    Result<qint64> startExport(const CallContext &context, const ExportOrder &order) override;
    Result<JobReport> status(const CallContext &context, qint64 job) override;
    Result<void> cancel(const CallContext &context, qint64 job) override;
    Result<JobFile> openResult(const CallContext &context, qint64 job) override;
    Result<QJsonObject> undoImport(const CallContext &context, qint64 job) override;
    QJsonArray schedule() const override;
    Result<QJsonObject> runNow(const QByteArray &name, std::optional<Instant> now) override;

    // Before the event loop runs: what other parts of the server want done by the clock.
    void addScheduled(ScheduledJob job);
    // Until no job is queued or running.
    void waitForIdle();

private:
    // A job since this server started.
    struct Active
    {
        StoredJob stored;
        JobProgress progress;
        std::optional<Error> error;
        QJsonObject result;
        QString downloadName;
    };
    using ActivePtr = std::shared_ptr<Active>;
    struct Clockwork
    {
        ScheduledJob job;
        std::optional<Instant> last;
        bool running = false;
    };

    Result<ActivePtr> enter(const CallContext &context, const QByteArray &kind, const QJsonObject &options,
                            const RequestMark &mark = {});
    // The job that an earlier request with this key began.
    Result<std::optional<qint64>> startedBefore(const CallContext &context, const RequestMark &mark) const;
    void runImport(const ActivePtr &job, CallContext context, const ImportOrder &order);
    void runExport(const ActivePtr &job, CallContext context, const ExportOrder &order);
    void runUndo(const ActivePtr &job, CallContext context, qint64 import);
    bool begin(const ActivePtr &job);
    void finish(const ActivePtr &job, const Result<void> &done, QJsonObject result, const QString &file);
    void store(const ActivePtr &job);
    Result<ActivePtr> find(const CallContext &context, qint64 job) const;
    JobReport reportOf(const Active &job) const;
    void forgetOldest();
    void recover();
    QString pathOf(const QByteArray &file) const;

    // job_runner_clock.cpp
    void addOwnScheduled();
    void runDue();
    Result<QJsonObject> carryOut(const QByteArray &name, Instant now);
    Result<QJsonObject> removeOldFiles(Instant now);
    std::optional<Instant> lastRun(const QByteArray &name) const;
    QJsonObject lastResult(const QByteArray &name) const;
    bool isDue(Clockwork &work, Instant now) const;

    JobServices m_services;
    QString m_folder;
    mutable std::mutex m_mutex;
    std::map<qint64, ActivePtr> m_active;
    std::map<QByteArray, Clockwork> m_clockworks;
    QThreadPool m_imports;
    QThreadPool m_exports;
    QThreadPool m_housekeeping;
    QTimer m_timer;
};

} // namespace fairdesk
