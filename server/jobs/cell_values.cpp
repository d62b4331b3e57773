#include "server/jobs/cell_values.h"

#include "common/catalogue/value_text.h"
#include "common/text/email.h"
#include "common/text/normalise.h"
#include "server/jobs/header_words.h"
#include "server/jobs/text_cells.h"
#include "server/jobs/wording.h"

#include <QRegularExpression>

namespace fairdesk {
namespace {

Error misfit(const FieldSpec &field, Text text)
{
    return Error::invalid({{field.key, std::move(text)}});
}

Error misfit(const FieldSpec &field, const QString &text)
{
    return misfit(
        field, message(QT_TRANSLATE_NOOP("Message", "“%1” does not fit the column %2."), text, field.label.argument()));
}

QString word(const QString &text)
{
    return normalisedText(text).remove(u' ');
}

// ---- numbers ----

// "1,234.50" and full-width digits as plain digits.
QString plainDigits(const QString &text)
{
    return foldWidth(text).remove(u',').remove(u' ').remove(QChar(0xA0)).remove(QStringLiteral("，"));
}

Result<Value> integerOf(const FieldSpec &field, const QString &text)
{
    QString digits = plainDigits(text);
    if (const qsizetype point = digits.indexOf(u'.');
        point > 0 && digits.mid(point + 1).count(u'0') == digits.size() - point - 1)
        digits.truncate(point);
    const Result<Value> value = valueFromText(field, digits);
    return value ? value : Result<Value>(misfit(field, text));
}

Result<Value> decimalOf(const FieldSpec &field, const QString &text)
{
    const Result<Value> value = valueFromText(field, plainDigits(text));
    return value ? value : Result<Value>(misfit(field, text));
}

// 1.2 and four places are 12000: exact, as amounts never pass through floating point.
QString pointMovedRight(QString digits, int places)
{
    const qsizetype point = digits.indexOf(u'.');
    QString fraction = point < 0 ? QString() : digits.mid(point + 1);
    const QString whole = point < 0 ? digits : digits.left(point);
    fraction = fraction.leftJustified(places, u'0');
    const QString moved = whole + fraction.left(places);
    const QString rest = fraction.mid(places);
    return rest.isEmpty() ? moved : moved + u'.' + rest;
}

// "¥1,234.50", "1234.5 元", "3.5 万", "USD 1,200", "1200 EUR"
Result<Value> moneyOf(const FieldSpec &field, const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?<before>[A-Za-z]{3}|[¥$€£]|人民币)?(?<digits>-?\\d+(\\.\\d+)?)(?<scale>[万亿])?(?<after>"
                       "元整?|[A-Za-z]{3}|美元|欧元)?$"));
    const auto match = pattern.match(plainDigits(text).replace(u'￥', u'¥'));
    if (!match.hasMatch())
        return misfit(field, text);
    QString digits = match.captured(QStringLiteral("digits"));
    const QString scale = match.captured(QStringLiteral("scale"));
    if (!scale.isEmpty())
        digits = pointMovedRight(digits, scale == QStringLiteral("万") ? 4 : 8);
    static const QHash<QString, QString> currencies{
        {QStringLiteral("$"), QStringLiteral("USD")}, {QStringLiteral("美元"), QStringLiteral("USD")},
        {QStringLiteral("€"), QStringLiteral("EUR")}, {QStringLiteral("欧元"), QStringLiteral("EUR")},
        {QStringLiteral("£"), QStringLiteral("GBP")}, {QStringLiteral("RMB"), QStringLiteral("CNY")}};
    QString currency = QStringLiteral("CNY");
    for (const QString &name :
         {match.captured(QStringLiteral("before")).toUpper(), match.captured(QStringLiteral("after")).toUpper()}) {
        if (currencies.contains(name))
            currency = currencies.value(name);
        else if (name.size() == 3 && name.at(0) >= u'A' && name.at(0) <= u'Z')
            currency = name;
    }
    const auto money = Money::parse(digits + u' ' + currency);
    return money ? Result<Value>(Value(*money)) : Result<Value>(misfit(field, text));
}

