// Telephone numbers as people write them into one cell, and the one form in which they are compared.
#pragma once

#include <QList>
#include <QString>

namespace fairdesk {

// One telephone number, in canonical form.
struct PhoneNumber
{
    // Local: a landline whose area code was left out. Unknown: digits that are no number we know.
    enum class Kind { Mobile, Landline, Local, Service, Foreign, Unknown };

    Kind kind = Kind::Unknown;
    QString number; // China: 13800138000, 053188123456, 4001234567; abroad: +4930123456
    QString extension;

    bool isValid() const { return kind != Kind::Unknown; }
    // The number with its extension, 053188123456-8001.
    QString text() const { return extension.isEmpty() ? number : number + u'-' + extension; }
    // What is searched for and compared: the digits of the number.
    QString digits() const;

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
};

// All numbers of a cell: "0531-88123456转8001 / 138 0013 8000".
QList<PhoneNumber> parsePhones(const QString &cell);

// The first number of the cell in canonical form, without its extension; empty if the cell has no digits.
QString normalisedPhone(const QString &text);

// 138****5678; other numbers show at most half of their digits.
QString maskedPhone(const QString &text);

} // namespace fairdesk
