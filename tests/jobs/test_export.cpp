// Lists on their way out of the house.
#include "tests/jobs/job_story.h"
#include "tests/jobs/table_files.h"

#include "server/storage/audit_store.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Query customers(QList<QByteArray> columns)
{
    Query query;
    query.entity = "customer";
    query.columns = std::move(columns);
    query.sort = {{"name", Ascending}};
    query.limit = 0;
    return query;
}

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

bool isChinese(const QString &label)
{
    return label.size() >= 2 && label.at(0).script() == QChar::Script_Han;
}

} // namespace

TEST_CASE("A list for people has labels, words and dates in their language")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("sales1", "customer",
                 {{"name", text("济南海诺机床有限公司")},
                  {"level", text("A")},
                  {"roles", Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("visitor")})},
                  {"city", text("济南")}});
    const JobReport report =
        venue.exported("manager1", customers({"name", "level", "roles", "owner", "created_at", "owner.login"}));
    REQUIRE(report.state == "done");
    CHECK(report.result.value(QLatin1String("rows")).toInteger() == 1);
    const QByteArray csv = venue.file("manager1", report.job);
    CHECK(csv.startsWith("\xEF\xBB\xBF"));
    const QStringList lines = linesOf(csv);
    const QStringList headers = lines.at(0).split(u',');
    CHECK(headers.size() == 6);
    for (const QString &header : headers) {
        CAPTURE(header);
        CHECK(isChinese(header));
    }
    CHECK(lines.at(1).startsWith(QStringLiteral("济南海诺机床有限公司,A 级,参展商、观众,")));
    CHECK(lines.at(1).contains(QStringLiteral("2026-05-18 09:00")));
    CHECK(lines.at(1).endsWith(QStringLiteral(",sales1")));
    const JobReport english =
        venue.exported("manager1", customers({"name", "level"}), "csv", false, QStringLiteral("en"));
    CHECK(linesOf(venue.file("manager1", english.job)) ==
          QStringList{QStringLiteral("Name,Level"), QStringLiteral("济南海诺机床有限公司,Level A")});
}

