#include "tests/net/net_house.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QJsonObject resultOf(const wire::Envelope &answer)
{
    INFO(errorOf(answer));
    REQUIRE(answer.has_action_reply());
    return QJsonDocument::fromJson(fromBytes(answer.action_reply().result())).object();
}

} // namespace

TEST_CASE("Whoever signs in learns who he is", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser("li.na", "sales");
    TestClient client(house.port());
    REQUIRE(client.connectTls());
    client.greet();
    CHECK(errorOf(client.login("li.na", "wrong")) == "bad_login");
    CHECK(errorOf(client.login("nobody", "wrong")) == "bad_login");
    const wire::Envelope answer = client.login("li.na", password);
    REQUIRE(answer.has_login_reply());
    CHECK(answer.login_reply().user() == user);
    CHECK(answer.login_reply().token().size() == 32);
    CHECK(answer.login_reply().time_zone() == "Asia/Shanghai");
    CHECK_FALSE(answer.login_reply().administrator());
    CHECK_FALSE(answer.login_reply().catalogue_hash().empty());
    CHECK(resultOf(client.call(acting("who_am_i"))).value(QLatin1String("team")) == QLatin1String("sales"));
}

TEST_CASE("Ten wrong passwords lock the name, also over new connections", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("li.na", "sales");
    for (int round = 0; round < 2; ++round) {
        TestClient client(house.port());
        REQUIRE(client.connectTls());
        client.greet();
        for (int i = 0; i < 5; ++i)
            CHECK(errorOf(client.login("li.na", "wrong")) == "bad_login");
    }
    TestClient client(house.port());
    REQUIRE(client.connectTls());
    client.greet();
    CHECK(errorOf(client.login("li.na", password)) == "locked");
}

TEST_CASE("A one-time password is changed while signing in", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("li.na", "sales", PasswordTerms::oneTime());
    TestClient client(house.port());
    REQUIRE(client.connectTls());
    client.greet();
    CHECK(errorOf(client.login("li.na", password)) == "must_change_password");
    CHECK(errorOf(client.call(fetching("customer", 1))) == "bad_login");
    CHECK(errorOf(client.login("li.na", password, "short")) == "invalid");
    CHECK(client.login("li.na", password, "a longer one of mine").has_login_reply());
}

TEST_CASE("A connection that broke is taken up again without a password, until signing out", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("li.na", "sales");
    std::string token;
    {
        TestClient client(house.port());
        client.enter("li.na", password);
        token = client.token();
    }
    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    REQUIRE(again.resume(token).has_login_reply());
    wire::Envelope logout;
    logout.mutable_logout();
    CHECK(again.call(logout).has_done());
    CHECK(errorOf(again.call(fetching("customer", 1))) == "bad_login");
    CHECK(errorOf(again.resume(token)) == "bad_login");
}

TEST_CASE("Sessions are seen and ended by their owner", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("li.na", "sales");
    TestClient desk(house.port()), laptop(house.port());
    desk.enter("li.na", password);
    laptop.enter("li.na", password);
    const QJsonArray sessions = resultOf(desk.call(acting("sessions.list"))).value(QLatin1String("rows")).toArray();
    REQUIRE(sessions.size() == 2);
    qint64 other = 0;
    for (const QJsonValue &session : sessions) {
        if (!session.toObject().value(QLatin1String("current")).toBool())
            other = session.toObject().value(QLatin1String("id")).toInteger();
    }
    REQUIRE(
        desk.call(acting("sessions.revoke", "{\"session\": " + QByteArray::number(other) + '}')).has_action_reply());
    const auto notice = laptop.notice();
    REQUIRE(notice);
    CHECK(notice->notice().kind() == "session_ended");
    CHECK(laptop.waitForClose(3'000));
    CHECK(desk.call(acting("who_am_i")).has_action_reply());
}

TEST_CASE("Passwords are changed by their owner and given anew by the administrator", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser("li.na", "sales");
    TestClient client(house.port());
    client.enter("li.na", password);
    wire::Envelope change;
    change.mutable_change_password()->set_old_password("wrong");
    change.mutable_change_password()->set_new_password("autumn in hall eight");
    CHECK(errorOf(client.call(change)) == "bad_login");
    change.mutable_change_password()->set_old_password(password);
    CHECK(client.call(change).has_done());
    CHECK(errorOf(client.call(acting("user.set_password", "{}", "user", user))) == "forbidden");

    TestClient admin(house.port());
    admin.enter("admin", password);
    const QByteArray given = resultOf(admin.call(acting("user.set_password", "{}", "user", user)))
                                 .value(QLatin1String("password"))
                                 .toString()
                                 .toUtf8();
    CHECK(given.size() >= 20);
    CHECK(client.waitForClose(3'000)); // the session ended with the old password
    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    CHECK(errorOf(again.login("li.na", given)) == "must_change_password");
    CHECK(again.login("li.na", given, "winter in hall nine").has_login_reply());
}

TEST_CASE("The last administrator cannot be disabled", "[net][signin]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient admin(house.port());
    admin.enter("admin", password);
    CHECK(errorOf(admin.call(acting("user.disable", "{}", "user", admin.user()))) == "conflict");
}
