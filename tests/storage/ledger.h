// A ledger of booth sales in a database of its own: what the stories about the store itself sell and count.
#pragma once

#include "server/storage/database.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

namespace fairdesk::test {

// The ledger and those who write into it.
class Ledger
{
public:
    explicit Ledger(DialectKind dialect)
        : m_store(dialect)
    {
        auto opened = Database::open(m_store.location(), 3);
        REQUIRE(opened);
        m_database = *std::move(opened);
        REQUIRE(m_database->writeNow([](Connection &connection) {
            connection.execute("CREATE TABLE ledger (booth BIGINT PRIMARY KEY, buyer BIGINT)");
            return Result<void>();
        }));
    }

    Database &database() { return *m_database; }
    void close() { m_database.reset(); }

    static Database::Work sell(qint64 booth, qint64 buyer)
    {
        return [booth, buyer](Connection &connection) -> Result<void> {
            connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {booth, buyer});
            return {};
        };
    }

    qint64 sold()
    {
        qint64 count = -1;
        REQUIRE(m_database->read([&](Connection &connection) -> Result<void> {
            count = connection.integer("SELECT count(*) FROM ledger").value_or(-1);
            return {};
        }));
        return count;
    }

private:
    OwnDatabase m_store;
    std::unique_ptr<Database> m_database;
};

} // namespace fairdesk::test
