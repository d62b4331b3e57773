// Rows whose records are already there.
#include "tests/jobs/job_story.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

} // namespace

TEST_CASE("Within one file, a firm is one firm however its name is written")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray csv = "单位名称,电话\n"
                           "山东济南海诺机床有限公司,0531-88123456\n"
                           "濟南海諾機床股份有限公司,0531-88123456\n"
                           "济南海诺机床（有限责任公司）,\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{3, 1, 0, 2, 0});
}

TEST_CASE("A phone that two firms share makes them no duplicates; a firm of the same core with it is one")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray csv = "单位名称,电话\n"
                           "济南海诺机床有限公司,0531-88123456\n"
                           "济南东泰机床有限公司,0531-88123456\n"
                           "海诺机床,0531 8812 3456\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{3, 2, 0, 1, 0});
}

TEST_CASE("A credit code decides: the same is the same firm, different ones are two")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("sales1", "customer",
                 {{"name", text("济南东翰铸造股份有限公司")}, {"credit_code", text("91370100MAH876F051")}});
    const QByteArray csv = "单位名称,税号\n"
                           "东翰铸造（老名称）,91370100MAH876F051\n"
                           "济南东翰铸造有限公司,91370700MAWTH5QP8W\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{2, 1, 0, 1, 0});
}

TEST_CASE("Another person's customer is recognised and left alone")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 theirs =
        venue.create("sales5", "customer", {{"name", text("青岛蓝海自动化设备有限公司")}, {"city", text("青岛")}});
    const QByteArray csv = "单位名称,城市\n青岛蓝海自动化设备有限公司,济南\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{1, 0, 0, 1, 0});
    const JobReport update = venue.import("sales1", "customer", csv, {{"on_duplicate", QStringLiteral("update")}});
    CHECK(countsOf(update) == Counts{1, 0, 0, 0, 1});
    CHECK(venue.value("customer", theirs, "city") == text("青岛"));
    CHECK_FALSE(QString::fromUtf8(venue.file("sales1", update.job)).contains(QStringLiteral("销售五")));
}

TEST_CASE("No import finds out what stands in a colleague's record")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 theirs =
        venue.create("sales5", "customer", {{"name", text("青岛蓝海自动化设备有限公司")}, {"city", text("青岛")}});
    venue.create("sales5", "contact", {{"customer", Value(theirs)}, {"name", text("王芳")}});
    venue.create(
        "sales5", "task",
        {{"title", text("寄合同")}, {"owner", Value(venue.user("sales5"))}, {"due", Value(QDate(2026, 6, 1))}});
    const QJsonObject updating{{"on_duplicate", QStringLiteral("update")}, {"locale", QStringLiteral("en")}};
    const auto outcome = [&](const char *entity, const QByteArray &csv) {
        const JobReport report = venue.import("sales1", entity, csv, updating);
        const Counts counts = countsOf(report);
        if (counts.rejected == 0)
            return QStringLiteral("created %1 skipped %2").arg(counts.created).arg(counts.skipped);
        const QString line = linesOf(venue.file("sales1", report.job)).at(1);
        return line.endsWith(u'"') ? line.section(u'"', -2, -2) : line.section(u',', -1);
    };
    // Whether the city is guessed or not, whether the contact is there or not: one answer.
    const QString refused = outcome("customer", "单位名称,城市\n青岛蓝海自动化设备有限公司,青岛\n");
    CHECK(refused.contains(QLatin1String("colleague")));
    CHECK(outcome("customer", "单位名称,城市\n青岛蓝海自动化设备有限公司,济南\n") == refused);
    CHECK(outcome("customer", "单位名称,联系人\n青岛蓝海自动化设备有限公司,王芳\n") == refused);
    CHECK(outcome("customer", "单位名称,联系人\n青岛蓝海自动化设备有限公司,李强\n") == refused);
    // By name and by number: a customer whom he may not see is one that is not there.
    const auto contactOf = [&](const QByteArray &customer) {
        return outcome("contact", "客户名称,姓名\n" + customer + ",王芳\n")
            .replace(QString::fromUtf8(customer), QStringLiteral("X"));
    };
    const QString unknown = contactOf("没有这家公司");
    CHECK(unknown.contains(QLatin1String("is not there")));
    CHECK(contactOf("青岛蓝海自动化设备有限公司") == unknown);
    CHECK(contactOf(QByteArray::number(theirs)) == unknown);
    CHECK(contactOf("987654321") == unknown);
    // The same task is a colleague's: that is none of his business, he gets his own.
    CHECK(outcome("task", "任务名称,截止日期\n寄合同,2026-06-01\n") == QLatin1String("created 1 skipped 0"));

    // One customer of this name is his own: the other, which he cannot see, does not make the name ambiguous.
    venue.create("sales1", "customer", {{"name", text("青岛蓝海自动化设备有限公司")}});
    CHECK(outcome("contact", "客户名称,姓名\n青岛蓝海自动化设备有限公司,赵敏\n") ==
          QLatin1String("created 1 skipped 0"));
    CHECK(countsOf(venue.import("sales1", "customer", "单位名称,城市\n青岛蓝海自动化设备有限公司,烟台\n", updating))
              .updated == 1);
    CHECK(venue.value("customer", theirs, "city") == text("青岛"));
}

