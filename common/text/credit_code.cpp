#include "common/text/credit_code.h"

#include "common/text/normalise.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace fairdesk {

namespace {

constexpr qsizetype kLength = 18;
// GB 32100 leaves out I, O, S, V and Z, which look like digits or each other.
constexpr QStringView kCharacters = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
// The registering authorities: ministries, trade unions, the army, agriculture … and Y for others.
constexpr QStringView kAuthorities = u"123456789ANY";
constexpr std::array kOrganisationWeights{3, 7, 9, 10, 5, 8, 4, 2};

QChar checkDigit(QStringView code)
{
    int sum = 0;
    int weight = 1; // 3^i mod 31
    for (const QChar character : code.first(kLength - 1)) {
        sum += int(kCharacters.indexOf(character)) * weight;
        weight = weight * 3 % 31;
    }
    return kCharacters[(31 - sum % 31) % 31];
}

int organisationValue(QChar character)
{
    return character.isDigit() ? character.unicode() - u'0' : character.unicode() - u'A' + 10;
}

QChar organisationCheckDigit(QStringView eight)
{
    int sum = 0;
    for (size_t i = 0; i < kOrganisationWeights.size(); ++i)
        sum += organisationValue(eight[qsizetype(i)]) * kOrganisationWeights[i];
    return QStringView(u"0123456789X")[(11 - sum % 11) % 11];
}

bool hasOnlyKnownCharacters(QStringView code)
{
    return std::all_of(code.begin(), code.end(), [](QChar c) { return kCharacters.contains(c); });
}

bool hasRegion(QStringView code)
{
    const QStringView region = code.mid(2, 6);
    return std::all_of(region.begin(), region.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString cleaned(const QString &text)
{
    QString code;
    for (const QChar character : foldWidth(text)) {
        if (!character.isSpace() && character != u'-')
            code += character.toUpper();
    }
    return code;
}

CreditCodeFault faultOf(QStringView code)
{
    if (code.isEmpty())
        return CreditCodeFault::Empty;
    if (code.size() != kLength)
        return CreditCodeFault::WrongLength;
    if (!hasOnlyKnownCharacters(code))
        return CreditCodeFault::WrongCharacter;
    if (!kAuthorities.contains(code[0]))
        return CreditCodeFault::WrongAuthority;
    if (!hasRegion(code))
        return CreditCodeFault::WrongRegion;
    // The outer digit first: it covers everything, so a mistyped character is not called a wrong organisation code.
    if (code.back() != checkDigit(code))
        return CreditCodeFault::WrongCheckDigit;
    if (code[16] != organisationCheckDigit(code.mid(8, 8)))
        return CreditCodeFault::WrongOrganisationCode;
    return CreditCodeFault::None;
}

struct Reason
{
    CreditCodeFault fault;
    const char *text;
};

constexpr std::array kReasons{
    Reason{CreditCodeFault::Empty, QT_TRANSLATE_NOOP("CreditCode", "The credit code is empty.")},
    Reason{CreditCodeFault::WrongLength, QT_TRANSLATE_NOOP("CreditCode", "A credit code has 18 characters.")},
    Reason{
        CreditCodeFault::WrongCharacter,
        QT_TRANSLATE_NOOP("CreditCode", "A credit code has only digits and capital letters except I, O, S, V and Z.")},
    Reason{CreditCodeFault::WrongAuthority,
           QT_TRANSLATE_NOOP("CreditCode", "The first character names no registering authority.")},
    Reason{CreditCodeFault::WrongRegion,
           QT_TRANSLATE_NOOP("CreditCode", "Characters 3 to 8, the region, must be digits.")},
    Reason{CreditCodeFault::WrongOrganisationCode,
           QT_TRANSLATE_NOOP("CreditCode", "The check digit of the organisation code (character 17) is wrong.")},
    Reason{CreditCodeFault::WrongCheckDigit,
           QT_TRANSLATE_NOOP("CreditCode", "The check digit (character 18) is wrong.")},
};

} // namespace

CreditCode parseCreditCode(const QString &text)
{
    CreditCode result{cleaned(text), CreditCodeFault::None};
    result.fault = faultOf(result.code);
    return result;
}

const char *creditCodeReason(CreditCodeFault fault)
{
    for (const Reason &reason : kReasons) {
        if (reason.fault == fault)
            return reason.text;
    }
    return nullptr;
}

} // namespace fairdesk
