#include "server/storage/relative_period.h"

namespace fairdesk {
namespace {

DayRange week(QDate day)
{
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    return {monday, monday.addDays(6)};
}

DayRange month(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    return {first, first.addMonths(1).addDays(-1)};
}

DayRange quarter(QDate day)
{
    const QDate first(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    return {first, first.addMonths(3).addDays(-1)};
}

DayRange year(QDate day)
{
    return {QDate(day.year(), 1, 1), QDate(day.year(), 12, 31)};
}

// "last-30-days", "next-7-days"
std::optional<DayRange> countedDays(const QByteArray &name, QDate today)
{
    if (!name.endsWith("-days"))
        return {};
    bool ok = false;
    const QByteArray digits = name.mid(5, name.size() - 10);
    const bool plain = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const int days = digits.toInt(&ok);
    if (!ok || !plain || days < 1 || days > 36'600)
        return {};
    if (name.startsWith("last-"))
        return DayRange{today.addDays(1 - days), today};
    if (name.startsWith("next-"))
        return DayRange{today, today.addDays(days - 1)};
    return {};
}

} // namespace

std::optional<DayRange> relativePeriod(const QByteArray &name, QDate today)
{
    struct Named
    {
        const char *name;
        DayRange range;
    };
    const QDate lastMonth = today.addMonths(-1);
    const QDate nextMonth = today.addMonths(1);
    const Named table[] = {
        {"today", {today, today}},
        {"yesterday", {today.addDays(-1), today.addDays(-1)}},
        {"tomorrow", {today.addDays(1), today.addDays(1)}},
        {"this-week", week(today)},
        {"last-week", week(today.addDays(-7))},
        {"next-week", week(today.addDays(7))},
        {"this-month", month(today)},
        {"last-month", month(lastMonth)},
        {"next-month", month(nextMonth)},
        {"this-quarter", quarter(today)},
        {"last-quarter", quarter(today.addMonths(-3))},
        {"next-quarter", quarter(today.addMonths(3))},
        {"this-year", year(today)},
        {"last-year", year(today.addYears(-1))},
        {"next-year", year(today.addYears(1))},
    };
    for (const Named &entry : table) {
        if (name == entry.name)
            return entry.range;
    }
    return countedDays(name, today);
}

} // namespace fairdesk
