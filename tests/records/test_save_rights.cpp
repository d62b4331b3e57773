#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("what may not be read does not exist, what may only be read cannot be changed")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    const QByteArray before = venue.dump();
    const auto hidden = venue.update("sales5", "customer", id, {{"city", text("x")}});
    const auto missing = venue.update("sales5", "customer", id + 1000, {{"city", text("x")}});
    CHECK(outcome(hidden) == "not_found");
    CHECK(hidden.error() == missing.error());
    CHECK(outcome(venue.remove("sales2", "customer", id)) == "not_found");
    CHECK(outcome(venue.remove("service1", "customer", id)) == "forbidden"); // reads and edits, deletes nothing
    CHECK(outcome(venue.tryCreate("service1", "customer", {{"name", text("x")}})) == "forbidden");
    CHECK(outcome(venue.tryCreate("sales1", "team", {{"key", text("t")}, {"name", text("t")}})) == "forbidden");
    CHECK(venue.dump() == before);
    CHECK(venue.update("manager1", "customer", id, {{"city", text("青岛")}}));
}

TEST_CASE("a field that is closed to the writer is an error and no silent drop")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"phone", text("13800138000")}});
    const QByteArray before = venue.dump();
    for (const char *field : {"phone", "bank_account", "credit_code", "number", "completeness", "id", "version",
                              "created_at", "deleted_at"}) {
        INFO(field);
        const Value value =
            qstrcmp(field, "completeness") == 0 || qstrcmp(field, "id") == 0 || qstrcmp(field, "version") == 0
                ? Value(7)
                : text("13900139000");
        const auto refused = venue.update("service1", "customer", id, {{"city", text("济南")}, {field, value}});
        CHECK(outcome(refused) == "forbidden");
        CHECK(fieldsOf(refused) == field);
    }
    const auto masked = venue.update("sales1", "customer", id, {{"phone", Value::masked("138****8000")}});
    CHECK(outcome(masked) == "invalid");
    CHECK(fieldsOf(masked) == "phone");
    CHECK(outcome(venue.update("admin", "customer", id, {{"version", Value(9)}})) == "forbidden");
    CHECK(venue.dump() == before);
    CHECK(venue.update("service1", "customer", id, {{"city", text("济南")}}));
}

TEST_CASE("giving a record to somebody else needs the right to assign, and a person within reach")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const Value sales2(venue.user("sales2"));
    const Value sales5(venue.user("sales5"));
    const auto own = venue.update("sales1", "customer", id, {{"owner", sales2}});
    CHECK(outcome(own) == "forbidden");
    CHECK(fieldsOf(own) == "owner");
    CHECK(outcome(venue.update("manager1", "customer", id, {{"owner", sales5}})) == "forbidden");
    CHECK(outcome(venue.update("manager1", "customer", id, {{"team", Value(venue.team("team2"))}})) == "forbidden");
    REQUIRE(venue.update("manager1", "customer", id, {{"owner", sales2}}));
    CHECK(venue.value("customer", id, "owner") == sales2);
    CHECK(outcome(venue.update("sales1", "customer", id, {{"city", text("x")}})) == "not_found");
    REQUIRE(venue.update("admin", "customer", id, {{"owner", sales5}}));
    CHECK(venue.value("customer", id, "team").integer() == venue.team("team2")); // team and branch go with the owner
    CHECK(venue.value("customer", id, "branch").integer() == venue.idOf("branch", "key", "qd"));
}

TEST_CASE("a new record must lie where its writer may create")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    CHECK(outcome(venue.tryCreate("sales1", "customer",
                                  {{"name", text("x")}, {"owner", Value(venue.user("sales2"))}})) == "forbidden");
    CHECK(outcome(venue.tryCreate("manager1", "customer",
                                  {{"name", text("x")}, {"owner", Value(venue.user("sales5"))}})) == "forbidden");
    const qint64 id =
        venue.create("manager1", "customer", {{"name", text("x")}, {"owner", Value(venue.user("sales2"))}});
    CHECK(venue.value("customer", id, "team").integer() == venue.team("team1"));
}

