#include "common/text/offline_text.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

OfflineTextAnswer answer(const char *command, const char *value)
{
    return offlineTextCommand(QString::fromUtf8(command), QString::fromUtf8(value));
}

} // namespace

TEST_CASE("Each text command answers")
{
    CHECK(answer("credit-code", "91350100m000100y43").output == QStringLiteral("91350100M000100Y43"));
    CHECK(answer("capitals", "1234.50").output == QStringLiteral("壹仟贰佰叁拾肆元伍角"));
    CHECK(answer("pinyin", "重庆银行").output == QStringLiteral("chongqingyinhang"));
    CHECK(answer("simplify", "國際展覽").output == QStringLiteral("国际展览"));
    CHECK(answer("phone", "0531-88123456 / 138 0013 8000").output == QStringLiteral("053188123456;13800138000"));
    CHECK(answer("company", "山东省济南市海诺有限公司").output == QStringLiteral("济南海诺"));
    for (const QString &command : offlineTextCommands()) {
        const auto good = offlineTextCommand(command, QStringLiteral("100"));
        CHECK(good.ok == good.reason.isEmpty());
    }
}

TEST_CASE("What cannot be answered has a reason")
{
    for (const auto &refused : {answer("credit-code", "123"), answer("capitals", "much"), answer("phone", "none"),
                                answer("phone", "12"), answer("pinyin", " "), answer("colour", "red")}) {
        CHECK_FALSE(refused.ok);
        CHECK_FALSE(refused.reason.isEmpty());
    }
}
