#include "common/text/capitals.h"
#include "tests/support/catch.h"

#include <limits>
#include <utility>
#include <vector>

using namespace fairdesk;

TEST_CASE("The central bank's examples and other amounts")
{
    const std::vector<std::pair<std::int64_t, const char *>> cases{
        {140950, "壹仟肆佰零玖元伍角"},
        {600714, "陆仟零柒元壹角肆分"},
        {168032, "壹仟陆佰捌拾元零叁角贰分"},
        {10700053, "壹拾万柒仟元零伍角叁分"},
        {1640902, "壹万陆仟肆佰零玖元零贰分"},
        {32504, "叁佰贰拾伍元零肆分"},
        {0, "零元整"},
        {1, "壹分"},
        {10, "壹角"},
        {12, "壹角贰分"},
        {100, "壹元整"},
        {101, "壹元零壹分"},
        {1000, "壹拾元整"},
        {10000, "壹佰元整"},
        {10100, "壹佰零壹元整"},
        {100100, "壹仟零壹元整"},
        {1000000, "壹万元整"},
        {1000100, "壹万零壹元整"},
        {1001000, "壹万零壹拾元整"},
        {1100000, "壹万壹仟元整"},
        {1000000000, "壹仟万元整"},
        {1000100000, "壹仟万壹仟元整"},
        {10000000000, "壹亿元整"},
        {10000000100, "壹亿零壹元整"},
        {10001000000, "壹亿零壹万元整"},
        {10100000000, "壹亿零壹佰万元整"},
        {11000000000, "壹亿壹仟万元整"},
        {100000000000000, "壹万亿元整"},
        {100000000000100, "壹万亿零壹元整"},
        {123456789012345, "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"},
        {-12345, "负壹佰贰拾叁元肆角伍分"}};
    for (const auto &[fen, expected] : cases) {
        INFO(fen);
        CHECK(capitalAmount(fen) == QString::fromUtf8(expected));
    }
}

TEST_CASE("No amount is too large, none has two zeros in a row")
{
    CHECK(capitalAmount(std::numeric_limits<std::int64_t>::min()).startsWith(QStringLiteral("负玖亿")));
    std::int64_t fen = 7;
    for (int round = 0; round < 50'000; ++round) {
        fen = std::int64_t((std::uint64_t(fen) * 6364136223846793005ULL + 1442695040888963407ULL) %
                           9'999'999'999'999'999ULL);
        const QString text = capitalAmount(fen);
        REQUIRE_FALSE(text.contains(QStringLiteral("零零")));
        REQUIRE_FALSE(text.contains(QStringLiteral("零元")));
        REQUIRE_FALSE(text.contains(QStringLiteral("零万")));
    }
}

TEST_CASE("Amounts as they are typed")
{
    const auto fen = [](const char *text) { return parseFen(QString::fromUtf8(text)); };
    CHECK(fen("1234.50") == 123450);
    CHECK(fen("1,234.5") == 123450);
    CHECK(fen("¥1,234.50") == 123450);
    CHECK(fen("￥100元") == 10000);
    CHECK(fen("-3") == -300);
    CHECK(fen("0.01") == 1);
    CHECK(fen("１００") == 10000);
    CHECK(fen("1.2300") == 123);
    for (const char *wrong : {"", "abc", "1.234", "1,23", "--1", "1.2.3", "99999999999999999999", "."})
        CHECK_FALSE(fen(wrong).has_value());
}
