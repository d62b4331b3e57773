#include "common/tabular/cell.h"
#include "common/tabular/number_format.h"
#include "tests/tabular/tabular_helpers.h"

using namespace fairdesk;
using Kind = NumberFormat::Kind;

TEST_CASE("numbers are written as people write them", "[tabular][cell]")
{
    CHECK(plainNumber(13800138000) == QStringLiteral("13800138000"));
    CHECK(plainNumber(1e10) == QStringLiteral("10000000000"));
    CHECK(plainNumber(0.1 + 0.2) == QStringLiteral("0.3"));
    CHECK(plainNumber(-1234.5) == QStringLiteral("-1234.5"));
    CHECK(plainNumber(0.00001234) == QStringLiteral("0.00001234"));
    CHECK(plainNumber(4.40106199001011e17) == QStringLiteral("440106199001011000"));
    CHECK(plainNumber(-1.5e20) == QStringLiteral("-150000000000000000000"));
    CHECK(plainNumber(1.5e-7) == QStringLiteral("0.00000015"));
    CHECK(plainNumber(-0.0) == QStringLiteral("0"));
    CHECK(Cell::ofNumber(2, 2).text == QStringLiteral("2.00"));
    CHECK(Cell::ofNumber(std::numeric_limits<double>::infinity()).isEmpty());
}

TEST_CASE("number formats tell dates from numbers", "[tabular][cell]")
{
    const std::pair<const char *, Kind> formats[] = {
        {"General", Kind::Plain},
        {"0.00E+00", Kind::Plain},
        {"#,##0.00;[Red]-#,##0.00", Kind::Plain},
        {"\"days\" 0", Kind::Plain},
        {"0\\d", Kind::Plain},
        {"[$¥-804]#,##0.00", Kind::Plain},
        {"_ * #,##0_ ", Kind::Plain},
        {"yyyy-mm-dd", Kind::Date},
        {"yyyy\"年\"m\"月\"d\"日\"", Kind::Date},
        {"[$-804]yyyy\"年\"m\"月\"", Kind::Date},
        {"mmm", Kind::Date},
        {"[$-F800]dddd, mmmm dd, yyyy", Kind::Date},
        {"h:mm AM/PM", Kind::Time},
        {"mm:ss.0", Kind::Time},
        {"yyyy/m/d h:mm", Kind::DateTime},
        {"[h]:mm:ss", Kind::Duration},
        {"[mm]:ss", Kind::Duration},
        {"\"unclosed", Kind::Plain},
        {"[unclosed", Kind::Plain},
        {"\\", Kind::Plain},
        {"", Kind::Plain},
    };
    for (const auto &[code, kind] : formats) {
        INFO(code);
        CHECK(NumberFormat::custom(QString::fromUtf8(code)).kind == kind);
    }
    CHECK(NumberFormat::custom(u"000000").minimumDigits == 6);
    CHECK(NumberFormat::custom(u"[$-804]000000").minimumDigits == 6);
    CHECK(NumberFormat::custom(u"0.00").minimumDigits == 0);
    CHECK(NumberFormat::builtIn(14).kind == Kind::Date);
    CHECK(NumberFormat::builtIn(22).kind == Kind::DateTime);
    CHECK(NumberFormat::builtIn(31).kind == Kind::Date); // yyyy"年"m"月"d"日"
    CHECK(NumberFormat::builtIn(49).kind == Kind::Plain);
    CHECK(NumberFormat::builtIn(-1).kind == Kind::Plain);
}

TEST_CASE("serial numbers become the day that the spreadsheet shows", "[tabular][cell]")
{
    const NumberFormat date{Kind::Date, 0};
    const NumberFormat both{Kind::DateTime, 0};
    const auto text = [](const char *raw, NumberFormat format, bool from1904 = false) {
        return numberCell(QString::fromLatin1(raw), format, from1904).text;
    };
    CHECK(text("1", date) == QStringLiteral("1900-01-01"));
    CHECK(text("59", date) == QStringLiteral("1900-02-28"));
    CHECK(text("61", date) == QStringLiteral("1900-03-01"));
    CHECK(text("46095", date) == QStringLiteral("2026-03-14"));
    CHECK(text("44633", date, true) == QStringLiteral("2026-03-14"));
    CHECK(text("2958465", date) == QStringLiteral("9999-12-31"));
    CHECK(text("2958466", date) == QStringLiteral("2958466"));
    CHECK(text("-1", date) == QStringLiteral("-1"));
    CHECK(text("1E+300", date).startsWith(QStringLiteral("1e+300")));
    CHECK(text("46095.39583333334", both) == QStringLiteral("2026-03-14T09:30:00"));
    CHECK(text("46022.99998842592", both) == QStringLiteral("2025-12-31T23:59:59"));
    CHECK(text("0.34375", {Kind::Time, 0}) == QStringLiteral("08:15:00"));
    CHECK(text("0.9999999999", {Kind::Time, 0}) == QStringLiteral("00:00:00"));
    CHECK(text("1.104166666666667", {Kind::Duration, 0}) == QStringLiteral("26:30:00"));
    CHECK(text("-0.5", {Kind::Duration, 0}) == QStringLiteral("-12:00:00"));
    CHECK(text("NaN", date) == QStringLiteral("NaN"));
}

TEST_CASE("numbers that are names keep each digit", "[tabular][cell]")
{
    CHECK(numberCell(QStringLiteral("440106199001011234"), {}, false).text == QStringLiteral("440106199001011234"));
    CHECK(numberCell(QStringLiteral("1.3800138E+10"), {}, false).text == QStringLiteral("13800138000"));
    CHECK(numberCell(QStringLiteral("21000"), {Kind::Plain, 6}, false).text == QStringLiteral("021000"));
}
