#include "server/storage/reader_pool.h"

#include "common/base/logging.h"
#include "server/storage/sqlite_connection.h"

namespace fairdesk {
namespace {

using std::chrono::milliseconds;

Error everybodyReads()
{
    return Error::busy(
        message(QT_TRANSLATE_NOOP("Message", "The server has too much to look up at the moment. Try again shortly.")));
}

Error tookTooLong(milliseconds limit)
{
    return Error::busy(message(
        QT_TRANSLATE_NOOP("Message", "This took longer than %1 seconds and was stopped. Ask for less at once, for "
                                     "instance with a narrower filter."),
        qint64(std::chrono::ceil<std::chrono::seconds>(limit).count())));
}

void rollbackQuietly(Connection &connection)
{
    try {
        connection.rollback();
    } catch (const SqlFailure &) {
        // no transaction was open, or the line is gone
    }
}

} // namespace

ReaderPool::ReaderPool(StoreLocation location, int readers)
    : m_location(std::move(location))
{
    for (int i = 0; i < readers; ++i) {
        m_readers.push_back(std::make_unique<Reader>());
        m_readers.back()->connection = openConnection(m_location, true);
        m_idle.push_back(m_readers.back().get());
    }
}

ReaderPool::~ReaderPool() = default;

void ReaderPool::setLimits(ReadLimits limits)
{
    const std::lock_guard lock(m_mutex);
    m_limits = limits;
}

ReadLimits ReaderPool::limits() const
{
    const std::lock_guard lock(m_mutex);
    return m_limits;
}

Result<void> ReaderPool::read(const Work &work, Patience patience)
{
    Reader *reader = take(patience);
    if (!reader)
        return everybodyReads();
    Result<void> result = carryOut(*reader, work, patience);
    give(reader);
    return result;
}

Result<void> ReaderPool::carryOut(Reader &reader, const Work &work, Patience patience)
{
    Result<void> result;
    try {
        begin(reader, patience);
        result = work(*reader.connection);
        reader.connection->commit();
        return result;
    } catch (const SqlFailure &failure) {
        const bool stopped = failure.reason() == SqlFailure::Reason::Interrupted && patience == Patience::Person;
        result = stopped ? tookTooLong(limits().running) : failure.toError();
    } catch (const std::exception &problem) {
        result = Error::internal(QString::fromUtf8(problem.what()));
    }
    if (!reader.connection)
        return result;
    rollbackQuietly(*reader.connection);
    if (!reader.connection->isOpen()) {
        qCWarning(lcStorage, "a reader lost the database");
        reader.connection.reset();
    }
    return result;
}

void ReaderPool::begin(Reader &reader, Patience patience)
{
    if (!reader.connection || !reader.connection->isOpen()) {
        reader.connection.reset();
        reader.limit = milliseconds(0);
        reader.connection = openConnection(m_location, true);
    }
    const milliseconds limit = patience == Patience::Person ? limits().running : milliseconds(0);
    if (auto *sqlite = dynamic_cast<SqliteConnection *>(reader.connection.get()))
        sqlite->stopAfter(limit);
    else if (reader.limit != limit)
        reader.connection->execute("SET statement_timeout=" + QByteArray::number(qint64(limit.count())));
    reader.limit = limit;
    reader.connection->begin(false);
}

ReaderPool::Reader *ReaderPool::take(Patience patience)
{
    std::unique_lock lock(m_mutex);
    const auto isFree = [this] { return !m_idle.empty(); };
    if (patience == Patience::Program)
        m_free.wait(lock, isFree);
    else if (!m_free.wait_for(lock, m_limits.waiting, isFree))
        return nullptr;
    Reader *reader = m_idle.back();
    m_idle.pop_back();
    return reader;
}

void ReaderPool::give(Reader *reader)
{
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(reader);
    }
    m_free.notify_one();
}

} // namespace fairdesk