TEST_CASE("Nothing that somebody typed becomes a formula")
{
    JobVenue venue(FOR_BOTH_STORES());
    for (const char *payload : {"=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "＝1+1"})
        venue.create("sales1", "customer", {{"name", text(payload)}, {"remarks", text(payload)}});
    const JobReport report = venue.exported("manager1", customers({"name", "remarks"}));
    for (const QString &line : linesOf(venue.file("manager1", report.job)).mid(1)) {
        CAPTURE(line);
        const QChar first = line.at(line.startsWith(u'"') ? 1 : 0);
        CHECK(first == u'\'');
    }
    const JobReport workbook = venue.exported("manager1", customers({"name"}), "xlsx");
    const auto rows = tableRows(venue.jobs().openResult(venue.as("manager1"), workbook.job)->path);
    REQUIRE(rows.size() == 6);
    REQUIRE(rows.at(0).size() == 1);
    CHECK(isChinese(rows.at(0).first()));
    CHECK(std::any_of(rows.begin(), rows.end(),
                      [](const QStringList &row) { return row.first() == QLatin1String("=HYPERLINK(\"http://x\")"); }));
}

TEST_CASE("What is masked on the screen is masked in the file, and what is hidden is not there")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("sales1", "customer",
                 {{"name", text("济南海诺机床有限公司")},
                  {"phone", text("13800138000")},
                  {"bank_account", text("6222000011112222")}});
    venue.create("admin", "role_right",
                 {{"role", Value(venue.role(QStringLiteral("service")))},
                  {"entity", text("customer")},
                  {"action", text("export")},
                  {"scope", text("all")}});
    for (const bool machine : {false, true}) {
        const JobReport report = venue.exported("service1", customers({"name", "phone"}), "csv", machine);
        REQUIRE(report.state == "done");
        const QByteArray csv = venue.file("service1", report.job);
        CHECK(csv.contains("138****8000"));
        CHECK_FALSE(csv.contains("13800138000"));
    }
    const JobReport hidden = venue.exported("service1", customers({"name", "bank_account"}));
    CHECK(hidden.state == "failed");
    REQUIRE(hidden.error);
    CHECK(hidden.error->code() == ErrorCode::Invalid);
}

TEST_CASE("Only who may export does, and only what he may export")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("sales1", "customer", {{"name", text("甲")}});
    venue.create("sales5", "customer", {{"name", text("乙")}});
    const auto refused = venue.jobs().startExport(venue.as("sales1"), {customers({"name"}), "csv", false, {}, {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Forbidden);
    Query nothing;
    nothing.entity = "nothing";
    const auto unknown = venue.jobs().startExport(venue.as("sales1"), {nothing, "csv", false, {}, {}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code() == ErrorCode::NotFound);
    const JobReport team = venue.exported("manager1", customers({"name"}), "csv", true);
    CHECK(linesOf(venue.file("manager1", team.job)) == QStringList{QStringLiteral("name"), QStringLiteral("甲")});
    // Reads all, exports his team's.
    venue.create("admin", "role_right",
                 {{"role", Value(venue.role(QStringLiteral("manager")))},
                  {"entity", text("customer")},
                  {"action", text("read")},
                  {"scope", text("all")}});
    const JobReport still = venue.exported("manager1", customers({"name"}), "csv", true);
    CHECK(linesOf(venue.file("manager1", still.job)).size() == 2);
    CHECK(venue.queries().query(venue.as("manager1"), customers({"name"}))->count() == 2);
}

TEST_CASE("Whoever may export calls but not customers takes no customer out by way of their calls")
{
    JobVenue venue(FOR_BOTH_STORES());
    const auto allow = [&](const char *entity, const char *action, const char *scope) {
        venue.create("admin", "role_right",
                     {{"role", Value(venue.role(QStringLiteral("service")))},
                      {"entity", text(entity)},
                      {"action", text(action)},
                      {"scope", text(scope)}});
    };
    const qint64 haino = venue.create("sales1", "customer", {{"name", text("济南海诺")}, {"city", text("济南")}});
    const qint64 lanxiang = venue.create("sales5", "customer", {{"name", text("蓝翔")}, {"city", text("青岛")}});
    for (const auto &[login, customer] : {std::pair{"sales1", haino}, std::pair{"sales5", lanxiang}})
        venue.create(login, "interaction",
                     {{"customer", Value(customer)},
                      {"channel", text("call")},
                      {"at", Value(Instant{1'700'000'000'000})},
                      {"subject", text("展位")}});
    allow("interaction", "export", "all");
    Query calls;
    calls.entity = "interaction";
    calls.columns = {"subject", "customer.city", "owner.login"};
    calls.sort = {{"id", Ascending}};
    calls.limit = 0;
    const auto refused = venue.jobs().startExport(venue.as("service1"), {calls, "csv", true, {}, {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Forbidden);
    CHECK(refused.error().english() == QLatin1String("You may not export Customers."));
    Query sorted = calls;
    sorted.columns = {"subject"};
    sorted.filter = Filter::negate(Filter::compare("customer.city", Operator::Equal, {text("济南")}));
    CHECK_FALSE(venue.jobs().startExport(venue.as("service1"), {sorted, "csv", true, {}, {}}));

    // The call itself goes out; which customer it was with stays.
    Query plain = calls;
    plain.columns = {"subject", "customer"};
    const JobReport report = venue.exported("service1", plain, "csv", false);
    const QByteArray csv = venue.file("service1", report.job);
    CHECK(linesOf(csv).size() == 3);
    CHECK_FALSE(csv.contains("海诺"));
    CHECK_FALSE(csv.contains("蓝翔"));

    // With the right to export his own branch office's customers, just those are named.
    allow("customer", "export", "branch");
    const JobReport named = venue.exported("service1", calls, "csv", true);
    CHECK(linesOf(venue.file("service1", named.job)).mid(1) ==
          QStringList{QStringLiteral("展位,济南,sales1"), QStringLiteral("展位,,sales5")});
}

TEST_CASE("Reading a team and exporting a branch office takes out what lies in both")
{
    JobVenue venue(FOR_BOTH_STORES());
    const auto allow = [&](const char *action, const char *scope) {
        venue.create("admin", "role_right",
                     {{"role", Value(venue.role(QStringLiteral("service")))},
                      {"entity", text("customer")},
                      {"action", text(action)},
                      {"scope", text(scope)}});
    };
    allow("read", "team");
    allow("export", "branch");
    const Value service(venue.team(QStringLiteral("service")));
    const Value sales(venue.team(QStringLiteral("team1")));
    const Value hq(venue.idOf("branch", "key", QStringLiteral("hq")));
    const Value qd(venue.idOf("branch", "key", QStringLiteral("qd")));
    const auto customer = [&](const char *name, const Value &team, const Value &branch) {
        return venue.create("admin", "customer", {{"name", text(name)}, {"team", team}, {"branch", branch}});
    };
    customer("两者", service, hq);
    customer("只在部门", service, qd);
    customer("只在分公司", sales, hq);
    const qint64 shared = customer("给他的", sales, qd);
    REQUIRE(venue.records().share(venue.as("admin"), "customer", shared, {venue.user("service1"), 0}, false));
    const JobReport report = venue.exported("service1", customers({"name"}), "csv", true);
    QStringList taken = linesOf(venue.file("service1", report.job)).mid(1);
    std::sort(taken.begin(), taken.end());
    QStringList expected{QStringLiteral("两者"), QStringLiteral("给他的")};
    std::sort(expected.begin(), expected.end());
    CHECK(taken == expected);
}

TEST_CASE("The form for programs comes back without a loss")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 parent = venue.create("admin", "customer", {{"name", text("海诺集团")}});
    const qint64 made =
        venue.create("admin", "customer",
                     {{"name", text("=1+1")},
                      {"remarks", text("两行\n\"引号\", '=2")},
                      {"parent", Value(parent)},
                      {"roles", Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("media")})},
                      {"external_id", text("K-1")}});
    const QList<QByteArray> columns{"id", "external_id", "name", "remarks", "parent", "roles", "owner", "owner.login"};
    const JobReport report = venue.exported("admin", customers(columns), "csv", true);
    const QByteArray csv = venue.file("admin", report.job);
    CHECK_FALSE(csv.contains('\r'));
    CHECK(csv.startsWith("id,external_id,name,remarks,parent,roles,owner,owner.login\n"));
    const Record before = venue.load("customer", made);
    CHECK(countsOf(venue.import("admin", "customer", csv)) == Counts{2, 0, 0, 2, 0});
    CHECK(countsOf(venue.import("admin", "customer", csv, {{"on_duplicate", QStringLiteral("update")}})) ==
          Counts{2, 0, 0, 2, 0});
    REQUIRE(venue.remove("admin", "customer", made));
    CHECK(countsOf(venue.import("admin", "customer", csv)) == Counts{2, 1, 0, 1, 0});
    const Record again = venue.load("customer", venue.idOf("customer", "external_id", QStringLiteral("K-1")));
    for (const char *field : {"name", "remarks", "parent", "roles", "owner"}) {
        CAPTURE(field);
        CHECK(again.at(field) == before.at(field));
    }
}

TEST_CASE("Long lists go page by page, and each export is in the audit trail")
{
    JobVenue venue(FOR_BOTH_STORES());
    QByteArray csv = "公司名称\n";
    for (int i = 0; i < 2345; ++i)
        csv += "济南第" + QByteArray::number(i) + "机床有限公司\n";
    REQUIRE(countsOf(venue.import("manager1", "customer", csv)).created == 2345);
    const JobReport report = venue.exported("manager1", customers({"name"}), "csv", true);
    const QStringList lines = linesOf(venue.file("manager1", report.job));
    CHECK(lines.size() == 2346);
    CHECK(QSet<QString>(lines.begin(), lines.end()).size() == 2346);
    CHECK(report.done == 2345);
    CHECK(report.total == 2345);
    Query some = customers({"name"});
    some.limit = 1500;
    CHECK(venue.exported("manager1", some, "csv", true).done == 1500);
    CHECK(venue.count("fd_audit", "action='exported' AND user_id=" + QByteArray::number(venue.user("manager1"))) == 2);
    const bool sound =
        venue.read<bool>([](Connection &connection) { return AuditStore::verifyChain(connection).ok(); });
    CHECK(sound);
    const QByteArray reasons = venue.read<QByteArray>([](Connection &connection) {
        return connection
            .text("SELECT v.changes FROM fd_audit a JOIN fd_audit_value v ON v.sequence=a.sequence WHERE "
                  "a.action='exported' ORDER BY a.sequence LIMIT 1")
            .value_or("");
    });
    CHECK(reasons.contains("月度报表"));
    CHECK(reasons.contains("2345"));
    const auto rows = venue.read<QList<AuditRow>>([&](Connection &connection) {
        AuditFilter exports;
        exports.action = "exported";
        return AuditStore::newest(connection, *venue.state().catalogue(), exports, 0, 10);
    });
    REQUIRE(rows.size() == 2);
    const auto detail = [&](const QByteArray &key) {
        const auto found = std::find_if(rows.first().changes.begin(), rows.first().changes.end(),
                                        [&](const AuditFieldChange &change) { return change.field == key; });
        REQUIRE(found != rows.first().changes.end());
        return found->after;
    };
    CHECK(detail("rows").integer() == 1500);
    CHECK(detail("reason").text() == QStringLiteral("月度报表"));
    CHECK(detail("columns").valueOr(QStringList()) == QStringList{QStringLiteral("name")});
    CHECK(detail("query").text().contains(QLatin1String("\"limit\":1500")));
}
