#include "tests/identity/identity_house.h"

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr char good[] = "spring in hall seven";

} // namespace

TEST_CASE("A session is taken up again by its token, without a password", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto first = house.signIn({"li.na", good, {}, {}});
    REQUIRE(first);
    CHECK(first->token.size() == 32);

    house.openIdentity(); // the server was started again
    const auto again = house.identity->resume(first->token, "192.0.2.7");
    REQUIRE(again);
    CHECK(again->user == user);
    CHECK(again->session == first->session);
    CHECK_FALSE(house.identity->resume(QByteArray(32, 'x'), "192.0.2.7"));
    CHECK_FALSE(house.identity->resume({}, "192.0.2.7"));
}

TEST_CASE("The store knows only hashes of tokens", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    const auto session = house.signIn({"li.na", good, {}, {}});
    REQUIRE(session);
    const auto stored = house.identity->sessionsOf(session->user);
    REQUIRE(stored.size() == 1);
    CHECK(stored.first().tokenHash == tokenHash(session->token));
    CHECK_FALSE(house.identity->resume(stored.first().tokenHash, "192.0.2.7"));
}

TEST_CASE("A session ends when nothing happens for half a day; work keeps it alive", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    const auto session = house.signIn({"li.na", good, {}, {}});
    REQUIRE(session);
    house.clock.advance(11h);
    REQUIRE(house.identity->resume(session->token, "192.0.2.7"));
    house.flush();
    house.clock.advance(11h);
    REQUIRE(house.identity->resume(session->token, "192.0.2.7"));
    house.flush();
    house.clock.advance(12h + 1s);
    const auto late = house.identity->resume(session->token, "192.0.2.7");
    REQUIRE_FALSE(late);
    CHECK(late.error().code() == ErrorCode::BadLogin);

    QList<qint64> gone;
    house.identity->setSessionsEnded([&](const QList<qint64> &sessions) { gone = sessions; });
    house.identity->sweep();
    house.flush();
    CHECK(gone == QList<qint64>{session->session});
    CHECK(house.identity->sessionsOf(session->user).isEmpty());
}

TEST_CASE("Disabling a user or changing his password ends his sessions", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto session = house.signIn({"li.na", good, {}, {}});
    REQUIRE(session);
    QList<qint64> gone;
    house.identity->setSessionsEnded([&](const QList<qint64> &sessions) { gone += sessions; });

    SECTION("disabled")
    {
        house.setActive(user, false);
        CHECK_FALSE(house.identity->resume(session->token, "192.0.2.7"));
        house.identity->sweep();
        house.flush();
        CHECK(gone.contains(session->session));
        house.setActive(user, true);
        CHECK_FALSE(house.identity->resume(session->token, "192.0.2.7"));
    }
    SECTION("password set by the administrator")
    {
        REQUIRE(house.identity->setPasswordNow(user, SecretString(QByteArray("given by the office")),
                                               PasswordTerms::oneTime()));
        CHECK(gone.contains(session->session));
        CHECK_FALSE(house.identity->resume(session->token, "192.0.2.7"));
    }
    SECTION("password changed by himself: only the others end")
    {
        const auto other = house.signIn({"li.na", good, {}, {}});
        REQUIRE(other);
        QSemaphore finished;
        Result<void> changed;
        house.identity->changePassword(user, other->session, SecretString(QByteArray(good)),
                                       SecretString(QByteArray("a much better one")), [&](const Result<void> &result) {
                                           changed = result;
                                           finished.release();
                                       });
        finished.acquire();
        REQUIRE(changed);
        CHECK(gone == QList<qint64>{session->session});
        CHECK(house.identity->resume(other->token, "192.0.2.7"));
        CHECK(house.signIn({"li.na", "a much better one", {}, {}}));
    }
}

TEST_CASE("Nobody ends another person's session by its number", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), good);
    const qint64 stranger = house.addUser(QStringLiteral("wang.wei"), "something else here");
    const auto session = house.signIn({"li.na", good, {}, {}});
    REQUIRE(session);
    const auto revoked = house.identity->revoke(session->session, stranger);
    REQUIRE_FALSE(revoked);
    CHECK(revoked.error().code() == ErrorCode::NotFound);
    CHECK(house.identity->revoke(session->session, session->user));
    CHECK_FALSE(house.identity->resume(session->token, "192.0.2.7"));
}
