#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// A customer on whom somebody has worked.
struct WorkedOn
{
    qint64 customer = 0;
    qint64 contact = 0;
    qint64 call = 0;
    qint64 note = 0;
    qint64 task = 0;
};

WorkedOn workOn(ServerFixture &venue, const QByteArray &login)
{
    WorkedOn made;
    made.customer = venue.create(login, "customer", {{"name", text("济南海诺机械")}});
    const Value customer(made.customer);
    made.contact = venue.create(login, "contact", {{"name", text("王强")}, {"customer", customer}});
    made.call = venue.create(login, "interaction",
                             {{"customer", customer},
                              {"channel", text("call")},
                              {"subject", text("回访")},
                              {"at", Value(venue.clock().now())}});
    made.note = venue.create(login, "note", {{"customer", customer}, {"text", text("要角落展位")}});
    made.task = venue.create(login, "task", {{"customer", customer}, {"title", text("发展位图")}});
    return made;
}

bool isThere(ServerFixture &venue, const QByteArray &entity, qint64 id)
{
    return venue.value(entity, id, "deleted_at").isNull();
}

QList<bool> allOf(ServerFixture &venue, const WorkedOn &work)
{
    return {isThere(venue, "customer", work.customer), isThere(venue, "contact", work.contact),
            isThere(venue, "interaction", work.call), isThere(venue, "note", work.note),
            isThere(venue, "task", work.task)};
}

const QList<bool> everything{true, true, true, true, true};
const QList<bool> nothing{false, false, false, false, false};

} // namespace

TEST_CASE("a customer goes and comes back with his contacts, calls, notes and tasks")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const WorkedOn work = workOn(venue, "sales1");
    REQUIRE(venue.remove("sales1", "customer", work.customer));
    CHECK(allOf(venue, work) == nothing);
    REQUIRE(venue.restore("sales1", "customer", work.customer));
    CHECK(allOf(venue, work) == everything);
    CHECK(venue.value("customer", work.customer, "last_contact_at") == Value(venue.clock().now()));

    SECTION("taking the deletion back does the same")
    {
        const auto deleted = venue.remove("sales1", "customer", work.customer);
        REQUIRE(venue.records().undo(venue.as("sales1"), deleted->group));
        CHECK(allOf(venue, work) == everything);
    }
}

TEST_CASE("what was deleted by itself before stays deleted")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const WorkedOn work = workOn(venue, "sales1");
    REQUIRE(venue.remove("sales1", "note", work.note));
    venue.clock().advance(std::chrono::minutes(5));
    REQUIRE(venue.remove("sales1", "customer", work.customer));
    REQUIRE(venue.restore("sales1", "customer", work.customer));
    CHECK(isThere(venue, "contact", work.contact));
    CHECK_FALSE(isThere(venue, "note", work.note));
    REQUIRE(venue.restore("sales1", "note", work.note));
    CHECK(allOf(venue, work) == everything);
}

TEST_CASE("a contact of a deleted customer does not come back alone")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const WorkedOn work = workOn(venue, "sales1");
    REQUIRE(venue.remove("sales1", "customer", work.customer));
    const auto refused = venue.restore("sales1", "contact", work.contact);
    CHECK(outcome(refused) == "invalid");
    CHECK(fieldsOf(refused) == "customer");
    CHECK(allOf(venue, work) == nothing);
}

TEST_CASE("what the centre is set up with stays as long as it is used, and it is said by what")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 category = venue.create("admin", "category", {{"name", text("机床")}});
    REQUIRE(venue.tryCreate("admin", "category", {{"name", text("数控机床")}, {"parent", Value(category)}}));
    REQUIRE(venue.tryCreate("sales1", "customer", {{"name", text("海诺")}}));
    const auto refusal = [&](const QByteArray &entity, qint64 id) {
        const auto refused = venue.remove("admin", entity, id);
        CHECK(outcome(refused) == "invalid");
        CHECK(venue.value(entity, id, "deleted_at").isNull());
        return refused ? QString() : refused.error().english();
    };
    CHECK(refusal("category", category).contains("Categories"));
    CHECK(refusal("team", venue.team("sales")).contains("Teams"));
    CHECK(refusal("branch", venue.idOf("branch", "key", "hq")).contains("still refer to it"));
    CHECK(refusal("role", venue.role("sales")).contains("Users' roles"));
    CHECK(refusal("user", venue.user("sales1")).contains("Customers"));
    // Nobody works for him and he works on nothing: only his own role goes with him.
    CHECK(venue.remove("admin", "user", venue.user("service1")));
}

