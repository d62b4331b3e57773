#include "common/text/search_keys.h"
#include "tests/support/catch.h"

#include <QSet>

#include <utility>
#include <vector>

using namespace fairdesk;

namespace {

SearchText named(const char *name)
{
    return {{QString::fromUtf8(name)}, {}, {}, {}};
}

bool finds(const char *typed, const SearchText &text)
{
    return matches(parseQuery(QString::fromUtf8(typed)), text);
}

int rankOf(const char *typed, const char *name)
{
    return rank(parseQuery(QString::fromUtf8(typed)), named(name));
}

QSet<QByteArray> tokensOf(KeyClass keyClass, const char *value)
{
    const QList<QByteArray> list = indexTokens(keyClass, {QString::fromUtf8(value)}).split(' ');
    return QSet<QByteArray>(list.begin(), list.end());
}

} // namespace

TEST_CASE("A name is found by what people type")
{
    const std::vector<std::pair<const char *, const char *>> found{{"国际", "济南海诺国际展览有限公司"},
                                                                   {"国", "济南海诺国际展览有限公司"},
                                                                   {"國際", "济南海诺国际展览有限公司"},
                                                                   {"国际", "濟南海諾國際展覽有限公司"},
                                                                   {"hcjm", "豪诚家美会展"},
                                                                   {"lml", "李明朗"},
                                                                   {"liml", "李明朗"},
                                                                   {"lmlang", "李明朗"},
                                                                   {"liminglang", "李明朗"},
                                                                   {"limingl", "李明朗"},
                                                                   {"l明l", "李明朗"},
                                                                   {"li明", "李明朗"},
                                                                   {"明lang", "李明朗"},
                                                                   {"zengguoq", "曾国强"},
                                                                   {"ceng", "曾国强"},
                                                                   {"zgq", "曾国强"},
                                                                   {"shanxm", "单晓明"},
                                                                   {"sxm", "单晓明"},
                                                                   {"dxm", "单晓明"},
                                                                   {"zhan", "海诺展览"},
                                                                   {"jiz", "国际展览"},
                                                                   {"lv", "吕布"},
                                                                   {"lyu", "吕布"},
                                                                   {"qiche", "重庆长安汽车"},
                                                                   {"chongqing", "重庆长安汽车"},
                                                                   {"zhongqing", "重庆长安汽车"},
                                                                   {"xian", "西安世博"},
                                                                   {"fangan", "方案中心"},
                                                                   {"haino", "Haino Electronics"},
                                                                   {"HAINO elec", "Haino Electronics Co., Ltd."},
                                                                   {"tronics", "Haino Electronics"},
                                                                   {"nestle", "Nestlé"},
                                                                   {"Nestlé", "NESTLE"},
                                                                   {"海诺3c", "海诺3C电子"},
                                                                   {"hn2026", "海诺2026展"},
                                                                   {"2026", "2026国际家具展"},
                                                                   {"上海展览", "海诺（上海）展览"},
                                                                   {"王伟", "王 伟"},
                                                                   {"王 伟", "王伟"},
                                                                   {"海诺 jinan", "济南海诺"},
                                                                   {"h", "Haino"},
                                                                   {"h", "海诺"},
                                                                   {"饼乾", "饼干大王"},
                                                                   {"乾", "葡萄乾公司"},
                                                                   {"女", "女装"},
                                                                   {"nvz", "女装展"},
                                                                   {"o'neill", "ONeill"},
                                                                   {"москва", "Москва"},
                                                                   {"ガイド", "東京ガイド社"}};
    for (const auto &[typed, name] : found) {
        INFO(typed << " in " << name);
        CHECK(finds(typed, named(name)));
    }
}

TEST_CASE("Nothing is found in the middle of a syllable or across words")
{
    const std::vector<std::pair<const char *, const char *>> apart{
        {"uoji", "国际展览"}, {"an", "国展览王"},     {"uo", "国际"},
        {"jzx", "国际展览"},  {"lml", "李朗明"},      {"limgl", "李朗"},
        {"国展", "国际展览"}, {"aier", "海尔"},       {"haino elek", "Haino Electronics"},
        {"sl", "张三、李四"}, {"三李", "张三、李四"}, {"oel", "Haino Electronics"},
        {"n", "Haino"},       {"际", "国家"},         {"", "海诺"},
        {"，", "海诺"}};
    for (const auto &[typed, name] : apart) {
        INFO(typed << " in " << name);
        CHECK_FALSE(finds(typed, named(name)));
    }
}

