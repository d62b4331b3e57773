// Statements over both databases: what goes in comes out, byte for byte.
#include "server/storage/sql_text.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

#include <QThread>

#include <atomic>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

std::unique_ptr<Connection> connectionWithTable(const OwnDatabase &database)
{
    auto connection = openConnection(database.location(), false);
    connection->execute(
        connection->isSqlite()
            ? "CREATE TABLE sample (id INTEGER PRIMARY KEY, number INTEGER, amount REAL, words TEXT, bytes BLOB)"
            : "CREATE TABLE sample (id BIGINT PRIMARY KEY, number BIGINT, amount DOUBLE PRECISION, words TEXT, bytes "
              "BYTEA)");
    return connection;
}

const QByteArray insertSample = "INSERT INTO sample(id, number, amount, words, bytes) VALUES(?,?,?,?,?)";

} // namespace

TEST_CASE("Texts, numbers and bytes come back as they were")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    const QByteArray words = QStringLiteral("山东重机 'quoted' \"double\" ?1 \\ %_ 😀\nline\ttab").toUtf8();
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    const qint64 number = std::numeric_limits<qint64>::min() + 1;
    const double amount = 0.1 + 0.2;

    Statement &insert = connection->statement(insertSample).bind({qint64(1), number, amount, words});
    insert.bindBlob(4, bytes);
    CHECK(insert.run() == 1);
    Statement &read =
        connection->statement("SELECT number, amount, words, bytes FROM sample WHERE id=?").bind({qint64(1)});
    REQUIRE(read.step());
    CHECK(read.columns() == 4);
    CHECK(read.integer(0) == number);
    CHECK(read.decimal(1) == amount);
    CHECK(read.bytes(2) == words);
    CHECK(read.string(2).toUtf8() == words);
    CHECK(read.blob(3) == bytes);
    CHECK(std::holds_alternative<qint64>(read.sortValue(0)));
    CHECK(std::holds_alternative<double>(read.sortValue(1)));
    CHECK(std::get<QByteArray>(read.sortValue(2)) == words);
    CHECK_FALSE(read.step());
}

TEST_CASE("Nothing is told apart from an empty text and from zero")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    Statement &insert = connection->statement(insertSample);
    insert.bind({qint64(1), {}, {}, {}});
    insert.bindNull(4);
    insert.run();
    Statement &again = connection->statement(insertSample);
    again.bind({qint64(2), qint64(0), 0.0, QByteArray("")});
    again.bindBlob(4, QByteArray(""));
    again.run();
    Statement &read = connection->statement("SELECT number, amount, words FROM sample ORDER BY id");
    REQUIRE(read.step());
    for (int column = 0; column < 3; ++column)
        CHECK(read.isNull(column));
    CHECK(read.bytes(2).isEmpty());
    REQUIRE(read.step());
    for (int column = 0; column < 3; ++column)
        CHECK_FALSE(read.isNull(column));
    CHECK_FALSE(read.step());
    CHECK_FALSE(connection->integer("SELECT number FROM sample WHERE id=1"));
    CHECK(connection->integer("SELECT number FROM sample WHERE id=2") == 0);
    CHECK_FALSE(connection->integer("SELECT number FROM sample WHERE id=3"));
}

TEST_CASE("A statement can be run again and again with other values")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    for (qint64 id = 1; id <= 50; ++id)
        connection->run("INSERT INTO sample(id, number) VALUES(?,?)", {id, 2 * id});
    for (qint64 id = 1; id <= 50; ++id)
        REQUIRE(connection->integer("SELECT number FROM sample WHERE id=?", {id}) == 2 * id);
    CHECK(connection->run("UPDATE sample SET number=0 WHERE id>?", {qint64(40)}) == 10);
    CHECK(connection->run("DELETE FROM sample WHERE id>?", {qint64(100)}) == 0);
    // Left in the middle, taken up from the start.
    Statement &first = connection->statement("SELECT id FROM sample ORDER BY id");
    REQUIRE(first.step());
    Statement &second = connection->statement("SELECT id FROM sample ORDER BY id");
    REQUIRE(second.step());
    CHECK(second.integer(0) == 1);
}

TEST_CASE("More statements than are kept do no harm, nor does forgetting them")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 450; ++i)
            REQUIRE(connection->integer("SELECT " + QByteArray::number(i) + " + count(*) FROM sample") == i);
        connection->forgetStatements();
    }
}

TEST_CASE("What breaks a rule of the schema says so, and the savepoint before it stands")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    connection->begin(true);
    connection->run("INSERT INTO sample(id) VALUES(?)", {qint64(1)});
    try {
        const Savepoint savepoint(*connection);
        connection->run("INSERT INTO sample(id) VALUES(?)", {qint64(2)});
        connection->run("INSERT INTO sample(id) VALUES(?)", {qint64(1)});
        FAIL("the second 1 was taken");
    } catch (const SqlFailure &failure) {
        CHECK(failure.reason() == SqlFailure::Reason::UniqueViolation);
        CHECK(failure.toError().code() == ErrorCode::Duplicate);
    }
    {
        Savepoint savepoint(*connection);
        connection->run("INSERT INTO sample(id) VALUES(?)", {qint64(3)});
        savepoint.release();
    }
    connection->commit();
    CHECK(connection->integer("SELECT sum(id) FROM sample") == 4);
    CHECK_THROWS_AS(connection->execute("SELECT no_such_thing FROM nowhere"), SqlFailure);
}

