// The store: one writer with the only read-write connection, and readers with their own snapshots.
//
// Writes are queued and grouped: the writer carries out all that are waiting, each in a savepoint of one transaction,
// commits once, and only then tells each of them. SQLite's log is written back by this same connection.
#pragma once

#include "server/storage/reader_pool.h"

#include <QThread>

#include <atomic>
#include <span>

namespace fairdesk {

class Database
{
public:
    // Opens (and creates, for SQLite) the store; throws nothing.
    static Result<std::unique_ptr<Database>> open(StoreLocation location, int readers);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    DialectKind dialect() const { return m_location.dialect; }
    const StoreLocation &location() const { return m_location; }

    // Work that changes something. It runs in the writer's thread; if it returns an error or throws, nothing of it
    // stays. `done` is called in the writer's thread after the commit is on the disk.
    using Work = std::function<Result<void>(Connection &)>;
    using Done = std::function<void(const Result<void> &)>;
    void write(Work work, Done done);
    // The same, waiting; never from a reader's or the writer's thread.
    Result<void> writeNow(Work work);

    // Work that only reads, in one snapshot. What a person waits for is stopped when it takes too long.
    Result<void> read(const Work &work, Patience patience = Patience::Person) const
    {
        return m_readers->read(work, patience);
    }
    void setReadLimits(ReadLimits limits) { m_readers->setLimits(limits); }

    // For work in the writer's thread: what waits behind it shall begin after its commit, not see it halfway.
    void endGroup() { m_groupEnds = true; }

    // What every commit calls, in the writer's thread, before the waiting writers are told. Should it throw, they are
    // told "saved" all the same.
    void setAfterCommit(std::function<void(Connection &)> callback) { m_afterCommit = std::move(callback); }

    // Copies the store into a file while work goes on; SQLite only.
    Result<void> backupTo(const QString &file);
    // Raised while a large import runs, once for each: the log is written back less often, and cut at the end.
    void setBulk(bool bulk);
    // While a new store is filled, in which nobody has anything to lose yet: commits do not wait for the disk, which
    // has everything once this was lifted again.
    Result<void> setLoading(bool loading);
    quint64 commits() const { return m_commits; }
    quint64 writes() const { return m_writes; }

private:
    explicit Database(StoreLocation location);

    struct Job
    {
        Work work;
        Done done;
        Result<void> result;
    };
    void runWriter();
    size_t carryOut(std::span<Job> jobs);
    void carryOutOne(Job &job);
    void tellOfCommit();
    void checkpointIfDue();
    void applyLoading();
    void ensureWriter();

    StoreLocation m_location;
    std::unique_ptr<Connection> m_writer;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Job> m_queue;
    bool m_stopping = false;
    std::function<void(Connection &)> m_afterCommit;
    bool m_groupEnds = false;
    std::atomic<int> m_bulk = 0;
    bool m_wasBulk = false; // as the writer last saw it
    std::atomic<bool> m_loading = false;
    bool m_isLoading = false; // as the writer's connection knows it
    Result<void> m_loadingApplied;
    std::atomic<quint64> m_commits = 0;
    std::atomic<quint64> m_writes = 0;
    std::unique_ptr<ReaderPool> m_readers;
};

} // namespace fairdesk
