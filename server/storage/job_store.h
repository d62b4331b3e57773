// Long pieces of work as they stand in the store: what was asked for, how far it is, what came of it.
#pragma once

#include "common/base/clock.h"
#include "server/storage/connection.h"

#include <QList>

#include <optional>

namespace fairdesk {

struct StoredJob
{
    qint64 id = 0;
    QByteArray kind;  // import, export, or "clock:NAME" for what is run by the clock
    QByteArray state; // queued running done failed cancelled
    qint64 user = 0;
    Instant createdAt;
    std::optional<Instant> finishedAt;
    QByteArray options; // JSON
    QByteArray result;  // JSON
    qint64 done = 0;
    qint64 total = 0;
    QByteArray file; // name within the jobs' folder; empty: none, or deleted
};

class JobStore
{
public:
    static qint64 add(Connection &connection, const StoredJob &job);
    // Writes state, result, progress, file and the time of the end.
    static void update(Connection &connection, const StoredJob &job);
    static std::optional<StoredJob> find(Connection &connection, qint64 id);
    // Those that a stopped server left behind.
    static QList<StoredJob> unfinished(Connection &connection);
    // Finished ones that still have a file, and ended before the time.
    static QList<StoredJob> withFileFinishedBefore(Connection &connection, Instant time);
    static std::optional<StoredJob> lastOfKind(Connection &connection, const QByteArray &kind);
    static void removeKind(Connection &connection, const QByteArray &kind);
};

} // namespace fairdesk
