// Amounts as they are typed, stored and shown: never through floating point, never guessed.
#include "common/base/money.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

struct Typed
{
    const char *text;
    qint64 minor;
    const char *currency;
};

QLocale chinese()
{
    return QLocale(QLocale::Chinese, QLocale::China);
}

} // namespace

TEST_CASE("An amount is read to the fen")
{
    const Typed table[] = {
        {"0", 0, "CNY"},
        {"1234.50", 123450, "CNY"},
        {"1234.5", 123450, "CNY"},
        {"1,234.50", 123450, "CNY"},
        {"12,345,678", 1234567800, "CNY"},
        {"0.01", 1, "CNY"},
        {"-0.01", -1, "CNY"},
        {"-1,000", -100000, "CNY"},
        {"  88.00  ", 8800, "CNY"},
        {"100 USD", 10000, "USD"},
        {"100 usd", 10000, "USD"},
        {"500 JPY", 500, "JPY"},
        {"1.234 KWD", 1234, "KWD"},
        {"007.10", 710, "CNY"},
    };
    for (const Typed &typed : table) {
        INFO(typed.text);
        const auto money = Money::parse(QString::fromLatin1(typed.text));
        REQUIRE(money);
        CHECK(money->minor == typed.minor);
        CHECK(money->currency == typed.currency);
    }
}

TEST_CASE("What is no amount is refused and not rounded")
{
    const char *refused[] = {"",
                             " ",
                             "-",
                             "--5",
                             "+5",
                             "1.234",
                             ".5",
                             "5.",
                             "1.2.3",
                             "1e5",
                             "0x10",
                             "12 500",
                             "5 RM B",
                             "5 RMBX",
                             "5 元",
                             "¥5",
                             "１２",
                             "1.5 JPY",
                             "1.2345 KWD",
                             "nan",
                             "inf",
                             "1,5",
                             "12,50",
                             "1,2345",
                             ",500",
                             "1234,567",
                             "1,234,56",
                             "1.2,34",
                             "99999999999999999999",
                             "9,223,372,036,854,775,807"};
    for (const char *text : refused) {
        INFO(text);
        CHECK_FALSE(Money::parse(QString::fromUtf8(text)));
    }
}

TEST_CASE("The largest amount that is read is written back without loss")
{
    const auto money = Money::parse(QStringLiteral("9,223,372,036,854.77"));
    REQUIRE(money);
    CHECK(money->minor == 922337203685477);
    CHECK(money->amount() == QStringLiteral("9223372036854.77"));
}

TEST_CASE("The currency of the centre stands where none is typed")
{
    CHECK(Money::parse(QStringLiteral("5"), "JPY") == Money{5, "JPY"});
    CHECK_FALSE(Money::parse(QStringLiteral("5"), "RM"));
    CHECK_FALSE(Money::parse(QStringLiteral("5"), QByteArray()));
}

TEST_CASE("What programs print is what programs read")
{
    for (const QByteArray &currency : {QByteArray("CNY"), QByteArray("JPY"), QByteArray("KWD")}) {
        for (const qint64 minor : {qint64(0), qint64(1), qint64(-1), qint64(9), qint64(10), qint64(99), qint64(100),
                                   qint64(-123456789), qint64(900'000'000'000'000)}) {
            const Money money{minor, currency};
            INFO(money.amount().toStdString() << ' ' << currency.constData());
            CHECK(Money::parse(money.amount() + u' ' + QString::fromLatin1(currency)) == money);
        }
    }
}

TEST_CASE("People see an amount in their own way of writing")
{
    CHECK(Money{123450, "CNY"}.toString(chinese()) == QStringLiteral("¥ 1,234.50"));
    CHECK(Money{-5, "CNY"}.toString(chinese()) == QStringLiteral("¥ -0.05"));
    CHECK(Money{123450, "USD"}.toString(QLocale(QLocale::German, QLocale::Germany)) == QStringLiteral("1.234,50 USD"));
    CHECK(Money{1234, "JPY"}.toString(chinese()) == QStringLiteral("1,234 JPY"));
}
