// Jobs side by side: whose they are, what stops them, what the clock does with them.
#include "tests/jobs/job_story.h"

#include "server/storage/job_store.h"
#include "server/storage/record_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QByteArray longList(int rows)
{
    QByteArray csv = "公司名称,联系人\n";
    for (int i = 0; i < rows; ++i)
        csv += "济南第" + QByteArray::number(i) + "机床有限公司,王芳\n";
    return csv;
}

Query everybody()
{
    Query query;
    query.entity = "customer";
    query.limit = 0;
    return query;
}

} // namespace

TEST_CASE("A job belongs to who started it")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", "公司名称,级别\n甲,Z\n");
    CHECK(venue.jobs().openResult(venue.as("sales1"), report.job));
    for (const char *other : {"sales2", "manager1"}) {
        CHECK(venue.jobs().status(venue.as(other), report.job).error().code() == ErrorCode::NotFound);
        CHECK(venue.jobs().openResult(venue.as(other), report.job).error().code() == ErrorCode::NotFound);
        CHECK(venue.jobs().cancel(venue.as(other), report.job).error().code() == ErrorCode::NotFound);
    }
    CHECK(venue.jobs().status(venue.as("admin"), report.job));
    CHECK(venue.jobs().status(venue.as("sales1"), 4711).error().code() == ErrorCode::NotFound);
}

TEST_CASE("A cancelled import keeps what it saved and says how much")
{
    JobVenue venue(FOR_BOTH_STORES());
    // The writer is held until the cancellation is on its way, so that the import stops after its first batch at most.
    QSemaphore held;
    QSemaphore go;
    venue.database().write(
        [&](Connection &) {
            held.release();
            go.acquire();
            return Result<void>();
        },
        [](const Result<void> &) {});
    held.acquire();
    Result<qint64> job = Error::notFound();
    std::unique_ptr<QThread> starter(
        QThread::create([&] { job = venue.startImport("sales1", "customer", longList(3000)); }));
    starter->start();
    go.release();
    starter->wait();
    REQUIRE(job);
    while (venue.jobs().status(venue.as("sales1"), *job)->done == 0)
        QThread::yieldCurrentThread();
    REQUIRE(venue.jobs().cancel(venue.as("sales1"), *job));
    const JobReport report = venue.waitFor("sales1", *job);
    CHECK(report.state == "cancelled");
    const Counts counts = countsOf(report);
    CHECK(counts.created > 0);
    CHECK(counts.created < 3000);
    CHECK(venue.count("customer") == counts.created);
    REQUIRE(venue.undone("sales1", *job).state == "done");
    CHECK(venue.count("customer") == 0);
}

TEST_CASE("Others save while an import runs")
{
    JobVenue venue(FOR_BOTH_STORES());
    const Result<qint64> job = venue.startImport("sales1", "customer", longList(2000));
    REQUIRE(job);
    qint64 saved = 0;
    while (venue.jobs().status(venue.as("sales1"), *job)->state != "done") {
        venue.create("sales2", "customer", {{"name", Value(QStringLiteral("青岛第%1公司").arg(saved++))}});
        REQUIRE(saved < 100'000);
    }
    CHECK(saved >= 5); // several turns between ten batches
    CHECK(countsOf(venue.waitFor("sales1", *job)).created == 2000);
}

TEST_CASE("A right that is taken away ends the import")
{
    JobVenue venue(FOR_BOTH_STORES());
    const Result<qint64> job = venue.startImport("sales1", "customer", longList(5000));
    REQUIRE(job);
    REQUIRE(venue.update("admin", "user", venue.user("sales1"), {{"active", Value(false)}}));
    venue.jobs().waitForIdle();
    const Result<JobReport> report = venue.jobs().status(venue.as("admin"), *job);
    REQUIRE(report);
    CHECK(report->state == "failed");
    CHECK(report->error->code() == ErrorCode::Forbidden);
    CHECK(venue.count("customer") < 5000);
}

TEST_CASE("Jobs outlive the server's memory, and those that it was stopped in are failed")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport report = venue.import("sales1", "customer", "公司名称,级别\n甲,Z\n乙,A\n");
    qint64 lost = 0;
    REQUIRE(venue.database().writeNow([&](Connection &connection) {
        StoredJob job;
        job.kind = "import";
        job.state = "running";
        job.user = venue.user("sales1");
        job.options = "{}";
        lost = JobStore::add(connection, job);
        return Result<void>();
    }));
    venue.restartJobs();
    const Result<JobReport> kept = venue.jobs().status(venue.as("sales1"), report.job);
    REQUIRE(kept);
    CHECK(kept->state == "done");
    CHECK(countsOf(*kept) == Counts{2, 1, 0, 0, 1});
    CHECK(linesOf(venue.file("sales1", report.job)).size() == 2);
    const Result<JobReport> failed = venue.jobs().status(venue.as("sales1"), lost);
    REQUIRE(failed);
    CHECK(failed->state == "failed");
    REQUIRE(failed->error);
}

