// Lists of customers as they come from the field, on their way into the centre.
#include "tests/jobs/job_story.h"
#include "tests/jobs/table_files.h"

#include <QFile>
#include <QJsonArray>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

const char list[] = "公司名称,简称,联系人,职务,手机,联系电话,邮箱,省份,城市,级别,角色,统一社会信用代码\n"
                    "济南海诺机床有限公司,海诺机床,王芳,市场部经理,13800138000,0531-88123456,info@haino.example,山东省,"
                    "济南,A级,参展商、观众,91370100MAH876F051\n"
                    "青岛蓝海自动化设备有限公司,,李强,总经理,13900139000,0532-85001234,,山东省,青岛,B,参展商,\n"
                    "\n"
                    "上海申联会展服务有限公司,申联,,,,021-62001234,sl@shenlian.example,上海市,上海,,招展代理,\n";

// As a spreadsheet program of its time wrote it.
QByteArray oldFile()
{
    QFile file(QStringLiteral(TABULAR_DATA "/gb18030.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A list of customers with their contacts comes in through the write path")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", list);
    REQUIRE(report.state == "done");
    CHECK(countsOf(report) == Counts{3, 3, 0, 0, 0});
    CHECK(venue.customerValue("济南海诺机床有限公司", "level") == QStringLiteral("A"));
    const qint64 haino = venue.customer("济南海诺机床有限公司");
    CHECK(venue.value("customer", haino, "roles") ==
          Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("visitor")}));
    CHECK(venue.value("customer", haino, "owner") == Value(venue.user("sales1")));
    CHECK_FALSE(venue.customerValue("济南海诺机床有限公司", "number").isEmpty());
    CHECK(venue.contactsOf("济南海诺机床有限公司") == QStringList{QStringLiteral("王芳*")});
    CHECK(venue.contactsOf("上海申联会展服务有限公司").isEmpty());
    CHECK(report.done == 3);
    CHECK(report.total == 3);
}

TEST_CASE("The same list imported twice changes nothing the second time")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.import("sales1", "customer", list);
    const QByteArray before = venue.dump();
    const qint64 contacts = venue.count("contact");
    const JobReport again = venue.import("sales1", "customer", list);
    CHECK(countsOf(again) == Counts{3, 0, 0, 3, 0});
    CHECK(venue.count("customer") == 3);
    CHECK(venue.count("contact") == contacts);
    CHECK_FALSE(before.isEmpty());
}

TEST_CASE("Lists with a title above, other separators and another encoding are understood")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray titled =
        "2026 年展商名单;;\n统计日期：2026-05-01;;\n企业名称;电话;所在城市\n德州宏力液压有限公司;0534-2601234;德州\n";
    CHECK(countsOf(venue.import("sales1", "customer", titled)) == Counts{1, 1, 0, 0, 0});
    CHECK(venue.customerValue("德州宏力液压有限公司", "city") == QStringLiteral("德州"));

    const QByteArray gb18030 = oldFile();
    CHECK(QString::fromUtf8(gb18030).contains(QChar::ReplacementCharacter)); // it is no UTF-8
    const JobReport report = venue.import("sales1", "customer", gb18030);
    CHECK(report.state == "done");
    CHECK(countsOf(report).rejected == 0);
    CHECK(countsOf(report).created == countsOf(report).read);
}

TEST_CASE("A workbook comes in with its dates and numbers")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 customer =
        venue.create("sales1", "customer", {{"name", Value(QStringLiteral("济南海诺机床有限公司"))}});
    const QString path = venue.pathOf({}, QStringLiteral("contacts.xlsx"));
    const QStringList titles{QStringLiteral("姓名"), QStringLiteral("客户名称"), QStringLiteral("手机"),
                             QStringLiteral("生日"), QStringLiteral("主要联系人")};
    REQUIRE(
        writeWorkbook(path, titles,
                      {{QStringLiteral("王芳"), QStringLiteral("济南海诺机床有限公司"), 13800138000.0,
                        QDate(1985, 3, 14), QStringLiteral("是")},
                       {QStringLiteral("李强"), QStringLiteral("没有这家公司"), 13900139000.0, QString(), QString()}}));
    const Result<qint64> job =
        venue.jobs().startImport(venue.as("sales1"), {path, QStringLiteral("contacts.xlsx"), "contact", {}});
    REQUIRE(job);
    const JobReport report = venue.waitFor("sales1", *job);
    CHECK(report.state == "done");
    CHECK(countsOf(report) == Counts{2, 1, 0, 0, 1});
    const qint64 contact = venue.idOf("contact", "name", QStringLiteral("王芳"));
    CHECK(venue.value("contact", contact, "mobile") == Value(QStringLiteral("13800138000")));
    CHECK(venue.value("contact", contact, "birthday") == Value(QDate(1985, 3, 14)));
    CHECK(venue.value("contact", contact, "customer") == Value(customer));
    CHECK_FALSE(QFile::exists(path)); // the job's own from the start
}

