#include "tests/catalogue/value_maker.h"

#include <array>

namespace fairdesk::test {
namespace {

constexpr std::array currencies{"CNY", "USD", "JPY", "KWD"};

QStringList someKeys(const FieldSpec &field, QRandomGenerator &random)
{
    QStringList keys;
    for (const ChoiceItem &choice : field.choices) {
        if (random.bounded(2) == 0)
            keys.append(QString::fromUtf8(choice.key));
    }
    if (keys.isEmpty() && !field.choices.isEmpty())
        keys.append(QString::fromUtf8(field.choices.first().key));
    return keys;
}

} // namespace

QString ValueMaker::text(int length)
{
    static const QString letters = QStringLiteral("abcXYZ 0189展会山东重机（）ＡＢ１２éÖя😀-_%\\'\";,.");
    QString text;
    while (text.size() < length) {
        const qsizetype place = below(int(letters.size()));
        // Half of a surrogate pair alone is no text.
        if (letters.at(place).isSurrogate())
            text += QStringLiteral("😀");
        else
            text += letters.at(place);
    }
    return text;
}

double ValueMaker::number(const FieldSpec &field, double lowest, double highest)
{
    const double from = qMax(field.minimum, lowest);
    const double to = qMin(field.maximum, highest);
    return from + (to - from) * m_random.generateDouble();
}

Value ValueMaker::valueFor(const FieldSpec &field)
{
    switch (field.kind) {
    case Kind::Text:
        return Value(text(1 + below(qMin(field.textLimit() - 1, 30))).left(field.textLimit()).simplified() + u'x');
    case Kind::LongText:
        return Value(text(20) + u'\n' + text(1 + below(40)));
    case Kind::Phone:
        return Value(QStringLiteral("0531 %1").arg(10'000'000 + below(80'000'000)));
    case Kind::Email:
        return Value(QStringLiteral("wang.%1@example.com").arg(below(100'000)));
    case Kind::Url:
        return Value(QStringLiteral("www.example%1.com").arg(below(1000)));
    case Kind::Integer:
        return Value(qint64(number(field, -9e15, 9e15)));
    case Kind::Decimal:
        return Value(number(field, -1e6, 1e6));
    case Kind::Boolean:
        return Value(below(2) == 1);
    case Kind::Date:
        return Value(QDate(1990, 1, 1).addDays(below(20'000)));
    case Kind::Instant:
        return Value(Instant{qint64(below(2'000'000'000)) * 1000 + below(1000)});
    case Kind::Money:
        return Value(Money{qint64(number(field, -9e12, 9e12)), currencies[size_t(below(int(currencies.size())))]});
    case Kind::Choice:
        return Value(QString::fromUtf8(field.choices.value(below(qMax(1, int(field.choices.size())))).key));
    case Kind::ChoiceSet:
        return Value(someKeys(field, m_random));
    case Kind::Ref:
        return Value(qint64(1 + below(1'000'000)));
    case Kind::Many:
        return Value(QList<qint64>{1 + below(50), 100 + below(50)});
    case Kind::Lines:
        return Value();
    }
    return Value();
}

} // namespace fairdesk::test
