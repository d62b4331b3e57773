#include "tests/net/net_house.h"

#include <QElapsedTimer>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

void subscribe(TestClient &client, qint64 after = -1)
{
    wire::Envelope request;
    request.mutable_subscribe()->set_after(after);
    REQUIRE(client.call(request).has_done());
}

// The changes of the next batch; empty if nothing comes.
QList<wire::Changed> changes(TestClient &client, int milliseconds = 2000)
{
    QList<wire::Changed> list;
    const auto message = client.notice(milliseconds);
    if (message && message->has_changed()) {
        for (const wire::Changed &changed : message->changed().changes())
            list.append(changed);
    }
    return list;
}

RecordChange update(const QByteArray &entity, qint64 id, const QByteArray &field, const Value &value)
{
    return {RecordChange::Operation::Update, entity, id, 0, {{field, value}}, {}};
}

} // namespace

TEST_CASE("What one desk saves another sees at once", "[net][live]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    TestClient writer(house.port()), reader(house.port());
    writer.enter("admin", password);
    reader.enter("admin", password);
    subscribe(reader);
    const auto saved = writer.call(
        saving({RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}},
               "key-7"));
    QElapsedTimer timer;
    timer.start();
    REQUIRE(saved.has_save_reply());
    const auto heard = changes(reader);
    CHECK(timer.elapsed() < 200);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "created");
    CHECK(heard.first().entity() == "customer");
    CHECK(heard.first().id() == saved.save_reply().saved(0).id());
    CHECK(heard.first().request_key() == "key-7"); // both desks are the same person's
}

TEST_CASE("A salesperson hears of his own customers only; what is handed over appears and goes", "[net][live]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 wang = house.addUser("wang.wei", "sales");
    TestClient first(house.port()), second(house.port());
    first.enter("li.na", password);
    second.enter("wang.wei", password);
    subscribe(first);
    subscribe(second);

    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    auto heard = changes(first);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "created");
    CHECK(changes(second, 200).isEmpty());

    house.save(update("customer", customer, "city", Value(QStringLiteral("上海"))));
    heard = changes(first);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "updated");

    house.save(update("customer", customer, "owner", Value(wang)));
    heard = changes(first);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "gone");
    heard = changes(second);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "created");

    house.save({RecordChange::Operation::Delete, "customer", customer, 0, {}, {}});
    heard = changes(second);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().action() == "deleted");
    CHECK(changes(first, 200).isEmpty());
}

