#include "common/protocol/codec.h"
#include "common/protocol/frame.h"
#include "tests/link/link_helpers.h"
#include "tests/support/catch.h"

#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct Desk
{
    QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    std::unique_ptr<ServerLink> link;

    void open()
    {
        link = std::make_unique<ServerLink>(options);
        REQUIRE(signIn(*link));
    }
    bool backOnline() const
    {
        return waitFor([this] { return link->isOnline(); });
    }
};

Query customers()
{
    Query query;
    query.entity = "customer";
    query.columns = {"id", "name"};
    return query;
}

} // namespace

TEST_CASE("After a cut the session is resumed without the password", "[link][reconnect]")
{
    Desk desk;
    desk.open();
    QSignalSpy states(desk.link.get(), &ServerLink::stateChanged);
    desk.server.cut();
    REQUIRE(waitFor([&] { return desk.link->state() == LinkState::Reconnecting; }));
    REQUIRE(desk.backOnline());
    CHECK(desk.server.countReceived(wire::Envelope::kLogin) == 1);
    CHECK(desk.server.countReceived(wire::Envelope::kResume) == 1);
    CHECK(states.size() == 2);
}

TEST_CASE("While the server is away the link keeps trying", "[link][reconnect]")
{
    Desk desk;
    desk.open();
    desk.server.goAway();
    REQUIRE(
        waitFor([&] { return desk.link->lastError().has_value() && desk.link->state() == LinkState::Reconnecting; }));

    const auto read = await(desk.link->query(customers()), patience);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == ErrorCode::Unavailable);

    auto saving = desk.link->save(newCustomer(QStringLiteral("泰山重工")));
    CHECK(desk.link->waitingWrites() == 1);
    desk.server.comeBack();
    const auto saved = await(saving, patience);
    REQUIRE(saved);
    CHECK(desk.link->waitingWrites() == 0);
    CHECK(desk.server.carriedOut.size() == 1);
}

TEST_CASE("A read fails when the connection is cut, also in the middle of its answer", "[link][reconnect]")
{
    Desk desk;
    desk.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    desk.open();
    const bool midFrame = GENERATE(false, true);
    int questions = 0;
    desk.server.intercept = [&](QSslSocket &, const wire::Envelope &envelope) {
        if (!envelope.has_query() || ++questions > 1)
            return false;
        if (midFrame) {
            wire::Envelope reply;
            reply.set_request(envelope.request());
            *reply.mutable_rows() = desk.server.records.query(customers(), *desk.server.catalogue->find("customer"));
            const QByteArray frame = frameOf(reply);
            desk.server.sendRaw(frame.left(frame.size() / 2));
        }
        desk.server.cut();
        return true;
    };
    const auto read = await(desk.link->query(customers()), patience);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == ErrorCode::Unavailable);
    REQUIRE(desk.backOnline());
    CHECK(await(desk.link->query(customers()), patience));
}

TEST_CASE("Questions on their way are no changes that wait, also those that are asked as an action",
          "[link][reconnect]")
{
    Desk desk;
    desk.open();
    // The server is slow: it has the questions, and answers none.
    desk.server.intercept = [](QSslSocket &, const wire::Envelope &envelope) {
        return envelope.has_query() || envelope.has_run_action() || envelope.has_job_status();
    };
    const auto list = desk.link->query(customers());
    const auto files = desk.link->readAction("files", "customer", 1);
    const auto job = desk.link->jobStatus(1);
    CHECK(desk.link->waitingWrites() == 0);
    const auto sharing = desk.link->runAction("share", "customer", 1);
    CHECK(desk.link->waitingWrites() == 1);

    REQUIRE(waitFor([&] { return desk.server.countReceived(wire::Envelope::kRunAction) == 2; }));
    desk.server.cut();
    const auto listed = await(files, patience);
    REQUIRE_FALSE(listed);
    CHECK(listed.error().code() == ErrorCode::Unavailable);
    REQUIRE(desk.backOnline());
    // The sharing alone is asked for again; it is the one that changes something.
    REQUIRE(waitFor([&] { return desk.server.countReceived(wire::Envelope::kRunAction) == 3; }));
    CHECK(desk.link->waitingWrites() == 1);
    CHECK_FALSE(sharing.isFinished());
}

TEST_CASE("A save whose answer is lost is sent again and carried out once", "[link][reconnect]")
{
    Desk desk;
    desk.open();
    int saves = 0;
    desk.server.intercept = [&](QSslSocket &, const wire::Envelope &envelope) {
        if (!envelope.has_save() || ++saves > 1)
            return false;
        // The server has it on its disk when the connection goes.
        desk.server.save(envelope.save());
        desk.server.cut();
        return true;
    };
    const auto saved = await(desk.link->save(newCustomer(QStringLiteral("泰山重工"))), patience);

    REQUIRE(saved);
    CHECK(desk.server.countReceived(wire::Envelope::kSave) == 2);
    CHECK(desk.server.carriedOut.size() == 1);
    CHECK(desk.server.records.all().size() == 1);
    REQUIRE(saved->saved.size() == 1);
    CHECK(saved->saved.first().id == 1);
}

