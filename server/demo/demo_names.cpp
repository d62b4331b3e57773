#include "server/demo/demo_names.h"

#include <QStringView>

#include <array>

namespace fairdesk {
namespace {

constexpr const char *machineWords[] = {"数控机床", "精密机械", "机床", "智能装备", "重工", "数控设备"};
constexpr const char *machineGoods[] = {"立式加工中心", "卧式车床",         "龙门铣床",
                                        "数控磨床",     "五轴联动加工中心", "走心机"};
constexpr const char *robotWords[] = {"机器人", "自动化", "智能科技", "自动化设备"};
constexpr const char *robotGoods[] = {"六轴工业机器人", "协作机器人", "AGV 小车", "码垛系统", "视觉引导系统"};
constexpr const char *laserWords[] = {"激光科技", "激光装备", "焊接设备", "光电"};
constexpr const char *laserGoods[] = {"光纤激光切割机", "激光打标机", "手持焊机", "激光熔覆设备"};
constexpr const char *toolWords[] = {"工具", "刀具", "量具", "精工", "硬质合金"};
constexpr const char *toolGoods[] = {"整体硬质合金铣刀", "可转位刀片", "数显卡尺", "丝锥板牙", "刀柄系统"};
constexpr const char *fluidWords[] = {"液压", "气动元件", "流体设备", "密封件"};
constexpr const char *fluidGoods[] = {"液压泵站", "比例阀", "气缸", "密封圈", "管接头"};
constexpr const char *measureWords[] = {"测控技术", "仪器", "传感技术", "检测设备"};
constexpr const char *measureGoods[] = {"三坐标测量机", "激光位移传感器", "粗糙度仪", "在线检测系统"};
constexpr const char *electricWords[] = {"电气", "电子科技", "控制技术", "电器"};
constexpr const char *electricGoods[] = {"伺服驱动器", "可编程控制器", "变频器", "低压配电柜"};
constexpr const char *partWords[] = {"传动", "轴承", "精密部件", "五金制品"};
constexpr const char *partGoods[] = {"滚珠丝杠", "直线导轨", "角接触轴承", "减速机", "电主轴"};
constexpr const char *softWords[] = {"软件", "信息技术", "数字科技", "网络科技"};
constexpr const char *softGoods[] = {"MES 系统", "工业互联网平台", "CAD/CAM 软件", "设备管理系统"};
constexpr const char *castWords[] = {"铸造", "锻压", "热处理", "金属制品"};
constexpr const char *castGoods[] = {"球墨铸件", "自由锻件", "真空热处理炉", "压铸模具"};
constexpr const char *foodWords[] = {"食品", "饮品", "农业发展", "粮油"};
constexpr const char *foodGoods[] = {"休闲食品", "果蔬汁", "杂粮礼盒", "预制菜"};
constexpr const char *wineWords[] = {"酒业", "酒庄", "酿酒", "葡萄酒"};
constexpr const char *wineGoods[] = {"浓香型白酒", "干红葡萄酒", "精酿啤酒", "果露酒"};
constexpr const char *medicalWords[] = {"医疗器械", "生物科技", "健康产业", "药业"};
constexpr const char *medicalGoods[] = {"康复设备", "一次性耗材", "体外诊断试剂", "家用理疗仪"};
constexpr const char *buildingWords[] = {"建材", "门窗", "装饰材料", "新材料"};
constexpr const char *buildingGoods[] = {"系统门窗", "岩板", "保温材料", "环保涂料"};
constexpr const char *furnitureWords[] = {"家居", "家具", "木业", "家纺"};
constexpr const char *furnitureGoods[] = {"实木家具", "定制橱柜", "办公家具", "床上用品"};
constexpr const char *tourWords[] = {"文化传播", "旅游发展", "文化创意", "国际旅行社"};
constexpr const char *tourGoods[] = {"文创礼品", "研学线路", "会奖旅游", "非遗手工艺"};
constexpr const char *schoolWords[] = {"教育科技", "教育咨询", "职业培训"};
constexpr const char *schoolGoods[] = {"职业教育课程", "实训设备", "在线学习平台"};
constexpr const char *carWords[] = {"汽车零部件", "汽车销售", "新能源汽车", "专用汽车"};
constexpr const char *carGoods[] = {"新能源物流车", "制动系统", "车灯总成", "充电桩"};
constexpr const char *serviceWords[] = {"会展服务", "展览", "广告", "物流", "商务服务"};
constexpr const char *serviceGoods[] = {"展台搭建", "展品运输", "礼仪接待", "展具租赁"};
constexpr const char *otherWords[] = {"商贸", "实业", "贸易", "进出口"};
constexpr const char *otherGoods[] = {"五金工具", "劳保用品", "办公用品", "包装材料"};

// Characters that often stand in names of firms; any two make a brand.
constexpr QStringView brandFirst =
    u"鲁泰海瑞恒盛华德天信博远宏鑫金龙凯嘉永安康润中齐岱东科美新国正诚明佳蓝润源格威立普环翔卓云浩汇锐";
constexpr QStringView brandSecond =
    u"诺达丰源通力特森瑞峰展航宇泽昌隆腾辉光尔普翰川铭创益联胜达邦凌烁拓衡朗际硕耀程智嘉勒维科";
constexpr QStringView brandThird = u"尔特斯克森达诺美";

constexpr const char *foreignFirst[] = {"Hal", "Nor", "Stein", "Vel", "Kro", "Mar", "Tek", "Lun",
                                        "Bri", "Ost", "Fer",   "Gra", "Hol", "Wer", "Sak", "Miz",
                                        "Han", "Dae", "Cor",   "Val", "Ber", "Sil", "Alt", "Kel"};
constexpr const char *foreignMiddle[] = {"d", "v", "m", "r", "l", "t", "b", "n", "g", "k"};
constexpr const char *foreignLast[] = {"ner", "ik",  "auer", "on",  "ex",  "ura", "ini", "berg",
                                       "sen", "ato", "isch", "ova", "ell", "ano", "in"};

struct Surname
{
    const char *name;
    int weight;
};
constexpr Surname surnames[] = {
    {"王", 72}, {"李", 70}, {"张", 66}, {"刘", 52}, {"陈", 40}, {"杨", 30}, {"赵", 26}, {"孙", 22}, {"周", 20},
    {"吴", 20}, {"徐", 18}, {"马", 14}, {"朱", 14}, {"胡", 12}, {"郭", 12}, {"高", 12}, {"林", 12}, {"何", 10},
    {"宋", 10}, {"韩", 8},  {"冯", 8},  {"于", 10}, {"董", 8},  {"程", 6},  {"曹", 6},  {"袁", 5},  {"许", 6},
    {"沈", 5},  {"曾", 4},  {"彭", 4},  {"吕", 5},  {"苏", 4},  {"蒋", 4},  {"贾", 4},  {"丁", 4},  {"魏", 5},
    {"薛", 4},  {"叶", 4},  {"姜", 5},  {"单", 2},  {"孔", 4},  {"邵", 3},  {"仇", 1},  {"解", 1},  {"欧阳", 1}};
constexpr QStringView maleGiven = u"伟强磊军勇杰涛超明刚平辉鹏飞波斌宇浩凯健俊峰志建国海东文博子轩天成晓阳";
constexpr QStringView femaleGiven = u"芳娜敏静丽艳娟霞秀英玲燕红梅雪琳晶倩婷慧莹洁颖佳欣怡悦萍淑雅文晓月";
constexpr const char *foreignGiven[] = {"Anna", "Thomas", "Marco", "Kenji",  "Elena", "Jonas",
                                        "Mei",  "Peter",  "Sofia", "Daniel", "Yuki",  "Laura"};

constexpr QStringView codeCharacters = u"0123456789ABCDEFGHJKLMNPQRTUWXY";

QChar organisationDigit(QStringView eight)
{
    constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const QChar c = eight[qsizetype(i)];
        sum += (c.isDigit() ? c.unicode() - u'0' : c.unicode() - u'A' + 10) * weights[i];
    }
    return QStringView(u"0123456789X")[(11 - sum % 11) % 11];
}

QChar creditDigit(QStringView seventeen)
{
    int sum = 0;
    int weight = 1;
    for (const QChar c : seventeen) {
        sum += int(codeCharacters.indexOf(c)) * weight;
        weight = weight * 3 % 31;
    }
    return codeCharacters[(31 - sum % 31) % 31];
}

} // namespace

