// How many customers a second come in. Run by hand: test-jobs "[.bench]".
#include "tests/jobs/job_story.h"

#include <QElapsedTimer>

#include <ctime>
#include <iostream>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QByteArray customers(int rows)
{
    static const char *brands[] = {"海诺", "蓝海", "宏力", "东岳", "泰和", "金盾", "恒信", "瑞丰"};
    QByteArray csv = "公司名称,简称,联系电话,邮箱,省份,城市,地址,级别,行业,来源\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "济南" + QByteArray(brands[i % 8]) + number + "精密机械有限公司," + brands[i % 8] + number + ",0531-" +
               QByteArray::number(80000000 + i) + ",info@" + number + ".example,山东省,济南,工业南路" + number +
               "号,B级,数控机床,网站\n";
    }
    return csv;
}

} // namespace

TEST_CASE("Import rates", "[.bench]")
{
    JobVenue venue(FOR_BOTH_STORES());
    const int asked = qEnvironmentVariableIntValue("FAIRDESK_BENCH_ROWS");
    const int rows = asked > 0 ? asked : 20'000;
    const QByteArray csv = customers(rows);
    for (const char *what : {"created", "skipped"}) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        const Counts counts = countsOf(venue.import("admin", "customer", csv));
        std::cout << (venue.database().dialect() == DialectKind::Sqlite ? "SQLite " : "PostgreSQL ") << what << ": "
                  << qint64(rows * 1000.0 / double(qMax<qint64>(timer.elapsed(), 1))) << " customers/s, "
                  << qint64(double(rows) * CLOCKS_PER_SEC / double(std::clock() - before))
                  << " for each second of a processor\n";
        CHECK(counts.read == rows);
    }
    QElapsedTimer timer;
    timer.start();
    Query query;
    query.entity = "customer";
    query.limit = 0;
    for (const char *format : {"csv", "xlsx"}) {
        timer.restart();
        venue.exported("admin", query, format);
        std::cout << "  export " << format << ": " << qint64(rows * 1000.0 / double(qMax<qint64>(timer.elapsed(), 1)))
                  << " rows/s\n";
    }
}
