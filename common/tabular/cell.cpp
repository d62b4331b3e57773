#include "common/tabular/cell.h"

#include <cmath>

namespace fairdesk {

namespace {

// Spreadsheet programs keep 15 significant digits; the 16th and 17th are noise of the binary form
// (0.30000000000000004).
constexpr int SignificantDigits = 15;
// Beyond this, plain digits help nobody.
constexpr double LargestPlain = 1e21;
constexpr double SmallestPlain = 1e-12;

// Moves the decimal point of "-1.5e-07" to where the exponent says. Written out by hand, because the double itself has
// other digits behind the 15th.
QString withoutExponent(const QString &scientific)
{
    const bool negative = scientific.startsWith(u'-');
    const qsizetype e = scientific.indexOf(u'e');
    QString digits = scientific.left(e).remove(u'-');
    const qsizetype decimals = digits.contains(u'.') ? digits.size() - digits.indexOf(u'.') - 1 : 0;
    digits.remove(u'.');
    const qsizetype shift = scientific.sliced(e + 1).toInt() - decimals; // powers of ten behind the last digit
    if (shift >= 0)
        digits.append(QString(shift, u'0'));
    else if (digits.size() + shift > 0)
        digits.insert(digits.size() + shift, u'.');
    else
        digits.prepend(QStringLiteral("0.") + QString(-shift - digits.size(), u'0'));
    return negative ? u'-' + digits : digits;
}

} // namespace

QString plainNumber(double number)
{
    const double size = std::fabs(number);
    if (number == 0)
        return QStringLiteral("0");
    if (size < 1e15 && number == std::floor(number))
        return QString::number(qint64(number));
    const QString shortest = QString::number(number, 'g', SignificantDigits);
    if (!shortest.contains(u'e') || size >= LargestPlain || size < SmallestPlain)
        return shortest;
    return withoutExponent(shortest);
}

QString isoTime(QTime time)
{
    return time.toString(time.msec() == 0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz"));
}

QString isoDateTime(const QDateTime &time)
{
    return time.date().toString(Qt::ISODate) + u'T' + isoTime(time.time());
}

Cell Cell::ofNumber(double number, int decimals)
{
    if (!std::isfinite(number))
        return {};
    return {decimals < 0 ? plainNumber(number) : QString::number(number, 'f', decimals), number};
}

Cell Cell::ofDecimal(QString digits)
{
    bool isNumber = false;
    const double number = digits.toDouble(&isNumber);
    if (!isNumber)
        return ofText(std::move(digits));
    return {std::move(digits), number};
}

Cell Cell::ofBool(bool value)
{
    return {value ? QStringLiteral("true") : QStringLiteral("false"), value};
}

Cell Cell::ofDate(QDate date)
{
    if (!date.isValid())
        return {};
    return {date.toString(Qt::ISODate), date};
}

Cell Cell::ofDateTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return {isoDateTime(time), time};
}

Cell Cell::ofTime(QTime time)
{
    if (!time.isValid())
        return {};
    return {isoTime(time), time};
}

} // namespace fairdesk
