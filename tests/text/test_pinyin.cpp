#include "common/text/pinyin.h"
#include "tests/support/catch.h"

#include <utility>
#include <vector>

using namespace fairdesk;

namespace {

using Cases = std::vector<std::pair<const char *, const char *>>;

void checkPinyin(const Cases &cases)
{
    for (const auto &[text, expected] : cases) {
        INFO(text);
        CHECK(fullPinyin(QString::fromUtf8(text)) == QString::fromUtf8(expected));
    }
}

} // namespace

TEST_CASE("A person's name starts with the reading of the surname")
{
    checkPinyin({{"单晓明", "shanxiaoming"}, {"曾国强", "zengguoqiang"},   {"仇和平", "qiuheping"},
                 {"解晓东", "xiexiaodong"},  {"查良镛", "zhaliangyong"},   {"区志航", "ouzhihang"},
                 {"朴树", "piaoshu"},        {"查明哲", "zhamingzhe"},     {"任建新", "renjianxin"},
                 {"尉迟恭", "yuchigong"},    {"长孙无忌", "zhangsunwuji"}, {"万俟卨", "moqixie"},
                 {"欧阳修", "ouyangxiu"},    {"令狐冲", "linghuchong"},    {"覃海洋", "qinhaiyang"},
                 {"冼星海", "xianxinghai"},  {"翟天临", "zhaitianlin"},    {"吕布", "lvbu"},
                 {"王伟", "wangwei"},        {"李明朗", "liminglang"},     {"缪建民", "miaojianmin"},
                 {"單曉明", "shanxiaoming"}});
}

TEST_CASE("A word that begins like a surname is read as the word")
{
    checkPinyin({{"单位", "danwei"},
                 {"查询", "chaxun"},
                 {"解放路", "jiefanglu"},
                 {"区域", "quyu"},
                 {"曾经", "cengjing"},
                 {"任务", "renwu"},
                 {"朴素", "pusu"},
                 {"区块链", "qukuailian"}});
}

TEST_CASE("Places are read as their people do")
{
    checkPinyin({{"乐清", "yueqing"},   {"台州", "taizhou"},  {"歙县", "shexian"},  {"重庆", "chongqing"},
                 {"厦门", "xiamen"},    {"六安", "luan"},     {"蚌埠", "bengbu"},   {"亳州", "bozhou"},
                 {"丽水", "lishui"},    {"东莞", "dongguan"}, {"番禺", "panyu"},    {"单县", "shanxian"},
                 {"莘县", "shenxian"},  {"成都", "chengdu"},  {"长沙", "changsha"}, {"西藏", "xizang"},
                 {"洪洞", "hongtong"},  {"任丘", "renqiu"},   {"铅山", "yanshan"},  {"牟平", "muping"},
                 {"吐鲁番", "tulufan"}, {"尉犁", "yuli"},     {"大城", "daicheng"}, {"长治", "changzhi"},
                 {"阿城", "acheng"},    {"东阿", "donge"},    {"宿州", "suzhou"},   {"浚县", "xunxian"}});
}

TEST_CASE("Firms and words of the trade are read as phrases")
{
    checkPinyin({{"银行", "yinhang"},
                 {"中国银行", "zhongguoyinhang"},
                 {"三一重工", "sanyizhonggong"},
                 {"长安汽车", "changanqiche"},
                 {"重庆长安", "chongqingchangan"},
                 {"会计师事务所", "kuaijishishiwusuo"},
                 {"国际会展中心", "guojihuizhanzhongxin"},
                 {"格力空调", "gelikongtiao"},
                 {"乐器展", "yueqizhan"},
                 {"参展商", "canzhanshang"},
                 {"人参", "renshen"},
                 {"率先", "shuaixian"},
                 {"行业协会", "hangyexiehui"},
                 {"董事长", "dongshizhang"},
                 {"增长", "zengzhang"},
                 {"首都机场", "shoudujichang"},
                 {"广州长隆集团", "guangzhouchanglongjituan"},
                 {"招商银行长沙分行", "zhaoshangyinhangchangshafenhang"},
                 {"女装", "nvzhuang"},
                 {"战略", "zhanlve"},
                 {"绿色", "lvse"},
                 {"大厦", "dasha"},
                 {"钢铁行业", "gangtiehangye"},
                 {"自行车", "zixingche"}});
}

TEST_CASE("Width, script, letters and signs")
{
    checkPinyin({{"銀行", "yinhang"},
                 {"海尔Haier（集团）", "haierhaierjituan"},
                 {"３Ｍ中国", "3mzhongguo"},
                 {"二〇二六年", "erlingerliunian"},
                 {"", ""},
                 {"，。", ""},
                 {"Messe Berlin", "messeberlin"}});
}

TEST_CASE("Initials follow the same reading")
{
    CHECK(initials(QStringLiteral("单晓明")) == QStringLiteral("sxm"));
    CHECK(initials(QStringLiteral("重庆长安")) == QStringLiteral("cqca"));
    CHECK(initials(QStringLiteral("李明朗")) == QStringLiteral("lml"));
    CHECK(initials(QStringLiteral("海尔3C")) == QStringLiteral("he3c"));
}

TEST_CASE("A character's readings, the usual one first")
{
    CHECK(readings(U'单').contains("dan"));
    CHECK(readings(U'单').contains("shan"));
    CHECK(readings(U'重').first() == "zhong");
    CHECK(readings(U'曾').contains("zeng"));
    CHECK(readings(U'曾').contains("ceng"));
    CHECK(readings(U'女') == QList<QByteArray>{"nv"}); // what only is typed, nyu, is not a reading
    CHECK(readings(U'銀') == readings(U'银'));
    CHECK(readings(U'a').isEmpty());
    CHECK(readings(U'〇') == QList<QByteArray>{"ling"});
}
