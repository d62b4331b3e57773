#include "client/editors/typed_values.h"

#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

namespace fairdesk {
namespace {

// Full-width digits and signs are what a Chinese keyboard gives by chance.
QString halfWidth(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC))
        result += c.digitValue() >= 0 ? QChar(u'0' + c.digitValue()) : c;
    return result.trimmed();
}

std::optional<int> namedDay(const QString &word)
{
    static const QHash<QString, int> days{
        {QStringLiteral("today"), 0}, {QStringLiteral("tomorrow"), 1}, {QStringLiteral("yesterday"), -1},
        {QStringLiteral("今天"), 0},  {QStringLiteral("今日"), 0},     {QStringLiteral("明天"), 1},
        {QStringLiteral("后天"), 2},  {QStringLiteral("昨天"), -1},    {QStringLiteral("前天"), -2},
    };
    const auto found = days.constFind(word.toLower());
    return found == days.constEnd() ? std::nullopt : std::optional<int>(*found);
}

std::optional<QDate> validDate(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() ? std::optional<QDate>(date) : std::nullopt;
}

// In January “12-20” is last month's, in December “1-5” is next month's.
std::optional<QDate> nearestDate(int month, int day, QDate today)
{
    std::optional<QDate> best;
    for (const int year : {today.year() - 1, today.year(), today.year() + 1}) {
        const auto date = validDate(year, month, day);
        if (date && (!best || qAbs(date->daysTo(today)) < qAbs(best->daysTo(today))))
            best = date;
    }
    return best;
}

std::optional<QDate> digitsDate(const QString &digits, QDate today)
{
    const int number = digits.toInt();
    switch (digits.size()) {
    case 8:
        return validDate(number / 10000, number / 100 % 100, number % 100);
    case 3:
    case 4:
        return nearestDate(number / 100, number % 100, today);
    case 1:
    case 2:
        return validDate(today.year(), today.month(), number);
    default:
        return {};
    }
}

std::optional<QTime> typedTime(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "^(上午|下午|晚上|早上|中午|am|pm)?\\s*(\\d{1,2})(?:[:点时](\\d{1,2})?分?|(\\d{2}))\\s*(am|pm)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    int hour = match.captured(2).toInt();
    const QString minutes = match.captured(3) + match.captured(4);
    const QString half = (match.captured(1) + match.captured(5)).toLower();
    const bool afternoon =
        half == QLatin1String("pm") || half == QStringLiteral("下午") || half == QStringLiteral("晚上");
    if (afternoon && hour < 12)
        hour += 12;
    const QTime time(hour, minutes.toInt());
    return time.isValid() ? std::optional<QTime>(time) : std::nullopt;
}

double unitOf(QString &text)
{
    static const QList<std::pair<QString, double>> units{{QStringLiteral("亿"), 1e8}, {QStringLiteral("万"), 1e4}};
    for (const auto &[sign, factor] : units) {
        if (text.endsWith(sign)) {
            text = text.chopped(sign.size()).trimmed();
            return factor;
        }
    }
    return 1;
}

} // namespace

std::optional<QDate> typedDate(const QString &typed, QDate today)
{
    const QString text = halfWidth(typed);
    if (const auto days = namedDay(text))
        return today.addDays(*days);
    static const QRegularExpression relative(QStringLiteral("^[+-]\\d{1,4}$"));
    if (relative.match(text).hasMatch())
        return today.addDays(text.toInt());
    static const QRegularExpression full(QStringLiteral("^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?$"));
    if (const auto match = full.match(text); match.hasMatch())
        return validDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    static const QRegularExpression shorter(QStringLiteral("^(\\d{1,2})[-/.月](\\d{1,2})[日号]?$"));
    if (const auto match = shorter.match(text); match.hasMatch())
        return nearestDate(match.captured(1).toInt(), match.captured(2).toInt(), today);
    static const QRegularExpression digits(QStringLiteral("^\\d{1,8}$"));
    return digits.match(text).hasMatch() ? digitsDate(text, today) : std::nullopt;
}

std::optional<QDateTime> typedMoment(const QString &typed, const QDateTime &now)
{
    const QString text = halfWidth(typed);
    if (text.compare(QLatin1String("now"), Qt::CaseInsensitive) == 0 || text == QStringLiteral("现在"))
        return now;
    // Digits without a sign are a day; whoever means a time alone writes the colon.
    if (const auto date = typedDate(text, now.date()))
        return QDateTime(*date, QTime(0, 0), now.timeZone());
    if (const auto time = typedTime(text))
        return QDateTime(now.date(), *time, now.timeZone());
    for (qsizetype blank = text.indexOf(u' '); blank > 0; blank = text.indexOf(u' ', blank + 1)) {
        const auto date = typedDate(text.left(blank), now.date());
        const auto time = typedTime(text.mid(blank + 1).trimmed());
        if (date && time)
            return QDateTime(*date, *time, now.timeZone());
    }
    return {};
}

std::optional<double> typedDecimal(const QString &typed, const QLocale &locale)
{
    QString text = halfWidth(typed);
    const double unit = unitOf(text);
    text.remove(locale.groupSeparator()).remove(u' ').remove(QChar(QChar::Nbsp));
    if (locale.decimalPoint() != QLatin1String("."))
        text.replace(locale.decimalPoint(), QStringLiteral("."));
    bool ok = false;
    const double number = QLocale::c().toDouble(text, &ok);
    return ok && qIsFinite(number) ? std::optional<double>(number * unit) : std::nullopt;
}

std::optional<qint64> typedInteger(const QString &typed, const QLocale &locale)
{
    QString text = halfWidth(typed);
    QString digits = text;
    digits.remove(locale.groupSeparator()).remove(u' ');
    bool ok = false;
    const qint64 exact = digits.toLongLong(&ok);
    if (ok)
        return exact;
    const auto number = typedDecimal(text, locale);
    const bool isWhole = number && qAbs(*number) < 9e15 && *number == double(qint64(*number));
    return isWhole ? std::optional<qint64>(qint64(*number)) : std::nullopt;
}

std::optional<Money> typedMoney(const QString &typed, const QByteArray &currency, const QLocale &locale)
{
    QString text = halfWidth(typed);
    text.remove(QChar(0xA5)).remove(QChar(0xFFE5)).remove(locale.groupSeparator());
    const double unit = unitOf(text);
    if (unit == 1)
        return Money::parse(text.trimmed(), currency);
    const auto number = typedDecimal(text, locale);
    return number ? Money::parse(QString::number(*number * unit, 'f', Money::decimals(currency)), currency)
                  : std::nullopt;
}

} // namespace fairdesk