TEST_CASE("A customer that is shared appears with his calls on the other's desk, and goes when it is taken back",
          "[net][live]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 wang = house.addUser("wang.wei", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    const qint64 call = house
                            .save({RecordChange::Operation::Create,
                                   "interaction",
                                   0,
                                   0,
                                   {{"customer", Value(customer)},
                                    {"channel", Value(QStringLiteral("call"))},
                                    {"at", Value(Instant{1'700'000'000'000})},
                                    {"subject", Value(QStringLiteral("展位"))}},
                                   {}})
                            .id;
    TestClient owner(house.port()), friendly(house.port());
    owner.enter("li.na", password);
    friendly.enter("wang.wei", password);
    subscribe(owner);
    subscribe(friendly);
    const qint64 start = house.core().feed().lastSequence();
    const auto told = [](const QList<wire::Changed> &list) {
        QStringList words;
        for (const wire::Changed &changed : list)
            words.append(QString::fromStdString(changed.action() + ' ' + changed.entity()) + u' ' +
                         QString::number(changed.id()));
        return words.join(QLatin1String(", "));
    };
    const QString both = QStringLiteral("%1 customer ") + QString::number(customer) +
                         QStringLiteral(", %1 interaction ") + QString::number(call);
    const CallContext program = CallContext::ofProgram("test");
    RecordService &records = house.core().records();

    REQUIRE(records.share(program, "customer", customer, {wang, 0}, false));
    CHECK(told(changes(friendly)) == both.arg(QStringLiteral("created")));
    CHECK(told(changes(owner)) == QStringLiteral("updated customer %1").arg(customer)); // nothing happened to the call
    // From reading to editing: he saw it and sees it.
    REQUIRE(records.share(program, "customer", customer, {wang, 0}, true));
    CHECK(told(changes(friendly)) == QStringLiteral("updated customer %1").arg(customer));
    REQUIRE(records.unshare(program, "customer", customer, {wang, 0}));
    CHECK(told(changes(friendly)) == both.arg(QStringLiteral("gone")));
    house.save(update("customer", customer, "city", Value(QStringLiteral("上海"))));
    CHECK(changes(friendly, 300).isEmpty());

    // Given to his department as well, he keeps it when the gift to himself is taken back.
    const qint64 department = house.idOf("team", "key", QStringLiteral("sales"));
    REQUIRE(records.share(program, "customer", customer, {wang, 0}, false));
    CHECK(told(changes(friendly)) == both.arg(QStringLiteral("created")));
    REQUIRE(records.share(program, "customer", customer, {0, department}, false));
    CHECK(told(changes(friendly)) == QStringLiteral("updated customer %1").arg(customer));
    REQUIRE(records.unshare(program, "customer", customer, {wang, 0}));
    CHECK(told(changes(friendly)) == QStringLiteral("updated customer %1").arg(customer));

    // Whoever was away all the time ends with the same sight.
    REQUIRE(records.unshare(program, "customer", customer, {0, department}));
    TestClient late(house.port());
    late.enter("wang.wei", password);
    subscribe(late, start);
    const QList<wire::Changed> missed = changes(late);
    QHash<QString, QString> last;
    for (const wire::Changed &changed : missed)
        last.insert(QString::fromStdString(changed.entity()), QString::fromStdString(changed.action()));
    CHECK(last.value(QStringLiteral("customer")) == QLatin1String("gone"));
    CHECK(last.value(QStringLiteral("interaction")) == QLatin1String("gone"));
}

TEST_CASE("Changes of hidden fields cause no notice", "[net][live]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    house.save(update("customer", customer, "bank_account", Value(QStringLiteral("622202 0000 1111"))));
    TestClient client(house.port());
    client.enter("li.na", password);
    subscribe(client);
    // Another account, not a first one: that would complete the file, which he may see.
    house.save(update("customer", customer, "bank_account", Value(QStringLiteral("622202 0000 2222"))));
    CHECK(changes(client, 300).isEmpty());
    house.save(update("customer", customer, "city", Value(QStringLiteral("上海"))));
    CHECK(changes(client).size() == 1);
}

TEST_CASE("Whoever was away hears what he missed, and nothing twice", "[net][live]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 wang = house.addUser("wang.wei", "sales");
    TestClient client(house.port());
    client.enter("li.na", password);
    const qint64 then = house.core().feed().lastSequence();
    const qint64 own = house.addCustomer(QStringLiteral("东方展览"), lina);
    house.addCustomer(QStringLiteral("西部会展"), wang);
    subscribe(client, then);
    auto heard = changes(client);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().id() == own);
    const qint64 later = house.addCustomer(QStringLiteral("南方会展"), lina);
    heard = changes(client);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().id() == later);
}

TEST_CASE("Whoever was away too long is told to read anew", "[net][live]")
{
    Listener::Options options;
    options.limits.replayedChanges = 3;
    NetHouse house(GENERATE(from_range(dialects())), options);
    TestClient client(house.port());
    client.enter("admin", password);
    subscribe(client, 0);
    const auto message = client.notice();
    REQUIRE(message);
    CHECK(message->changed().missed());

    // A number that never was: the store was restored from a backup meanwhile.
    subscribe(client, house.core().feed().lastSequence() + 1000);
    const auto restored = client.notice();
    REQUIRE(restored);
    CHECK(restored->changed().missed());
}

TEST_CASE("Whoever closes the server says so", "[net][live]")
{
    auto house = std::make_unique<NetHouse>(GENERATE(from_range(dialects())));
    TestClient client(house->port());
    client.enter("admin", password);
    house.reset();
    const auto notice = client.notice();
    REQUIRE(notice);
    CHECK(notice->notice().kind() == "server_closing");
    CHECK(client.waitForClose(3'000));
}