TEST_CASE("The clock removes files after a day and old request keys after two")
{
    JobVenue venue(FOR_BOTH_STORES());
    REQUIRE(venue.save(
        "sales1", {{RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("甲"))}}, {}}},
        "key-1"));
    const JobReport report = venue.exported("manager1", everybody());
    const QString path = venue.jobs().openResult(venue.as("manager1"), report.job)->path;
    venue.clock().advance(std::chrono::hours(23));
    REQUIRE(venue.jobs().runNow("delete-job-files", {}));
    CHECK(QFile::exists(path));
    venue.clock().advance(std::chrono::hours(2));
    const auto removed = venue.jobs().runNow("delete-job-files", {});
    REQUIRE(removed);
    CHECK(removed->value(QLatin1String("removed")).toInteger() == 1);
    CHECK_FALSE(QFile::exists(path));
    CHECK(venue.jobs().openResult(venue.as("manager1"), report.job).error().code() == ErrorCode::NotFound);

    REQUIRE(venue.jobs().runNow("forget-requests", {}));
    CHECK(venue.count("fd_request", "1=1") == 1);
    REQUIRE(venue.jobs().runNow("forget-requests", Instant{venue.clock().now().milliseconds + 24 * 3'600'000}));
    CHECK(venue.count("fd_request", "1=1") == 0);
}

TEST_CASE("What was deleted is kept as long as the centre says, then it goes for good")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 id = venue.create("sales1", "customer", {{"name", Value(QStringLiteral("海诺"))}});
    REQUIRE(venue.remove("sales1", "customer", id));
    const Instant in100Days{venue.clock().now().milliseconds + 100LL * 24 * 3'600'000};
    const qint64 setting =
        venue.create("admin", "setting",
                     {{"key", Value(QStringLiteral("deleted.keep_days"))}, {"value", Value(QStringLiteral("0"))}});
    const auto purge = [&](Instant now) {
        const auto done = venue.jobs().runNow("purge-deleted", now);
        REQUIRE(done);
        return done->value(QLatin1String("purged")).toInteger();
    };
    CHECK(purge(in100Days) == 0); // for ever
    REQUIRE(venue.remove("admin", "setting", setting));
    CHECK(purge(venue.clock().now()) == 0);
    CHECK(purge(in100Days) == 1); // 90 days, where nothing is set
    CHECK(venue.load("customer", id).isNull());
}

TEST_CASE("One deleted record that cannot go keeps none of the others")
{
    JobVenue venue(FOR_BOTH_STORES());
    const auto customer = [&](const char *name, const ServerFixture::Values &more = {}) {
        return venue.create("sales1", "customer",
                            ServerFixture::Values{{"name", Value(QString::fromUtf8(name))}} + more);
    };
    const qint64 agency = customer("海诺");
    const qint64 booked = customer("浪潮", {{"agent", Value(agency)}});
    customer("东岳");
    const qint64 other = customer("鲁能");
    // Something of the database's own that the program knows nothing of: only one of the two may be without an agent.
    venue.execute("CREATE UNIQUE INDEX house_rule ON customer(coalesce(agent, 0)) WHERE name IN ('浪潮', '东岳')");
    REQUIRE(venue.remove("sales1", "customer", agency));
    REQUIRE(venue.remove("sales1", "customer", other));
    const Instant in100Days{venue.clock().now().milliseconds + 100LL * 24 * 3'600'000};
    const auto first = venue.jobs().runNow("purge-deleted", in100Days);
    REQUIRE(first);
    CHECK(first->value(QLatin1String("purged")).toInteger() == 1);
    CHECK(first->value(QLatin1String("kept")).toInteger() == 1);
    CHECK(venue.load("customer", other).isNull());
    CHECK_FALSE(venue.load("customer", agency).isNull());
    CHECK(venue.value("customer", booked, "agent") == Value(agency));

    venue.execute("DROP INDEX house_rule");
    const auto second = venue.jobs().runNow("purge-deleted", in100Days);
    REQUIRE(second);
    CHECK(second->value(QLatin1String("purged")).toInteger() == 1);
    CHECK(second->value(QLatin1String("kept")).toInteger() == 0);
    CHECK(venue.value("customer", booked, "agent").isNull());
}