std::span<const DemoTrade> demoTrades()
{
    static constexpr DemoTrade trades[] = {
        {"machine_tools", "Machine Tools", machineWords, machineGoods, 26},
        {"robotics", "Robotics", robotWords, robotGoods, 14},
        {"laser", "Laser", laserWords, laserGoods, 12},
        {"cutting_tools", "Tools", toolWords, toolGoods, 16},
        {"fluid_power", "Hydraulics", fluidWords, fluidGoods, 12},
        {"measurement", "Metrology", measureWords, measureGoods, 10},
        {"electrical", "Electric", electricWords, electricGoods, 14},
        {"components", "Transmission", partWords, partGoods, 14},
        {"software", "Software", softWords, softGoods, 10},
        {"casting", "Casting", castWords, castGoods, 8},
        {"food", "Food", foodWords, foodGoods, 14},
        {"wine", "Winery", wineWords, wineGoods, 10},
        {"medical", "Medical", medicalWords, medicalGoods, 12},
        {"building", "Building Materials", buildingWords, buildingGoods, 14},
        {"furniture", "Furniture", furnitureWords, furnitureGoods, 12},
        {"tourism", "Culture and Travel", tourWords, tourGoods, 8},
        {"education", "Education", schoolWords, schoolGoods, 6},
        {"vehicles", "Automotive", carWords, carGoods, 10},
        {"services", "Exhibition Services", serviceWords, serviceGoods, 12},
        {"other", "Trading", otherWords, otherGoods, 10},
    };
    return trades;
}

