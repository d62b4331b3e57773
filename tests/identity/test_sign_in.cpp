#include "tests/identity/identity_house.h"

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr char good[] = "spring in hall seven";

} // namespace

TEST_CASE("Ten wrong passwords lock a name for a quarter of an hour", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    for (int i = 0; i < 10; ++i)
        CHECK(house.refusal({"li.na", "wrong", {}, {}}) == ErrorCode::BadLogin);
    CHECK(house.refusal({"li.na", good, {}, {}}) == ErrorCode::Locked);
    // From another address as well, and after a restart.
    CHECK(house.refusal({"li.na", good, {}, {}, "198.51.100.1"}) == ErrorCode::Locked);
    house.openIdentity();
    CHECK(house.refusal({"li.na", good, {}, {}}) == ErrorCode::Locked);

    house.clock.advance(15min + 1s);
    CHECK(house.signIn({"li.na", good, {}, {}}));
}

TEST_CASE("Names that do not exist are locked alike", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    for (int i = 0; i < 10; ++i)
        CHECK(house.refusal({"nobody", "wrong", {}, {}}) == ErrorCode::BadLogin);
    CHECK(house.refusal({"nobody", "wrong", {}, {}}) == ErrorCode::Locked);
}

TEST_CASE("Guesses from elsewhere do not lock somebody out of his own desk", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    REQUIRE(house.signIn({"li.na", good, {}, {}, "192.0.2.50"}));
    for (int i = 0; i < 12; ++i)
        (void)house.signIn({"li.na", "guess", {}, {}, "203.0.113." + QByteArray::number(i)});
    CHECK(house.refusal({"li.na", good, {}, {}, "203.0.113.99"}) == ErrorCode::Locked);
    CHECK(house.signIn({"li.na", good, {}, {}, "192.0.2.50"}));
}

TEST_CASE("Every attempt stands in the log", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    (void)house.signIn({"li.na", "wrong", {}, {}});
    (void)house.signIn({"nobody", "wrong", {}, {}});
    REQUIRE(house.signIn({"li.na", good, {}, {}}));
    const QList<LoginRecord> log = house.loginLog();
    REQUIRE(log.size() == 3);
    CHECK(log.at(0).outcome == "bad_login");
    CHECK(log.at(0).login == "li.na");
    CHECK(log.at(0).origin == "192.0.2.7");
    CHECK(log.at(1).login == "nobody");
    CHECK(log.at(2).outcome == "ok");
}

TEST_CASE("A one-time password lets in only to be changed, and only for a day", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("wang.wei"), "given by the office", PasswordTerms::oneTime());
    CHECK(house.refusal({"wang.wei", "given by the office", {}, {}}) == ErrorCode::MustChangePassword);
    CHECK(house.refusal({"wang.wei", "given by the office", {}, "short"}) == ErrorCode::Invalid);
    CHECK(house.refusal({"wang.wei", "given by the office", {}, "given by the office"}) == ErrorCode::Invalid);

    SECTION("in time")
    {
        REQUIRE(house.signIn({"wang.wei", "given by the office", {}, "my own long one"}));
        CHECK(house.refusal({"wang.wei", "given by the office", {}, {}}) == ErrorCode::BadLogin);
        house.clock.advance(48h);
        CHECK(house.signIn({"wang.wei", "my own long one", {}, {}}));
    }
    SECTION("too late")
    {
        house.clock.advance(24h + 1s);
        CHECK(house.refusal({"wang.wei", "given by the office", {}, "my own long one"}) == ErrorCode::BadLogin);
    }
}

TEST_CASE("Under the preset dengbao passwords grow old", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), "Spring in hall 7");
    house.set(QStringLiteral("password.preset"), QStringLiteral("dengbao"));
    REQUIRE(house.signIn({"li.na", "Spring in hall 7", {}, {}}));
    house.clock.advance(std::chrono::hours(24 * 91));
    CHECK(house.refusal({"li.na", "Spring in hall 7", {}, {}}) == ErrorCode::MustChangePassword);
    CHECK(house.signIn({"li.na", "Spring in hall 7", {}, "Autumn in hall 8"}));
}

TEST_CASE("Disabled users are refused like wrong passwords", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    house.setActive(user, false);
    CHECK(house.refusal({"li.na", good, {}, {}}) == ErrorCode::BadLogin);
    house.setActive(user, true);
    CHECK(house.signIn({"li.na", good, {}, {}}));
}