TEST_CASE("What is run later is there for whoever asks, and its failure belongs to its own savepoint")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    connection->begin(true);
    {
        Savepoint savepoint(*connection);
        for (qint64 id = 1; id <= 500; ++id) // more than are sent without an answer
            connection->runLater("INSERT INTO sample(id, number) VALUES(?,?)", {id, id});
        CHECK(connection->integer("SELECT count(*) FROM sample") == 500);
        connection->runLater("UPDATE sample SET number=0 WHERE id=?", {qint64(500)});
        savepoint.release();
    }
    const auto fail = [&] {
        Savepoint savepoint(*connection);
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(501)});
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(1)});
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(502)});
        savepoint.release();
    };
    CHECK_THROWS_AS(fail(), SqlFailure);
    {
        Savepoint outer(*connection);
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(503)});
        CHECK_THROWS_AS(fail(), SqlFailure);
        {
            const Savepoint given(*connection);
            connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(504)});
        }
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(505)});
        outer.release();
    }
    connection->commit();
    CHECK(connection->integer("SELECT count(*) FROM sample WHERE id<=500") == 500);
    CHECK(connection->integer("SELECT number FROM sample WHERE id=500") == 0);
    CHECK(connection->integer("SELECT sum(id) FROM sample WHERE id>500") == 503 + 505);

    connection->begin(true);
    connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(600)});
    connection->rollback();
    CHECK(connection->integer("SELECT count(*) FROM sample WHERE id=600") == 0);
}

TEST_CASE("A failure that nobody looked at before the commit undoes it and is told")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    const auto work = [&] {
        connection->begin(true);
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(1)});
        connection->runLater("INSERT INTO sample(id) VALUES(?)", {qint64(1)});
        connection->commit();
    };
    CHECK_THROWS_AS(work(), SqlFailure);
    connection->rollback();
    CHECK(connection->integer("SELECT count(*) FROM sample") == 0);

    if (connection->isSqlite())
        return;
    // PostgreSQL ends a transaction that has failed before with a rollback, whatever it was asked for.
    connection->begin(true);
    CHECK_THROWS_AS(connection->execute("SELECT no_such_thing FROM nowhere"), SqlFailure);
    CHECK_THROWS_AS(connection->commit(), SqlFailure);
}

TEST_CASE("A large result comes row by row, and may be left in the middle")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    for (qint64 id = 1; id <= 300; ++id)
        connection->run("INSERT INTO sample(id, words) VALUES(?,?)", {id, QByteArray(100, 'x')});
    qint64 sum = 0;
    Statement &rows = connection->statement("SELECT id, words FROM sample ORDER BY id").stream();
    while (rows.step()) {
        CHECK(rows.bytes(1).size() == 100);
        sum += rows.integer(0);
    }
    CHECK(sum == 300 * 301 / 2);
    Statement &again = connection->statement("SELECT id, words FROM sample ORDER BY id").stream();
    REQUIRE(again.step());
    again.reset();
    CHECK(connection->integer("SELECT count(*) FROM sample") == 300);
}

TEST_CASE("A statement that takes too long is stopped from another thread")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto connection = connectionWithTable(database);
    std::atomic<bool> done = false;
    const std::unique_ptr<QThread> impatient(QThread::create([&] {
        while (!done) { // it may ask before the statement has begun
            connection->interrupt();
            QThread::yieldCurrentThread();
        }
    }));
    impatient->start();
    const QByteArray endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    try {
        connection->integer(endless);
        FAIL("it ended");
    } catch (const SqlFailure &failure) {
        CHECK(failure.reason() == SqlFailure::Reason::Interrupted);
    }
    done = true;
    impatient->wait();
}

TEST_CASE("A reader's connection cannot write")
{
    const OwnDatabase database(GENERATE(from_range(bothDatabases())));
    const auto writer = connectionWithTable(database);
    const auto reader = openConnection(database.location(), true);
    reader->begin(false);
    CHECK_THROWS_AS(reader->run("INSERT INTO sample(id) VALUES(?)", {qint64(1)}), SqlFailure);
    reader->rollback();
}

TEST_CASE("Where the data stand is said in one word or one address")
{
    CHECK(StoreLocation::parse(QStringLiteral("/data"), {})->file == QStringLiteral("/data/fairdesk.db"));
    CHECK(StoreLocation::parse(QStringLiteral("/data"), QStringLiteral("sqlite"))->dialect == DialectKind::Sqlite);
    CHECK(StoreLocation::parse({}, QStringLiteral("postgresql://db/fairdesk"))->dialect == DialectKind::Postgres);
    const auto refused = StoreLocation::parse({}, QStringLiteral("mysql://db/fairdesk"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Usage);
}

TEST_CASE("A database that is not there is unavailable and no crash")
{
    CHECK_THROWS_AS(openConnection({DialectKind::Sqlite, QStringLiteral("/no/such/folder/fairdesk.db"), {}}, false),
                    SqlFailure);
}

TEST_CASE("A key of any bytes is a text for both databases, and no two become one")
{
    const QList<QByteArray> keys{
        "key-1", QByteArray("\0\xff\xb7", 3), QByteArray("\xff\xb8"), QByteArray("\xff\xb9"), "0x00ffb7", "", "济南",
        "0x"};
    QSet<QByteArray> stored;
    for (const QByteArray &key : keys) {
        stored.insert(storableKey(key));
        CHECK(keyFromStored(storableKey(key)) == key);
    }
    CHECK(stored.size() == keys.size());
    CHECK(storableKey("key-1") == "key-1");
}
