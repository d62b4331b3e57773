#include "server/storage/database.h"

#include "common/base/logging.h"
#include "common/base/platform_files.h"
#include "server/storage/sqlite_connection.h"

#include <QSemaphore>

namespace fairdesk {
namespace {

// As many saves as one commit carries: enough to amortise the fsync, few enough that nobody waits long for it.
constexpr size_t largestGroup = 256;
// Pages of the log, of 4 KiB: rarely enough not to write the same page of the database again and again.
constexpr int pagesPerCheckpoint = 8'000;
constexpr int pagesPerCheckpointInBulk = 32'000;

} // namespace

Result<std::unique_ptr<Database>> Database::open(StoreLocation location, int readers)
{
    try {
        std::unique_ptr<Database> database(new Database(std::move(location)));
        // The writer's connection must be born in the thread that uses it: Qt's SQL connections do not change threads.
        QSemaphore opened;
        std::optional<Error> problem;
        Database *self = database.get();
        database->m_thread.reset(QThread::create([self, &opened, &problem] {
            try {
                self->m_writer = openConnection(self->m_location, false);
            } catch (const SqlFailure &failure) {
                problem = failure.toError();
            }
            const bool failed = problem.has_value();
            opened.release();
            if (!failed)
                self->runWriter();
            self->m_writer.reset();
        }));
        database->m_thread->setObjectName(QStringLiteral("writer"));
        database->m_thread->start();
        opened.acquire();
        if (problem)
            return *problem;
        if (database->m_location.dialect == DialectKind::Sqlite)
            platform::restrictToOwner(database->m_location.file);
        database->m_readers = std::make_unique<ReaderPool>(database->m_location, readers);
        return database;
    } catch (const SqlFailure &failure) {
        return failure.toError();
    }
}

Database::Database(StoreLocation location)
    : m_location(std::move(location))
{
}

Database::~Database()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread)
        m_thread->wait();
}

void Database::write(Work work, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_queue.push_back({std::move(work), std::move(done), {}});
            m_wake.notify_one();
            return;
        }
    }
    done(Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The server is closing. Try again shortly."))));
}

Result<void> Database::writeNow(Work work)
{
    QSemaphore finished;
    Result<void> result;
    write(std::move(work), [&](const Result<void> &outcome) {
        result = outcome;
        finished.release();
    });
    finished.acquire();
    return result;
}

void Database::runWriter()
{
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            const size_t taken = std::min(m_queue.size(), largestGroup);
            std::move(m_queue.begin(), m_queue.begin() + qptrdiff(taken), std::back_inserter(jobs));
            m_queue.erase(m_queue.begin(), m_queue.begin() + qptrdiff(taken));
        }
        applyLoading();
        for (std::span<Job> waiting(jobs); !waiting.empty();) {
            const size_t carried = carryOut(waiting);
            for (Job &job : waiting.first(carried))
                job.done(job.result);
            waiting = waiting.subspan(carried);
        }
        checkpointIfDue();
    }
    try {
        if (auto *sqlite = dynamic_cast<SqliteConnection *>(m_writer.get()))
            sqlite->checkpoint(true);
    } catch (const SqlFailure &failure) {
        qCWarning(lcStorage, "last checkpoint: %s", failure.what());
    }
}

// Returns how many it carried out: all, or those up to the one that ended the group.
size_t Database::carryOut(std::span<Job> jobs)
{
    size_t carried = 0;
    m_groupEnds = false;
    try {
        ensureWriter();
        m_writer->begin(true);
        while (carried < jobs.size() && !m_groupEnds)
            carryOutOne(jobs[carried++]);
        m_writer->commit();
        ++m_commits;
        m_writes += carried;
    } catch (const SqlFailure &failure) {
        // Nothing of the group reached the disk, so nobody is told "saved".
        qCCritical(lcStorage, "commit failed: %s", failure.what());
        carried = m_groupEnds ? carried : jobs.size();
        for (Job &job : jobs.first(carried))
            job.result = failure.toError();
        if (!m_writer)
            return carried;
        try {
            m_writer->rollback();
        } catch (const SqlFailure &) {
            // already rolled back by the database
        }
        return carried;
    }
    tellOfCommit();
    return carried;
}

// What is on the disk is saved, whatever becomes of the telling.
void Database::tellOfCommit()
{
    if (!m_afterCommit)
        return;
    try {
        m_afterCommit(*m_writer);
    } catch (const std::exception &problem) {
        qCCritical(lcStorage, "after a commit: %s", problem.what());
    }
}

// A line to PostgreSQL that broke is opened anew before the next group.
void Database::ensureWriter()
{
    if (m_writer && m_writer->isOpen())
        return;
    m_writer.reset();
    m_writer = openConnection(m_location, false);
    qCWarning(lcStorage, "the writer lost the database and found it again");
}

void Database::carryOutOne(Job &job)
{
    try {
        Savepoint savepoint(*m_writer);
        job.result = job.work(*m_writer);
        if (job.result)
            savepoint.release();
    } catch (const SqlFailure &failure) {
        // A full disk or a lost database takes the whole group down; a broken rule only this one.
        if (failure.reason() == SqlFailure::Reason::DiskFull || failure.reason() == SqlFailure::Reason::Unavailable)
            throw;
        job.result = failure.toError();
    } catch (const std::exception &problem) {
        // A fault of the work itself; the writer and the others of the group go on.
        qCCritical(lcStorage, "a write failed: %s", problem.what());
        job.result = Error::internal(QString::fromUtf8(problem.what()));
    }
}

void Database::setBulk(bool bulk)
{
    m_bulk += bulk ? 1 : -1;
    if (!bulk)
        write([](Connection &) { return Result<void>(); },
              [](const Result<void> &) {}); // wakes the writer to cut the log
}

void Database::checkpointIfDue()
{
    auto *sqlite = dynamic_cast<SqliteConnection *>(m_writer.get());
    if (!sqlite)
        return;
    const bool isBulk = m_bulk > 0;
    const bool ended = m_wasBulk && !isBulk;
    m_wasBulk = isBulk;
    if (ended)
        sqlite->checkpoint(true);
    else
        sqlite->checkpointEvery(m_isLoading ? 1 : isBulk ? pagesPerCheckpointInBulk : pagesPerCheckpoint);
}

Result<void> Database::setLoading(bool loading)
{
    m_loading = loading;
    auto applied = writeNow([this](Connection &) { return m_loadingApplied; });
    if (applied && !loading && m_location.dialect == DialectKind::Sqlite && !platform::syncToDisk(m_location.file))
        return SqlFailure(SqlFailure::Reason::DiskFull, "the store could not be flushed").toError();
    return applied;
}

void Database::applyLoading()
{
    auto *sqlite = dynamic_cast<SqliteConnection *>(m_writer.get());
    if (!sqlite || m_isLoading == m_loading)
        return;
    m_isLoading = m_loading;
    try {
        sqlite->setLoading(m_isLoading);
        m_loadingApplied = {};
    } catch (const SqlFailure &failure) {
        m_loadingApplied = failure.toError();
    }
}

Result<void> Database::backupTo(const QString &file)
{
    if (m_location.dialect != DialectKind::Sqlite)
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "PostgreSQL databases are backed up with PostgreSQL's own tools.")));
    try {
        SqliteConnection copy(m_location.file, true);
        copy.backupTo(file);
        platform::restrictToOwner(file);
        platform::syncToDisk(file);
        return {};
    } catch (const SqlFailure &failure) {
        return failure.toError();
    }
}

} // namespace fairdesk
