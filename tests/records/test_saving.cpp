#include "tests/records/story.h"

#include <QSemaphore>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("a new customer gets its owner, team, branch, number and completeness")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id =
        venue.create("sales1", "customer", {{"name", text("  济南海诺机械有限公司 ")}, {"city", text("济南")}});
    const Record customer = venue.load("customer", id);
    CHECK(customer.at("name").text() == QString::fromUtf8("济南海诺机械有限公司"));
    CHECK(customer.at(OwnerField).integer() == venue.user("sales1"));
    CHECK(customer.at(TeamField).integer() == venue.team("team1"));
    CHECK(customer.at(BranchField).integer() == venue.idOf("branch", "key", "hq"));
    CHECK(customer.at("number").text() == "C2026000001");
    CHECK(customer.at("completeness").integer() > 0);
    CHECK(customer.at("completeness").integer() < 20);
    CHECK(customer.version() == 1);
    CHECK(customer.at(CreatedByField).integer() == venue.user("sales1"));
    CHECK(customer.at(CreatedAtField).valueOr(Instant()) == venue.clock().now());
}

TEST_CASE("what two people change in different fields merges, the same field conflicts")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("青岛海尔")}, {"city", text("青岛")}});
    REQUIRE(venue.update("manager1", "customer", id, {{"city", text("济南")}, {"remarks", text("搬迁")}}, 1));

    const auto merged = venue.update("sales1", "customer", id, {{"address", text("海尔路 1 号")}}, 1);
    REQUIRE(merged);
    CHECK(merged->saved.first().version == 3);
    CHECK(venue.value("customer", id, "city").text() == QString::fromUtf8("济南"));
    CHECK(venue.value("customer", id, "address").text() == QString::fromUtf8("海尔路 1 号"));

    const QByteArray before = venue.dump();
    const auto conflict =
        venue.update("sales1", "customer", id, {{"city", text("烟台")}, {"phone", text("0532 8893 9999")}}, 1);
    CHECK(outcome(conflict) == "conflict");
    CHECK(fieldsOf(conflict) == "city");
    CHECK(conflict.error().english().contains(QString::fromUtf8("李经理")));
    CHECK(venue.dump() == before);

    SECTION("the same value twice is no conflict")
    {
        CHECK(venue.update("sales1", "customer", id, {{"city", text("济南")}}, 1));
    }
    SECTION("without a version the newest record is taken")
    {
        CHECK(venue.update("sales1", "customer", id, {{"city", text("烟台")}}));
    }
    SECTION("a version that never was is refused")
    {
        CHECK(outcome(venue.update("sales1", "customer", id, {{"city", text("烟台")}}, 99)) == "conflict");
    }
    SECTION("deleting what was changed meanwhile is a conflict too")
    {
        RecordChange old = removal("customer", id);
        old.version = 1;
        CHECK(outcome(venue.save("sales1", {old})) == "conflict");
    }
}

TEST_CASE("a change that changes nothing leaves no trace")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    const QByteArray before = venue.dump();
    const auto saved = venue.update("sales1", "customer", id, {{"city", text("济南 ")}});
    REQUIRE(saved);
    CHECK(saved->saved.first().version == 1);
    CHECK(saved->group == 0);
    CHECK(venue.dump() == before);
}

TEST_CASE("a save is made as a whole or not at all")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 known = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const QByteArray before = venue.dump();
    const auto refused =
        venue.save("sales1", {creation("customer", {{"name", text("浪潮")}}, -1),
                              creation("contact", {{"customer", Value(qint64(-1))}, {"name", text("王强")}}),
                              change("customer", known, {{"email", text("no address")}})});
    CHECK(outcome(refused) == "invalid");
    CHECK(fieldsOf(refused) == "email");
    CHECK(venue.dump() == before);

    const auto saved =
        venue.save("sales1", {creation("contact", {{"customer", Value(qint64(-1))}, {"name", text("王强")}}),
                              creation("customer", {{"name", text("浪潮")}}, -1)});
    REQUIRE(saved);
    REQUIRE(saved->saved.size() == 2);
    CHECK(saved->saved.at(0).entity == "contact"); // the answer keeps the writer's order
    CHECK(venue.value("contact", saved->saved.at(0).id, "customer").integer() == saved->saved.at(1).id);
    CHECK(outcome(venue.tryCreate("sales1", "contact", {{"customer", Value(qint64(-7))}, {"name", text("x")}})) ==
          "invalid");
}

