#include "common/text/normalise.h"
#include "tests/support/catch.h"

#include <random>
#include <utility>
#include <vector>

using namespace fairdesk;

namespace {

using Cases = std::vector<std::pair<const char *, const char *>>;

} // namespace

TEST_CASE("Full-width letters, digits and signs become usual ones")
{
    CHECK(foldWidth(QStringLiteral("ＡＢＣ１２３（集团）　＠－")) == QStringLiteral("ABC123(集团) @-"));
    CHECK(foldWidth(QStringLiteral("already usual")) == QStringLiteral("already usual"));
    CHECK(foldWidth(QString(QChar(0xF9E1))) == QStringLiteral("李")); // a compatibility ideograph
    CHECK(foldWidth(QStringLiteral("2024–2025")) == QStringLiteral("2024-2025"));
}

TEST_CASE("Traditional becomes simplified as a business writes it")
{
    const Cases cases{{"濟南海諾國際展覽股份有限公司", "济南海诺国际展览股份有限公司"},
                      {"臺灣鴻海精密工業", "台湾鸿海精密工业"},
                      {"範冰", "范冰"},
                      {"范冰", "范冰"},
                      {"餘額", "余额"},
                      {"余先生", "余先生"},
                      {"後勤", "后勤"},
                      {"太后", "太后"},
                      {"鐘錶", "钟表"},
                      {"乾元資產", "乾元资产"},
                      {"餅乾", "饼干"},
                      {"葡萄乾", "葡萄干"},
                      {"乾洗", "干洗"},
                      {"葉先生", "叶先生"},
                      {"發髮", "发发"},
                      {"裏裡", "里里"},
                      {"著名", "著名"},
                      {"特徵", "特征"},
                      {"李嘉誠", "李嘉诚"},
                      {"English 123", "English 123"}};
    for (const auto &[text, expected] : cases) {
        INFO(text);
        CHECK(simplify(QString::fromUtf8(text)) == QString::fromUtf8(expected));
    }
}

TEST_CASE("Case and accents")
{
    CHECK(foldCase(QStringLiteral("NESTLÉ Société")) == QStringLiteral("nestle societe"));
    CHECK(foldCase(QStringLiteral("Großmann & Søn, Łódź")) == QStringLiteral("grossmann & son, lodz"));
    CHECK(foldCase(QStringLiteral("e\u0301")) == QStringLiteral("e"));
    CHECK(foldCase(QStringLiteral("МОСКВА")) == QStringLiteral("москва"));
    CHECK(foldCase(QStringLiteral("ガイド 한국")) == QStringLiteral("ガイド 한국"));
}

TEST_CASE("Normalised text does all of it and collapses white space")
{
    CHECK(normalisedText(QStringLiteral("　ＨＡＩＥＲ \t 國際\n")) == QStringLiteral("haier 国际"));
    CHECK(normalisedText(QStringLiteral("   ")).isEmpty());
}

TEST_CASE("Normalising twice changes nothing")
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> block(0, 4), length(0, 12);
    const std::vector<std::pair<int, int>> blocks{
        {0x20, 0x7E}, {0x4E00, 0x9FFF}, {0xFF01, 0xFF60}, {0xC0, 0x24F}, {0xF900, 0xFAD9}};
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = length(random); i > 0; --i) {
            const auto [first, last] = blocks[size_t(block(random))];
            text += QChar(char16_t(std::uniform_int_distribution<int>(first, last)(random)));
        }
        INFO(text.toStdString());
        const QString width = foldWidth(text), simple = simplify(text), folded = foldCase(text),
                      normal = normalisedText(text);
        REQUIRE(foldWidth(width) == width);
        REQUIRE(simplify(simple) == simple);
        REQUIRE(foldCase(folded) == folded);
        REQUIRE(normalisedText(normal) == normal);
    }
}