TEST_CASE("Other classes")
{
    const SearchText record{{QStringLiteral("济南海诺"), QStringLiteral("Haino")},
                            {QStringLiteral("0531-88123456转801 / 138 0013 8000")},
                            {QStringLiteral("Wang.Wei@haino.com")},
                            {QStringLiteral("HT-2026-0017"), QStringLiteral("A1")}};
    for (const char *typed :
         {"88123456", "0531-8812", "8000", "138 0013", "+86 138 0013 8000", "+86138", "0086 531 88123456", "wang.wei",
          "wangwei", "@haino", "HT-2026", "ht2026", "0017", "A1", "a-1", "海诺 haino"}) {
        INFO(typed);
        CHECK(finds(typed, record));
    }
    for (const char *typed : {"88", "1", "801", "9999", "gwh", "2", "a2"}) {
        INFO(typed);
        CHECK_FALSE(finds(typed, record));
    }
}

TEST_CASE("One Latin letter or two digits ask no phones")
{
    for (const char *typed : {"h", "1", "13"}) {
        for (const SearchAlternative &alternative : parseQuery(QString::fromUtf8(typed)).alternatives)
            CHECK(alternative.keyClass != KeyClass::Phone);
    }
    CHECK_FALSE(parseQuery(QString()).canMatch());
    CHECK_FALSE(parseQuery(QStringLiteral(" ，- ")).canMatch());
}

TEST_CASE("Alternatives are what the header says")
{
    const SearchQuery chinese = parseQuery(QStringLiteral("国际"));
    REQUIRE(chinese.alternatives.size() == 1);
    CHECK(chinese.alternatives[0].tokens == QList<QByteArray>{"国际"});

    const SearchQuery initials = parseQuery(QStringLiteral("hcjm"));
    CHECK(initials.alternatives[0].tokens == QList<QByteArray>{"hcj", "cjm"});
    CHECK(initials.alternatives[1].tokens == QList<QByteArray>{"yyhcj", "yycjm"});

    // Both fang an and fan gan: only the first syllable's start is sure.
    const SearchQuery ambiguous = parseQuery(QStringLiteral("fangan"));
    CHECK(ambiguous.alternatives[2].tokens == QList<QByteArray>{"zzfan"});
}

TEST_CASE("Index tokens of a name")
{
    const QSet<QByteArray> tokens = tokensOf(KeyClass::Name, "国际A展");
    for (const char *token :
         {"国", "国际", "际", "展", "a", "xxxg", "xxxa", "xxxz", "yygj", "zzgu", "zzguo", "zzji", "zzzha"})
        CHECK(tokens.contains(token));
    CHECK_FALSE(tokens.contains("际展"));
    CHECK_FALSE(tokens.contains("yyjz"));
    CHECK_FALSE(tokens.contains("zzjiz"));
    CHECK(tokensOf(KeyClass::Name, "曾").contains("xxxc"));
    CHECK(tokensOf(KeyClass::Phone, "0531-88123456").contains("3456"));
    CHECK(indexTokens(KeyClass::Name, {}).isEmpty());
}

TEST_CASE("Better matches rank higher")
{
    CHECK(rankOf("海诺", "海诺") > rankOf("海诺", "海诺展览"));
    CHECK(rankOf("海诺", "海诺展览") > rankOf("海诺", "济南海诺"));
    CHECK(rankOf("elec", "Haino Electronics") > rankOf("lec", "Haino Electronics"));
    CHECK(rankOf("li", "Li Industries") > rankOf("li", "李明朗"));
    CHECK(rankOf("liminglang", "李明朗") > rankOf("lml", "李明朗"));
    CHECK(rankOf("ming", "李明朗") > rankOf("ming", "Flaming"));
    CHECK(rankOf("haino electronics", "Haino Electronics") > rankOf("haino electronics", "Haino Electronics Asia"));
    CHECK(rankOf("haino electronics", "Haino Electronics Asia") >
          rankOf("haino electronics", "Asia Electronics Haino"));
    CHECK(rankOf("nothing", "海诺") == 0);
}
