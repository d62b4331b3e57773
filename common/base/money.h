// An amount: integer minor units (fen, cents) and an ISO 4217 currency. Never passes through floating point.
#pragma once

#include <QByteArray>
#include <QLocale>
#include <QString>

#include <optional>

namespace fairdesk {

struct Money
{
    qint64 minor = 0;
    QByteArray currency = "CNY";

    // "1234.50" or "1234.50 USD"; nothing if it is no amount or has more decimals than the currency.
    static std::optional<Money> parse(const QString &text, const QByteArray &defaultCurrency = "CNY");
    static int decimals(const QByteArray &currency);

    QString amount() const;                       // "1234.50", for programs
    QString toString(const QLocale &locale) const; // "1,234.50 CNY", for people

    bool operator==(const Money &) const = default;
};

} // namespace fairdesk