Result<Value> booleanOf(const FieldSpec &field, const QString &text)
{
    static const QStringList yes{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("y"),
                                 QStringLiteral("t"),    QStringLiteral("1"),   QStringLiteral("x"),
                                 QStringLiteral("是"),   QStringLiteral("有"),  QStringLiteral("对"),
                                 QStringLiteral("√"),    QStringLiteral("✓")};
    static const QStringList no{
        QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("n"),  QStringLiteral("f"), QStringLiteral("0"),
        QStringLiteral("否"),    QStringLiteral("无"), QStringLiteral("不"), QStringLiteral("×"), QStringLiteral("-")};
    const QString plain = word(text);
    if (yes.contains(plain))
        return Value(true);
    return no.contains(plain) ? Result<Value>(Value(false)) : Result<Value>(misfit(field, text));
}

// ---- time ----

struct Moment
{
    QDate date;
    QTime time{0, 0};
};

std::optional<Moment> momentFrom(const QString &text)
{
    static const QRegularExpression yearFirst(
        QStringLiteral("^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/"
                       ".月]\\s*(\\d{1,2})\\s*日?(?:[T\\s]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2}))?.*)?$"));
    static const QRegularExpression yearLast(
        QStringLiteral("^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*)?$"));
    static const QRegularExpression compact(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    const QString plain = foldWidth(text).trimmed();
    Moment moment;
    auto match = yearFirst.match(plain);
    if (!match.hasMatch())
        match = compact.match(plain);
    if (match.hasMatch()) {
        moment.date = QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    } else if (match = yearLast.match(plain); match.hasMatch()) {
        const int first = match.captured(1).toInt();
        const int second = match.captured(2).toInt();
        if (first <= 12 && second <= 12 && first != second)
            return {}; // 5/6/2026 may be May or June: better asked than wrong
        moment.date = first > 12 ? QDate(match.captured(3).toInt(), second, first)
                                 : QDate(match.captured(3).toInt(), first, second);
    }
    if (match.lastCapturedIndex() >= 5)
        moment.time = QTime(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt());
    if (!moment.date.isValid() || !moment.time.isValid())
        return {};
    return moment;
}

Error noDate(const FieldSpec &field, const QString &text)
{
    return misfit(
        field,
        message(QT_TRANSLATE_NOOP(
                    "Message", "“%1” in the column %2 is no date, or can be read in two ways. Write it as 2026-05-18."),
                text, field.label.argument()));
}

Result<Value> dateOf(const FieldSpec &field, const Cell &cell)
{
    if (const auto *date = cell.as<QDate>())
        return Value(*date);
    if (const auto *time = cell.as<QDateTime>())
        return Value(time->date());
    const auto moment = momentFrom(cell.text);
    return moment ? Result<Value>(Value(moment->date)) : Result<Value>(noDate(field, cell.text));
}

Result<Value> instantOf(const FieldSpec &field, const Cell &cell, const QTimeZone &zone)
{
    const auto at = [&](QDate date, QTime time) { return Value(Instant::from(QDateTime(date, time, zone))); };
    if (const auto *date = cell.as<QDate>())
        return at(*date, QTime(0, 0));
    if (const auto *time = cell.as<QDateTime>())
        return at(time->date(), time->time());
    static const QRegularExpression withOffset(QStringLiteral("T.*(Z|[+-]\\d\\d:?\\d\\d)$"));
    if (withOffset.match(cell.text.trimmed()).hasMatch())
        return valueFromText(field, cell.text.trimmed());
    const auto moment = momentFrom(cell.text);
    return moment ? Result<Value>(at(moment->date, moment->time)) : Result<Value>(noDate(field, cell.text));
}

// ---- choices ----

std::optional<QByteArray> choiceKey(const FieldSpec &field, const QString &text)
{
    const QString wanted = word(text);
    for (const ChoiceItem &item : field.choices) {
        if (word(QString::fromUtf8(item.key)) == wanted)
            return item.key;
    }
    for (const ChoiceItem &item : field.choices) {
        const QStringList names =
            QStringList{item.label.chinese, item.label.english, QString::fromUtf8(item.label.source),
                        Wording::chinese().label(item.label)} +
            choiceWords(item.label.context, item.key);
        for (const QString &name : names) {
            if (!name.isEmpty() && word(name) == wanted)
                return item.key;
        }
    }
    return {};
}

Error noChoice(const FieldSpec &field, const QString &text)
{
    QStringList known;
    for (const ChoiceItem &item : field.choices) {
        if (!item.retired)
            known.append(QString::fromUtf8(item.key));
    }
    return misfit(field, message(QT_TRANSLATE_NOOP("Message", "“%1” is no choice of %2. Known are: %3."), text,
                                 field.label.argument(), known.join(QStringLiteral(", "))));
}

Result<Value> choiceOf(const FieldSpec &field, const QString &text)
{
    const auto key = choiceKey(field, text);
    return key ? Result<Value>(Value(QString::fromUtf8(*key))) : Result<Value>(noChoice(field, text));
}

Result<Value> choicesOf(const FieldSpec &field, const QString &text)
{
    QStringList keys;
    // A label may itself hold a sign that separates.
    const QStringList parts = choiceKey(field, text) ? QStringList{text} : splitList(text);
    for (const QString &part : parts) {
        const auto key = choiceKey(field, part);
        if (!key)
            return noChoice(field, part);
        if (!keys.contains(QString::fromUtf8(*key)))
            keys.append(QString::fromUtf8(*key));
    }
    return Value(keys);
}

// ---- texts ----

Result<Value> phoneOf(const FieldSpec &field, const QString &text)
{
    static const QRegularExpression scientific(QStringLiteral("^\\d(\\.\\d+)?[Ee]\\+?\\d{1,2}$"));
    QString phone = foldWidth(cleanedLine(text));
    if (scientific.match(phone).hasMatch()) {
        return misfit(field, message(QT_TRANSLATE_NOOP(
                                         "Message", "“%1” in the column %2 has lost its last digits in a spreadsheet "
                                                    "program. Format the column as text and fill it in again."),
                                     text, field.label.argument()));
    }
    if (phone.endsWith(QLatin1String(".0")))
        phone.chop(2);
    if (phone.startsWith(u'\''))
        phone.remove(0, 1);
    return phone.isEmpty() ? Value::null() : Value(phone);
}

Result<Value> longTextOf(const QString &text)
{
    QString result = text;
    result.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n').remove(QChar(0));
    return Value(result.trimmed());
}

} // namespace

