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

TEST_CASE("a layout names fields of its form, each once, and requires only what can be filled")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto layout = [&](const char *sections, const char *required) {
        return fieldsOf(venue.tryCreate(
            "admin", "layout",
            {{"entity", text("customer")}, {"sections", text(sections)}, {"required", text(required)}}));
    };
    CHECK(layout(R"({"fields": ["name"]})", "") == "sections");
    CHECK(layout(R"([{"zh": "基本", "fields": ["name", "wings"]}])", "") == "sections");
    CHECK(layout(R"([{"zh": "基本", "fields": ["name"]}, {"zh": "其他", "fields": ["name"]}])", "") == "sections");
    CHECK(layout("", "number") == "required"); // the program fills it
    CHECK(layout("", "last_contact_at") == "required");
    CHECK(layout(R"([{"zh": "基本", "fields": ["name", "city"]}])", "city") == "");
}

TEST_CASE("how complete a customer's file is goes by the standard forms of his types")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto standard = [&](const char *key, const char *fields) {
        return venue.tryCreate("admin", "setting", {{"key", text(key)}, {"value", text(fields)}});
    };
    CHECK(fieldsOf(standard("standard_form.spaceship", "name")) == "key");
    CHECK(fieldsOf(standard("standard_form.exhibitor", "name\nwings")) == "value");
    const auto completeness = [&](qint64 id) { return venue.value("customer", id, "completeness").integer(); };
    const auto enter = [&](const QStringList &types) {
        return venue.create("sales1", "customer",
                            {{"name", text("海诺")}, {"city", text("济南")}, {"roles", Value(types)}});
    };
    const qint64 measuredBefore = enter({"exhibitor"});
    const qint64 whole = completeness(measuredBefore);
    CHECK(whole > 0);
    CHECK(whole < 50); // three fields of the whole form
    REQUIRE(standard("standard_form.exhibitor", "name\ncity\nproducts\nphone"));
    REQUIRE(standard("standard_form.media", "name\nwebsite"));
    CHECK(completeness(enter({"exhibitor"})) == 50);
    CHECK(completeness(enter({"media"})) == 50);
    CHECK(completeness(enter({"exhibitor", "media"})) == 40); // name and city of five
    CHECK(completeness(enter({"visitor"})) == whole);         // no form of its own: the whole one
    const qint64 id = enter({"exhibitor"});
    REQUIRE(venue.update("sales1", "customer", id, {{"phone", text("053188888888")}}));
    CHECK(completeness(id) == 75);

    // Those that were measured by another form are measured anew.
    const QList<qint64> ids{measuredBefore, id};
    const auto anew = venue.records().recompute(venue.as("program"), "customer", ids);
    REQUIRE(anew);
    CHECK(*anew == 1);
    CHECK(completeness(measuredBefore) == 50);
    CHECK(outcome(venue.records().recompute(venue.as("admin"), "customer", ids)) == "forbidden");
}
