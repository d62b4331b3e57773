// What was refused to somebody who is signed in, for the system log. Bounded: whoever asks for the forbidden all day
// fills neither the disk nor the writer's queue.
#pragma once

#include "common/base/clock.h"
#include "server/records/call_context.h"

#include "fairdesk.pb.h"

#include <QHash>

#include <mutex>

namespace fairdesk {

class Database;

class DenialLog
{
public:
    static constexpr int perUser = 20; // within
    static constexpr std::chrono::minutes window{10};

    DenialLog(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    void note(const CallContext &context, const wire::Envelope &request);

private:
    struct Spent
    {
        Instant since;
        int noted = 0;
    };
    bool isWorthNoting(qint64 user);

    Database &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<qint64, Spent> m_spent;
};

} // namespace fairdesk
