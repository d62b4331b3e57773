#include "tests/records/story.h"

#include "server/storage/audit_store.h"

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("a shared record can be read, or edited, as it was shared")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const qint64 sales5 = venue.user("sales5");
    CHECK(outcome(venue.records().share(venue.as("sales5"), "customer", id, {sales5, 0}, true)) == "not_found");
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {sales5, 0}, false));
    CHECK(venue.state().isShared("customer", id, *venue.as("sales5").caller, false));
    CHECK(outcome(venue.update("sales5", "customer", id, {{"city", text("x")}})) == "forbidden");
    CHECK(outcome(venue.records().share(venue.as("sales5"), "customer", id, {venue.user("sales2"), 0}, false)) ==
          "forbidden");

    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {sales5, 0}, true));
    CHECK(venue.update("sales5", "customer", id, {{"city", text("济南")}}));
    CHECK(outcome(venue.remove("sales5", "customer", id)) == "forbidden");
    CHECK(venue.tryCreate("sales5", "contact",
                          {{"customer", Value(id)}, {"name", text("王强")}})); // work on it includes its contacts

    REQUIRE(venue.records().unshare(venue.as("sales1"), "customer", id, {sales5, 0}));
    CHECK(outcome(venue.update("sales5", "customer", id, {{"city", text("x")}})) == "not_found");
    CHECK(venue.count("fd_share", "1=1") == 0);
}

TEST_CASE("a share with a team reaches its members, and survives a restart")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {0, venue.team("team2")}, true));
    CHECK(venue.update("sales5", "customer", id, {{"city", text("济南")}}));
    CHECK(outcome(venue.update("sales2", "customer", id, {{"city", text("x")}})) == "not_found");
    venue.read<bool>([&](Connection &connection) {
        venue.state().reload(connection);
        return true;
    });
    CHECK(venue.update("sales5", "customer", id, {{"city", text("青岛")}}));
}

TEST_CASE("sharing is told in the trail and the feed, and refused with nobody")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    QList<FeedEntry> heard;
    const int listener = venue.feed().addListener([&](const FeedBatchPtr &batch) { heard += batch->entries; });
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {venue.user("sales2"), 0}, false));
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {venue.user("sales2"), 0},
                                  false)); // once more: nothing new
    venue.feed().removeListener(listener);
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().fields == QList<QByteArray>{"share"});
    const auto history = venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *venue.state().catalogue()->find("customer"), id, 10, 0);
    });
    REQUIRE(history.size() == 2);
    CHECK(history.first().action == "shared");
    CHECK(history.first().changes.first().after.text() == QStringLiteral("user:%1 read").arg(venue.user("sales2")));
    CHECK(outcome(venue.records().share(venue.as("sales1"), "customer", id, {}, false)) == "invalid");
    CHECK(outcome(venue.records().share(venue.as("sales1"), "customer", id, {99999, 0}, false)) == "invalid");
}
