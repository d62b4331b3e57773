// How many saves a second: run with the tag [bench], not with the others.
#include "tests/records/story.h"

#include <QElapsedTimer>
#include <QSemaphore>

#include <cstdio>
#include <ctime>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// The processor's time says more than the clock's where others use the machine too.
void report(const char *what, int count, qint64 nanoseconds, std::clock_t ticks)
{
    const double seconds = double(ticks) / CLOCKS_PER_SEC;
    std::printf("%-54s %6.0f a second by the clock, %6.0f by this program's processor time\n", what,
                count * 1e9 / double(nanoseconds), count / seconds);
}

void run(ServerFixture &venue, const char *what, int count, const std::function<RecordChange(int)> &changeOf)
{
    QSemaphore finished;
    std::atomic<int> failures = 0;
    const CallContext context = venue.as("sales1");
    QElapsedTimer timer;
    timer.start();
    const std::clock_t began = std::clock();
    for (int i = 0; i < count; ++i) {
        SaveRequest request;
        request.changes = {changeOf(i)};
        venue.records().save(context, request, [&](const Result<SaveResult> &result) {
            failures += result ? 0 : 1;
            finished.release();
        });
    }
    finished.acquire(count);
    report(what, count, timer.nsecsElapsed(), std::clock() - began);
    CHECK(failures == 0);
}

} // namespace

TEST_CASE("rates of the write path", "[.][bench]")
{
    const DialectKind dialect = FOR_BOTH_DATABASES();
    ServerFixture venue(dialect);
    std::printf("%s\n", dialect == DialectKind::Sqlite ? "SQLite" : "PostgreSQL");
    constexpr int count = 10'000;
    run(venue, "create customers (name, city, phone, level)", count, [](int i) {
        return creation("customer", {{"name", Value(QStringLiteral("济南海诺机械设备第%1有限公司").arg(i))},
                                     {"city", text("济南")},
                                     {"phone", Value(QStringLiteral("138%1").arg(i, 8, 10, QLatin1Char('0')))},
                                     {"level", text("A")}});
    });
    run(venue, "create tasks", count, [](int i) {
        return creation("task", {{"title", Value(QStringLiteral("回访 %1").arg(i))}});
    });
    run(venue, "update one field of a customer", count, [](int i) {
        return change("customer", 1 + i, {{"remarks", text("已联系")}});
    });
    run(venue, "create interactions (and the customer's last contact)", count, [](int i) {
        return creation("interaction", {{"customer", Value(qint64(1 + i % 1000))},
                                        {"channel", text("call")},
                                        {"subject", text("询价")},
                                        {"at", Value(Instant{1'750'000'000'000 + i * 1000LL})}});
    });
}
