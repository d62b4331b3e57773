#include "client/forms/condition_words.h"

#include "client/data/choice_labels.h"
#include "client/data/field_path.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

QString translated(const char *source, int count = -1)
{
    return QCoreApplication::translate("Conditions", source, nullptr, count);
}

struct Word
{
    Operator op;
    const char *text;
    Operand operand;
};

constexpr std::array textWords{
    Word{Operator::Contains, QT_TRANSLATE_NOOP("Conditions", "contains"), Operand::One},
    Word{Operator::StartsWith, QT_TRANSLATE_NOOP("Conditions", "begins with"), Operand::One},
    Word{Operator::Equal, QT_TRANSLATE_NOOP("Conditions", "is exactly"), Operand::One},
    Word{Operator::NotEqual, QT_TRANSLATE_NOOP("Conditions", "is not"), Operand::One},
};
constexpr std::array numberWords{
    Word{Operator::GreaterOrEqual, QT_TRANSLATE_NOOP("Conditions", "at least"), Operand::One},
    Word{Operator::LessOrEqual, QT_TRANSLATE_NOOP("Conditions", "at most"), Operand::One},
    Word{Operator::Equal, QT_TRANSLATE_NOOP("Conditions", "is exactly"), Operand::One},
    Word{Operator::Greater, QT_TRANSLATE_NOOP("Conditions", "more than"), Operand::One},
    Word{Operator::Less, QT_TRANSLATE_NOOP("Conditions", "less than"), Operand::One},
    Word{Operator::Between, QT_TRANSLATE_NOOP("Conditions", "between"), Operand::Two},
};
constexpr std::array timeWords{
    Word{Operator::Within, QT_TRANSLATE_NOOP("Conditions", "in"), Operand::Period},
    Word{Operator::GreaterOrEqual, QT_TRANSLATE_NOOP("Conditions", "from"), Operand::One},
    Word{Operator::Less, QT_TRANSLATE_NOOP("Conditions", "before"), Operand::One},
    Word{Operator::Between, QT_TRANSLATE_NOOP("Conditions", "between"), Operand::Two},
};
constexpr std::array listWords{
    Word{Operator::In, QT_TRANSLATE_NOOP("Conditions", "is one of"), Operand::Several},
    Word{Operator::NotIn, QT_TRANSLATE_NOOP("Conditions", "is none of"), Operand::Several},
};

struct Period
{
    const char *key;
    const char *text;
};
constexpr std::array periods{
    Period{"today", QT_TRANSLATE_NOOP("Conditions", "today")},
    Period{"yesterday", QT_TRANSLATE_NOOP("Conditions", "yesterday")},
    Period{"tomorrow", QT_TRANSLATE_NOOP("Conditions", "tomorrow")},
    Period{"this-week", QT_TRANSLATE_NOOP("Conditions", "this week")},
    Period{"last-week", QT_TRANSLATE_NOOP("Conditions", "last week")},
    Period{"next-week", QT_TRANSLATE_NOOP("Conditions", "next week")},
    Period{"this-month", QT_TRANSLATE_NOOP("Conditions", "this month")},
    Period{"last-month", QT_TRANSLATE_NOOP("Conditions", "last month")},
    Period{"this-year", QT_TRANSLATE_NOOP("Conditions", "this year")},
    Period{"last-year", QT_TRANSLATE_NOOP("Conditions", "last year")},
    Period{"last-7-days", QT_TRANSLATE_NOOP("Conditions", "the last 7 days")},
    Period{"last-30-days", QT_TRANSLATE_NOOP("Conditions", "the last 30 days")},
    Period{"last-90-days", QT_TRANSLATE_NOOP("Conditions", "the last 90 days")},
    Period{"next-7-days", QT_TRANSLATE_NOOP("Conditions", "the next 7 days")},
    Period{"next-30-days", QT_TRANSLATE_NOOP("Conditions", "the next 30 days")},
};

template<size_t N>
QList<Comparison> worded(const std::array<Word, N> &words)
{
    QList<Comparison> comparisons;
    for (const Word &word : words)
        comparisons.append({word.op, translated(word.text), word.operand});
    return comparisons;
}

QList<Comparison> ofKind(Kind kind)
{
    switch (kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return worded(textWords);
    case Kind::Integer:
    case Kind::Decimal:
    case Kind::Money:
        return worded(numberWords);
    case Kind::Date:
    case Kind::Instant:
        return worded(timeWords);
    case Kind::Boolean:
        return {{Operator::Equal, translated(QT_TRANSLATE_NOOP("Conditions", "yes")), Operand::None, Value(true)},
                {Operator::Equal, translated(QT_TRANSLATE_NOOP("Conditions", "no")), Operand::None, Value(false)}};
    case Kind::Choice:
    case Kind::ChoiceSet:
    case Kind::Ref:
    case Kind::Many:
        return worded(listWords);
    case Kind::Lines:
        return {};
    }
    return {};
}

bool isTree(const Catalogue &catalogue, const QByteArray &entity)
{
    const EntityPtr spec = catalogue.find(entity);
    const FieldSpec *parent = spec ? spec->field("parent") : nullptr;
    return parent && parent->kind == Kind::Ref && parent->target == entity;
}

QString valueWord(const FieldSpec &field, const Comparison &comparison, const Value &value, const DisplayText &display,
                  const LinkTitles &titles, qint64 me)
{
    const FieldSpec operand = operandField(field, comparison.operand);
    if (!field.isLink())
        return display.text(operand.kind == Kind::ChoiceSet ? elementOf(operand) : operand, value, {},
                            DisplayText::Place::Form);
    if (field.target == "user" && value.integer() == me)
        return translated(QT_TRANSLATE_NOOP("Conditions", "me"));
    return titles.value({field.target, value.integer()}, QStringLiteral("…"));
}

} // namespace

