#include "server/storage/audit_store.h"
#include "tests/net/net_house.h"

#include "server/net/request_parser.h"

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("Every request of the protocol has a row in the table", "[net][api]")
{
    // What the server sends; everything else is a request and needs a row with its rights.
    const QSet<QByteArray> answers{"error", "done", "rows", "changed", "notice"};
    const auto *body = wire::Envelope::descriptor()->FindOneofByName("body");
    QSet<int> rows;
    for (const ApiRow &row : apiTable()) {
        CHECK_FALSE(rows.contains(row.request));
        rows.insert(row.request);
        CHECK(row.handle);
    }
    int requests = 0;
    for (int i = 0; i < body->field_count(); ++i) {
        const QByteArray name = body->field(i)->name().c_str();
        const bool isAnswer = answers.contains(name) || name.endsWith("_reply");
        INFO(name.constData());
        CHECK(rows.contains(body->field(i)->number()) == !isAnswer);
        requests += !isAnswer;
    }
    CHECK(requests == rows.size());
}

TEST_CASE("Without signing in only the words that lead there are understood", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    for (const ApiRow &row : apiTable()) {
        if (!row.needsSignIn)
            continue;
        TestClient client(house.port());
        REQUIRE(client.connectTls());
        client.greet();
        wire::Envelope request;
        const auto *field = wire::Envelope::descriptor()->FindFieldByNumber(row.request);
        wire::Envelope::GetReflection()->MutableMessage(&request, field);
        INFO(field->name());
        CHECK(errorOf(client.call(request)) == "bad_login");
    }
}

TEST_CASE("One says hello first", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient rude(house.port());
    REQUIRE(rude.connectTls());
    wire::Envelope login;
    login.mutable_login()->set_login("admin");
    login.mutable_login()->set_password(password);
    CHECK(errorOf(rude.call(login)) == "usage");
    wire::Envelope ping;
    ping.mutable_ping();
    CHECK(rude.call(ping).has_done());

    TestClient old(house.port());
    REQUIRE(old.connectTls());
    wire::Envelope hello;
    hello.mutable_hello()->set_protocol(0);
    CHECK(errorOf(old.call(hello)) == "unavailable");
    CHECK(old.waitForClose(3'000));
}

TEST_CASE("Unknown messages are answered, garbage ends the connection", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient client(house.port());
    client.enter("admin", password);
    CHECK(errorOf(client.call(wire::Envelope())) == "usage");
    wire::Envelope answer;
    answer.mutable_hello_reply();
    CHECK(errorOf(client.call(answer)) == "usage");
    CHECK(errorOf(client.call(acting("no.such.action"))) == "usage");
    CHECK(errorOf(client.call(acting("who_am_i", "not json"))) == "usage");

    client.write(QByteArray::fromHex("00000003ffffff"));
    const auto refused = client.receive();
    REQUIRE(refused);
    CHECK(errorOf(*refused) == "usage");
    CHECK(client.waitForClose(3'000));
}

TEST_CASE("A request cannot take more memory than its budget", "[net][api]")
{
    // Empty filters: two bytes of input, a whole object of memory each.
    wire::Envelope bomb;
    wire::Filter *filter = bomb.mutable_query()->mutable_filter();
    for (int i = 0; i < 20'000; ++i)
        filter->add_children();
    const QByteArray bytes = QByteArray::fromStdString(bomb.SerializeAsString());
    CHECK(parseRequest(bytes, 16 * 1024 * 1024));
    CHECK_FALSE(parseRequest(bytes, 256 * 1024));
    CHECK(parseRequest(bytes, 16 * 1024 * 1024));
}

TEST_CASE("Answers carry the number of their request, in whatever order they come", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient client(house.port());
    client.enter("admin", password);
    QSet<quint64> numbers;
    for (int i = 0; i < 50; ++i)
        numbers.insert(client.send(acting("who_am_i")));
    for (int i = 0; i < 50; ++i) {
        const auto answer = client.receive();
        REQUIRE(answer);
        CHECK(answer->has_action_reply());
        CHECK(numbers.remove(answer->request()));
    }
}

TEST_CASE("A save that is repeated with its key is carried out once", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient client(house.port());
    client.enter("admin", password);
    const wire::Envelope request =
        saving({RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}},
               "key-1");
    const auto first = client.call(request);
    REQUIRE(first.has_save_reply());
    // The line broke before the answer came.
    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    REQUIRE(again.resume(client.token()).has_login_reply());
    const auto second = again.call(request);
    REQUIRE(second.has_save_reply());
    CHECK(second.save_reply().saved(0).id() == first.save_reply().saved(0).id());
}

TEST_CASE("Keys may be any bytes: two different ones are two saves, and each comes back as it was", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient client(house.port());
    client.enter("admin", password);
    wire::Envelope subscribe;
    subscribe.mutable_subscribe()->set_after(-1);
    REQUIRE(client.call(subscribe).has_done());
    const auto create = [&](const QByteArray &key) {
        const auto answer = client.call(saving(
            {RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}},
            key));
        INFO(errorOf(answer));
        REQUIRE(answer.has_save_reply());
        const auto notice = client.notice();
        REQUIRE(notice);
        REQUIRE(notice->has_changed());
        CHECK(QByteArray::fromStdString(notice->changed().changes(0).request_key()) == key);
        return answer.save_reply().saved(0).id();
    };
    const qint64 first = create(QByteArray("\0\xb7\xff", 3));
    const qint64 second = create(QByteArray("\0\xb8\xff", 3));
    CHECK(first != second);
    const auto chain = [&] {
        AuditStore::ChainReport report;
        REQUIRE(house.core().database().read([&](Connection &connection) {
            report = AuditStore::verifyChain(connection);
            return Result<void>();
        }));
        return report;
    };
    CHECK(chain().ok());
}

TEST_CASE("Jobs are refused in words where none can be run", "[net][api]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient client(house.port());
    client.enter("admin", password);
    wire::Envelope request;
    request.mutable_export_start()->mutable_query()->set_entity("customer");
    CHECK(errorOf(client.call(request)) == "unavailable");
    CHECK(errorOf(client.call(acting("import_undo", R"({"job": 1})"))) == "unavailable");
}
