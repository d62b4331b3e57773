// The connections that read, each in a snapshot of its own. One whose line to the database has broken is opened anew by
// whoever takes it next; nobody waits for his turn, or for an answer, without end.
#pragma once

#include "server/storage/connection.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace fairdesk {

// Whether somebody sits and waits for the answer, or the program works for itself and may take its time.
enum class Patience : quint8 { Person, Program };

// How long a person's reading may take, and how long it may wait for its turn. SQLite stops the whole reading when its
// time is over; PostgreSQL counts anew for each of its statements, so a reading of several may take longer.
struct ReadLimits
{
    std::chrono::milliseconds running = std::chrono::seconds(20);
    std::chrono::milliseconds waiting = std::chrono::seconds(10);
};

class ReaderPool
{
public:
    using Work = std::function<Result<void>(Connection &)>;

    // Throws SqlFailure where the store cannot be opened.
    ReaderPool(StoreLocation location, int readers);
    ~ReaderPool();
    ReaderPool(const ReaderPool &) = delete;
    ReaderPool &operator=(const ReaderPool &) = delete;

    Result<void> read(const Work &work, Patience patience);
    void setLimits(ReadLimits limits);

private:
    struct Reader
    {
        std::unique_ptr<Connection> connection; // null after it broke
        std::chrono::milliseconds limit{0};     // as the connection knows it
    };

    Reader *take(Patience patience);
    void give(Reader *reader);
    void begin(Reader &reader, Patience patience);
    Result<void> carryOut(Reader &reader, const Work &work, Patience patience);
    ReadLimits limits() const;

    StoreLocation m_location;
    mutable std::mutex m_mutex;
    std::condition_variable m_free;
    std::vector<std::unique_ptr<Reader>> m_readers;
    std::vector<Reader *> m_idle;
    ReadLimits m_limits;
};

} // namespace fairdesk
