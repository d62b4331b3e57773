#include "server/identity/password_policy.h"

#include <QSet>

#include <array>

namespace fairdesk {
namespace {

// Words that people choose, in Latin letters and in pinyin. Each also counts with a short tail of digits or marks
// ("password123!"), because guessing programs add those by themselves. Those of less than eight characters matter only
// with such a tail.
constexpr std::array words{
    "password",  "passwort",   "passw0rd",      "p@ssw0rd",
    "p@ssword",  "admin",      "administrator", "adminadmin",
    "root",      "qwerty",     "qwertyuiop",    "qwertyui",
    "asdfghjkl", "asdfghjk",   "zxcvbnm",       "zxcvbnmasdfghjkl",
    "qazwsx",    "qazwsxedc",  "1qaz2wsx",      "1qaz2wsx3edc",
    "1q2w3e4r",  "1q2w3e4r5t", "q1w2e3r4",      "q1w2e3r4t5",
    "qwer1234",  "asdf1234",   "abcd1234",      "abc123",
    "a1b2c3d4",  "abcdefg",    "abcdefgh",      "letmein",
    "welcome",   "iloveyou",   "sunshine",      "princess",
    "football",  "baseball",   "superman",      "batman",
    "monkey",    "dragon",     "master",        "shadow",
    "trustno1",  "starwars",   "whatever",      "computer",
    "internet",  "michael",    "jennifer",      "charlie",
    "jordan",    "liverpool",  "freedom",       "secret",
    "default",   "changeme",   "changeit",      "temporary",
    "temppass",  "testtest",   "test",          "guest",
    "login",     "user",       "sysadmin",      "server",
    "database",  "manager",    "oracle",        "mysql",
    "postgres",  "woaini",     "woaini1314",    "woaiwojia",
    "woaini520", "aini1314",   "5201314",       "1314520",
    "nihao",     "nihaoma",    "zhongguo",      "beijing",
    "shanghai",  "wangwei",    "zhangwei",      "taobao",
    "tencent",   "alibaba",    "a123456",       "aa123456",
    "a12345678", "a123456789", "abc12345",      "abc123456",
    "qq123456",  "wang123456", "zxc123456",     "asd123456",
    "qwe123",    "qweasdzxc",  "qweasd",        "asdasd",
    "zaq12wsx",  "zaq1xsw2",   "company",       "exhibition",
    "customer",  "sales",      "marketing",     "finance",
    "reception", "huizhan",    "zhanlan",       "kehu",
    "mima",      "mima123",    "guanliyuan",    "lovelove",
    "iloveu",    "forever",    "samsung",       "google",
    "facebook",  "pokemon",
};

constexpr std::array walks{"01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz"};
constexpr int longestTail = 4;

const QSet<QByteArray> &wordSet()
{
    static const QSet<QByteArray> set = [] {
        QSet<QByteArray> built;
        for (const char *word : words)
            built.insert(word);
        return built;
    }();
    return set;
}

bool isWalk(const QByteArray &password)
{
    QByteArray reversed = password;
    std::reverse(reversed.begin(), reversed.end());
    return std::any_of(walks.begin(), walks.end(), [&](const char *walk) {
        const QByteArray line(walk);
        return line.contains(password) || line.contains(reversed);
    });
}

// "aaaaaaaa", "12121212", "123123123": a piece of at most four characters again and again.
bool isRepetition(const QByteArray &password)
{
    for (qsizetype period = 1; period <= 4 && period * 2 <= password.size(); ++period) {
        bool repeats = true;
        for (qsizetype i = period; repeats && i < password.size(); ++i)
            repeats = password.at(i) == password.at(i - period);
        if (repeats)
            return true;
    }
    return false;
}

} // namespace

bool isCommonPassword(const QByteArray &password)
{
    const QByteArray folded = password.toLower();
    if (isWalk(folded) || isRepetition(folded))
        return true;
    QByteArray head = folded;
    for (int tail = 0; tail <= longestTail && !head.isEmpty(); ++tail) {
        if (wordSet().contains(head))
            return true;
        const char last = head.back();
        if (last >= 'a' && last <= 'z')
            return false;
        head.chop(1);
    }
    return false;
}

} // namespace fairdesk
