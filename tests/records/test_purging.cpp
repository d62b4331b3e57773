#include "tests/records/story.h"

#include "server/storage/audit_store.h"
#include "server/storage/consistency.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Instant daysAgo(ServerFixture &venue, qint64 days)
{
    return {venue.clock().now().milliseconds - days * 24 * 60 * 60 * 1000};
}

qint64 purge(ServerFixture &venue, qint64 days)
{
    const Instant before = daysAgo(venue, days);
    const auto due = venue.records().purgeable(before, 1000);
    REQUIRE(due);
    const auto purged = venue.records().purge(venue.as("program"), *due, before);
    REQUIRE(purged);
    return *purged;
}

} // namespace

TEST_CASE("what was deleted long ago goes for good, with all that belongs to it")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 tag = venue.create("sales1", "tag", {{"name", text("重点")}});
    const qint64 customer =
        venue.create("sales1", "customer",
                     {{"name", text("海诺")}, {"phone", text("13800138000")}, {"tags", Value(QList<qint64>{tag})}});
    const qint64 contact = venue.create("sales1", "contact", {{"name", text("王强")}, {"customer", Value(customer)}});
    const qint64 rival = venue.create(
        "sales1", "customer",
        {{"name", text("浪潮")}, {"agent", Value(customer)}, {"competitors", Value(QList<qint64>{customer})}});
    REQUIRE(venue.save("program", {creation("attachment", {{"entity", text("customer")},
                                                           {"record", Value(customer)},
                                                           {"name", text("合同.pdf")}})}));
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", customer, {venue.user("sales5"), 0}, false));
    REQUIRE(venue.remove("sales1", "customer", customer));
    venue.clock().advance(std::chrono::hours(24 * 60));
    const qint64 recent = venue.create("sales1", "customer", {{"name", text("东岳")}});
    REQUIRE(venue.remove("sales1", "customer", recent));
    CHECK(purge(venue, 90) == 0);
    venue.clock().advance(std::chrono::hours(24 * 31));

    CHECK(purge(venue, 90) == 3); // customer, contact, file
    CHECK(venue.load("customer", customer).isNull());
    CHECK(venue.load("contact", contact).isNull());
    CHECK(venue.count("attachment", "1=1") == 0);
    CHECK(venue.count("customer__tags", "1=1") == 0);
    CHECK(venue.count("customer__competitors", "1=1") == 0);
    CHECK(venue.count("fd_share", "1=1") == 0);
    CHECK(venue.value("customer", rival, "agent").isNull());
    CHECK(venue.value("customer", recent, "deleted_at").isPresent());
    CHECK(purge(venue, 90) == 0);

    SECTION("the trail keeps what it knows and tells of it")
    {
        const auto history = venue.read<QList<AuditRow>>([&](Connection &connection) {
            return AuditStore::history(connection, *venue.state().catalogue()->find("customer"), customer, 10, 0);
        });
        REQUIRE(history.size() >= 3);
        CHECK(history.first().action == "purged");
        CHECK(history.last().action == "created");
        CHECK(venue
                  .read<AuditStore::ChainReport>(
                      [](Connection &connection) { return AuditStore::verifyChain(connection); })
                  .ok());
    }
    SECTION("and nobody brings it back, though whoever could have learns why")
    {
        const auto refused = venue.restore("sales1", "customer", customer);
        CHECK(outcome(refused) == "invalid");
        CHECK(refused.error().english().contains("for good"));
        CHECK(outcome(venue.restore("sales2", "customer", customer)) == "not_found");
        CHECK(venue.restore("sales1", "customer", recent));
    }
}

TEST_CASE("a task about what went for good is about nothing any more, and its trail says so")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto problems = [&] {
        return venue.read<QStringList>(
            [&](Connection &connection) { return checkConsistency(connection, *venue.state().catalogue()).problems; });
    };
    const qint64 gone = venue.create("sales1", "task", {{"title", text("布展图纸")}});
    const qint64 kept = venue.create("sales1", "task", {{"title", text("搭建押金")}});
    const auto taskAbout = [&](qint64 record) {
        return venue.create("sales1", "task",
                            {{"title", text("回访")}, {"about_entity", text("task")}, {"about_record", Value(record)}});
    };
    const qint64 lost = taskAbout(gone);
    const qint64 other = taskAbout(kept);
    REQUIRE(venue.remove("sales1", "task", gone));
    venue.clock().advance(std::chrono::hours(24 * 100));
    CHECK(purge(venue, 90) == 1);
    CHECK(venue.value("task", lost, "about_entity").isNull());
    CHECK(venue.value("task", lost, "about_record").isNull());
    CHECK(venue.value("task", other, "about_record") == Value(kept));
    const auto history = venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *venue.state().catalogue()->find("task"), lost, 10, 0);
    });
    REQUIRE(history.size() == 2);
    CHECK(history.first().action == "updated");
    CHECK(history.first().changes.size() == 2);
    CHECK(problems().isEmpty());

    venue.execute("UPDATE task SET about_record=4711 WHERE id=" + QByteArray::number(other));
    CHECK(problems() == QStringList{QStringLiteral("task.about_record: 1 name records that do not exist")});
    venue.execute("UPDATE task SET about_record=NULL WHERE id=" + QByteArray::number(other));
    CHECK(problems() == QStringList{QStringLiteral("task.about_record: 1 name records that do not exist")});
}

TEST_CASE("only the program itself lets go for good, and never of what the centre is set up with")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 category = venue.create("admin", "category", {{"name", text("机床")}});
    const qint64 customer = venue.create("sales1", "customer", {{"name", text("海诺")}});
    REQUIRE(venue.remove("admin", "category", category));
    REQUIRE(venue.remove("sales1", "customer", customer));
    venue.clock().advance(std::chrono::hours(24 * 100));
    const Instant before = daysAgo(venue, 90);
    const RecordService::RecordKeys keys{{"customer", customer}, {"category", category}};
    CHECK(outcome(venue.records().purge(venue.as("admin"), keys, before)) == "forbidden");
    CHECK(purge(venue, 90) == 1);
    CHECK_FALSE(venue.load("category", category).isNull());
    CHECK(fieldsOf(venue.tryCreate("admin", "setting",
                                   {{"key", text("deleted.keep_days")}, {"value", text("soon")}})) == "value");
    CHECK(venue.tryCreate("admin", "setting", {{"key", text("deleted.keep_days")}, {"value", text("0")}}));
}