TEST_CASE("a reference to what one may not see says the same as one to nothing")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 foreign = venue.create("sales5", "customer", {{"name", text("机密客户")}});
    const qint64 gone = venue.create("sales1", "customer", {{"name", text("旧客户")}});
    REQUIRE(venue.remove("sales1", "customer", gone));
    const auto unseen = venue.tryCreate("sales1", "task", {{"title", text("回访")}, {"customer", Value(foreign)}});
    const auto missing =
        venue.tryCreate("sales1", "task", {{"title", text("回访")}, {"customer", Value(qint64(99999))}});
    const auto deleted = venue.tryCreate("sales1", "task", {{"title", text("回访")}, {"customer", Value(gone)}});
    CHECK(outcome(unseen) == "invalid");
    CHECK(fieldsOf(unseen) == "customer");
    CHECK(unseen.error() == missing.error());
    CHECK(unseen.error() == deleted.error());
    CHECK_FALSE(unseen.error().english().contains(QString::fromUtf8("机密")));
    const auto contact = venue.tryCreate("sales1", "contact", {{"name", text("x")}, {"customer", Value(foreign)}});
    CHECK(outcome(contact) == "invalid");
    CHECK(contact.error() ==
          venue.tryCreate("sales1", "contact", {{"name", text("x")}, {"customer", Value(qint64(99999))}}).error());
}

TEST_CASE("a link that somebody else set may stay when one edits another field")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 parent = venue.create("sales5", "customer", {{"name", text("集团")}});
    const qint64 id = venue.create("sales1", "customer", {{"name", text("子公司")}});
    REQUIRE(venue.update("admin", "customer", id, {{"parent", Value(parent)}}));
    CHECK(venue.update("sales1", "customer", id, {{"city", text("济南")}}));
    CHECK(venue.update("sales1", "customer", id, {{"parent", Value(parent)}, {"city", text("青岛")}})); // unchanged
}

TEST_CASE("contacts and calls follow their customer to his new owner")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 customer = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const qint64 contact = venue.create("sales1", "contact", {{"customer", Value(customer)}, {"name", text("王强")}});
    const qint64 call = venue.create("sales1", "interaction",
                                     {{"customer", Value(customer)},
                                      {"channel", text("call")},
                                      {"subject", text("询价")},
                                      {"at", Value(venue.clock().now())}});
    const qint64 deleted = venue.create("sales1", "note", {{"customer", Value(customer)}, {"text", text("旧")}});
    REQUIRE(venue.remove("sales1", "note", deleted));
    QList<FeedEntry> heard;
    const int listener = venue.feed().addListener([&](const FeedBatchPtr &batch) { heard += batch->entries; });
    REQUIRE(venue.update("manager1", "customer", customer, {{"owner", Value(venue.user("sales2"))}}));
    venue.feed().removeListener(listener);
    for (const auto &[entity, id] : std::initializer_list<std::pair<const char *, qint64>>{
             {"contact", contact}, {"interaction", call}, {"note", deleted}})
        CHECK(venue.value(entity, id, "owner").integer() == venue.user("sales2"));
    CHECK(heard.size() == 4);
    CHECK(heard.last().before.owner == venue.user("sales1"));
    CHECK(heard.last().after.owner == venue.user("sales2"));
    CHECK(outcome(venue.update("sales1", "contact", contact, {{"name", text("x")}})) == "not_found");
    CHECK(venue.update("sales2", "contact", contact, {{"job_title", text("经理")}}));

    SECTION("and one that moves to another customer takes over his")
    {
        const qint64 other =
            venue.create("admin", "customer", {{"name", text("浪潮")}, {"owner", Value(venue.user("sales5"))}});
        REQUIRE(venue.update("admin", "contact", contact, {{"customer", Value(other)}}));
        CHECK(venue.value("contact", contact, "owner").integer() == venue.user("sales5"));
    }
    SECTION("but nobody sets it by hand")
    {
        CHECK(outcome(venue.update("admin", "contact", contact, {{"owner", Value(venue.user("sales1"))}})) ==
              "forbidden");
    }
}