TEST_CASE("a repeated request is carried out once")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const QList<RecordChange> changes{creation("customer", {{"name", text("海诺")}})};
    const auto first = venue.save("sales1", changes, "retry-1");
    REQUIRE(first);
    const QByteArray after = venue.dump();
    const auto second = venue.save("sales1", changes, "retry-1");
    REQUIRE(second);
    CHECK(second->saved.first().id == first->saved.first().id);
    CHECK(second->group == first->group);
    CHECK(venue.dump() == after);

    const auto ofAnother = venue.save("sales2", changes, "retry-1");
    REQUIRE(ofAnother);
    CHECK(ofAnother->saved.first().id != first->saved.first().id);
}

TEST_CASE("a refused request may be repeated with its key once it is corrected")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    CHECK(outcome(venue.save("sales1", {creation("customer", {})}, "k")) == "invalid");
    CHECK(outcome(venue.save("sales1", {creation("customer", {{"name", text("海诺")}})}, "k")) == "ok");
}

TEST_CASE("lines are kept with their document")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 service = venue.role("service");
    const qint64 sales = venue.role("sales");
    RecordChange user = creation("user", {{"login", text("zhao")}, {"name", text("赵敏")}});
    user.lines = {{"roles", {{0, {{"role", Value(sales)}}}, {0, {{"role", Value(service)}}}}}};
    const auto saved = venue.save("admin", {user});
    REQUIRE(saved);
    REQUIRE(saved->saved.size() == 3);
    const qint64 id = saved->saved.at(0).id;
    const QByteArray ofUser = "\"user\"=" + QByteArray::number(id) + " AND deleted_at IS NULL";
    CHECK(venue.count("user_role", ofUser) == 2);

    RecordChange fewer = change("user", id, {});
    fewer.lines = {{"roles", {{saved->saved.at(1).id, {}}}}};
    REQUIRE(venue.save("admin", {fewer}));
    CHECK(venue.count("user_role", ofUser) == 1);

    SECTION("what was deleted with it comes back with it, and nothing else")
    {
        REQUIRE(venue.remove("admin", "user", id));
        CHECK(venue.count("user_role", ofUser) == 0);
        CHECK(venue.state().caller(id) == nullptr);
        REQUIRE(venue.restore("admin", "user", id));
        CHECK(venue.count("user_role", ofUser) == 1);
        CHECK(venue.state().caller(id) != nullptr);
    }
    SECTION("a line of another document is refused")
    {
        RecordChange foreign = change("user", venue.user("sales1"), {});
        foreign.lines = {{"roles", {{saved->saved.at(1).id, {}}}}};
        CHECK(outcome(venue.save("admin", {foreign})) == "invalid");
    }
    SECTION("replacing a line by a new one with the same values is no collision")
    {
        RecordChange same = change("user", id, {});
        same.lines = {{"roles", {{0, {{"role", Value(sales)}}}}}};
        CHECK(venue.save("admin", {same}));
        CHECK(venue.count("user_role", ofUser) == 1);
    }
}

TEST_CASE("a deleted record is gone for everybody until it is restored")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    REQUIRE(venue.remove("sales1", "customer", id));
    CHECK(outcome(venue.update("sales1", "customer", id, {{"city", text("x")}})) == "not_found");
    CHECK(outcome(venue.remove("sales1", "customer", id)) == "not_found");
    REQUIRE(venue.restore("sales1", "customer", id));
    CHECK(venue.update("sales1", "customer", id, {{"city", text("济南")}}));
    CHECK(venue.load("customer", id).version() == 4);
}

