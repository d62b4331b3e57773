// The unified social credit code of Chinese organisations (统一社会信用代码, GB 32100).
#pragma once

#include <QString>

namespace fairdesk {

enum class CreditCodeFault {
    None,
    Empty,
    WrongLength,
    WrongCharacter,
    WrongAuthority,
    WrongRegion,
    WrongOrganisationCode, // the check digit of GB 11714 inside
    WrongCheckDigit,
};

// A credit code as typed, cleaned, and what is wrong with it.
struct CreditCode
{
    QString code; // 18 capital letters and digits when valid
    CreditCodeFault fault = CreditCodeFault::Empty;

    bool isValid() const { return fault == CreditCodeFault::None; }
    QString organisationCode() const { return isValid() ? code.mid(8, 9) : QString(); }
    QString region() const { return isValid() ? code.mid(2, 6) : QString(); }
};

CreditCode parseCreditCode(const QString &text);

// The English source text of a fault in the translation context CreditCode; nullptr for None.
const char *creditCodeReason(CreditCodeFault fault);

} // namespace fairdesk
