#include "common/text/credit_code.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

CreditCodeFault faultOf(const char *code)
{
    return parseCreditCode(QString::fromUtf8(code)).fault;
}

} // namespace

TEST_CASE("Codes of real organisations are valid")
{
    for (const char *code : {"91350100M000100Y43",    // the example of GB 32100
                             "914403001922038216",    // a maker of telephones in Shenzhen
                             "9144030071526726XG",    // its neighbour with the messenger
                             "91330100799655058B"}) { // a market place in Hangzhou
        INFO(code);
        CHECK(faultOf(code) == CreditCodeFault::None);
    }
}

TEST_CASE("Cleaned as people type it")
{
    const CreditCode code = parseCreditCode(QStringLiteral(" 91350100 m000100y43 "));
    REQUIRE(code.isValid());
    CHECK(code.code == QStringLiteral("91350100M000100Y43"));
    CHECK(code.organisationCode() == QStringLiteral("M000100Y4"));
    CHECK(code.region() == QStringLiteral("350100"));
    CHECK(parseCreditCode(QStringLiteral("９１３５０１００Ｍ０００１００Ｙ４３")).isValid());
}

TEST_CASE("Every fault has its reason")
{
    CHECK(faultOf("") == CreditCodeFault::Empty);
    CHECK(faultOf("9135010") == CreditCodeFault::WrongLength);
    CHECK(faultOf("91350100M000100Y4I") == CreditCodeFault::WrongCharacter);
    CHECK(faultOf("91350100M000100Y4O") == CreditCodeFault::WrongCharacter);
    CHECK(faultOf("01350100M000100Y43") == CreditCodeFault::WrongAuthority);
    CHECK(faultOf("913501A0M000100Y43") == CreditCodeFault::WrongRegion);
    CHECK(faultOf("91350100M000100Y44") == CreditCodeFault::WrongCheckDigit);
    // A code whose outer digit fits but whose organisation code has another check digit.
    CHECK(faultOf("91350100M000100Y56") == CreditCodeFault::WrongOrganisationCode);
    for (const auto fault : {CreditCodeFault::Empty, CreditCodeFault::WrongLength, CreditCodeFault::WrongCharacter,
                             CreditCodeFault::WrongAuthority, CreditCodeFault::WrongRegion,
                             CreditCodeFault::WrongOrganisationCode, CreditCodeFault::WrongCheckDigit})
        CHECK(QString::fromUtf8(creditCodeReason(fault)).size() > 10);
    CHECK(creditCodeReason(CreditCodeFault::None) == nullptr);
}

TEST_CASE("Any one mistyped character and any two swapped neighbours are found")
{
    const QString good = QStringLiteral("91350100M000100Y43");
    const QString characters = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (const QChar other : characters) {
            QString wrong = good;
            wrong[i] = other;
            REQUIRE(parseCreditCode(wrong).isValid() == (other == good[i]));
        }
    }
    for (qsizetype i = 0; i + 1 < good.size(); ++i) {
        QString swapped = good;
        std::swap(swapped[i], swapped[i + 1]);
        REQUIRE(parseCreditCode(swapped).isValid() == (swapped == good));
    }
}
