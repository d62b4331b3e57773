#include "common/text/company_name.h"

#include "common/text/normalise.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace fairdesk {

namespace {

// Removed wherever they stand, longest first: a branch has its mother's legal form in the middle of its name.
constexpr std::array<QStringView, 9> kLegalForms{u"股份有限责任公司", u"有限责任公司", u"股份有限公司",
                                                 u"有限合伙企业",     u"特殊普通合伙", u"普通合伙",
                                                 u"有限公司",         u"有限合伙",     u"股份公司"};
// Removed at the end only: 集团 inside may be the name of a building, 公司 part of another word.
constexpr std::array<QStringView, 12> kEndings{u"子公司", u"分公司", u"总公司", u"公司", u"集团",   u"控股",
                                               u"总部",   u"分店",   u"总店",   u"分部", u"办事处", u"个体工商户"};

// What follows a firm's name abroad, as single words without dots.
constexpr std::array<QStringView, 46> kForeignForms{
    u"ab",           u"ag",  u"aps", u"as",  u"asa",    u"bhd",  u"bv",      u"co",      u"company",  u"corp",
    u"corporation",  u"doo", u"ek",  u"ev",  u"gesmbh", u"gmbh", u"group",   u"holding", u"holdings", u"inc",
    u"incorporated", u"jsc", u"kft", u"kg",  u"kgaa",   u"kk",   u"limited", u"llc",     u"llp",      u"ltd",
    u"ltda",         u"mbh", u"nv",  u"ohg", u"ooo",    u"oy",   u"oyj",     u"plc",     u"pte",      u"pty",
    u"pvt",          u"sa",  u"sas", u"sdn", u"spa",    u"srl"};

constexpr std::array<QStringView, 34> kProvinces{
    u"北京", u"天津", u"上海", u"重庆", u"河北", u"山西", u"辽宁",   u"吉林", u"黑龙江", u"江苏", u"浙江", u"安徽",
    u"福建", u"江西", u"山东", u"河南", u"湖北", u"湖南", u"广东",   u"海南", u"四川",   u"贵州", u"云南", u"陕西",
    u"甘肃", u"青海", u"台湾", u"广西", u"西藏", u"宁夏", u"内蒙古", u"新疆", u"香港",   u"澳门"};

constexpr std::array<QStringView, 9> kProvinceTitles{
    u"壮族自治区", u"回族自治区", u"维吾尔自治区", u"自治区", u"特别行政区", u"直辖市", u"省", u"市", u""};

// Cities that firms put before their names without 市.
constexpr QStringView kCities =
    u"石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 "
    u"吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 "
    u"长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 牡丹江 黑河 绥化 南京 无锡 "
    u"徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 "
    u"合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 "
    u"南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 "
    u"泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 "
    u"商丘 "
    u"信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 "
    u"张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 "
    u"东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 钦州 贵港 玉林 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 "
    u"遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 "
    u"临沧 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 "
    u"定西 陇南 西宁 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 义乌 昆山 江阴 张家港 常熟 太仓 宜兴 慈溪 余姚 永康 "
    u"晋江 石狮 顺德 南海 寿光 诸城 荣成 即墨 胶州 章丘";

constexpr QStringView kLesserTitles = u"县区州";

const QSet<QString> &cities()
{
    static const QSet<QString> known = [] {
        const QStringList list = kCities.toString().split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return known;
}

bool isCjk(QChar character)
{
    return character.unicode() >= 0x2E80;
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character.isSurrogate() || character.isMark();
}

// A letter that stands alone, as those of S.p.A. and A/S.
bool isSingleLetter(const QString &text, qsizetype at)
{
    const auto isWordAt = [&text](qsizetype i) { return i >= 0 && i < text.size() && isWordCharacter(text[i]); };
    return isWordAt(at) && !isCjk(text[at]) && !isWordAt(at - 1) && !isWordAt(at + 1);
}

bool joinsLetters(const QString &text, qsizetype at)
{
    const QChar sign = text[at];
    if (sign == u'\'' || sign == u'’')
        return true;
    if (sign == u'.')
        return isSingleLetter(text, at - 1);
    return sign == u'/' && isSingleLetter(text, at - 1) && isSingleLetter(text, at + 1);
}

// Words with single spaces between: signs go, and a space parts Chinese from Latin letters.
QString separatedWords(const QString &text)
{
    QString words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isWordCharacter(text[i])) {
            if (!words.isEmpty() && isCjk(words.back()) != isCjk(text[i]))
                words += u' ';
            words += text[i];
        } else if (!joinsLetters(text, i)) {
            words += u' ';
        }
    }
    return words.simplified();
}