TEST_CASE("Updating changes what the list says and never erases")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 haino = venue.create(
        "sales1", "customer",
        {{"name", text("济南海诺机床有限公司")}, {"city", text("济南")}, {"website", text("www.haino.example")}});
    const QByteArray csv = "单位名称,城市,网址,级别,联系人,手机\n济南海诺机床有限公司,章丘,,B,王芳,13800138000\n";
    const QJsonObject updating{{"on_duplicate", QStringLiteral("update")}};
    CHECK(countsOf(venue.import("sales1", "customer", csv, updating)) == Counts{1, 0, 1, 0, 0});
    CHECK(venue.value("customer", haino, "city") == text("章丘"));
    CHECK(venue.value("customer", haino, "website") == text("www.haino.example"));
    CHECK(venue.contactsOf("济南海诺机床有限公司") == QStringList{QStringLiteral("王芳*")});
    const qint64 version = venue.load("customer", haino).version();
    CHECK(countsOf(venue.import("sales1", "customer", csv, updating)) == Counts{1, 0, 0, 1, 0});
    CHECK(venue.load("customer", haino).version() == version);
    const QByteArray mobile = "单位名称,联系人,手机\n济南海诺机床有限公司,王芳,13900139000\n";
    CHECK(countsOf(venue.import("sales1", "customer", mobile, updating)) == Counts{1, 0, 1, 0, 0});
    CHECK(venue.value("contact", venue.idOf("contact", "name", QStringLiteral("王芳")), "mobile") ==
          text("13900139000"));
}

TEST_CASE("Who wants doubles gets them")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray csv = "单位名称\n济南海诺机床有限公司\n济南海诺机床有限公司\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv, {{"on_duplicate", QStringLiteral("create")}})) ==
          Counts{2, 2, 0, 0, 0});
}

TEST_CASE("A list names a firm once for each of its people")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray csv = "单位名称,联系人,手机\n"
                           "济南海诺机床有限公司,王芳,13800138000\n"
                           "济南海诺机床有限公司,李强,13900139000\n"
                           "济南海诺机床有限公司,王芳,13800138000\n";
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{3, 1, 1, 1, 0});
    CHECK(venue.contactsOf("济南海诺机床有限公司") == QStringList{QStringLiteral("王芳*"), QStringLiteral("李强")});
    CHECK(countsOf(venue.import("sales1", "customer", csv)) == Counts{3, 0, 0, 3, 0});
}

TEST_CASE("Persons, contacts, interactions, tags and categories imported twice stay single")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("admin", "customer", {{"name", text("济南海诺机床有限公司")}});
    struct Story
    {
        const char *entity;
        const char *csv;
        qint64 rows;
    };
    const Story stories[] = {
        {"person", "姓名,手机,生日,性别\n王芳,13800138000,1985-03-14,女\n李强,13900139000,,男\n", 2},
        {"contact", "客户名称,姓名,手机\n济南海诺机床有限公司,王芳,13800138000\n济南海诺机床有限公司,李强,\n", 2},
        {"interaction",
         "客户,渠道,时间,主题,内容\n济南海诺机床有限公司,电话,2026-05-12 "
         "10:30,回访,续展意向\n济南海诺机床有限公司,拜访,2026/5/13 9:00,洽谈,角位\n",
         2},
        {"task", "任务名称,客户,截止日期,状态\n发送合同,济南海诺机床有限公司,2026-05-20,待办\n", 1},
        {"tag", "名称\n老展商\n", 1},
        {"category", "名称,编码\n机床,P1\n机器人,P2\n", 2},
    };
    for (const Story &story : stories) {
        CAPTURE(story.entity);
        const JobReport first = venue.import("admin", story.entity, story.csv);
        CHECK(countsOf(first) == Counts{story.rows, story.rows, 0, 0, 0});
        const JobReport second = venue.import("admin", story.entity, story.csv);
        CHECK(countsOf(second) == Counts{story.rows, 0, 0, story.rows, 0});
    }
    CHECK(venue.value("interaction", venue.idOf("interaction", "subject", QStringLiteral("回访")), "at") ==
          Value(Instant::from(QDateTime({2026, 5, 12}, {2, 30}, Qt::UTC))));
}

TEST_CASE("A record with an external id is found by it, whatever its name is now")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray first = "external_id,name\nK-17,济南海诺机床有限公司\n";
    const QByteArray renamed = "external_id,name\nK-17,海诺精密装备（山东）有限公司\n";
    CHECK(countsOf(venue.import("sales1", "customer", first)) == Counts{1, 1, 0, 0, 0});
    CHECK(countsOf(venue.import("sales1", "customer", renamed)) == Counts{1, 0, 0, 1, 0});
    CHECK(countsOf(venue.import("sales1", "customer", renamed, {{"on_duplicate", QStringLiteral("update")}})) ==
          Counts{1, 0, 1, 0, 0});
    CHECK(venue.customer("海诺精密装备（山东）有限公司") ==
          venue.idOf("customer", "external_id", QStringLiteral("K-17")));
}
