#include "server/storage/database.h"

#include "common/base/logging.h"
#include "common/base/platform_files.h"
#include "server/storage/sqlite_connection.h"

#include <QSemaphore>

namespace fairdesk {
namespace {

// As many saves as one commit carries: enough to amortise the fsync, few enough that nobody waits long for it.
constexpr size_t largestGroup = 256;
constexpr quint64 writesPerCheckpoint = 2000;
constexpr quint64 writesPerCheckpointInBulk = 50'000;

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
        for (int i = 0; i < readers; ++i) {
            database->m_readers.push_back(openConnection(database->m_location, true));
            database->m_freeReaders.push_back(database->m_readers.back().get());
        }
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
        carryOut(jobs);
        for (Job &job : jobs)
            job.done(job.result);
        checkpointIfDue();
    }
    try {
        if (auto *sqlite = dynamic_cast<SqliteConnection *>(m_writer.get()))
            sqlite->checkpoint(true);
    } catch (const SqlFailure &failure) {
        qCWarning(lcStorage, "last checkpoint: %s", failure.what());
    }
}

void Database::carryOut(std::vector<Job> &jobs)
{
    try {
        m_writer->begin(true);
        for (Job &job : jobs)
            carryOutOne(job);
        m_writer->commit();
        ++m_commits;
        m_writes += jobs.size();
        if (m_afterCommit)
            m_afterCommit(*m_writer);
    } catch (const SqlFailure &failure) {
        // Nothing of the group reached the disk, so nobody is told "saved".
        qCCritical(lcStorage, "commit failed: %s", failure.what());
        for (Job &job : jobs)
            job.result = failure.toError();
        try {
            m_writer->rollback();
        } catch (const SqlFailure &) {
            // already rolled back by the database
        }
        if (m_location.dialect == DialectKind::Postgres && failure.reason() == SqlFailure::Reason::Unavailable) {
            try {
                m_writer = openConnection(m_location, false);
            } catch (const SqlFailure &) {
                qCCritical(lcStorage, "the database is still away");
            }
        }
    }
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

void Database::checkpointIfDue()
{
    auto *sqlite = dynamic_cast<SqliteConnection *>(m_writer.get());
    const quint64 due = m_bulk ? writesPerCheckpointInBulk : writesPerCheckpoint;
    if (!sqlite || m_writes - m_writesAtCheckpoint < due)
        return;
    m_writesAtCheckpoint = m_writes;
    sqlite->checkpoint(false);
}

Result<void> Database::read(const Work &work) const
{
    Connection *reader = takeReader();
    Result<void> result;
    try {
        reader->begin(false);
        result = work(*reader);
        reader->execute("COMMIT");
    } catch (const std::exception &problem) {
        const auto *failure = dynamic_cast<const SqlFailure *>(&problem);
        result = failure ? failure->toError() : Error::internal(QString::fromUtf8(problem.what()));
        try {
            reader->rollback();
        } catch (const SqlFailure &) {
            // no transaction was open
        }
    }
    giveReader(reader);
    return result;
}

Connection *Database::takeReader() const
{
    std::unique_lock lock(m_readersMutex);
    m_readerFree.wait(lock, [this] { return !m_freeReaders.empty(); });
    Connection *reader = m_freeReaders.back();
    m_freeReaders.pop_back();
    return reader;
}

void Database::giveReader(Connection *reader) const
{
    {
        const std::lock_guard lock(m_readersMutex);
        m_freeReaders.push_back(reader);
    }
    m_readerFree.notify_one();
}

Result<void> Database::backupTo(const QString &file)
{
    if (m_location.dialect != DialectKind::Sqlite)
        return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "PostgreSQL databases are backed up with PostgreSQL's own tools.")));
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
