// Mail addresses: one form to compare, a plain test, and what may be said about the domain.
#pragma once

#include <QString>

namespace fairdesk {

// "Wang Wei <WANG@Haier.com>" and "mailto:wang＠haier。com" are wang@haier.com. Text without an @ is only trimmed.
QString normalisedEmail(const QString &text);

// Whether mail can be sent there as far as the text tells: one @, a usable local part, a domain with a dot.
bool isValidEmail(const QString &text);

// The domain in small letters; empty without an @.
QString emailDomain(const QString &text);

// qq.com, gmail.com …: such a domain says nothing about the firm.
bool isFreeMailDomain(const QString &domain);

// w****@haier.com; the domain of a free mail service stays too.
QString maskedEmail(const QString &text);

} // namespace fairdesk
