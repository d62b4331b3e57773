#include "common/base/money.h"

#include <limits>

namespace fairdesk {
namespace {

// ISO 4217: the currencies in which somebody can pay.
constexpr char currencies[] = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN "
                              "BWP BYN BZD CAD CDF CHF CLP "
                              "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
                              "GTQ GYD HKD HNL HTG HUF IDR "
                              "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
                              "LYD MAD MDL MGA MKD MMK MNT "
                              "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
                              "QAR RON RSD RUB RWF SAR SBD "
                              "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
                              "UAH UGX USD UYU UZS VED VES "
                              "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

bool isCurrency(const QByteArray &code)
{
    static const QList<QByteArray> known = QByteArray(currencies).split(' ');
    return std::binary_search(known.begin(), known.end(), code);
}

// "1,234,567" -> "1234567". Commas only where thousands are parted: "12,50" is somebody's twelve and a half, not 1250.
QString withoutSeparators(const QString &whole)
{
    const QStringList groups = whole.split(u',');
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype size = groups.at(i).size();
        if (groups.size() > 1 && (i == 0 ? size < 1 || size > 3 : size != 3))
            return {};
    }
    return groups.join(QString());
}

} // namespace

int Money::decimals(const QByteArray &currency)
{
    static const QHash<QByteArray, int> unusual{{"JPY", 0}, {"KRW", 0}, {"VND", 0}, {"KWD", 3}, {"BHD", 3}, {"TND", 3}};
    return unusual.value(currency, 2);
}

std::optional<Money> Money::parse(const QString &text, const QByteArray &defaultCurrency)
{
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.size() > 2)
        return {};
    const QByteArray currency = parts.size() == 2 ? parts.at(1).toUpper().toLatin1() : defaultCurrency;
    if (!isCurrency(currency))
        return {};
    QString digits = parts.at(0);
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    const qsizetype point = digits.indexOf(u'.');
    QString fraction = point < 0 ? QString() : digits.mid(point + 1);
    const QString whole = withoutSeparators(point < 0 ? digits : digits.left(point));
    const int places = decimals(currency);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty()) || fraction.size() > places)
        return {};
    fraction = fraction.leftJustified(places, u'0');
    qint64 minor = 0;
    for (const QChar c : QString(whole + fraction)) {
        if (c < u'0' || c > u'9' || minor > (std::numeric_limits<qint64>::max() / 1000 - 9) / 10)
            return {};
        minor = minor * 10 + c.digitValue();
    }
    return Money{negative ? -minor : minor, currency};
}

QString Money::amount() const
{
    const int places = decimals(currency);
    QString digits = QString::number(qAbs(minor)).rightJustified(places + 1, u'0');
    if (places > 0)
        digits.insert(digits.size() - places, u'.');
    return minor < 0 ? u'-' + digits : digits;
}

QString Money::toString(const QLocale &locale) const
{
    const int places = decimals(currency);
    qint64 unit = 1;
    for (int i = 0; i < places; ++i)
        unit *= 10;
    QString digits = locale.toString(qAbs(minor) / unit);
    if (places > 0)
        digits += locale.decimalPoint() + QString::number(qAbs(minor) % unit).rightJustified(places, u'0');
    if (minor < 0)
        digits.prepend(locale.negativeSign());
    return currency == "CNY" ? QStringLiteral("¥ ") + digits : digits + u' ' + QString::fromLatin1(currency);
}

} // namespace fairdesk
