// Rows that could not be saved come back with their reasons, to be mended and imported again.
#include "tests/jobs/job_story.h"

#include <QFile>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

const char list[] = "公司名称,级别,邮箱,成立,备注\n"
                    "济南海诺机床有限公司,A,info@haino.example,2001-02-03,好\n"
                    "青岛蓝海自动化设备有限公司,Z,lanhai@lanhai.example,2005-06-07,=1+1\n"
                    ",B,x@y.example,,没有名称\n"
                    "德州宏力液压有限公司,B,不是邮箱,2003-01-01,\"两行\n备注\"\n";

} // namespace

TEST_CASE("Rejected rows keep their columns and say why, in the starter's language")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", list, {{"locale", QStringLiteral("zh_CN")}});
    REQUIRE(report.state == "done");
    CHECK(countsOf(report) == Counts{4, 1, 0, 0, 3});
    const QByteArray rejects = venue.file("sales1", report.job);
    CHECK(rejects.startsWith("\xEF\xBB\xBF"));
    const QStringList lines = linesOf(rejects);
    CHECK(lines.first() == QStringLiteral("公司名称,级别,邮箱,成立,备注,原因"));
    CHECK(rejects.contains("'=1+1")); // harmless where it is opened
    CHECK(report.result.value(QLatin1String("ignored")).toArray().size() == 1);

    const JobReport english = venue.import("sales1", "customer", list, {{"locale", QStringLiteral("en")}});
    const QStringList reasons = linesOf(venue.file("sales1", english.job));
    CHECK(reasons.first().endsWith(QStringLiteral(",Reason")));
    CHECK(reasons.at(1).contains(QStringLiteral("Z")));
    CHECK(reasons.at(2).contains(QStringLiteral("must be filled in")));
}

TEST_CASE("The mended file goes in again, and only what was missing is added")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", list, {{"locale", QStringLiteral("zh_CN")}});
    QByteArray mended = venue.file("sales1", report.job);
    mended.replace(",Z,", ",B,")
        .replace("不是邮箱", "hongli@hongli.example")
        .replace("\n,B,x@y", "\n烟台东岳食品有限公司,B,x@y");
    const JobReport again = venue.import("sales1", "customer", mended);
    CHECK(countsOf(again) == Counts{3, 3, 0, 0, 0});
    CHECK(venue.customerValue("青岛蓝海自动化设备有限公司", "remarks") == QStringLiteral("=1+1"));
    CHECK(venue.customerValue("德州宏力液压有限公司", "remarks") == QStringLiteral("两行\n备注"));
    CHECK_FALSE(again.result.contains(QLatin1String("原因")));
}

TEST_CASE("One bad row among good ones takes nothing down with it")
{
    JobVenue venue(FOR_BOTH_STORES());
    QByteArray csv = "公司名称,级别\n";
    for (int i = 0; i < 450; ++i)
        csv += "济南第" + QByteArray::number(i) + "机床有限公司," + (i % 100 == 50 ? "Z" : "B") + "\n";
    const JobReport report = venue.import("sales1", "customer", csv);
    CHECK(countsOf(report) == Counts{450, 446, 0, 0, 4});
    CHECK(venue.count("customer") == 446);
    CHECK(linesOf(venue.file("sales1", report.job)).size() == 5);
}

TEST_CASE("What is no table, or not this table, is refused with a reason")
{
    JobVenue venue(FOR_BOTH_STORES());
    struct Story
    {
        const char *what;
        QByteArray bytes;
        ErrorCode code;
    };
    const Story stories[] = {
        {"a picture", QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(200, '\0'), ErrorCode::Invalid},
        {"nothing", "", ErrorCode::Invalid},
        {"foreign columns", "alpha,beta\n1,2\n", ErrorCode::Invalid},
        {"no names", "级别,城市\nA,济南\n", ErrorCode::Invalid},
    };
    for (const Story &story : stories) {
        CAPTURE(story.what);
        const Result<qint64> job = venue.startImport("sales1", "customer", story.bytes);
        REQUIRE(job);
        venue.jobs().waitForIdle();
        const Result<JobReport> report = venue.jobs().status(venue.as("sales1"), *job);
        REQUIRE(report);
        CHECK(report->state == "failed");
        REQUIRE(report->error);
        CHECK(report->error->code() == story.code);
    }
    CHECK(venue.count("customer") == 0);
}