TEST_CASE("unique values stay unique, and the other record is named only to those who may see it")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    venue.create("sales5", "customer", {{"name", text("青岛啤酒")}, {"external_id", text("ERP-1")}});
    const auto blind = venue.tryCreate("sales1", "customer", {{"name", text("x")}, {"external_id", text("ERP-1")}});
    CHECK(outcome(blind) == "duplicate");
    CHECK(fieldsOf(blind) == "external_id");
    CHECK_FALSE(blind.error().english().contains(QString::fromUtf8("青岛啤酒")));
    const auto seeing = venue.tryCreate("admin", "customer", {{"name", text("x")}, {"external_id", text("ERP-1")}});
    CHECK(seeing.error().english().contains(QString::fromUtf8("青岛啤酒")));

    venue.create("admin", "category", {{"name", text("机床")}});
    CHECK(outcome(venue.tryCreate("admin", "category", {{"name", text("机床")}})) == "duplicate");
}

TEST_CASE("links of a record are written and told")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 one = venue.create("sales1", "tag", {{"name", text("重点")}});
    const qint64 two = venue.create("sales1", "tag", {{"name", text("老客户")}});
    const qint64 id =
        venue.create("sales1", "customer", {{"name", text("海诺")}, {"tags", Value(QList<qint64>{two, one, two})}});
    CHECK(venue.value("customer", id, "tags") == Value(QList<qint64>{one, two}));
    REQUIRE(venue.update("sales1", "customer", id,
                         {{"tags", Value(QList<qint64>{two})}, {"roles", Value(QStringList{"exhibitor"})}}));
    CHECK(venue.value("customer", id, "tags") == Value(QList<qint64>{two}));
    CHECK(venue.count("customer__tags", "1=1") == 1);
    REQUIRE(venue.update("sales1", "customer", id, {{"tags", Value::null()}}));
    CHECK(venue.value("customer", id, "tags").isNull());
}

TEST_CASE("wrong values are refused with their fields")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto refused =
        venue.tryCreate("sales1", "customer", {{"email", text("nobody")}, {"level", text("Z")}, {"city", Value(true)}});
    CHECK(outcome(refused) == "invalid");
    CHECK(fieldsOf(refused) == "name,level,city,email");
    CHECK(fieldsOf(venue.tryCreate("sales1", "customer", {{"name", text("x")}, {"colour", text("red")}})) == "colour");
    CHECK(outcome(venue.tryCreate("sales1", "spaceship", {})) == "invalid");
    CHECK(outcome(venue.tryCreate("admin", "attachment", {})) == "invalid"); // internal: no save from outside
}

TEST_CASE("the change feed tells of committed changes only, in order")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    QList<FeedEntry> heard;
    QSemaphore batches;
    const int listener = venue.feed().addListener([&](const FeedBatchPtr &batch) {
        heard += batch->entries;
        batches.release();
    });
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    CHECK(outcome(venue.tryCreate("sales1", "customer", {})) == "invalid");
    REQUIRE(venue.save("sales1", {change("customer", id, {{"city", text("济南")}})}, "echo"));
    REQUIRE(venue.remove("sales1", "customer", id));
    venue.feed().removeListener(listener);
    REQUIRE(heard.size() == 3);
    CHECK(heard.at(0).action == ChangeAction::Created);
    CHECK(heard.at(0).before.id == 0);
    CHECK(heard.at(0).after.owner == venue.user("sales1"));
    CHECK(heard.at(1).requestKey == "echo");
    CHECK(heard.at(1).version == 2);
    CHECK(heard.at(1).fields.contains("city"));
    CHECK(heard.at(2).action == ChangeAction::Deleted);
    CHECK(heard.at(0).sequence < heard.at(1).sequence);
    CHECK(venue.feed().lastSequence() == heard.at(2).sequence);
}