QString demoBrand(DemoDice &dice)
{
    QString brand{brandFirst[dice.below(brandFirst.size())]};
    QChar second = brandSecond[dice.below(brandSecond.size())];
    if (second == brand.at(0))
        second = u'鸿';
    brand += second;
    if (dice.percent(20))
        brand += brandThird[dice.below(brandThird.size())];
    return brand;
}

QString demoForeignBrand(DemoDice &dice)
{
    return QString::fromLatin1(dice.pick(foreignFirst)) + QString::fromLatin1(dice.pick(foreignMiddle)) +
           QString::fromLatin1(dice.pick(foreignLast));
}

DemoPersonName demoPersonName(DemoDice &dice)
{
    static const auto weights = [] {
        std::array<int, std::size(surnames)> result{};
        for (size_t i = 0; i < result.size(); ++i)
            result[i] = surnames[i].weight;
        return result;
    }();
    DemoPersonName name;
    name.family = QString::fromUtf8(surnames[size_t(dice.weighted(weights))].name);
    name.female = dice.percent(42);
    const QStringView pool = name.female ? femaleGiven : maleGiven;
    name.given = pool[dice.below(pool.size())];
    if (dice.percent(70))
        name.given += pool[dice.below(pool.size())];
    return name;
}

QString demoForeignPersonName(DemoDice &dice)
{
    return QString::fromLatin1(dice.pick(foreignGiven)) + u' ' + demoForeignBrand(dice);
}

QString demoMobile(DemoDice &dice)
{
    static constexpr const char *prefixes[] = {"131", "135", "136", "137", "138", "139", "150", "152", "156",
                                               "158", "159", "176", "182", "186", "187", "188", "189", "199"};
    return QString::fromLatin1(dice.pick(prefixes)) + dice.digits(8);
}

QString demoLandline(DemoDice &dice, const DemoPlace &place)
{
    const QString area = QString::fromLatin1(place.areaCode);
    return area + u'-' + QString::number(dice.between(2, 8)) + dice.digits(7);
}

QString demoCreditCode(DemoDice &dice, const DemoPlace &place)
{
    QString organisation = QStringLiteral("MA");
    for (int i = 0; i < 6; ++i)
        organisation += codeCharacters[dice.below(codeCharacters.size())];
    QString code =
        QStringLiteral("91") + QString::fromLatin1(place.registry) + organisation + organisationDigit(organisation);
    return code + creditDigit(code);
}

} // namespace fairdesk
