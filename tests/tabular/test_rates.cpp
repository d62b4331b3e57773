#include "common/tabular/csv_writer.h"
#include "common/tabular/xlsx_writer.h"
#include "tests/tabular/tabular_helpers.h"

#include "common/base/platform_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

constexpr int Rows = 100'000;

Row customer(int number)
{
    return {Cell::ofText(QStringLiteral("广州会展服务有限公司%1").arg(number)),
            Cell::ofText(QStringLiteral("陈小姐")),
            Cell::ofText(QString::number(13800000000LL + number)),
            Cell::ofText(QStringLiteral("sales%1@example.com").arg(number)),
            Cell::ofText(QStringLiteral("广州市海珠区阅江中路%1号, 3楼").arg(number % 900)),
            Cell::ofDate(QDate(2020, 1, 1).addDays(number % 2000)),
            Cell::ofNumber(number * 1.25),
            Cell::ofBool(number % 2 == 0),
            Cell{},
            Cell::ofText(QStringLiteral("老客户"))};
}

double rowsPerSecond(const char *what, QElapsedTimer &timer)
{
    const double rate = Rows * 1000.0 / double(std::max<qint64>(1, timer.elapsed()));
    std::printf("%-12s %9.0f rows/s (10 columns)\n", what, rate);
    return rate;
}

} // namespace

// An import of 100,000 rows may take a minute in all; reading them must be a small part of that. The bars are a tenth
// of what one core of a small machine does.
TEST_CASE("100,000 rows are read and written fast", "[tabular][rates]")
{
    const QTemporaryDir folder;
    const QString csv = folder.filePath(QStringLiteral("r.csv"));
    const QString xlsx = folder.filePath(QStringLiteral("r.xlsx"));
    QList<Row> rows;
    for (int i = 0; i < Rows; ++i)
        rows.append(customer(i));

    QElapsedTimer timer;
    QFile file(csv);
    REQUIRE(file.open(QIODevice::WriteOnly));
    timer.start();
    CsvWriter csvWriter(file, CsvWriter::Form::People);
    for (const Row &row : rows)
        csvWriter.writeRow(row);
    REQUIRE(csvWriter.finish());
    file.close();
    CHECK(rowsPerSecond("write CSV", timer) > 20'000);

    timer.start();
    XlsxWriter xlsxWriter(xlsx);
    REQUIRE(xlsxWriter.startSheet(QStringLiteral("List"), QList<XlsxColumn>(10, {"Column"})));
    for (const Row &row : rows)
        xlsxWriter.writeRow(row);
    REQUIRE(xlsxWriter.finish());
    CHECK(rowsPerSecond("write XLSX", timer) > 4'000);

    const qint64 before = platform::residentMemory();
    for (const QString &path : {csv, xlsx}) {
        timer.start();
        TableError error;
        const auto table = TableReader::open(path, {}, &error);
        REQUIRE(table);
        qint64 count = 0;
        qint64 most = 0;
        for (Row row; table->next(row);) {
            if (++count % 10'000 == 0)
                most = std::max(most, platform::residentMemory() - before);
        }
        CHECK(most < MemoryBar);
        CHECK_FALSE(table->error());
        CHECK(count == (path == csv ? Rows : Rows + 1));
        CHECK(rowsPerSecond(path == csv ? "read CSV" : "read XLSX", timer) > (path == csv ? 20'000 : 4'000));
        CHECK(table->bytesRead() > table->bytesTotal() * 9 / 10);
    }
}
