// The centre's day is the day at the centre, wherever the server stands.
#include "common/base/clock.h"
#include "tests/support/catch.h"

using namespace fairdesk;

TEST_CASE("The day changes at midnight at the centre")
{
    FixedClock clock(QDateTime(QDate(2026, 1, 14), QTime(15, 59, 59, 999), Qt::UTC));
    CHECK(clock.today() == QDate(2026, 1, 14));
    clock.advance(std::chrono::milliseconds(1));
    CHECK(clock.today() == QDate(2026, 1, 15));
}

TEST_CASE("An instant is stored as it was, whatever zone it was written in")
{
    const QDateTime opening(QDate(2026, 5, 18), QTime(9, 0), QTimeZone("Asia/Shanghai"));
    const Instant instant = Instant::from(opening);
    CHECK(instant.utc() == opening);
    CHECK(instant.utc().timeSpec() == Qt::UTC);
    CHECK(instant == Instant::from(opening.toUTC()));
    CHECK(instant < Instant::from(opening.addMSecs(1)));
    CHECK(Instant::from(QDateTime(QDate(1949, 10, 1), QTime(), Qt::UTC)).milliseconds < 0);
}

TEST_CASE("A fixed clock stands still until it is told to move")
{
    FixedClock clock(QDateTime(QDate(2026, 1, 15), QTime(8, 0), Qt::UTC));
    const Instant before = clock.now();
    CHECK(clock.now() == before);
    clock.advance(std::chrono::hours(24));
    CHECK(clock.now().milliseconds - before.milliseconds == 86'400'000);
    CHECK(clock.today() == QDate(2026, 1, 16));
}

TEST_CASE("The system clock keeps to the zone that the administrator set")
{
    const SystemClock far(QTimeZone("Pacific/Kiritimati"));
    const SystemClock near(QTimeZone("Pacific/Pago_Pago"));
    CHECK(far.zone().id() == "Pacific/Kiritimati");
    CHECK(near.today().daysTo(far.today()) >= 1); // 25 hours apart
    CHECK(SystemClock().now().milliseconds >
          Instant::from(QDateTime(QDate(2024, 1, 1), QTime(), Qt::UTC)).milliseconds);
}
