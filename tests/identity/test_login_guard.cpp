#include "server/identity/login_guard.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

Instant at(qint64 seconds)
{
    return {1'000'000'000'000 + seconds * 1000};
}

} // namespace

TEST_CASE("The lock moves with the failures and ends by itself", "[identity][guard]")
{
    LoginGuard guard;
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(guard.lockedUntil("li.na", "192.0.2.1", at(i * 10)));
        guard.failed("li.na", "192.0.2.1", at(i * 10));
    }
    const auto until = guard.lockedUntil("li.na", "192.0.2.1", at(100));
    REQUIRE(until);
    CHECK(*until == at(900));
    CHECK_FALSE(guard.lockedUntil("li.na", "192.0.2.1", at(900)));
    // One more failure, and the next oldest decides.
    guard.failed("li.na", "192.0.2.1", at(900));
    CHECK(guard.lockedUntil("li.na", "192.0.2.1", at(905)) == at(910));
}

TEST_CASE("One address that tries many names is stopped too", "[identity][guard]")
{
    LoginGuard guard;
    guard.succeeded("li.na", "192.0.2.1");
    for (int i = 0; i < LoginGuard::failuresPerAddress; ++i)
        guard.failed("name" + QByteArray::number(i), "192.0.2.1", at(i));
    CHECK(guard.lockedUntil("another", "192.0.2.1", at(60)));
    CHECK_FALSE(guard.lockedUntil("another", "192.0.2.2", at(60)));
    CHECK_FALSE(guard.lockedUntil("li.na", "192.0.2.1", at(60))); // works there every day
}

TEST_CASE("At most ten guesses of one name pass, however many addresses take part", "[identity][guard]")
{
    LoginGuard guard;
    int passed = 0;
    for (int i = 0; i < 5'000; ++i) {
        const QByteArray address = "203.0.113." + QByteArray::number(i % 200);
        if (guard.lockedUntil("li.na", address, at(i / 10)))
            continue;
        ++passed;
        guard.failed("li.na", address, at(i / 10));
    }
    CHECK(passed == 10);
}

TEST_CASE("A flood of refused attempts is logged once a minute", "[identity][guard]")
{
    LoginGuard guard;
    CHECK(guard.isWorthLogging("li.na", "192.0.2.1", at(0)));
    CHECK_FALSE(guard.isWorthLogging("li.na", "192.0.2.1", at(59)));
    CHECK(guard.isWorthLogging("li.na", "192.0.2.1", at(60)));
}
