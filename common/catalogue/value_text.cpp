#include "common/catalogue/value_text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairdesk {
namespace {

Error wrongText(const FieldSpec &field, const QString &text)
{
    return Error::invalid(
        {{field.key, message(QT_TRANSLATE_NOOP("Message", "“%1” does not fit the field %2 (%3)."), text,
                             field.label.argument(), QString::fromLatin1(kindKey(field.kind)))}});
}

template<class T>
Result<Value> ifThere(const FieldSpec &field, const QString &text, const std::optional<T> &value)
{
    if (!value)
        return wrongText(field, text);
    return Value(*value);
}

std::optional<qint64> toInteger(const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok ? std::optional<qint64>(number) : std::nullopt;
}

std::optional<double> toDecimal(const QString &text)
{
    bool ok = false;
    const double number = QLocale::c().toDouble(text.trimmed(), &ok);
    return ok ? std::optional<double>(number) : std::nullopt;
}

std::optional<bool> toBoolean(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == QLatin1String("true") || word == QLatin1String("1") || word == QStringLiteral("是"))
        return true;
    if (word == QLatin1String("false") || word == QLatin1String("0") || word == QStringLiteral("否"))
        return false;
    return {};
}

std::optional<QDate> toDate(const QString &text)
{
    QString day = text.trimmed();
    day.replace(u'/', u'-').replace(u'.', u'-');
    QDate date = QDate::fromString(day, Qt::ISODate);
    if (!date.isValid())
        date = QDate::fromString(day, QStringLiteral("yyyy-M-d"));
    return date.isValid() ? std::optional<QDate>(date) : std::nullopt;
}

// RFC 3339. Without a zone it would be another moment for every reader, so it is none.
std::optional<Instant> toInstant(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return {};
    return Instant::from(time);
}

Error wrongInstant(const FieldSpec &field, const QString &text)
{
    return Error::invalid(
        {{field.key,
          message(QT_TRANSLATE_NOOP("Message", "“%1” is no instant for the field %2. Write day, time and zone, "
                                               "for example 2026-05-18T09:30:00+08:00."),
                  text, field.label.argument())}});
}

// Programs write plain digits; a comma could as well be a decimal one.
std::optional<Money> toMoney(const QString &text)
{
    return text.contains(u',') ? std::nullopt : Money::parse(text);
}

Error wrongMoney(const FieldSpec &field, const QString &text)
{
    return Error::invalid(
        {{field.key,
          message(QT_TRANSLATE_NOOP("Message", "“%1” is no amount for the field %2. Write 1234.50, or 1234.50 "
                                               "USD with the code of the currency."),
                  text, field.label.argument())}});
}

std::optional<QList<qint64>> toIds(const QString &text)
{
    QList<qint64> ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const auto id = toInteger(part);
        if (!id)
            return {};
        ids.append(*id);
    }
    return ids;
}

QStringList toKeys(const QString &text)
{
    QStringList keys;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        keys.append(part.trimmed());
    return keys;
}

// Nothing for a fraction or what is no number: it must not quietly become another one.
std::optional<qint64> wholeNumber(const QJsonValue &json)
{
    const qint64 number = json.toInteger(0);
    return number == json.toInteger(1) ? std::optional<qint64>(number) : std::nullopt;
}

QString instantText(Instant instant)
{
    const QDateTime time = instant.utc();
    return time.toString(time.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

} // namespace

Result<Value> valueFromText(const FieldSpec &field, const QString &text)
{
    if (text.isEmpty())
        return Value::null();
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return Value(text);
    case Kind::Choice:
        return Value(text.trimmed());
    case Kind::Integer:
    case Kind::Ref:
        return ifThere(field, text, toInteger(text));
    case Kind::Decimal:
        return ifThere(field, text, toDecimal(text));
    case Kind::Boolean:
        return ifThere(field, text, toBoolean(text));
    case Kind::Date:
        return ifThere(field, text, toDate(text));
    case Kind::Instant:
        if (const auto instant = toInstant(text))
            return Value(*instant);
        return wrongInstant(field, text);
    case Kind::Money:
        if (const auto money = toMoney(text))
            return Value(*money);
        return wrongMoney(field, text);
    case Kind::ChoiceSet:
        return Value(toKeys(text));
    case Kind::Many:
        return ifThere(field, text, toIds(text));
    case Kind::Lines:
        return wrongText(field, text);
    }
    return wrongText(field, text);
}

