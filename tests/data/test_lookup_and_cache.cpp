#include "client/data/lookup.h"
#include "client/data/record_cache.h"
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
    ServerLink link{optionsFor(server, folder)};

    Desk()
    {
        for (const char *name : {"齐鲁机床", "泰山重工", "黄河饮品"})
            server.records.add({{"name", Value(QString::fromUtf8(name))}});
        REQUIRE(signIn(link));
    }
    int fetches() const { return server.countReceived(wire::Envelope::kFetch); }
};

FetchRequest customer(qint64 id)
{
    FetchRequest request;
    request.entity = "customer";
    request.id = id;
    return request;
}

QStringList titles(const QList<LookupItem> &items)
{
    QStringList titles;
    for (const LookupItem &item : items)
        titles.append(item.title);
    return titles;
}

} // namespace

TEST_CASE("A record that was looked at is there at once, until somebody changes it", "[cache]")
{
    Desk desk;
    RecordCache cache(desk.link);
    QSignalSpy outdated(&cache, &RecordCache::outdated);
    REQUIRE(await(cache.fetch(customer(1)), patience));
    REQUIRE(await(cache.fetch(customer(2)), patience));
    CHECK(cache.fetch(customer(1)).isFinished());
    CHECK(desk.fetches() == 2);

    desk.server.changeAndTell(1, "city", Value(QStringLiteral("济南")));
    REQUIRE(waitFor([&] { return outdated.size() == 1; }));
    CHECK_FALSE(cache.holds("customer", 1));
    CHECK(cache.holds("customer", 2));
    const auto again = await(cache.fetch(customer(1)), patience);
    REQUIRE(again);
    CHECK(again->record.value(0, "city") == Value(QStringLiteral("济南")));
    CHECK(desk.fetches() == 3);
}

TEST_CASE("An answer that was overtaken by a change is not kept", "[cache]")
{
    Desk desk;
    RecordCache cache(desk.link);
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_fetch())
            return false;
        desk.server.intercept = nullptr;
        wire::Envelope old;
        Query query;
        query.entity = "customer";
        query.columns = {"id", "version", "city"};
        query.filter = Filter::compare("id", Operator::Equal, {Value(1)});
        *old.mutable_fetch_reply()->mutable_record() =
            desk.server.records.query(query, *desk.server.catalogue->find("customer"));
        desk.server.changeAndTell(1, "city", Value(QStringLiteral("济南")));
        desk.server.answer(peer, envelope, old);
        return true;
    };
    REQUIRE(await(cache.fetch(customer(1)), patience));
    CHECK_FALSE(cache.holds("customer", 1));
}

TEST_CASE("Panels make their record outdated when one of their kind changes", "[cache]")
{
    Desk desk;
    RecordCache cache(desk.link);
    FetchRequest request = customer(1);
    Query panel;
    panel.entity = "task";
    request.panels = {panel};
    REQUIRE(await(cache.fetch(request), patience));
    CHECK(cache.holds("customer", 1));
    wire::Envelope envelope;
    auto *change = envelope.mutable_changed()->add_changes();
    change->set_sequence(100);
    change->set_entity("task");
    change->set_id(5);
    change->set_action("created");
    desk.server.push(envelope);
    CHECK(waitFor([&] { return !cache.holds("customer", 1); }));
}

TEST_CASE("A link field offers the recent ones first, then all by name", "[lookup]")
{
    Desk desk;
    RecentLinks recent;
    Lookup lookup(desk.link, recent, "customer");
    QSignalSpy found(&lookup, &Lookup::found);
    lookup.choose({3, QStringLiteral("黄河饮品"), {}, false});

    lookup.setText({});
    REQUIRE(waitFor([&] { return found.size() == 1; }));
    CHECK(lookup.items().first().title == QStringLiteral("黄河饮品"));
    CHECK(lookup.items().first().recent);
    CHECK(lookup.items().size() == 3);

    SECTION("a condition leaves only those that pass, without recent ones")
    {
        lookup.setFilter(Filter::compare("id", Operator::In, {Value(1), Value(2)}));
        lookup.setText({});
        REQUIRE(waitFor([&] { return found.size() == 2; }));
        CHECK(lookup.items().size() == 2);
        lookup.setText(QStringLiteral("泰山"));
        REQUIRE(waitFor([&] { return found.size() == 3; }));
        CHECK(titles(lookup.items()) == QStringList{QStringLiteral("泰山重工")});
    }
}

TEST_CASE("Fast typing asks once, and an answer to older words is dropped", "[lookup]")
{
    Desk desk;
    RecentLinks recent;
    Lookup lookup(desk.link, recent, "customer");
    QSignalSpy found(&lookup, &Lookup::found);
    QList<wire::Envelope> questions;
    QPointer<QSslSocket> from;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_search())
            return false;
        questions.append(envelope);
        from = &peer;
        return true;
    };
    for (const char *typed : {"q", "qi", "qil"})
        lookup.setText(QString::fromLatin1(typed));
    REQUIRE(waitFor([&] { return questions.size() == 1; }));
    CHECK(questions.first().search().text() == "qil");
    lookup.setText(QStringLiteral("tai"));
    REQUIRE(waitFor([&] { return questions.size() == 2; }));

    const auto reply = [](qint64 id, const char *title) {
        wire::Envelope envelope;
        auto *hit = envelope.mutable_search_reply()->add_results();
        hit->set_id(id);
        hit->set_title(title);
        return envelope;
    };
    desk.server.answer(*from, questions.at(1), reply(2, "泰山重工"));
    desk.server.answer(*from, questions.at(0), reply(1, "齐鲁机床"));
    REQUIRE(waitFor([&] { return found.size() == 1; }));
    Query query;
    query.entity = "customer";
    query.columns = {"id"};
    REQUIRE(await(desk.link.query(query), patience)); // both answers have come
    CHECK(found.size() == 1);
    CHECK(titles(lookup.items()) == QStringList{QStringLiteral("泰山重工")});
}