TEST_CASE("A changed form is followed by the customers that were measured by the old one")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 id = venue.create(
        "sales1", "customer",
        {{"name", Value(QStringLiteral("海诺"))}, {"roles", Value(QStringList{QStringLiteral("exhibitor")})}});
    const auto measure = [&] {
        const auto done = venue.jobs().runNow("measure-completeness", {});
        REQUIRE(done);
        return done->value(QLatin1String("changed")).toInteger();
    };
    CHECK(measure() == 0);
    REQUIRE(venue.tryCreate(
        "admin", "setting",
        {{"key", Value(QStringLiteral("standard_form.exhibitor"))}, {"value", Value(QStringLiteral("name\nphone"))}}));
    CHECK(measure() == 1);
    CHECK(venue.value("customer", id, "completeness") == Value(50));
    CHECK(measure() == 0);
}

TEST_CASE("The schedule tells what runs when, and others may add to it")
{
    JobVenue venue(FOR_BOTH_STORES());
    int runs = 0;
    venue.jobs().addScheduled({"count-sheep", std::chrono::minutes(5), [&](Instant) -> Result<QJsonObject> {
                                   ++runs;
                                   return QJsonObject{{QStringLiteral("sheep"), runs}};
                               }});
    QStringList names;
    for (const QJsonValue &entry : venue.jobs().schedule())
        names.append(entry.toObject().value(QLatin1String("name")).toString());
    CHECK(names == QStringList{QStringLiteral("count-sheep"), QStringLiteral("delete-job-files"),
                               QStringLiteral("forget-requests"), QStringLiteral("measure-completeness"),
                               QStringLiteral("purge-deleted")});
    REQUIRE(venue.jobs().runNow("count-sheep", {}));
    REQUIRE(venue.jobs().runNow("count-sheep", {}));
    CHECK(runs == 2);
    CHECK(venue.count("fd_job", "kind='clock:count-sheep'") == 1);
    CHECK_FALSE(venue.jobs().schedule().first().toObject().value(QLatin1String("last")).isNull());
    CHECK(venue.jobs().runNow("no-such-job", {}).error().code() == ErrorCode::NotFound);
}

TEST_CASE("A cancelled export leaves no file")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.import("manager1", "customer", longList(3000));
    const auto job =
        venue.jobs().startExport(venue.as("manager1"), {everybody(), "xlsx", false, QStringLiteral("zh_CN"), {}});
    REQUIRE(job);
    REQUIRE(venue.jobs().cancel(venue.as("manager1"), *job));
    const JobReport report = venue.waitFor("manager1", *job);
    CHECK(report.state == "cancelled");
    CHECK_FALSE(venue.jobs().openResult(venue.as("manager1"), *job));
    CHECK(QDir(venue.jobsFolder()).entryList({QStringLiteral("export-*")}, QDir::Files).isEmpty());
}

TEST_CASE("The log that a large import filled is cut behind it")
{
    JobVenue venue(DialectKind::Sqlite);
    const JobReport report = venue.import("sales1", "customer", longList(1200));
    REQUIRE(countsOf(report).created == 1200);
    const auto nothing = [](Connection &) { return Result<void>(); };
    // The writer cuts behind the first, so that it has when the second is told.
    REQUIRE(venue.database().writeNow(nothing));
    REQUIRE(venue.database().writeNow(nothing));
    CHECK(QFileInfo(venue.database().location().file + QStringLiteral("-wal")).size() < 1024 * 1024);
}
