#include "common/text/company_name.h"
#include "common/text/duplicate_keys.h"
#include "tests/support/catch.h"

#include <random>
#include <utility>
#include <vector>

using namespace fairdesk;

namespace {

QString normal(const char *name)
{
    return normalisedCompanyName(QString::fromUtf8(name));
}

} // namespace

TEST_CASE("Writings of one firm have one normalised name")
{
    const std::vector<const char *> writings{
        "济南海诺国际展览有限公司",   "山东省济南市海诺国际展览有限公司", "山东济南海诺国际展览有限责任公司",
        "濟南海諾國際展覽有限公司",   "济南海诺国际展览（集团）有限公司", "济南海诺国际展览股份有限公司",
        "济南市海诺国际展览集团",     "济南海诺国际展览集团股份有限公司", " 济南 海诺国际展览 有限公司 ",
        "济南海诺国际展览有限公司。", "济南海诺·国际展览有限公司",        "【济南海诺国际展览】有限公司"};
    for (const char *writing : writings) {
        INFO(writing);
        CHECK(normal(writing) == QStringLiteral("济南海诺国际展览"));
    }
}

TEST_CASE("Foreign legal forms go as well")
{
    const std::vector<std::pair<const char *, const char *>> cases{
        {"Haino Electronics Co., Ltd.", "haino electronics"},
        {"HAINO ELECTRONICS CO.,LTD", "haino electronics"},
        {"Haino Electronics Company Limited", "haino electronics"},
        {"Siemens AG", "siemens"},
        {"Messe München GmbH", "messe munchen"},
        {"Messe Berlin GmbH & Co. KG", "messe berlin"},
        {"Apple Inc.", "apple"},
        {"Widgets, LLC", "widgets"},
        {"Fiera Milano S.p.A.", "fiera milano"},
        {"GL events S.A.", "gl events"},
        {"Philips N.V.", "philips"},
        {"Novo A/S", "novo"},
        {"海诺电子（香港）Co., Ltd", "海诺电子香港"},
        {"Ltd.", "ltd"}};
    for (const auto &[name, expected] : cases) {
        INFO(name);
        CHECK(normal(name) == QString::fromUtf8(expected));
    }
}

TEST_CASE("Branches keep their place, and 市 inside a name stays")
{
    CHECK(normal("中国移动通信集团山东有限公司济南分公司") == QStringLiteral("中国移动通信集团山东济南"));
    CHECK(normal("海诺超市有限公司") == QStringLiteral("海诺超市"));
    CHECK(normal("青岛市市南区海诺商行") == QStringLiteral("青岛市南区海诺商行"));
    CHECK(normal("都市丽人集团") == QStringLiteral("都市丽人"));
    CHECK(normal("北京市海诺科技有限公司") == normal("北京海诺科技有限公司"));
    CHECK(normal("上海市市政工程有限公司") == QStringLiteral("上海市政工程"));
    CHECK(normal("广西壮族自治区南宁市糖业股份有限公司") == QStringLiteral("南宁糖业"));
}

TEST_CASE("A name that has nothing but a form stays")
{
    CHECK(normal("有限公司") == QStringLiteral("有限公司"));
    CHECK(normal("集团") == QStringLiteral("集团"));
    CHECK(normal("济南市") == QStringLiteral("济南市"));
    CHECK(normal("（）") == QStringLiteral("()"));
    CHECK(normal("  ").isEmpty());
}

TEST_CASE("The core has no place")
{
    CHECK(companyCore(QStringLiteral("山东省济南市海诺展览有限公司")) == QStringLiteral("海诺展览"));
    CHECK(companyCore(QStringLiteral("青岛海诺展览有限公司")) == QStringLiteral("海诺展览"));
    CHECK(companyCore(QStringLiteral("浙江义乌小商品城")) == QStringLiteral("小商品城"));
    CHECK(companyCore(QStringLiteral("Haino Co., Ltd.")) == QStringLiteral("haino"));
    CHECK(!companyCore(QStringLiteral("济南")).isEmpty());
}

TEST_CASE("Normalised names are stable and never empty")
{
    std::mt19937 random(11);
    const QStringList parts{QStringLiteral("山东省"), QStringLiteral("济南"),   QStringLiteral("市"),
                            QStringLiteral("海诺"),   QStringLiteral("集团"),   QStringLiteral("有限公司"),
                            QStringLiteral("（"),     QStringLiteral("）"),     QStringLiteral("Co., Ltd."),
                            QStringLiteral(" "),      QStringLiteral("分公司"), QStringLiteral("股份"),
                            QStringLiteral("A/S"),    QStringLiteral("公司"),   QStringLiteral("北京")};
    for (int round = 0; round < 20'000; ++round) {
        QString name;
        for (int i = int(random() % 7) + 1; i > 0; --i)
            name += parts[qsizetype(random() % size_t(parts.size()))];
        INFO(name.toStdString());
        const QString once = normalisedCompanyName(name);
        REQUIRE(once.isEmpty() == name.trimmed().isEmpty());
        REQUIRE(normalisedCompanyName(once) == once);
        const QString core = companyCore(name);
        REQUIRE(core.isEmpty() == name.trimmed().isEmpty());
    }
}

TEST_CASE("Duplicates share a key")
{
    const auto first = duplicateKeys({{QStringLiteral("济南海诺国际展览有限公司")},
                                      QStringLiteral("91350100M000100Y43"),
                                      {QStringLiteral("0531-88123456 / 138 0013 8000")},
                                      {QStringLiteral("Wang@Haino.com")}});
    CHECK(first == QList<QByteArray>{"name:济南海诺国际展览", "code:91350100M000100Y43", "phone:053188123456",
                                     "phone:13800138000", "mail:wang@haino.com"});
    const auto second = duplicateKeys({{QStringLiteral("海诺")}, {}, {QStringLiteral("+86 138 0013 8000")}, {}});
    CHECK(second == QList<QByteArray>{"name:海诺", "phone:13800138000"});
}

TEST_CASE("What says nothing gives no key")
{
    CHECK(
        duplicateKeys(
            {{QString()}, QStringLiteral("91350100M000100Y44"), {QStringLiteral("88123456")}, {QStringLiteral("n/a")}})
            .isEmpty());
    CHECK(duplicateKeys({{}, {}, {QStringLiteral("95588")}, {}}).isEmpty());
    CHECK(duplicateKeys({{QStringLiteral("海诺公司"), QStringLiteral("海诺")}, {}, {}, {}}).size() == 1);
}
