// The store under strain: copies while everybody writes, logs that do not grow for ever, readings without end, lines
// that break.
#include "tests/storage/ledger.h"

#include <QFileInfo>
#include <QSemaphore>

#include <thread>

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

// So many MiB of contracts, one a commit.
void archive(Ledger &ledger, int first, int count)
{
    for (int contract = first; contract < first + count; ++contract) {
        REQUIRE(ledger.database().writeNow([&](Connection &connection) -> Result<void> {
            connection.execute("CREATE TABLE IF NOT EXISTS archive (contract BIGINT PRIMARY KEY, text BLOB)");
            connection.run("INSERT INTO archive(contract, text) VALUES(?, zeroblob(1048576))", {qint64(contract)});
            return {};
        }));
    }
}

qint64 logSize(Ledger &ledger)
{
    return QFileInfo(ledger.database().location().file + QStringLiteral("-wal")).size();
}

// Longer than a person waits in these stories, and yet with an end.
Result<void> countSlowly(Connection &connection)
{
    const auto counted =
        connection.integer("WITH RECURSIVE visitor(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM "
                           "visitor WHERE number < 2000000) SELECT count(*) FROM visitor");
    CHECK(counted == 2'000'000);
    return {};
}

constexpr char others[] = " FROM pg_stat_activity WHERE datname=current_database() AND pid<>pg_backend_pid()";

// As when PostgreSQL was started anew, or somebody pulled the plug between the two.
void cutAllLines(Ledger &ledger)
{
    const auto operating = openConnection(ledger.database().location(), true);
    operating->integer(QByteArray("SELECT count(pg_terminate_backend(pid))") + others);
    while (operating->integer(QByteArray("SELECT count(*)") + others) != 0) {
    }
}

} // namespace

TEST_CASE("A copy is finished while others write without a pause, and stands at one moment")
{
    Ledger ledger(DialectKind::Sqlite);
    archive(ledger, 0, 60);
    std::atomic<bool> stop = false;
    QSemaphore begun;
    std::thread seller([&] {
        for (qint64 booth = 0; !stop; ++booth) {
            // Always two at once: a copy with an odd number would be cut.
            const auto sold = ledger.database().writeNow([booth](Connection &connection) -> Result<void> {
                connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {2 * booth, qint64(1)});
                connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {2 * booth + 1, qint64(1)});
                return {};
            });
            if (sold)
                begun.release();
        }
    });
    REQUIRE(begun.tryAcquire(10, 60'000));
    const qint64 before = ledger.sold();
    const quint64 commitsBefore = ledger.database().commits();
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("copy.db"));
    const Result<void> copied = ledger.database().backupTo(file);
    const quint64 commitsAfter = ledger.database().commits();
    const qint64 after = ledger.sold();
    stop = true;
    seller.join();
    REQUIRE(copied);
    CHECK(commitsAfter > commitsBefore);
    const auto copy = openConnection({DialectKind::Sqlite, file, {}}, true);
    const qint64 kept = copy->integer("SELECT count(*) FROM ledger").value_or(-1);
    CHECK(kept % 2 == 0);
    CHECK(kept >= before);
    CHECK(kept <= after);
    CHECK(copy->integer("SELECT count(*) FROM archive") == 60);
    CHECK(copy->text("PRAGMA integrity_check") == QByteArray("ok"));
}

TEST_CASE("The log is written back by its size, however few saves filled it")
{
    Ledger ledger(DialectKind::Sqlite);
    archive(ledger, 0, 120);
    CHECK(logSize(ledger) > 16 * mebibyte);
    CHECK(logSize(ledger) < 48 * mebibyte);
}

TEST_CASE("A large import may fill the log, and its room is given back at the end")
{
    Ledger ledger(DialectKind::Sqlite);
    ledger.database().setBulk(true);
    ledger.database().setBulk(true); // two at once
    archive(ledger, 0, 60);
    CHECK(logSize(ledger) > 48 * mebibyte);
    ledger.database().setBulk(false);
    archive(ledger, 60, 2);
    CHECK(logSize(ledger) > 48 * mebibyte);
    ledger.database().setBulk(false);
    // The writer cuts behind the first, so that it has when the second is told.
    REQUIRE(ledger.database().writeNow(Ledger::sell(1, 1)));
    REQUIRE(ledger.database().writeNow(Ledger::sell(2, 1)));
    CHECK(logSize(ledger) < mebibyte);
}

TEST_CASE("A log that somebody always reads in is cut all the same once he lets go")
{
    Ledger ledger(DialectKind::Sqlite);
    REQUIRE(ledger.database().read([&](Connection &connection) -> Result<void> {
        CHECK(connection.integer("SELECT count(*) FROM ledger") == 0);
        std::thread([&] { archive(ledger, 0, 140); }).join();
        CHECK(connection.integer("SELECT count(*) FROM ledger") == 0);
        return {};
    }));
    CHECK(logSize(ledger) > 128 * mebibyte);
    archive(ledger, 140, 35);
    CHECK(logSize(ledger) < 48 * mebibyte);
}