TEST_CASE("Saves that wait go in the order in which they were made", "[link][reconnect]")
{
    Desk desk;
    desk.open();
    desk.server.goAway();
    REQUIRE(waitFor([&] { return desk.link->state() == LinkState::Reconnecting; }));
    QList<QFuture<Result<SaveResult>>> saving;
    const QStringList names{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")};
    for (const QString &name : names)
        saving.append(desk.link->save(newCustomer(name)));
    desk.server.comeBack();
    for (const auto &future : saving)
        REQUIRE(await(future, patience));
    QStringList stored;
    for (const auto &record : desk.server.records.all())
        stored.append(record.values.value("name").text());
    CHECK(stored == names);
}

TEST_CASE("A session that the server has ended asks for the password again", "[link][reconnect]")
{
    Desk desk;
    desk.open();
    QSignalSpy signedOut(desk.link.get(), &ServerLink::signedOut);

    SECTION("found out when resuming, with a save waiting")
    {
        desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
            if (!envelope.has_resume())
                return false;
            wire::Envelope reply;
            reply.mutable_error()->set_code(errorKey(ErrorCode::BadLogin));
            desk.server.answer(peer, envelope, reply);
            return true;
        };
        desk.server.cut();
        REQUIRE(waitFor([&] { return desk.link->state() == LinkState::Reconnecting; }));
        const auto saved = await(desk.link->save(newCustomer(QStringLiteral("泰山重工"))), patience);
        REQUIRE_FALSE(saved);
        CHECK(saved.error().code() == ErrorCode::BadLogin);
    }
    SECTION("told by the server")
    {
        wire::Envelope envelope;
        envelope.mutable_notice()->set_kind("session_ended");
        encode(message("An administrator ended your session."), envelope.mutable_notice()->mutable_text());
        desk.server.push(envelope);
    }
    REQUIRE(waitFor([&] { return signedOut.size() == 1; }));
    CHECK(desk.link->state() == LinkState::SignedOut);
}

TEST_CASE("Changes are told once, and those that were missed are asked for", "[link][live]")
{
    Desk desk;
    desk.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    desk.open();
    QList<ChangeNotice> told;
    QObject::connect(desk.link.get(), &ServerLink::changed,
                     [&](const QList<ChangeNotice> &changes) { told += changes; });

    desk.server.changeAndTell(1, "city", Value(QStringLiteral("济南")));
    REQUIRE(waitFor([&] { return told.size() == 1; }));
    CHECK(told.first().id == 1);
    CHECK(told.first().action == "updated");
    const qint64 seen = told.first().sequence;

    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_subscribe())
            return false;
        CHECK(envelope.subscribe().after() == seen);
        wire::Envelope reply;
        for (const qint64 sequence : {seen, seen + 1}) {
            wire::Changed *change = reply.mutable_changed()->add_changes();
            change->set_sequence(sequence);
            change->set_entity("customer");
            change->set_id(sequence);
            change->set_action("created");
        }
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    desk.server.cut();
    REQUIRE(waitFor([&] { return told.size() == 2; }));
    CHECK(told.last().sequence == seen + 1); // the one that was known is not told again
    REQUIRE(desk.backOnline());
    CHECK(told.size() == 2);
}

TEST_CASE("A changed catalogue is fetched before anybody is told", "[link][live]")
{
    Desk desk;
    desk.open();
    QSignalSpy changed(desk.link.get(), &ServerLink::catalogueChanged);
    QSignalSpy stale(desk.link.get(), &ServerLink::everythingStale);
    FieldSpec custom;
    custom.key = "x_stand_colour";
    custom.label.chinese = QStringLiteral("展台颜色");
    desk.server.catalogue = coreCatalogue().addCustomField("customer", custom).build();
    wire::Envelope envelope;
    envelope.mutable_changed()->set_catalogue_changed(true);
    envelope.mutable_changed()->set_missed(true);
    desk.server.push(envelope);
    REQUIRE(waitFor([&] { return changed.size() == 1; }));
    CHECK(desk.link->catalogue()->find("customer")->field("x_stand_colour"));
    CHECK(stale.size() == 1);
}

TEST_CASE("A connection that only pretends to live is given up", "[link][reconnect]")
{
    Desk desk;
    desk.options.heartbeat = 40ms;
    desk.options.silence = 1500ms; // long enough for a busy machine
    desk.open();
    QSignalSpy latency(desk.link.get(), &ServerLink::latencyChanged);
    REQUIRE(waitFor([&] { return latency.size() >= 2; })); // pings are answered
    CHECK(desk.server.connections == 1);

    bool isDeaf = true;
    desk.server.intercept = [&](QSslSocket &, const wire::Envelope &envelope) { return isDeaf && envelope.has_ping(); };
    REQUIRE(waitFor([&] { return desk.server.connections == 2; }));
    isDeaf = false;
    CHECK(desk.backOnline());
}

TEST_CASE("Delays double up to the last, with some chance in them", "[link][reconnect]")
{
    Backoff backoff(500ms, 15'000ms);
    const QList<int> whole{500, 1000, 2000, 4000, 8000, 15000, 15000, 15000};
    for (const int expected : whole) {
        const auto delay = backoff.next().count();
        CHECK(delay <= expected);
        CHECK(delay >= expected * 3 / 4);
    }
    backoff.reset();
    CHECK(backoff.next() <= 500ms);
}

TEST_CASE("Signing out ends the session and everything that waits", "[link]")
{
    Desk desk;
    desk.open();
    auto neverAnswered = desk.link->send([] {
        wire::Envelope envelope;
        envelope.mutable_history();
        return envelope;
    }());
    desk.server.intercept = [](QSslSocket &, const wire::Envelope &envelope) { return envelope.has_history(); };
    CHECK(await(desk.link->signOut(), patience));
    CHECK(desk.link->state() == LinkState::SignedOut);
    CHECK(neverAnswered.isFinished());
    CHECK_FALSE(await(desk.link->query(customers()), patience));
}
