#include "client/editors/typed_values.h"
#include "tests/support/catch.h"

#include <QTimeZone>

using namespace fairdesk;

TEST_CASE("A date is understood in every form in which people write one", "[editors]")
{
    const QDate today(2026, 1, 15);
    const auto [typed, meant] = GENERATE(table<const char *, QDate>({
        {"2026-05-18", QDate(2026, 5, 18)},
        {"2026/5/18", QDate(2026, 5, 18)},
        {"2026.5.18", QDate(2026, 5, 18)},
        {"20260518", QDate(2026, 5, 18)},
        {"2026年5月18日", QDate(2026, 5, 18)},
        {"5月18日", QDate(2026, 5, 18)},
        {"２０２６－０５－１８", QDate(2026, 5, 18)},
        {"5-18", QDate(2026, 5, 18)},
        {"518", QDate(2026, 5, 18)},
        {"12-20", QDate(2025, 12, 20)},
        {"18", QDate(2026, 1, 18)},
        {"today", QDate(2026, 1, 15)},
        {"明天", QDate(2026, 1, 16)},
        {"Tomorrow", QDate(2026, 1, 16)},
        {"昨天", QDate(2026, 1, 14)},
        {"+7", QDate(2026, 1, 22)},
        {"-15", QDate(2025, 12, 31)},
        {"2026-02-30", QDate()},
        {"13-40", QDate()},
        {"soon", QDate()},
        {"", QDate()},
    }));
    CAPTURE(typed);
    CHECK(typedDate(QString::fromUtf8(typed), today).value_or(QDate()) == meant);
}

TEST_CASE("A moment is a day, a time or both", "[editors]")
{
    const QTimeZone zone("Asia/Shanghai");
    const QDateTime now(QDate(2026, 1, 15), QTime(10, 24), zone);
    const auto [typed, meant] = GENERATE(table<const char *, const char *>({
        {"2026-05-18 15:00", "2026-05-18 15:00"},
        {"15:30", "2026-01-15 15:30"},
        {"5-18 9:30", "2026-05-18 09:30"},
        {"明天 下午3:00", "2026-01-16 15:00"},
        {"tomorrow 8:00", "2026-01-16 08:00"},
        {"2026-05-18", "2026-05-18 00:00"},
        {"下午3点", "2026-01-15 15:00"},
        {"now", "2026-01-15 10:24"},
        {"现在", "2026-01-15 10:24"},
        {"25:00", ""},
        {"whenever", ""},
    }));
    CAPTURE(typed);
    const auto moment = typedMoment(QString::fromUtf8(typed), now);
    CHECK((moment ? moment->toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString()) == QString::fromUtf8(meant));
}

TEST_CASE("Numbers and amounts are understood with thousands, wide digits and 万", "[editors]")
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    CHECK(typedInteger(QStringLiteral("1,234"), chinese) == 1234);
    CHECK(typedInteger(QStringLiteral("１２３"), chinese) == 123);
    CHECK(typedInteger(QStringLiteral("1.5万"), chinese) == 15000);
    CHECK(typedInteger(QStringLiteral("9007199254740993"), chinese) == 9007199254740993);
    CHECK_FALSE(typedInteger(QStringLiteral("1.5"), chinese));
    CHECK_FALSE(typedInteger(QStringLiteral("many"), chinese));
    CHECK(typedDecimal(QStringLiteral("36.5"), chinese) == 36.5);
    CHECK(typedDecimal(QStringLiteral("36,5"), QLocale(QLocale::German)) == 36.5);
    CHECK(typedMoney(QStringLiteral("¥ 1,234.50"), "CNY", chinese) == Money{123450, "CNY"});
    CHECK(typedMoney(QStringLiteral("2.6万"), "CNY", chinese) == Money{2600000, "CNY"});
    CHECK(typedMoney(QStringLiteral("99 USD"), "CNY", chinese) == Money{9900, "USD"});
    CHECK_FALSE(typedMoney(QStringLiteral("1.234"), "CNY", chinese));
}