TEST_CASE("What takes too long is stopped for a person and goes on for a job")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    ledger.database().setReadLimits({50ms, 10s});
    for (int i = 0; i < 4; ++i) {
        const auto stopped = ledger.database().read(countSlowly);
        REQUIRE_FALSE(stopped);
        CHECK(stopped.error().code() == ErrorCode::Busy);
        CHECK(stopped.error().english().contains(QStringLiteral("longer than 1 second")));
    }
    CHECK(ledger.database().read(countSlowly, Patience::Program));
    ledger.database().setReadLimits({20s, 10s});
    CHECK(ledger.database().read(countSlowly));
    CHECK(ledger.sold() == 0);
}

TEST_CASE("Whoever finds all readers at work is told so, and is served once one is free")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    ledger.database().setReadLimits({20s, 50ms});
    QSemaphore reading;
    QSemaphore enough;
    std::vector<std::thread> reports;
    for (int i = 0; i < 3; ++i) {
        reports.emplace_back([&] {
            Q_UNUSED(ledger.database().read([&](Connection &) -> Result<void> {
                reading.release();
                enough.acquire();
                return {};
            }))
        });
    }
    REQUIRE(reading.tryAcquire(3, 60'000));
    const auto refused = ledger.database().read([](Connection &) { return Result<void>(); });
    std::thread job([&] { // waits for its turn
        Q_UNUSED(ledger.database().read(
            [&](Connection &) -> Result<void> {
                reading.release();
                return {};
            },
            Patience::Program))
    });
    enough.release(3);
    for (std::thread &report : reports)
        report.join();
    job.join();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Busy);
    CHECK(reading.available() == 1);
    CHECK(ledger.sold() == 0);
}

TEST_CASE("PostgreSQL that was away is found again by readers and by the writer, and nobody notices")
{
    if (bothDatabases().size() < 2)
        return;
    Ledger ledger(DialectKind::Postgres);
    for (qint64 round = 0; round < 3; ++round) {
        cutAllLines(ledger);
        for (int reader = 0; reader < 5; ++reader)
            CHECK(ledger.sold() == round);
        CHECK(ledger.database().writeNow(Ledger::sell(round, 1)));
    }
    CHECK(ledger.sold() == 3);
}

TEST_CASE("What is told after a commit cannot take it back")
{
    Ledger ledger(GENERATE(from_range(bothDatabases())));
    REQUIRE(ledger.database().writeNow([&](Connection &) {
        ledger.database().setAfterCommit(
            [](Connection &) { throw SqlFailure(SqlFailure::Reason::Other, "nobody listens"); });
        return Result<void>();
    }));
    CHECK(ledger.database().writeNow(Ledger::sell(1, 1)));
    CHECK(ledger.database().writeNow(Ledger::sell(2, 1)));
    CHECK(ledger.sold() == 2);
}

TEST_CASE("A statement that cannot be sent in the middle of others gives its line up, and the next has a new one")
{
    if (bothDatabases().size() < 2)
        return;
    Ledger ledger(DialectKind::Postgres);
    // More than the line has numbers for.
    const QByteArray tooMany =
        "SELECT count(*) FROM ledger WHERE booth IN (" + QByteArray("?,").repeated(69'999) + "?)";
    const auto refused = ledger.database().writeNow([&](Connection &connection) -> Result<void> {
        connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(1), qint64(1)});
        connection.statement("INSERT INTO ledger(booth, buyer) VALUES(2,1)").runLater();
        connection.integer(tooMany);
        return {};
    });
    REQUIRE_FALSE(refused);
    CHECK(ledger.database().writeNow(Ledger::sell(1, 2)));
    CHECK(ledger.sold() == 1);
    for (int reader = 0; reader < 4; ++reader) {
        CHECK_FALSE(ledger.database().read([&](Connection &connection) -> Result<void> {
            connection.integer(tooMany);
            return {};
        }));
    }
    CHECK(ledger.sold() == 1);
}

TEST_CASE("A line that breaks in the middle fails that reading and that save, and nothing else")
{
    if (bothDatabases().size() < 2)
        return;
    Ledger ledger(DialectKind::Postgres);
    for (int reader = 0; reader < 4; ++reader) {
        const auto broken = ledger.database().read([](Connection &connection) -> Result<void> {
            connection.integer("SELECT count(*) FROM ledger");
            connection.integer("SELECT pg_terminate_backend(pg_backend_pid())::int");
            connection.integer("SELECT count(*) FROM ledger");
            return {};
        });
        REQUIRE_FALSE(broken);
        CHECK(broken.error().code() == ErrorCode::Unavailable);
    }
    CHECK(ledger.sold() == 0);
    const auto lost = ledger.database().writeNow([](Connection &connection) -> Result<void> {
        connection.run("INSERT INTO ledger(booth, buyer) VALUES(?,?)", {qint64(1), qint64(1)});
        connection.integer("SELECT pg_terminate_backend(pg_backend_pid())::int");
        connection.integer("SELECT count(*) FROM ledger");
        return {};
    });
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code() == ErrorCode::Unavailable);
    CHECK(ledger.sold() == 0);
    CHECK(ledger.database().writeNow(Ledger::sell(1, 2)));
    CHECK(ledger.sold() == 1);
}