TEST_CASE("parent and child are deleted in one save, in whichever order they are named")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const bool parentFirst = GENERATE(true, false);
    const WorkedOn work = workOn(venue, "sales1");
    QList<RecordChange> changes{removal("customer", work.customer), removal("contact", work.contact),
                                removal("task", work.task)};
    if (!parentFirst)
        std::reverse(changes.begin(), changes.end());
    REQUIRE(venue.save("sales1", changes));
    CHECK(allOf(venue, work) == nothing);

    const qint64 upper = venue.create("admin", "category", {{"name", text("机床")}});
    const qint64 lower = venue.create("admin", "category", {{"name", text("数控")}, {"parent", Value(upper)}});
    changes = {removal("category", upper), removal("category", lower)};
    if (!parentFirst)
        std::reverse(changes.begin(), changes.end());
    CHECK(venue.save("admin", changes));
    CHECK(venue.count("category") == 0);
}

TEST_CASE("the last administrator stays")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 admin = venue.user("admin");
    const qint64 held = venue.read<qint64>([&](Connection &connection) {
        return connection.integer("SELECT id FROM user_role WHERE \"user\"=? AND deleted_at IS NULL", {admin})
            .value_or(0);
    });
    REQUIRE(held != 0);
    RecordChange disarmed = change("user", admin, {});
    disarmed.lines = {{"roles", {}}};
    const QByteArray before = venue.dump();
    CHECK(outcome(venue.remove("admin", "user", admin)) == "invalid");
    CHECK(outcome(venue.update("admin", "user", admin, {{"active", Value(false)}})) == "invalid");
    CHECK(outcome(venue.save("admin", {disarmed})) == "invalid");
    CHECK(outcome(venue.remove("admin", "user_role", held)) == "invalid");
    CHECK(outcome(venue.update("admin", "role", venue.role("admin"), {{"administrator", Value(false)}})) == "invalid");
    CHECK(venue.dump() == before);

    SECTION("but may hand over in one save, whoever is named first")
    {
        const RecordChange heir =
            creation("user_role", {{"user", Value(venue.user("manager1"))}, {"role", Value(venue.role("admin"))}});
        REQUIRE(venue.save("admin", {removal("user_role", held), heir}));
        CHECK(venue.as("manager1").caller->administrator);
        CHECK_FALSE(venue.as("admin").caller->administrator);
    }
}

TEST_CASE("a task is about any record that its writer sees")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const WorkedOn work = workOn(venue, "sales1");
    const auto about = [&](const QByteArray &login, const char *entity, qint64 record) {
        return venue.tryCreate(
            login, "task", {{"title", text("跟进")}, {"about_entity", text(entity)}, {"about_record", Value(record)}});
    };
    const auto onCall = about("sales1", "interaction", work.call);
    REQUIRE(onCall);
    CHECK(venue.value("task", onCall->saved.first().id, "customer") == Value(work.customer));
    const auto onTeam = about("sales1", "team", venue.team("team2"));
    REQUIRE(onTeam);
    CHECK(venue.value("task", onTeam->saved.first().id, "customer").isNull());
    const auto unseen = about("sales5", "customer", work.customer);
    const auto missing = about("sales5", "customer", work.customer + 1000);
    CHECK(fieldsOf(unseen) == "about_record");
    CHECK(unseen.error() == missing.error());
    CHECK(fieldsOf(about("sales1", "attachment", 1)) == "about_record");
    CHECK(fieldsOf(about("sales1", "spaceship", 1)) == "about_record");
}
