// Grouped writes: many at once share a commit, each fails alone, and nobody is told "saved" before it is on the disk.
#include "tests/storage/ledger.h"
#include "tests/support/catch.h"

#include <QSemaphore>

#include <thread>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Error changedHisMind()
{
    return Error::conflict(message("The exhibitor changed his mind."));
}

} // namespace

TEST_CASE("Many sellers at once: every booth is sold once, in fewer commits than sales")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    const quint64 commitsBefore = ledger.database().commits();
    const quint64 writesBefore = ledger.database().writes();
    constexpr int sellers = 8;
    constexpr int booths = 100;
    std::atomic<int> sales = 0;
    std::atomic<int> lost = 0;
    QSemaphore told;
    std::vector<std::thread> threads;
    for (int seller = 0; seller < sellers; ++seller) {
        threads.emplace_back([&, seller] {
            for (qint64 booth = 0; booth < booths; ++booth) {
                ledger.database().write(Ledger::sell(booth, seller), [&](const Result<void> &result) {
                    if (result)
                        ++sales;
                    else if (result.error().code() == ErrorCode::Duplicate)
                        ++lost;
                    told.release();
                });
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    REQUIRE(told.tryAcquire(sellers * booths, 60'000));
    CHECK(sales == booths);
    CHECK(lost == (sellers - 1) * booths);
    CHECK(ledger.sold() == booths);
    const quint64 writes = ledger.database().writes() - writesBefore;
    const quint64 commits = ledger.database().commits() - commitsBefore;
    CHECK(writes == sellers * booths);
    CHECK(commits * 2 < writes);
}

TEST_CASE("A write that fails takes nothing of itself and nothing of the others along")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    QSemaphore gate;
    QSemaphore told;
    QList<bool> outcomes(5);
    const auto note = [&](int place) {
        return [&, place](const Result<void> &result) {
            outcomes[place] = result.ok();
            told.release();
        };
    };
    // The first holds the writer, so that the others stand in one group.
    ledger.database().write(
        [&](Connection &) {
            gate.acquire();
            return Result<void>();
        },
        [&](const Result<void> &) { told.release(); });
    ledger.database().write(Ledger::sell(1, 1), note(0));
    ledger.database().write(
        [](Connection &connection) -> Result<void> {
            connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(50), qint64(1)});
            return changedHisMind();
        },
        note(1));
    ledger.database().write(
        [](Connection &connection) -> Result<void> {
            connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(51), qint64(1)});
            connection.run("INSERT INTO no_such_table(booth) VALUES(?)", {qint64(1)});
            return {};
        },
        note(2));
    ledger.database().write(
        [](Connection &connection) -> Result<void> {
            connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(52), qint64(1)});
            throw std::runtime_error("a rule of the trade went wrong");
        },
        note(3));
    ledger.database().write(Ledger::sell(2, 1), note(4));
    gate.release();
    REQUIRE(told.tryAcquire(6, 60'000));
    CHECK(outcomes == QList<bool>{true, false, false, false, true});
    CHECK(ledger.sold() == 2);
    // The writer lives on.
    CHECK(ledger.database().writeNow(Ledger::sell(3, 1)));
    CHECK(ledger.sold() == 3);
}

TEST_CASE("Whoever is told that it is saved finds it saved")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    std::atomic<int> commitsSeen = 0;
    ledger.database().setAfterCommit([&](Connection &) { ++commitsSeen; });
    QSemaphore told;
    std::atomic<int> missing = 0;
    std::atomic<int> tooEarly = 0;
    // Read from another connection, in the moment in which the writer is told.
    const auto other = openConnection(ledger.database().location(), true);
    for (qint64 booth = 0; booth < 40; ++booth) {
        ledger.database().write(Ledger::sell(booth, 1), [&, booth](const Result<void> &result) {
            if (commitsSeen == 0)
                ++tooEarly;
            if (!result || !other->integer("SELECT 1 FROM ledger WHERE booth=?", {booth}))
                ++missing;
            told.release();
        });
    }
    REQUIRE(told.tryAcquire(40, 60'000));
    CHECK(missing == 0);
    CHECK(tooEarly == 0);
}

TEST_CASE("What was handed in before closing is carried out, what comes after is refused")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    Ledger ledger(dialect);
    QSemaphore told;
    for (qint64 booth = 0; booth < 30; ++booth)
        ledger.database().write(Ledger::sell(booth, 1),
                                [&](const Result<void> &result) { told.release(result ? 1 : 100); });
    const StoreLocation location = ledger.database().location();
    ledger.close();
    CHECK(told.available() == 30);
    CHECK(openConnection(location, true)->integer("SELECT count(*) FROM ledger") == 30);
}

TEST_CASE("A reader sees one moment, however much is written meanwhile")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    REQUIRE(ledger.database().writeNow(Ledger::sell(1, 1)));
    REQUIRE(ledger.database().read([&](Connection &connection) -> Result<void> {
        CHECK(connection.integer("SELECT count(*) FROM ledger") == 1);
        std::thread([&] { CHECK(ledger.database().writeNow(Ledger::sell(2, 1))); }).join();
        CHECK(connection.integer("SELECT count(*) FROM ledger") == 1);
        return {};
    }));
    CHECK(ledger.sold() == 2);
}

TEST_CASE("Readers come back, whatever happened to them")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(ledger.database().read([](Connection &connection) -> Result<void> {
            connection.integer("SELECT 1 FROM no_such_table");
            return {};
        }));
        CHECK_FALSE(ledger.database().read(
            [](Connection &) -> Result<void> { throw std::runtime_error("a report went wrong"); }));
        CHECK_FALSE(ledger.database().read([](Connection &) -> Result<void> { return changedHisMind(); }));
        CHECK_FALSE(ledger.database().read([](Connection &connection) -> Result<void> {
            connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(1), qint64(1)});
            return {};
        }));
    }
    CHECK(ledger.sold() == 0);
}