QList<Comparison> comparisonsFor(const Catalogue &catalogue, const FieldSpec &field, qint64 me)
{
    QList<Comparison> comparisons = ofKind(field.kind);
    if (field.kind == Kind::Ref && field.target == "user" && me > 0)
        comparisons.prepend(
            {Operator::Equal, translated(QT_TRANSLATE_NOOP("Conditions", "me")), Operand::None, Value(me)});
    if (field.isLink() && isTree(catalogue, field.target))
        comparisons.append({Operator::Under, translated(QT_TRANSLATE_NOOP("Conditions", "belongs to")), Operand::One});
    if (!comparisons.isEmpty() && field.kind != Kind::Boolean) {
        comparisons.append(
            {Operator::Empty, translated(QT_TRANSLATE_NOOP("Conditions", "is empty")), Operand::None, Value(true)});
        comparisons.append({Operator::Empty, translated(QT_TRANSLATE_NOOP("Conditions", "is filled in")), Operand::None,
                            Value(false)});
    }
    return comparisons;
}

FieldSpec operandField(const FieldSpec &field, Operand operand)
{
    FieldSpec edited = field;
    edited.flags &= ~Flags(Required | ReadOnly);
    edited.readerRule = FieldRule::Open;
    edited.help = {};
    if (operand == Operand::Several)
        edited.kind = field.isLink() ? Kind::Many : Kind::ChoiceSet;
    else if (field.kind == Kind::Many)
        edited.kind = Kind::Ref;
    else if (field.kind == Kind::LongText || field.kind == Kind::Phone || field.kind == Kind::Email ||
             field.kind == Kind::Url)
        edited.kind = Kind::Text; // parts of a number or an address are fine here
    if (operand == Operand::Period) {
        edited.kind = Kind::Choice;
        edited.choiceList.clear();
        edited.choices.clear();
        for (const Period &period : periods)
            edited.choices.append({period.key, {"Conditions", period.text, {}, {}}, {}, false});
    }
    return edited;
}

QList<Filter> conditionsOf(const Filter &filter)
{
    if (filter.isEverything())
        return {};
    return filter.type == Filter::Type::And ? filter.children : QList<Filter>{filter};
}

ConditionText conditionText(const Catalogue &catalogue, const QByteArray &entity, const Filter &condition,
                            const DisplayText &display, const LinkTitles &titles, qint64 me)
{
    const auto field =
        condition.type == Filter::Type::Compare ? fieldAt(catalogue, entity, condition.path) : std::nullopt;
    if (!field)
        return {translated(QT_TRANSLATE_NOOP("Conditions", "Condition")),
                translated(QT_TRANSLATE_NOOP("Conditions", "composed"))};
    // A list of chosen records, as somebody kept it.
    if (condition.path == "id" && condition.op == Operator::In)
        return {translated(QT_TRANSLATE_NOOP("Conditions", "Kept list")),
                translated(QT_TRANSLATE_N_NOOP("Conditions", "%n record(s)"), int(condition.values.size()))};
    ConditionText text{pathLabel(catalogue, entity, condition.path, display.locale()), {}};
    const QList<Comparison> comparisons = comparisonsFor(catalogue, *field, me);
    const auto found = std::find_if(comparisons.begin(), comparisons.end(), [&](const Comparison &comparison) {
        return comparison.op == condition.op &&
               (comparison.operand != Operand::None || condition.values.value(0) == comparison.fixed);
    });
    // Written by a script or another program, in a form that this field does not offer here.
    const Comparison comparison =
        found != comparisons.end()
            ? *found
            : Comparison{condition.op, QString::fromLatin1(operatorKey(condition.op)), Operand::One};
    if (comparison.operand == Operand::None) {
        text.value = comparison.text;
        return text;
    }
    QStringList words;
    for (const Value &value : condition.values)
        words.append(valueWord(*field, comparison, value, display, titles, me));
    const bool isRange = comparison.operand == Operand::Two;
    const QString value = isRange ? words.join(QStringLiteral(" – ")) : joinedWords(words, display.locale());
    // The first comparison of a kind goes without saying.
    const bool isUsual = !comparisons.isEmpty() && comparisons.first().op == condition.op;
    text.value = isUsual || isRange || condition.op == Operator::In ? value : comparison.text + u' ' + value;
    return text;
}

QList<PathOption> pathOptions(const Catalogue &catalogue, const QByteArray &entity, const QLocale &locale)
{
    QList<PathOption> own;
    QList<PathOption> related;
    const EntityPtr spec = catalogue.find(entity);
    if (!spec)
        return {};
    const auto isHidden = [](const FieldSpec &field) {
        return field.kind == Kind::Lines || field.key == "version" || field.key == "deleted_at" ||
               field.readerRule == FieldRule::Hidden;
    };
    for (const FieldSpec &field : spec->fields) {
        if (isHidden(field))
            continue;
        own.append({field.key, pathLabel(catalogue, entity, field.key, locale), false});
        const EntityPtr target = field.kind == Kind::Ref ? catalogue.find(field.target) : nullptr;
        if (!target)
            continue;
        for (const FieldSpec &theirs : target->fields) {
            const bool isUseful = !isHidden(theirs) && !theirs.is(System) && !theirs.is(Title);
            if (isUseful && (theirs.is(InList) || theirs.is(Indexed)))
                related.append({field.key + '.' + theirs.key,
                                pathLabel(catalogue, entity, field.key + '.' + theirs.key, locale), true});
        }
    }
    // The person's own fields before those that every record has.
    std::stable_partition(own.begin(), own.end(),
                          [&](const PathOption &option) { return !spec->field(option.path)->is(System); });
    return own + related;
}

} // namespace fairdesk