TEST_CASE("lines answer to the rights on their document")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 role = venue.role("sales");
    CHECK(outcome(venue.tryCreate("sales1", "role_right",
                                  {{"role", Value(role)},
                                   {"entity", text("customer")},
                                   {"action", text("delete")},
                                   {"scope", text("all")}})) == "invalid"); // the role may not even be seen
    CHECK(outcome(venue.tryCreate("sales1", "user_role",
                                  {{"user", Value(venue.user("sales1"))}, {"role", Value(venue.role("admin"))}})) !=
          "ok");
    RecordChange mine = change("user", venue.user("sales1"), {});
    mine.lines = {{"roles", {{0, {{"role", Value(venue.role("admin"))}}}}}};
    CHECK(outcome(venue.save("sales1", {mine})) == "forbidden");
    CHECK(venue.tryCreate(
        "admin", "role_right",
        {{"role", Value(role)}, {"entity", text("customer")}, {"action", text("assign")}, {"scope", text("own")}}));
}

TEST_CASE("a right that was taken away is gone with the answer")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const CallContext before = venue.as("sales1");
    RecordChange none = change("user", venue.user("sales1"), {});
    none.lines = {{"roles", {}}};
    const quint64 generation = venue.state().rightsGeneration();
    REQUIRE(venue.save("admin", {none}));
    CHECK(venue.state().rightsGeneration() > generation);
    SaveRequest request;
    request.changes = {change("customer", id, {{"city", text("x")}})};
    CHECK(outcome(venue.records().saveNow(before, request)) == "not_found"); // also for who still holds his old rights
    REQUIRE(venue.update("admin", "user", venue.user("sales1"), {{"active", Value(false)}}));
    CHECK(outcome(venue.records().saveNow(before, request)) == "forbidden");
}

TEST_CASE("a contact moves only to a customer that its writer may work on")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 own = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const qint64 second = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    const qint64 foreign = venue.create("sales5", "customer", {{"name", text("海信")}});
    const qint64 contact = venue.create("sales1", "contact", {{"name", text("王强")}, {"customer", Value(own)}});
    const auto moveTo = [&](qint64 customer) {
        return venue.update("sales1", "contact", contact, {{"customer", Value(customer)}});
    };
    CHECK(outcome(moveTo(foreign)) == "invalid"); // not to be seen
    REQUIRE(venue.records().share(venue.as("sales5"), "customer", foreign, {venue.user("sales1"), 0}, false));
    const auto refused = moveTo(foreign); // to be seen, not to be worked on
    CHECK(outcome(refused) == "forbidden");
    CHECK(fieldsOf(refused) == "customer");
    CHECK(venue.value("contact", contact, "owner") == Value(venue.user("sales1")));
    CHECK(moveTo(second));
    REQUIRE(venue.records().share(venue.as("sales5"), "customer", foreign, {venue.user("sales1"), 0}, true));
    REQUIRE(moveTo(foreign));
    CHECK(venue.value("contact", contact, "owner") == Value(venue.user("sales5")));
}

TEST_CASE("a new record of one's own does not go to a foreign team or branch")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto enter = [&](const QByteArray &login, const QByteArray &field, qint64 place) {
        return venue.tryCreate(login, "customer", {{"name", text("海诺")}, {field, Value(place)}});
    };
    const qint64 team1 = venue.team("team1");
    const qint64 qd = venue.idOf("branch", "key", "qd");
    const auto refused = enter("sales1", "team", venue.team("team2"));
    CHECK(outcome(refused) == "forbidden");
    CHECK(fieldsOf(refused) == "team");
    CHECK(fieldsOf(enter("sales1", "branch", qd)) == "branch");
    CHECK(fieldsOf(enter("manager1", "team", venue.team("service"))) == "team");
    CHECK(enter("sales1", "team", team1));
    CHECK(enter("sales1", "branch", venue.idOf("branch", "key", "hq")));
    CHECK(enter("admin", "branch", qd));
}
