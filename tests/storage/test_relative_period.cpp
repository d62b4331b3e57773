// "This week", "last month": what people mean by them on a given day.
#include "server/storage/relative_period.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

struct Period
{
    const char *name;
    QDate first;
    QDate last;
};

void check(QDate today, std::initializer_list<Period> periods)
{
    for (const Period &period : periods) {
        INFO(period.name << " on " << today.toString(Qt::ISODate).toStdString());
        const auto range = relativePeriod(period.name, today);
        REQUIRE(range);
        CHECK(range->first == period.first);
        CHECK(range->last == period.last);
    }
}

} // namespace

TEST_CASE("Periods on a Thursday in January")
{
    check(QDate(2026, 1, 15), {
                                  {"today", {2026, 1, 15}, {2026, 1, 15}},
                                  {"yesterday", {2026, 1, 14}, {2026, 1, 14}},
                                  {"tomorrow", {2026, 1, 16}, {2026, 1, 16}},
                                  {"this-week", {2026, 1, 12}, {2026, 1, 18}},
                                  {"last-week", {2026, 1, 5}, {2026, 1, 11}},
                                  {"next-week", {2026, 1, 19}, {2026, 1, 25}},
                                  {"this-month", {2026, 1, 1}, {2026, 1, 31}},
                                  {"last-month", {2025, 12, 1}, {2025, 12, 31}},
                                  {"next-month", {2026, 2, 1}, {2026, 2, 28}},
                                  {"this-quarter", {2026, 1, 1}, {2026, 3, 31}},
                                  {"last-quarter", {2025, 10, 1}, {2025, 12, 31}},
                                  {"next-quarter", {2026, 4, 1}, {2026, 6, 30}},
                                  {"this-year", {2026, 1, 1}, {2026, 12, 31}},
                                  {"last-year", {2025, 1, 1}, {2025, 12, 31}},
                                  {"next-year", {2027, 1, 1}, {2027, 12, 31}},
                                  {"last-30-days", {2025, 12, 17}, {2026, 1, 15}},
                                  {"last-1-days", {2026, 1, 15}, {2026, 1, 15}},
                                  {"next-7-days", {2026, 1, 15}, {2026, 1, 21}},
                              });
}

TEST_CASE("Periods on days at the edges")
{
    check(QDate(2026, 1, 12), {{"this-week", {2026, 1, 12}, {2026, 1, 18}}}); // a Monday
    check(QDate(2026, 1, 18), {{"this-week", {2026, 1, 12}, {2026, 1, 18}}}); // a Sunday
    check(QDate(2026, 1, 1),
          {{"this-week", {2025, 12, 29}, {2026, 1, 4}}, {"yesterday", {2025, 12, 31}, {2025, 12, 31}}});
    check(QDate(2024, 2, 29),
          {{"last-year", {2023, 1, 1}, {2023, 12, 31}}, {"this-month", {2024, 2, 1}, {2024, 2, 29}}});
    check(QDate(2026, 3, 31),
          {{"last-month", {2026, 2, 1}, {2026, 2, 28}}, {"next-month", {2026, 4, 1}, {2026, 4, 30}}});
    check(QDate(2026, 5, 31),
          {{"last-quarter", {2026, 1, 1}, {2026, 3, 31}}, {"next-quarter", {2026, 7, 1}, {2026, 9, 30}}});
    check(QDate(2026, 12, 31),
          {{"tomorrow", {2027, 1, 1}, {2027, 1, 1}}, {"next-quarter", {2027, 1, 1}, {2027, 3, 31}}});
}

TEST_CASE("Every day of two years lies in its own periods and outside their neighbours")
{
    for (QDate day(2024, 1, 1); day < QDate(2026, 1, 1); day = day.addDays(1)) {
        for (const char *unit : {"week", "month", "quarter", "year"}) {
            const auto range = [&](const char *which) {
                return relativePeriod(QByteArray(which) + '-' + unit, day).value();
            };
            REQUIRE((range("this").first <= day && day <= range("this").last));
            REQUIRE(range("last").last.addDays(1) == range("this").first);
            REQUIRE(range("this").last.addDays(1) == range("next").first);
        }
    }
}

TEST_CASE("What is no period is refused")
{
    for (const char *name :
         {"", "someday", "last-0-days", "last--1-days", "last-x-days", "next-99999999999-days", "last-40000-days",
          "days", "-days", "lost-3-days", "last-3", "LAST-WEEK", "last_week", "last- 3-days"}) {
        INFO(name);
        CHECK_FALSE(relativePeriod(name, QDate(2026, 1, 15)));
    }
}
