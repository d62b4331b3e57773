#include "client/data/display_text.h"

#include "client/data/choice_labels.h"
#include "common/protocol/result_table.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

QString translated(const char *source, int count = -1)
{
    return QCoreApplication::translate("DisplayText", source, nullptr, count);
}

} // namespace

DisplayText::DisplayText(QLocale locale, std::shared_ptr<const Clock> clock)
    : m_locale(std::move(locale))
    , m_clock(std::move(clock))
{
}

QString DisplayText::text(const FieldSpec &field, const Value &value, const QString &title, Place place) const
{
    switch (value.state()) {
    case Value::State::Absent:
        return {};
    case Value::State::Null:
        return nothing();
    case Value::State::Masked:
        return value.maskedText();
    case Value::State::Present:
        break;
    }
    return value.isEmpty() ? nothing() : present(field, value, title, place);
}

QString DisplayText::present(const FieldSpec &field, const Value &value, const QString &title, Place place) const
{
    switch (field.kind) {
    case Kind::Text:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return value.text();
    case Kind::LongText:
        return place == Place::List ? value.text().simplified() : value.text();
    case Kind::Integer:
        return field.is(NumberLike) ? QString::number(value.integer()) : m_locale.toString(value.integer());
    case Kind::Decimal:
        return m_locale.toString(value.valueOr(0.0), 'f', QLocale::FloatingPointShortest);
    case Kind::Boolean:
        return value.valueOr(false) ? translated(QT_TRANSLATE_NOOP("DisplayText", "Yes"))
                                    : translated(QT_TRANSLATE_NOOP("DisplayText", "No"));
    case Kind::Date:
        return date(value.valueOr(QDate()), place);
    case Kind::Instant:
        return instant(value.valueOr(Instant()), place);
    case Kind::Money:
        return money(value.valueOr(Money()), place);
    case Kind::Choice:
        return choiceText(field, value.text(), m_locale);
    case Kind::ChoiceSet: {
        QStringList words;
        for (const QString &key : value.valueOr(QStringList()))
            words.append(choiceText(field, key, m_locale));
        return joinedWords(words, m_locale);
    }
    case Kind::Ref:
        return links(1, title);
    case Kind::Many:
        return links(value.valueOr(QList<qint64>()).size(), title);
    case Kind::Lines:
        return {};
    }
    return {};
}

// A link without a title is one to a record that the reader may not see.
QString DisplayText::links(qsizetype count, const QString &title) const
{
    QStringList words = title.split(linkSeparator, Qt::SkipEmptyParts);
    const qsizetype hidden = count - words.size();
    if (hidden > 0) {
        //: Stands for linked records that the reader may not see, after the names of those that he may.
        words.append(translated(QT_TRANSLATE_N_NOOP("DisplayText", "%n not visible"), int(hidden)));
    }
    return joinedWords(words, m_locale);
}

QString DisplayText::date(QDate date, Place place) const
{
    if (!date.isValid())
        return nothing();
    const bool thisYear = date.year() == m_clock->today().year();
    return date.toString(place == Place::List && thisYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd"));
}

QString DisplayText::instant(Instant instant, Place place) const
{
    const QDateTime local = instant.utc().toTimeZone(m_clock->zone());
    const QString time = local.time().toString(QStringLiteral("HH:mm"));
    if (place == Place::Form)
        return date(local.date(), place) + u' ' + time;
    return local.date() == m_clock->today() ? time : date(local.date(), place);
}

QString DisplayText::money(const Money &money, Place place) const
{
    if (place == Place::Form)
        return money.toString(m_locale);
    // The header says ¥, so only another currency is named; cents only where there are some.
    QString digits = money.toString(m_locale);
    if (money.currency == "CNY")
        digits.remove(0, 2);
    const int places = Money::decimals(money.currency);
    const QString noCents = m_locale.decimalPoint() + QString(places, u'0');
    if (places > 0)
        digits.replace(noCents + (money.currency == "CNY" ? QString() : QStringLiteral(" ")),
                       money.currency == "CNY" ? QString() : QStringLiteral(" "));
    return digits;
}

} // namespace fairdesk