// 王 伟 商行 is 王伟商行; between Latin words the space stays.
QString withoutSpacesInChinese(const QString &text)
{
    QString joined;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isInside = i > 0 && i + 1 < text.size();
        if (text[i] == u' ' && isInside && (isCjk(text[i - 1]) || isCjk(text[i + 1])))
            continue;
        joined += text[i];
    }
    return joined;
}

// The shortened name, unless nothing would be left.
QString orKeep(const QString &shortened, const QString &name)
{
    const QString trimmed = shortened.trimmed();
    return trimmed.isEmpty() ? name : trimmed;
}

QString withoutChineseForms(QString name)
{
    for (const QStringView form : kLegalForms)
        name = orKeep(QString(name).remove(form.toString()), name);
    if (std::find(kLegalForms.begin(), kLegalForms.end(), QStringView(name)) != kLegalForms.end())
        return name;
    for (bool isShorter = true; isShorter;) {
        isShorter = false;
        for (const QStringView ending : kEndings) {
            if (name.size() > ending.size() && name.endsWith(ending)) {
                name = name.chopped(ending.size()).trimmed();
                isShorter = true;
            }
        }
    }
    return name;
}

QString withoutForeignForms(const QString &name)
{
    QStringList words = name.split(u' ');
    const auto isForm = [](const QString &word) {
        return std::find(kForeignForms.begin(), kForeignForms.end(), QStringView(word)) != kForeignForms.end();
    };
    while (words.size() > 1 && (isForm(words.last()) || words.last() == u"and"))
        words.removeLast();
    return words.join(u' ');
}

struct Place
{
    QString province; // without its title; empty for none
    QString city;
    QString rest;
};

// 市 after two to four characters ends the name of any city, but not in 超市, 都市, 城市, 市场 and 市政; 县 and 区 only
// after a known name.
bool hasCityTitle(const QString &name, qsizetype at, bool isKnown)
{
    const QChar title = name[at];
    if (title != u'市')
        return isKnown && kLesserTitles.contains(title);
    const QStringView after = QStringView(name).mid(at);
    // 青岛市市南区, 济南市市中区: there 市 belongs to the district.
    const QStringView district = after.left(3);
    if (district == u"市南区" || district == u"市北区" || district == u"市中区")
        return false;
    return !after.startsWith(u"市场") && !after.startsWith(u"市政") && !QStringView(u"超都城").contains(name[at - 1]);
}

bool takeCity(QString &rest, QString &city)
{
    for (qsizetype length = std::min<qsizetype>(4, rest.size() - 1); length >= 2; --length) {
        const QString candidate = rest.left(length);
        const bool isKnown = cities().contains(candidate);
        const bool isTitled = hasCityTitle(rest, length, isKnown);
        const qsizetype taken = length + (isTitled ? 1 : 0);
        if ((!isKnown && !isTitled) || taken >= rest.size())
            continue;
        city = candidate;
        rest.remove(0, taken);
        return true;
    }
    return false;
}

Place placeOf(const QString &name)
{
    Place place{{}, {}, name};
    for (const QStringView province : kProvinces) {
        if (!place.rest.startsWith(province))
            continue;
        QString rest = place.rest.mid(province.size());
        const auto title = std::find_if(kProvinceTitles.begin(), kProvinceTitles.end(),
                                        [&rest](QStringView t) { return rest.startsWith(t); });
        if (title->size() > 0 && !(*title == u"市" && rest.startsWith(u"市政")))
            rest.remove(0, title->size());
        if (rest.isEmpty())
            break;
        place.province = province.toString();
        place.rest = rest;
        break;
    }
    takeCity(place.rest, place.city);
    return place;
}

// 济南 of 山东省济南市; of a firm that names only its province, the province.
QString placeName(const Place &place)
{
    return place.city.isEmpty() ? place.province : place.city;
}

QString withoutForms(const QString &name)
{
    const QString words = separatedWords(normalisedText(name));
    if (words.isEmpty())
        return normalisedText(name);
    return withoutChineseForms(withoutSpacesInChinese(withoutForeignForms(words)));
}

} // namespace

QString normalisedCompanyName(const QString &name)
{
    // Until nothing changes: taking the province away may show an ending or another place.
    QString before = withoutForms(name);
    for (int round = 0; round < 8; ++round) {
        const Place place = placeOf(before);
        const QString after = withoutForms(placeName(place) + place.rest);
        if (after == before)
            break;
        before = after;
    }
    return before;
}

QString companyCore(const QString &name)
{
    QString before = normalisedCompanyName(name);
    for (int round = 0; round < 8; ++round) {
        const Place place = placeOf(before);
        const QString after = withoutForms(orKeep(place.rest, before));
        if (after == before || after.size() < 2)
            break;
        before = after;
    }
    return before;
}

} // namespace fairdesk
