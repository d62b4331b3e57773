// What the clock asks for: the program's own housekeeping, and what other parts of the server add.
#include "server/jobs/job_runner.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/jobs/completeness_job.h"
#include "server/jobs/purge_job.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours requestsAreKept = 48h; // longer than any client tries again
constexpr std::chrono::hours filesAreKept = 24h;

Instant before(Instant now, std::chrono::milliseconds span)
{
    return {now.milliseconds - span.count()};
}

QByteArray kindOf(const QByteArray &name)
{
    return "clock:" + name;
}

} // namespace

void JobRunner::addScheduled(ScheduledJob job)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray name = job.name;
    m_clockworks.insert_or_assign(name, Clockwork{std::move(job), {}, false});
}

void JobRunner::addOwnScheduled()
{
    addScheduled({"forget-requests", 1h, [this](Instant now) -> Result<QJsonObject> {
                      const auto done = m_services.database.writeNow([&](Connection &connection) {
                          RequestStore::forgetBefore(connection, before(now, requestsAreKept));
                          return Result<void>();
                      });
                      return done ? Result<QJsonObject>(QJsonObject()) : Result<QJsonObject>(done.error());
                  }});
    addScheduled({"measure-completeness", 1h, [this](Instant) {
                      const QString known = lastResult("measure-completeness").value(QLatin1String("form")).toString();
                      return measureCompletenessAnew(m_services.database, m_services.records, m_services.state, known);
                  }});
    addScheduled({"purge-deleted", 24h,
                  [this](Instant now) { return purgeDeleted(m_services.records, m_services.state, now); }});
    addScheduled({"delete-job-files", 1h, [this](Instant now) { return removeOldFiles(now); }});
}

Result<QJsonObject> JobRunner::removeOldFiles(Instant now)
{
    qint64 removed = 0;
    const auto done = m_services.database.writeNow([&](Connection &connection) {
        for (StoredJob job : JobStore::withFileFinishedBefore(connection, before(now, filesAreKept))) {
            const QString path = pathOf(job.file);
            if (QFile::exists(path) && !QFile::remove(path))
                continue; // tried again the next time
            job.file.clear();
            JobStore::update(connection, job);
            ++removed;
            const std::lock_guard lock(m_mutex);
            if (const auto active = m_active.find(job.id); active != m_active.end())
                active->second->stored.file.clear();
        }
        return Result<void>();
    });
    if (!done)
        return done.error();
    return QJsonObject{{QStringLiteral("removed"), removed}};
}

QJsonArray JobRunner::schedule() const
{
    QJsonArray list;
    QList<std::pair<QByteArray, qint64>> known;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[name, work] : m_clockworks)
            known.append({name, qint64(work.job.interval.count())});
    }
    for (const auto &[name, seconds] : known) {
        const auto last = lastRun(name);
        list.append(
            QJsonObject{{QStringLiteral("name"), QString::fromUtf8(name)},
                        {QStringLiteral("interval"), seconds},
                        {QStringLiteral("last"), last ? QJsonValue(last->utc().toString(Qt::ISODate)) : QJsonValue()}});
    }
    return list;
}

Result<QJsonObject> JobRunner::runNow(const QByteArray &name, std::optional<Instant> now)
{
    return carryOut(name, now.value_or(m_services.clock.now()));
}

std::optional<Instant> JobRunner::lastRun(const QByteArray &name) const
{
    std::optional<StoredJob> stored;
    const auto done = m_services.database.read([&](Connection &connection) {
        stored = JobStore::lastOfKind(connection, kindOf(name));
        return Result<void>();
    });
    return done && stored ? std::optional<Instant>(stored->createdAt) : std::nullopt;
}

QJsonObject JobRunner::lastResult(const QByteArray &name) const
{
    std::optional<StoredJob> stored;
    const auto done = m_services.database.read([&](Connection &connection) {
        stored = JobStore::lastOfKind(connection, kindOf(name));
        return Result<void>();
    });
    return done && stored ? QJsonDocument::fromJson(stored->result).object() : QJsonObject();
}

bool JobRunner::isDue(Clockwork &work, Instant now) const
{
    if (!work.last)
        work.last = lastRun(work.job.name);
    return !work.last ||
           now.milliseconds - work.last->milliseconds >= std::chrono::milliseconds(work.job.interval).count();
}

void JobRunner::runDue()
{
    const Instant now = m_services.clock.now();
    const std::lock_guard lock(m_mutex);
    for (auto &[name, work] : m_clockworks) {
        if (work.running || !isDue(work, now))
            continue;
        work.running = true;
        m_housekeeping.start([this, name = name, now] {
            if (const auto done = carryOut(name, now); !done)
                qCWarning(lcJobs, "%s: %s", name.constData(), qUtf8Printable(done.error().english()));
        });
    }
}

// The store keeps the last run of each.
Result<QJsonObject> JobRunner::carryOut(const QByteArray &name, Instant now)
{
    std::function<Result<QJsonObject>(Instant)> run;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_clockworks.find(name);
        if (found == m_clockworks.end())
            return Error(ErrorCode::NotFound, message(QT_TRANSLATE_NOOP("Message", "There is no scheduled job “%1”."),
                                                      QString::fromUtf8(name)));
        run = found->second.job.run;
    }
    const Result<QJsonObject> outcome = run(now);
    const auto kept = m_services.database.writeNow([&](Connection &connection) {
        JobStore::removeKind(connection, kindOf(name));
        StoredJob job;
        job.kind = kindOf(name);
        job.state = outcome ? "done" : "failed";
        job.createdAt = now;
        job.finishedAt = m_services.clock.now();
        job.options = "{}";
        job.result =
            outcome ? QJsonDocument(*outcome).toJson(QJsonDocument::Compact) : outcome.error().english().toUtf8();
        JobStore::add(connection, job);
        return Result<void>();
    });
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_clockworks.find(name); found != m_clockworks.end()) {
        found->second.running = false;
        found->second.last = now;
    }
    if (!kept)
        return kept.error();
    return outcome;
}

} // namespace fairdesk