QString valueToText(const FieldSpec &field, const Value &value)
{
    if (value.isMasked())
        return value.maskedText();
    if (!value.isPresent())
        return {};
    struct Visitor
    {
        QString operator()(std::monostate) const { return {}; }
        QString operator()(bool flag) const { return flag ? QStringLiteral("true") : QStringLiteral("false"); }
        QString operator()(qint64 number) const { return QString::number(number); }
        QString operator()(double number) const { return QString::number(number, 'g', QLocale::FloatingPointShortest); }
        QString operator()(const QString &text) const { return text; }
        QString operator()(const QDate &date) const { return date.toString(Qt::ISODate); }
        QString operator()(Instant instant) const { return instantText(instant); }
        QString operator()(const Money &money) const
        {
            return money.currency == "CNY" ? money.amount()
                                           : money.amount() + u' ' + QString::fromLatin1(money.currency);
        }
        QString operator()(const QList<qint64> &ids) const
        {
            QStringList parts;
            for (const qint64 id : ids)
                parts.append(QString::number(id));
            return parts.join(u',');
        }
        QString operator()(const QStringList &keys) const { return keys.join(u','); }
    };
    Q_UNUSED(field)
    return std::visit(Visitor{}, value.data());
}

Result<Value> valueFromJson(const FieldSpec &field, const QJsonValue &json)
{
    if (json.isNull() || json.isUndefined())
        return Value::null();
    if (json.isString())
        return valueFromText(field, json.toString());
    if (json.isBool() && field.kind == Kind::Boolean)
        return Value(json.toBool());
    if (json.isDouble()) {
        switch (field.kind) {
        case Kind::Integer:
        case Kind::Ref:
            return ifThere(field, json.toVariant().toString(), wholeNumber(json));
        case Kind::Decimal:
            return Value(json.toDouble());
        case Kind::Money:
            return wrongText(field, QString::number(json.toDouble())); // an amount is a text, never a float
        default:
            return valueFromText(field, json.toVariant().toString());
        }
    }
    if (json.isArray()) {
        QStringList parts;
        const QJsonArray array = json.toArray();
        for (const QJsonValue &item : array)
            parts.append(item.isObject() ? item.toObject().value(QLatin1String("id")).toVariant().toString()
                                         : item.toVariant().toString());
        if (parts.contains(QString()))
            return wrongText(field, QStringLiteral("JSON"));
        if (field.kind == Kind::ChoiceSet)
            return Value(parts);
        if (field.kind == Kind::Many)
            return ifThere(field, parts.join(u','), toIds(parts.join(u',')));
    }
    if (json.isObject()) {
        const QJsonObject object = json.toObject();
        if (field.kind == Kind::Ref)
            return ifThere(field, QStringLiteral("JSON"), wholeNumber(object.value(QLatin1String("id"))));
        if (field.kind == Kind::Money) {
            const QString text = object.value(QLatin1String("amount")).toString() + u' ' +
                                 object.value(QLatin1String("currency")).toString(QStringLiteral("CNY"));
            return valueFromText(field, text);
        }
    }
    return wrongText(field, QStringLiteral("JSON"));
}

QJsonValue valueToJson(const FieldSpec &field, const Value &value, const QString &linkTitle)
{
    if (value.isMasked())
        return value.maskedText();
    if (!value.isPresent())
        return QJsonValue::Null;
    switch (field.kind) {
    case Kind::Integer:
        return value.integer();
    case Kind::Decimal:
        return value.valueOr(0.0);
    case Kind::Boolean:
        return value.valueOr(false);
    case Kind::Ref:
        return QJsonObject{{QStringLiteral("id"), value.integer()}, {QStringLiteral("title"), linkTitle}};
    case Kind::Money: {
        const Money money = value.valueOr(Money());
        return QJsonObject{{QStringLiteral("amount"), money.amount()},
                           {QStringLiteral("currency"), QString::fromLatin1(money.currency)}};
    }
    case Kind::ChoiceSet:
        return QJsonArray::fromStringList(value.valueOr(QStringList()));
    case Kind::Many: {
        QJsonArray ids;
        for (const qint64 id : value.valueOr(QList<qint64>()))
            ids.append(id);
        return ids;
    }
    default:
        return valueToText(field, value);
    }
}

} // namespace fairdesk
