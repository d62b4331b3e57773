// Where a page ended, as text that travels through programs that do not understand it.
#include "server/storage/cursor.h"
#include "tests/support/catch.h"

#include <QRandomGenerator>

using namespace fairdesk;

TEST_CASE("A cursor comes back as it was written")
{
    const QList<SqlValue> values{qint64(42), qint64(-1), 0.1 + 0.2, QStringLiteral("山东 \"x\" \\ 😀").toUtf8(),
                                 QByteArray("")};
    const QByteArray cursor = writeCursor(values);
    const auto read = readCursor(cursor, values.size());
    REQUIRE(read);
    CHECK(*read == values);
    // It can stand in a URL and on a command line.
    for (const char c : cursor)
        CHECK((QChar::fromLatin1(c).isLetterOrNumber() || c == '-' || c == '_'));
}

TEST_CASE("A cursor of another order is refused")
{
    const QByteArray cursor = writeCursor({qint64(1), qint64(2)});
    CHECK_FALSE(readCursor(cursor, 1));
    CHECK_FALSE(readCursor(cursor, 3));
    CHECK_FALSE(readCursor({}, 1));
    CHECK_FALSE(readCursor("not a cursor!", 2));
}

TEST_CASE("Damaged cursors are refused or read, never more")
{
    QRandomGenerator random(3);
    const QByteArray whole = writeCursor({qint64(1'700'000'000), 2.5, QByteArray("name")});
    for (int round = 0; round < 20'000; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i <= random.bounded(3); ++i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        if (random.bounded(4) == 0)
            damaged.truncate(random.bounded(int(damaged.size())));
        const auto read = readCursor(damaged, 3);
        if (read)
            REQUIRE(read->size() == 3);
    }
}
