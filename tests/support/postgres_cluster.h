// A PostgreSQL of the test program's own: one cluster for the program, gone with it. Only a socket in a temporary
// folder, nothing is written through to the disk.
#pragma once

#include "server/storage/connection.h"

namespace fairdesk::test {

// Started with the first call. Nothing where PostgreSQL is not installed; the reason is told once, loudly.
class PostgresCluster
{
public:
    static PostgresCluster *instance();

    virtual ~PostgresCluster() = default;
    // An empty database, or a copy of another one that nobody is connected to.
    virtual StoreLocation createDatabase(const QByteArray &name, const QByteArray &copyOf = {}) = 0;
    virtual void dropDatabase(const QByteArray &name) = 0;
};

} // namespace fairdesk::test
