#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("a task goes only where its states lead")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "task", {{"title", text("发展位图")}});
    CHECK(venue.value("task", id, "state").text() == "open");
    REQUIRE(venue.update("sales1", "task", id, {{"state", text("done")}}));
    CHECK(venue.value("task", id, "done_at") == Value(venue.clock().now()));
    const auto refused = venue.update("sales1", "task", id, {{"state", text("cancelled")}});
    CHECK(outcome(refused) == "invalid");
    CHECK(fieldsOf(refused) == "state");
    REQUIRE(venue.update("sales1", "task", id, {{"state", text("open")}}));
    CHECK(venue.value("task", id, "done_at").isNull());
    CHECK(outcome(venue.update("sales1", "task", id, {{"done_at", Value(venue.clock().now())}})) == "forbidden");
}

TEST_CASE("a customer shows when somebody last spoke with him")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 customer = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const auto call = [&](int day) {
        return venue.create("sales1", "interaction",
                            {{"customer", Value(customer)},
                             {"channel", text("call")},
                             {"subject", text("回访")},
                             {"at", Value(Instant::from(QDateTime({2026, 4, day}, {9, 0}, Qt::UTC)))}});
    };
    const auto last = [&] {
        return venue.value("customer", customer, "last_contact_at").valueOr(Instant()).utc().date();
    };
    call(10);
    const qint64 newest = call(20);
    call(15);
    CHECK(last() == QDate(2026, 4, 20));
    REQUIRE(venue.update("sales1", "interaction", newest,
                         {{"at", Value(Instant::from(QDateTime({2026, 4, 12}, {9, 0}, Qt::UTC)))}}));
    CHECK(last() == QDate(2026, 4, 15));
    REQUIRE(venue.update("sales1", "interaction", newest,
                         {{"at", Value(Instant::from(QDateTime({2026, 4, 25}, {9, 0}, Qt::UTC)))}}));
    REQUIRE(venue.remove("sales1", "interaction", newest));
    CHECK(last() == QDate(2026, 4, 15));
    REQUIRE(venue.restore("sales1", "interaction", newest));
    CHECK(last() == QDate(2026, 4, 25));
    const qint64 other = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    REQUIRE(venue.update("sales1", "interaction", newest, {{"customer", Value(other)}}));
    CHECK(last() == QDate(2026, 4, 15));
    CHECK(venue.value("customer", other, "last_contact_at").valueOr(Instant()).utc().date() == QDate(2026, 4, 25));
}

TEST_CASE("a customer has one main contact")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 customer = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const qint64 first = venue.create("sales1", "contact",
                                      {{"customer", Value(customer)}, {"name", text("王强")}, {"main", Value(true)}});
    const qint64 second = venue.create("sales1", "contact",
                                       {{"customer", Value(customer)}, {"name", text("李娜")}, {"main", Value(true)}});
    CHECK(venue.value("contact", first, "main") == Value(false));
    REQUIRE(venue.update("sales1", "contact", first, {{"main", Value(true)}}));
    CHECK(venue.value("contact", second, "main") == Value(false));
    CHECK(venue.value("contact", first, "main") == Value(true));
}

TEST_CASE("a name is made of its parts")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto nameOf = [&](const char *family, const char *given) {
        return venue
            .value("person",
                   venue.create("sales1", "person", {{"family_name", text(family)}, {"given_name", text(given)}}),
                   "name")
            .text();
    };
    CHECK(nameOf("王", "小芳") == QString::fromUtf8("王小芳"));
    CHECK(nameOf("Smith", "Ann") == "Ann Smith");
    CHECK(nameOf("Smith", "") == "Smith");
    CHECK(fieldsOf(venue.tryCreate("sales1", "person", {{"city", text("济南")}})) == "name");
}

TEST_CASE("trees have no circles")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto circle = venue.update("admin", "team", venue.team("sales"), {{"parent", Value(venue.team("team1"))}});
    CHECK(outcome(circle) == "invalid");
    CHECK(fieldsOf(circle) == "parent");
    CHECK(outcome(venue.update("admin", "team", venue.team("sales"), {{"parent", Value(venue.team("sales"))}})) ==
          "invalid");
    CHECK(venue.update("admin", "team", venue.team("service"), {{"parent", Value(venue.team("team1"))}}));
}

TEST_CASE("logins are small, single words")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("admin", "user", {{"login", text(" Zhao.Min ")}, {"name", text("赵敏")}});
    CHECK(venue.value("user", id, "login").text() == "zhao.min");
    CHECK(outcome(venue.tryCreate("admin", "user", {{"login", text("ZHAO.MIN")}, {"name", text("x")}})) == "duplicate");
    CHECK(fieldsOf(venue.tryCreate("admin", "user", {{"login", text("zhao min")}, {"name", text("x")}})) == "login");
}

TEST_CASE("rights and field rules name what exists")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const Value role(venue.role("sales"));
    const auto right = [&](const char *entity) {
        return venue.tryCreate(
            "admin", "role_right",
            {{"role", role}, {"entity", text(entity)}, {"action", text("assign")}, {"scope", text("own")}});
    };
    CHECK(fieldsOf(right("spaceship")) == "entity");
    CHECK(outcome(right("customer")) == "ok");
    const auto rule = [&](const char *entity, const char *field) {
        return venue.tryCreate(
            "admin", "field_rule",
            {{"role", role}, {"entity", text(entity)}, {"field", text(field)}, {"rule", text("hidden")}});
    };
    CHECK(fieldsOf(rule("customer", "wings")) == "field");
    CHECK(fieldsOf(rule("spaceship", "name")) == "entity");
    CHECK(outcome(rule("customer", "remarks")) == "ok");
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    CHECK(outcome(venue.update("sales1", "customer", id, {{"remarks", text("x")}})) == "forbidden"); // at once
}

TEST_CASE("settings, choices and layouts are checked")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    CHECK(fieldsOf(venue.tryCreate("admin", "setting", {{"key", text("Duplicates Rule")}, {"value", text("x")}})) ==
          "key");
    CHECK(fieldsOf(venue.tryCreate("admin", "setting",
                                   {{"key", text("duplicates.rule")}, {"value", text("perhaps")}})) == "value");
    CHECK(fieldsOf(venue.tryCreate("admin", "choice",
                                   {{"list", text("industry")}, {"key", text("a,b")}, {"label_zh", text("甲")}})) ==
          "key");
    CHECK(fieldsOf(venue.tryCreate("admin", "layout",
                                   {{"entity", text("customer")}, {"required", text("city\nwings")}})) == "required");

    REQUIRE(venue.tryCreate("admin", "choice",
                            {{"list", text("industry")}, {"key", text("drones")}, {"label_zh", text("无人机")}}));
    REQUIRE(venue.tryCreate("admin", "layout", {{"entity", text("customer")}, {"required", text("city\n")}}));
    CHECK(fieldsOf(venue.tryCreate("sales1", "customer", {{"name", text("海诺")}, {"industry", text("drones")}})) ==
          "city");
    CHECK(venue.tryCreate("sales1", "customer",
                          {{"name", text("海诺")}, {"industry", text("drones")}, {"city", text("济南")}}));
}