Result<Value> valueOfCell(const FieldSpec &field, const Cell &cell, const QTimeZone &zone)
{
    if (cell.as<CellFault>())
        return misfit(
            field, message(QT_TRANSLATE_NOOP("Message", "The column %1 holds an error of the spreadsheet program: %2."),
                           field.label.argument(), cell.text));
    const QString line = cleanedLine(cell.text);
    if (line.isEmpty())
        return Value::null();
    switch (field.kind) {
    case Kind::Text:
    case Kind::Url:
    case Kind::Ref:
    case Kind::Many:
        return Value(line);
    case Kind::LongText:
        return longTextOf(cell.text);
    case Kind::Phone:
        return phoneOf(field, cell.text);
    case Kind::Email:
        return Value(line.contains(u'@') || line.contains(u'＠') ? normalisedEmail(line) : line);
    case Kind::Integer:
        return integerOf(field, line);
    case Kind::Decimal:
        return decimalOf(field, line);
    case Kind::Money:
        return moneyOf(field, line);
    case Kind::Boolean:
        return booleanOf(field, line);
    case Kind::Date:
        return dateOf(field, cell);
    case Kind::Instant:
        return instantOf(field, cell, zone);
    case Kind::Choice:
        return choiceOf(field, line);
    case Kind::ChoiceSet:
        return choicesOf(field, line);
    case Kind::Lines:
        return misfit(field, line);
    }
    return misfit(field, line);
}

} // namespace fairdesk
