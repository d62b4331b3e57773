#include "server/records/numbering.h"
#include "tests/records/story.h"

#include <QSemaphore>
#include <QSet>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("patterns make numbers")
{
    const QDate day(2026, 5, 8);
    CHECK(documentNumber("C{year}{counter:6}", 41, day) == "C2026000041");
    CHECK(documentNumber("{year2}-{month}{day}/{counter}", 7, day) == "26-0508/7");
    CHECK_FALSE(patternProblem("C{counter}"));
    CHECK(patternProblem("C{year}"));
    CHECK(patternProblem("C{jahr}{counter}"));
}

TEST_CASE("five hundred saves at once get five hundred numbers without a gap")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    constexpr int saves = 500;
    QSemaphore finished;
    const CallContext context = venue.as("sales1");
    for (int i = 0; i < saves; ++i) {
        SaveRequest request;
        request.onDuplicate = OnDuplicate::Create;
        // Every fifth is refused: it must not cost a number.
        request.changes = {creation("customer", {{"name", Value(QStringLiteral("客户 %1").arg(i))}})};
        if (i % 5 == 4)
            request.changes.append(creation("contact", {{"name", text("x")}}));
        venue.records().save(context, request, [&](const Result<SaveResult> &) { finished.release(); });
    }
    finished.acquire(saves);
    QSet<QString> numbers;
    venue.read<bool>([&](Connection &connection) {
        Statement &query = connection.statement("SELECT number FROM customer");
        while (query.step())
            numbers.insert(query.string(0));
        return true;
    });
    REQUIRE(numbers.size() == 400);
    for (int i = 1; i <= 400; ++i)
        REQUIRE(numbers.contains(QStringLiteral("C2026%1").arg(i, 6, 10, QLatin1Char('0'))));
    CHECK(venue.database().commits() < quint64(saves)); // grouped
}

TEST_CASE("a number that is taken is passed over")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    venue.create("program", "customer", {{"name", text("旧系统")}, {"number", text("C2026000001")}});
    CHECK(venue.value("customer", venue.create("sales1", "customer", {{"name", text("新")}}), "number").text() ==
          "C2026000002");
    CHECK(outcome(venue.update("admin", "sequence", venue.idOf("sequence", "key", "customer"),
                               {{"pattern", text("K{year}")}})) == "invalid");
    REQUIRE(venue.update("admin", "sequence", venue.idOf("sequence", "key", "customer"),
                         {{"pattern", text("K-{counter:4}")}}));
    CHECK(venue.value("customer", venue.create("sales1", "customer", {{"name", text("更新")}}), "number").text() ==
          "K-0003");
}