TEST_CASE("Links are found by name, login or the way a firm is usually called, and tags are made")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("admin", "customer", {{"name", Value(QStringLiteral("济南海诺集团有限公司"))}});
    const QByteArray csv =
        "公司名称,所属集团,业务员,标签\n济南海诺机床有限公司,济南海诺集团股份有限公司,sales2,老展商、专精特新\n";
    CHECK(countsOf(venue.import("admin", "customer", csv)) == Counts{1, 1, 0, 0, 0});
    const qint64 made = venue.customer("济南海诺机床有限公司");
    CHECK(venue.value("customer", made, "parent") == Value(venue.customer("济南海诺集团有限公司")));
    CHECK(venue.value("customer", made, "owner") == Value(venue.user("sales2")));
    CHECK(venue.value("customer", made, "tags").as<QList<qint64>>()->size() == 2);
    CHECK(venue.count("tag") == 2);
}

TEST_CASE("A trial run says what would happen and leaves nothing behind")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 before = venue.count("customer");
    const JobReport report = venue.import(
        "sales1", "customer", QByteArray(list) + "济南海诺机床,,,,,,,,,,,\n,缺名称,,,,,,,,,,\n", {{"dry_run", true}});
    REQUIRE(report.state == "done");
    CHECK(countsOf(report) == Counts{5, 3, 0, 1, 1});
    CHECK(venue.count("customer") == before);
    CHECK(venue.count("contact") == 0);
    CHECK(venue.count("fd_audit", "job<>0") == 0);
}

TEST_CASE("Who may not import, may not")
{
    JobVenue venue(FOR_BOTH_STORES());
    const Result<qint64> job = venue.startImport("service1", "customer", list);
    REQUIRE_FALSE(job);
    CHECK(job.error().code() == ErrorCode::Forbidden);
    const Result<qint64> unknown = venue.startImport("sales1", "role", list);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code() == ErrorCode::NotFound);
    const Result<qint64> bad =
        venue.startImport("sales1", "customer", list, {{"on_duplicate", QStringLiteral("perhaps")}});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code() == ErrorCode::Invalid);
    CHECK(venue.count("customer") == 0);
}

TEST_CASE("A column that goes into a hidden field is refused before anything is saved")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("admin", "field_rule",
                 {{"role", Value(venue.role(QStringLiteral("sales")))},
                  {"entity", Value(QStringLiteral("customer"))},
                  {"field", Value(QStringLiteral("bank_account"))},
                  {"rule", Value(QStringLiteral("hidden"))}});
    const QByteArray csv = "公司名称,账号\n济南海诺机床有限公司,6222000000000000\n";
    const JobReport refused = venue.import(
        "sales1", "customer", csv, {{"map", QJsonObject{{QStringLiteral("账号"), QStringLiteral("bank_account")}}}});
    CHECK(refused.state == "failed");
    REQUIRE(refused.error);
    CHECK(refused.error->code() == ErrorCode::Forbidden);
    CHECK(venue.count("customer") == 0);
    const JobReport unknowing = venue.import("sales1", "customer", csv);
    CHECK(countsOf(unknowing) == Counts{1, 1, 0, 0, 0});
    CHECK(venue.customerValue("济南海诺机床有限公司", "bank_account").isEmpty());
}

TEST_CASE("An import is taken back as a whole")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 kept = venue.create("sales1", "customer", {{"name", Value(QStringLiteral("烟台东岳食品有限公司"))}});
    const JobReport report = venue.import("sales1", "customer", list);
    REQUIRE(venue.count("customer") == 4);
    const JobReport undone = venue.undone("sales1", report.job);
    REQUIRE(undone.state == "done");
    CHECK(undone.result.value(QLatin1String("undone")).toInteger() > 3);
    CHECK(undone.result.value(QLatin1String("kept")).toInteger() == 0);
    CHECK(venue.count("customer") == 1);
    CHECK(venue.count("contact") == 0);
    CHECK(venue.value("customer", kept, "deleted_at").isNull());
    CHECK_FALSE(venue.jobs().undoImport(venue.as("sales2"), report.job));
    CHECK(countsOf(venue.import("sales1", "customer", list)).created == 3);
}

TEST_CASE("What a colleague has changed since stays when an import is taken back")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", list);
    const qint64 worked = venue.idOf("customer", "name", QStringLiteral("济南海诺机床有限公司"));
    REQUIRE(worked != 0);
    REQUIRE(venue.update("manager1", "customer", worked, {{"remarks", Value(QStringLiteral("老客户"))}}));
    const JobReport undone = venue.undone("sales1", report.job);
    REQUIRE(undone.state == "done");
    CHECK(undone.result.value(QLatin1String("kept")).toInteger() > 0);
    CHECK(venue.count("customer") == 1);
    CHECK(venue.value("customer", worked, "deleted_at").isNull());
    const QJsonArray kept = undone.result.value(QLatin1String("records")).toArray();
    CHECK(std::any_of(kept.begin(), kept.end(), [&](const QJsonValue &record) {
        return record.toObject().value(QLatin1String("id")).toInteger() == worked;
    }));
}
