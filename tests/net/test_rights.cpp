#include "common/protocol/result_table.h"
#include "tests/net/net_house.h"

#include <QElapsedTimer>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

void subscribe(TestClient &client)
{
    wire::Envelope request;
    request.mutable_subscribe()->set_after(-1);
    REQUIRE(client.call(request).has_done());
}

qint64 rightId(NetHouse &house, const QString &role, const QString &entity, const QString &action)
{
    Query one;
    one.entity = "role_right";
    one.columns = {"id"};
    one.filter = Filter::all({Filter::compare("role.key", Operator::Equal, {Value(role)}),
                              Filter::compare("entity", Operator::Equal, {Value(entity)}),
                              Filter::compare("action", Operator::Equal, {Value(action)})});
    auto rows = house.core().queries().query(CallContext::ofProgram("test"), one);
    REQUIRE(rows);
    const ResultTable table(std::move(*rows));
    REQUIRE(table.rowCount() == 1);
    return table.id(0);
}

} // namespace

TEST_CASE("A disabled user is signed out at once and cannot come back", "[net][rights]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    TestClient client(house.port());
    client.enter("li.na", password);
    QElapsedTimer timer;
    timer.start();
    house.setActive(lina, false);
    const auto notice = client.notice();
    REQUIRE(notice);
    CHECK(notice->notice().kind() == "session_ended");
    CHECK(timer.elapsed() < 1'000);
    CHECK(client.waitForClose(2'000));

    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    CHECK(errorOf(again.resume(client.token())) == "bad_login");
    CHECK(errorOf(again.login("li.na", password)) == "bad_login");
}

TEST_CASE("A right that is taken away is gone within a second, with the notices that went with it", "[net][rights]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port());
    client.enter("li.na", password);
    subscribe(client);
    REQUIRE(client.call(fetching("customer", customer)).has_fetch_reply());

    const qint64 right = rightId(house, QStringLiteral("sales"), QStringLiteral("customer"), QStringLiteral("read"));
    QElapsedTimer timer;
    timer.start();
    house.save(
        {RecordChange::Operation::Update, "role_right", right, 0, {{"scope", Value(QStringLiteral("none"))}}, {}});
    auto notice = client.notice();
    // What was saved just before the subscription may still be on its way.
    while (notice && !notice->changed().rights_changed())
        notice = client.notice();
    REQUIRE(notice);
    CHECK(notice->changed().catalogue_changed());
    CHECK(timer.elapsed() < 1'000);
    CHECK(errorOf(client.call(fetching("customer", customer))) != "");

    house.save(
        {RecordChange::Operation::Update, "customer", customer, 0, {{"city", Value(QStringLiteral("上海"))}}, {}});
    const auto silence = client.notice(400);
    if (silence) {
        for (const wire::Changed &changed : silence->changed().changes())
            CHECK(changed.entity() != "customer");
    }
}

TEST_CASE("The seeded roles mean what their names say", "[net][rights]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    for (const char *role :
         {"executive", "finance", "service", "marketing", "reception", "auditor", "it", "sales_manager"})
        house.addUser(role, role);
    const SavedRecord saved = house.save({RecordChange::Operation::Create,
                                          "customer",
                                          0,
                                          0,
                                          {{"name", Value(QStringLiteral("东方展览"))},
                                           {"phone", Value(QStringLiteral("13800138000"))},
                                           {"bank_account", Value(QStringLiteral("622202000011112222"))},
                                           {"owner", Value(lina)}},
                                          {}});
    const qint64 customer = saved.id;

    struct Expectation
    {
        const char *login;
        bool sees;
        bool bank;
        bool phoneMasked;
        bool edits;
    };
    constexpr Expectation expectations[] = {
        {"li.na", true, false, false, true},       {"sales_manager", true, false, false, true},
        {"executive", true, true, false, false},   {"finance", true, true, false, false},
        {"service", true, false, false, false},    {"marketing", true, false, true, false},
        {"reception", false, false, false, false}, {"auditor", true, false, false, false},
        {"it", false, false, false, false},
    };
    for (const Expectation &expected : expectations) {
        INFO(expected.login);
        TestClient client(house.port());
        client.enter(expected.login, password);
        const auto answer = client.call(fetching("customer", customer));
        REQUIRE(answer.has_fetch_reply() == expected.sees);
        const RecordChange change{RecordChange::Operation::Update,
                                  "customer",
                                  customer,
                                  0,
                                  {{"city", Value(QString::fromLatin1(expected.login))}},
                                  {}};
        CHECK(client.call(saving(change)).has_save_reply() == expected.edits);
        CHECK(errorOf(client.call(acting("server.status"))) == (qstrcmp(expected.login, "it") == 0 ? "" : "forbidden"));
        if (!expected.sees)
            continue;
        const ResultTable table(answer.fetch_reply().record());
        CHECK(table.value(0, "bank_account").isPresent() == expected.bank);
        CHECK(table.value(0, "bank_account").isAbsent() != expected.bank);
        CHECK(table.value(0, "phone").isMasked() == expected.phoneMasked);
    }
}

TEST_CASE("The auditor sees the rights and changes nothing; IT keeps the set-up but not the rights", "[net][rights]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("auditor", "auditor");
    house.addUser("it", "it");
    TestClient auditor(house.port()), it(house.port());
    auditor.enter("auditor", password);
    it.enter("it", password);
    const qint64 role = house.idOf("role", "key", QStringLiteral("sales"));
    const RecordChange tag{RecordChange::Operation::Create, "tag", 0, 0, {{"name", Value(QStringLiteral("VIP"))}}, {}};
    const RecordChange rename{RecordChange::Operation::Update,        "role", role, 0,
                              {{"name", Value(QStringLiteral("X"))}}, {}};
    CHECK(auditor.call(fetching("role", role)).has_fetch_reply());
    CHECK(errorOf(auditor.call(saving(tag))) == "forbidden");
    CHECK(errorOf(auditor.call(saving(rename))) == "forbidden");
    CHECK(it.call(saving(tag)).has_save_reply());
    CHECK(errorOf(it.call(saving(rename))) != "");
    const RecordChange promote{
        RecordChange::Operation::Update,
        "user",
        it.user(),
        0,
        {},
        {{"roles", {{0, {{"role", Value(house.idOf("role", "key", QStringLiteral("administrator")))}}}}}}};
    CHECK(errorOf(it.call(saving(promote))) == "forbidden");
}

TEST_CASE("Whoever manages accounts manages those that may do no more than he", "[net][rights]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.save({RecordChange::Operation::Create,
                "role",
                0,
                0,
                {{"key", Value(QStringLiteral("keys"))},
                 {"name", Value(QStringLiteral("Keys"))},
                 {"permissions", Value(QStringLiteral("user.manage"))}},
                {}});
    const auto giveRole = [&](qint64 user, const QString &role) {
        house.save({RecordChange::Operation::Create,
                    "user_role",
                    0,
                    0,
                    {{"user", Value(user)}, {"role", Value(house.idOf("role", "key", role))}},
                    {}});
    };
    giveRole(house.addUser("chief", "sales_manager"), QStringLiteral("keys"));
    giveRole(house.addUser("seller", "sales"), QStringLiteral("keys"));
    const qint64 boss = house.addUser("boss", "executive");
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 away = house.addUser("wu.di", "sales");
    const qint64 branch = house
                              .save({RecordChange::Operation::Create,
                                     "team",
                                     0,
                                     0,
                                     {{"key", Value(QStringLiteral("away"))}, {"name", Value(QStringLiteral("外地"))}},
                                     {}})
                              .id;
    house.save({RecordChange::Operation::Update, "user", away, 0, {{"department", Value(branch)}}, {}});
    TestClient chief(house.port()), seller(house.port()), bossDesk(house.port()), linaDesk(house.port());
    chief.enter("chief", password);
    seller.enter("seller", password);
    bossDesk.enter("boss", password);
    linaDesk.enter("li.na", password);
    const auto endSession = [&](TestClient &by, qint64 user) {
        const QList<StoredSession> sessions = house.core().identity().sessionsOf(user);
        REQUIRE(sessions.size() == 1);
        return errorOf(
            by.call(acting("sessions.revoke", "{\"session\": " + QByteArray::number(sessions.first().id) + '}')));
    };
    constexpr std::array actions{"user.set_password", "user.disable", "user.enable", "user.reset_totp"};
    const auto refusedAll = [&](TestClient &by, qint64 user) {
        return std::all_of(actions.begin(), actions.end(), [&](const char *action) {
            return errorOf(by.call(acting(action, "{}", "user", user))) == "forbidden";
        });
    };

    const qint64 admin = house.idOf("user", "login", QStringLiteral("admin"));
    for (const qint64 user : {boss, away, admin})
        CHECK(refusedAll(chief, user));
    CHECK(errorOf(chief.call(acting("user.set_password", R"({"login": "boss"})"))) == "forbidden");
    CHECK(endSession(chief, boss) == "forbidden");
    CHECK(bossDesk.call(acting("who_am_i")).has_action_reply());
    // What stands on a colleague's desk is no seller's, though both may do the same on their own.
    CHECK(refusedAll(seller, lina));
    CHECK(endSession(seller, lina) == "forbidden");
    // A disabled account is not let in again by whom it is above.
    house.setActive(boss, false);
    CHECK(refusedAll(chief, boss));

    CHECK(endSession(chief, lina) == "");
    CHECK(linaDesk.waitForClose(3'000));
    for (const char *action : {"user.reset_totp", "user.disable", "user.enable", "user.set_password"}) {
        INFO(action);
        CHECK(errorOf(chief.call(acting(action, "{}", "user", lina))) == "");
    }
    CHECK(errorOf(chief.call(acting("sessions.revoke", R"({"session": 987654})"))) == "not_found");
    // One's own session ends before its answer goes out.
    seller.send(acting(
        "sessions.revoke",
        "{\"session\": " + QByteArray::number(house.core().identity().sessionsOf(seller.user()).first().id) + '}'));
    CHECK(seller.waitForClose(3'000));
}
