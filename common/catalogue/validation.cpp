#include "common/catalogue/validation.h"

#include <QUrl>

namespace fairdesk {
namespace {

constexpr qint64 largestInteger = (qint64(1) << 53) - 1; // exact in every program that reads numbers as doubles

bool isEmailAddress(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at <= 0 || text.indexOf(u'@', at + 1) >= 0)
        return false;
    const QString domain = text.mid(at + 1);
    const bool spaces =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c == u',' || c == u';'; });
    return !spaces && domain.contains(u'.') && !domain.startsWith(u'.') && !domain.endsWith(u'.') &&
           !domain.contains(QLatin1String(".."));
}

// Several numbers may share a cell; letters other than those of extensions have no place in one.
bool isPhone(const QString &text)
{
    int digits = 0;
    for (const QChar c : text) {
        if (c.isDigit())
            ++digits;
        else if (c.isLetter() && c.script() == QChar::Script_Latin && !QStringLiteral("extEXT").contains(c))
            return false;
    }
    return digits >= 3;
}

// www.company.com, https://company.com/hall, 公司.中国: a host with a dot, and nothing that is no page.
bool isWebAddress(const QString &text)
{
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return false;
    const QUrl url(text.contains(QLatin1String("://")) ? text : QLatin1String("https://") + text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    const QString host = url.host();
    return url.isValid() && (scheme == QLatin1String("http") || scheme == QLatin1String("https")) &&
           host.contains(u'.') && !host.startsWith(u'.') && !host.endsWith(u'.');
}

std::optional<Text> textProblem(const FieldSpec &field, const QString &text)
{
    const TextArgument label = field.label.argument();
    if (text.size() > field.textLimit()) {
        return message(QT_TRANSLATE_NOOP("Message", "%1 is too long: at most %2 characters fit."), label,
                       qint64(field.textLimit()));
    }
    if (text.contains(QChar(0)))
        return message(QT_TRANSLATE_NOOP("Message", "%1 holds a character that cannot be stored. Type it again."),
                       label);
    if (field.kind != Kind::LongText && (text.contains(u'\n') || text.contains(u'\r')))
        return message(QT_TRANSLATE_NOOP("Message", "%1 must stand on one line."), label);
    if (text.isEmpty())
        return {};
    if (field.kind == Kind::Email && !isEmailAddress(text))
        return message(QT_TRANSLATE_NOOP("Message", "%1 is no e-mail address. Write it as name@company.com."), label);
    if (field.kind == Kind::Phone && !isPhone(text))
        return message(QT_TRANSLATE_NOOP("Message", "%1 is no phone number. Write digits, for example 0531 8812 3456."),
                       label);
    if (field.kind == Kind::Url && !isWebAddress(text))
        return message(QT_TRANSLATE_NOOP("Message", "%1 is no web address. Write it as www.company.com."), label);
    return {};
}

std::optional<Text> rangeProblem(const FieldSpec &field, double number)
{
    const TextArgument label = field.label.argument();
    if (number < field.minimum)
        return message(QT_TRANSLATE_NOOP("Message", "%1 must be at least %2."), label, QString::number(field.minimum));
    if (number > field.maximum)
        return message(QT_TRANSLATE_NOOP("Message", "%1 must be at most %2."), label, QString::number(field.maximum));
    return {};
}

std::optional<Text> choiceProblem(const FieldSpec &field, const QString &key)
{
    if (key.isEmpty() || field.choice(key.toUtf8()))
        return {};
    return message(QT_TRANSLATE_NOOP("Message", "%1 has no choice “%2”. Pick one from the list."),
                   field.label.argument(), key);
}

std::optional<Text> presentProblem(const FieldSpec &field, const Value &value)
{
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return textProblem(field, value.text());
    case Kind::Integer: {
        const qint64 number = value.integer();
        if (number > largestInteger || number < -largestInteger)
            return message(QT_TRANSLATE_NOOP("Message", "%1 is too large a number."), field.label.argument());
        return rangeProblem(field, double(number));
    }
    case Kind::Decimal: {
        const double number = value.valueOr(0.0);
        if (!qIsFinite(number))
            return message(QT_TRANSLATE_NOOP("Message", "%1 is no number."), field.label.argument());
        return rangeProblem(field, number);
    }
    case Kind::Date: {
        const QDate date = value.valueOr(QDate());
        if (!date.isValid() || date.year() < 1000 || date.year() > 9999)
            return message(QT_TRANSLATE_NOOP("Message", "%1 is no date. Write it as 2026-05-18."),
                           field.label.argument());
        return {};
    }
    case Kind::Choice:
        return choiceProblem(field, value.text());
    case Kind::ChoiceSet:
        for (const QString &key : value.valueOr(QStringList())) {
            if (auto problem = choiceProblem(field, key))
                return problem;
        }
        return {};
    case Kind::Money: {
        const Money money = value.valueOr(Money());
        return rangeProblem(field, double(money.minor));
    }
    case Kind::Boolean:
    case Kind::Instant:
    case Kind::Ref:
    case Kind::Many:
    case Kind::Lines:
        return {};
    }
    return {};
}

} // namespace

bool hasTypeOf(Kind kind, const Value &value)
{
    switch (kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
    case Kind::Choice:
        return value.as<QString>();
    case Kind::Integer:
    case Kind::Ref:
        return value.as<qint64>();
    case Kind::Decimal:
        return value.as<double>();
    case Kind::Boolean:
        return value.as<bool>();
    case Kind::Date:
        return value.as<QDate>();
    case Kind::Instant:
        return value.as<Instant>();
    case Kind::Money:
        return value.as<Money>();
    case Kind::ChoiceSet:
        return value.as<QStringList>();
    case Kind::Many:
        return value.as<QList<qint64>>();
    case Kind::Lines:
        return false;
    }
    return false;
}

std::optional<Text> validationProblem(const FieldSpec &field, const Value &value)
{
    if (value.isMasked())
        return message(QT_TRANSLATE_NOOP("Message", "%1 is shown masked and cannot be saved like that."),
                       field.label.argument());
    if (value.isEmpty()) {
        if (field.is(Required))
            return message(QT_TRANSLATE_NOOP("Message", "%1 must be filled in."), field.label.argument());
        return {};
    }
    if (!hasTypeOf(field.kind, value))
        return message(QT_TRANSLATE_NOOP("Message", "%1 holds a value of the wrong type."), field.label.argument());
    return presentProblem(field, value);
}

} // namespace fairdesk
