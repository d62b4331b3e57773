#include "common/text/email.h"
#include "common/text/mask.h"
#include "common/text/phone.h"
#include "tests/support/catch.h"

#include <random>

using namespace fairdesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

TEST_CASE("Mail addresses are cleaned")
{
    for (const char *writing : {"wang@haier.com", " Wang@HAIER.com ", "mailto:wang@haier.com?subject=x",
                                "wang＠haier.com", "wang@haier。com", "王伟 <wang@haier.com>", "wang@haier.com;"}) {
        INFO(writing);
        CHECK(normalisedEmail(text(writing)) == text("wang@haier.com"));
    }
    CHECK(normalisedEmail(text("  无 ")) == text("无"));
}

TEST_CASE("Valid and invalid addresses")
{
    for (const char *valid :
         {"a@b.cn", "wang.wei+fair@mail.haier.com", "王伟@海尔.中国", "o'neill@x.co.uk", "123@qq.com"}) {
        INFO(valid);
        CHECK(isValidEmail(text(valid)));
    }
    for (const char *invalid :
         {"", "无", "wang", "wang@", "@haier.com", "wang@haier", "wang@@haier.com", "a b@haier.com", ".wang@haier.com",
          "wa..ng@haier.com", "wang@-haier.com", "wang@haier..com", "w@h.1"}) {
        INFO(invalid);
        CHECK_FALSE(isValidEmail(text(invalid)));
    }
    CHECK_FALSE(isValidEmail(QString(65, u'a') + text("@haier.com")));
}

TEST_CASE("Free mail says nothing about the firm")
{
    for (const char *domain : {"qq.com", "163.com", "GMAIL.com", "vip.sina.com", "yahoo.co.jp", "hotmail.fr"})
        CHECK(isFreeMailDomain(text(domain)));
    for (const char *domain : {"haier.com", "myqq.com", "yahoo-inc.com", ""})
        CHECK_FALSE(isFreeMailDomain(text(domain)));
    CHECK(emailDomain(text("Wang@Haier.COM")) == text("haier.com"));
    CHECK(emailDomain(text("wang")).isEmpty());
}

TEST_CASE("Masks show what the trade expects")
{
    CHECK(maskedPhone(text("138 0013 8000")) == text("138****8000"));
    CHECK(maskedPhone(text("0531-88123456")) == text("0531****56"));
    CHECK(masked(MaskKind::Phone, text("+49 30 30380")) == text("+49****80"));
    CHECK(masked(MaskKind::Phone, text("无")) == text("****"));
    CHECK(masked(MaskKind::Email, text("wang@haier.com")) == text("w****@haier.com"));
    CHECK(masked(MaskKind::Email, text("w@haier.com")) == text("****@haier.com"));
    CHECK(masked(MaskKind::Identity, text("370102198001011234")) == text("3701****1234"));
    CHECK(masked(MaskKind::Other, text("王伟")) == text("王****"));
    CHECK(masked(MaskKind::Other, text("海诺展览")) == text("海****览"));
    CHECK(masked(MaskKind::Other, text("𠮷野")) == text("𠮷****"));
    CHECK(masked(MaskKind::Other, text("  ")).isEmpty());
}

TEST_CASE("A mask never shows more than half, and always the same")
{
    std::mt19937 random(5);
    for (int round = 0; round < 5'000; ++round) {
        QString value;
        for (int i = int(random() % 30) + 1; i > 0; --i)
            value += QChar(char16_t('a' + random() % 26));
        for (const MaskKind kind : {MaskKind::Identity, MaskKind::Other}) {
            const QString shown = masked(kind, value);
            REQUIRE(shown.size() - 4 <= value.size() / 2);
            REQUIRE(shown == masked(kind, value));
            REQUIRE(shown.contains(QStringLiteral("****")));
        }
    }
    for (const char *phone : {"053188123456", "88123456", "4001234567", "+85225828888", "95588"})
        CHECK((maskedPhone(text(phone)).size() - 4) * 2 <= text(phone).size());
}
