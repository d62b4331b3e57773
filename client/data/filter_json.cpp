#include "client/data/filter_json.h"

#include "client/data/field_path.h"
#include "common/catalogue/value_text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairdesk {
namespace {

constexpr int deepest = 20;

struct Target
{
    QByteArray path;   // as the server knows it
    QByteArray entity; // whose fields the conditions name
};

Error noSuchField(const QByteArray &path)
{
    return Error::invalid(
        {{path, message(QT_TRANSLATE_NOOP("Message", "There is no field “%1”, or you may not see it."),
                        QString::fromUtf8(path))}});
}

Error noFilter(const QString &why)
{
    return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "This is no condition: %1"), why));
}

bool takesList(Operator op)
{
    return op == Operator::In || op == Operator::NotIn || op == Operator::Between;
}

bool searchesText(Operator op)
{
    return op == Operator::Contains || op == Operator::StartsWith || op == Operator::EndsWith;
}

FieldSpec flagField(const FieldSpec &field)
{
    FieldSpec flag = field;
    flag.kind = Kind::Boolean;
    return flag;
}

// As what the operator's right-hand side is read.
FieldSpec operandOf(const FieldSpec &field, Operator op)
{
    if (op == Operator::Empty)
        return flagField(field);
    // Sets and several links are compared entry by entry.
    FieldSpec operand = elementOf(field);
    if (op == Operator::Within || (searchesText(op) && operand.kind != Kind::Ref))
        operand.kind = Kind::Text;
    return operand;
}

// A choice that there is not would be found in no record, and nobody would notice the slip.
Result<Value> knownChoice(const FieldSpec &operand, Result<Value> value)
{
    const bool isChoice = value && operand.kind == Kind::Choice && !value->isEmpty();
    if (!isChoice || operand.choices.isEmpty() || operand.choice(value->text().toUtf8()))
        return value;
    QStringList known;
    for (const ChoiceItem &item : operand.choices)
        known.append(QString::fromUtf8(item.key));
    return Error::invalid(
        {{operand.key, message(QT_TRANSLATE_NOOP("Message", "“%1” is no choice of %2. Known are: %3."), value->text(),
                               operand.label.argument(), known.join(QStringLiteral(", ")))}});
}

Result<Filter> compare(const QByteArray &path, Operator op, QList<Value> values)
{
    if (op == Operator::Between && values.size() != 2)
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "“between” takes two values.")));
    return Filter::compare(path, op, std::move(values));
}

Result<Operator> operatorOf(const QByteArray &word)
{
    const auto op = operatorFromKey(word);
    if (!op)
        return Error::invalid(
            message(QT_TRANSLATE_NOOP("Message", "There is no comparison “%1”."), QString::fromUtf8(word)));
    return *op;
}

Result<Value> jsonValueOf(const FilterWords &words, const FieldSpec &field, const QJsonValue &json)
{
    if (json.isString())
        return valueOf(words, field, json.toString());
    return valueFromJson(field, json);
}

// Entities are named by their key or in the plural: "contact", "contacts", "categories", "contact.customer".
bool isNamed(const EntitySpec &entity, const QByteArray &name)
{
    const QByteArray &key = entity.key;
    const QByteArray plural = entity.plural.source.toLower().replace(' ', '_');
    return name == key || name == plural || name == key + 's' || (key.endsWith('y') && name == key.chopped(1) + "ies");
}

std::optional<Target> linkedEntity(const Catalogue &catalogue, const QByteArray &entity, const QByteArray &name)
{
    const qsizetype dot = name.indexOf('.');
    const QByteArray entityName = name.left(dot < 0 ? name.size() : dot);
    const QByteArray fieldName = dot < 0 ? QByteArray() : name.mid(dot + 1);
    QList<Catalogue::Link> links;
    for (const Catalogue::Link &link : catalogue.linksTo(entity)) {
        const bool fits = isNamed(*link.entity, entityName) && (fieldName.isEmpty() || link.field->key == fieldName);
        if (fits && link.field->kind != Kind::Lines)
            links.append(link);
    }
    if (links.isEmpty())
        return {};
    const Catalogue::Link &first = links.first();
    const bool isPlain = links.size() == 1 && fieldName.isEmpty();
    return Target{isPlain ? first.entity->key : first.entity->key + '.' + first.field->key, first.entity->key};
}

class FilterReader
{
public:
    explicit FilterReader(const FilterWords &words)
        : m_words(words)
    {
    }

    Result<Filter> read(const QByteArray &entity, const QJsonValue &json, int depth) const
    {
        if (depth > deepest)
            return noFilter(QStringLiteral("…"));
        if (json.isArray())
            return comparison(entity, json.toArray());
        const QJsonObject object = json.toObject();
        if (!json.isObject())
            return noFilter(json.toVariant().toString());
        if (object.isEmpty())
            return noFilter(QStringLiteral("{}"));
        for (const char *word : {"and", "or"}) {
            if (object.contains(QLatin1String(word)))
                return group(entity, *word == 'a', object.value(QLatin1String(word)), depth);
        }
        if (object.contains(QLatin1String("not"))) {
            auto child = read(entity, object.value(QLatin1String("not")), depth + 1);
            return child ? Result<Filter>(Filter::negate(*std::move(child))) : child;
        }
        return linked(entity, object, depth);
    }

private:
    Result<Filter> comparison(const QByteArray &entity, const QJsonArray &parts) const
    {
        if (parts.size() < 2 || parts.size() > 3 || !parts.at(0).isString() || !parts.at(1).isString())
            return noFilter(QStringLiteral("[\"field\", \"operator\", value]"));
        const QByteArray path = parts.at(0).toString().toUtf8();
        const auto field = fieldAt(*m_words.catalogue, entity, path);
        if (!field)
            return noSuchField(path);
        const auto op = operatorOf(parts.at(1).toString().toUtf8());
        if (!op)
            return op.error();
        const QJsonValue right = parts.size() == 3 ? parts.at(2) : QJsonValue(true);
        if (takesList(*op) && right.isString())
            return comparisonOf(m_words, entity, path, operatorKey(*op), right.toString());
        const FieldSpec operand = operandOf(*field, *op);
        QList<Value> values;
        const bool isList = takesList(*op) && right.isArray();
        for (const QJsonValue &item : isList ? right.toArray() : QJsonArray{right}) {
            const auto value = knownChoice(operand, jsonValueOf(m_words, operand, item));
            if (!value)
                return value.error();
            values.append(*value);
        }
        return compare(path, *op, std::move(values));
    }

    Result<Filter> group(const QByteArray &entity, bool all, const QJsonValue &list, int depth) const
    {
        if (!list.isArray())
            return noFilter(QStringLiteral("{\"and\": […]}"));
        QList<Filter> children;
        for (const QJsonValue &item : list.toArray()) {
            auto child = read(entity, item, depth + 1);
            if (!child)
                return child;
            children.append(*std::move(child));
        }
        // None of no conditions holds, and all of none do.
        if (children.isEmpty() && !all)
            return Filter::negate(Filter());
        return all ? Filter::all(std::move(children)) : Filter::any(std::move(children));
    }

    Result<Filter> linked(const QByteArray &entity, const QJsonObject &object, int depth) const
    {
        static const QList<std::pair<QLatin1String, Filter::Type>> kinds{{QLatin1String("any"), Filter::Type::Any},
                                                                         {QLatin1String("none"), Filter::Type::None},
                                                                         {QLatin1String("count"), Filter::Type::Count}};
        for (const auto &[word, type] : kinds) {
            if (!object.contains(word))
                continue;
            const QByteArray name = object.value(word).toString().toUtf8();
            const auto target = linkedEntity(*m_words.catalogue, entity, name);
            if (!target)
                return noSuchField(name);
            Filter filter;
            filter.type = type;
            filter.path = target->path;
            if (object.contains(QLatin1String("where"))) {
                auto child = read(target->entity, object.value(QLatin1String("where")), depth + 1);
                if (!child)
                    return child;
                if (!child->isEverything())
                    filter.children = {*std::move(child)};
            }
            return type == Filter::Type::Count ? counted(std::move(filter), object) : Result<Filter>(std::move(filter));
        }
        return noFilter(object.isEmpty() ? QString() : object.keys().first());
    }

    static Result<Filter> counted(Filter filter, const QJsonObject &object)
    {
        const auto op = operatorOf(object.value(QLatin1String("op")).toString(QStringLiteral("ge")).toUtf8());
        if (!op)
            return op.error();
        const QJsonValue value = object.value(QLatin1String("value"));
        if (*op > Operator::GreaterOrEqual || !value.isDouble())
            return noFilter(QStringLiteral("{\"count\": …, \"op\": \"ge\", \"value\": 3}"));
        filter.op = *op;
        filter.values = {Value(value.toInteger())};
        return filter;
    }

    const FilterWords &m_words;
};

QJsonValue plainJson(const FieldSpec &field, const Value &value)
{
    return field.kind == Kind::Ref && value.isPresent() ? QJsonValue(value.integer()) : valueToJson(field, value);
}

} // namespace

Result<Value> valueOf(const FilterWords &words, const FieldSpec &field, const QString &text)
{
    if (field.kind == Kind::Ref) {
        if (text == QLatin1String("me") && field.target == "user" && words.me != 0)
            return Value(words.me);
        if (text.contains(u'=') && words.link) {
            const auto id = words.link(field.target, text);
            return id ? Result<Value>(Value(*id)) : Result<Value>(id.error());
        }
    }
    if (field.kind == Kind::Many && text.contains(u'=') && words.link) {
        QList<qint64> ids;
        for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
            const auto one = valueOf(words, elementOf(field), part);
            if (!one)
                return one;
            ids.append(one->integer());
        }
        return Value(ids);
    }
    return valueFromText(field, text);
}

Result<Filter> comparisonOf(const FilterWords &words, const QByteArray &entity, const QByteArray &path,
                            const QByteArray &op, const QString &text)
{
    const auto field = fieldAt(*words.catalogue, entity, path);
    if (!field)
        return noSuchField(path);
    const auto known = operatorOf(op);
    if (!known)
        return known.error();
    const FieldSpec operand = operandOf(*field, *known);
    QList<Value> values;
    for (const QString &part : takesList(*known) ? text.split(u',') : QStringList{text}) {
        const auto value = knownChoice(operand, valueOf(words, operand, takesList(*known) ? part.trimmed() : part));
        if (!value)
            return value.error();
        values.append(*value);
    }
    return compare(path, *known, std::move(values));
}

Result<Filter> filterFromJson(const FilterWords &words, const QByteArray &entity, const QJsonValue &json)
{
    return FilterReader(words).read(entity, json, 0);
}

QJsonValue filterToJson(const Catalogue &catalogue, const QByteArray &entity, const Filter &filter)
{
    const auto childrenOf = [&](const QByteArray &of) {
        QJsonArray children;
        for (const Filter &child : filter.children)
            children.append(filterToJson(catalogue, of, child));
        return children;
    };
    const auto linkedJson = [&](const char *word) {
        const QByteArray target =
            filter.path.left(filter.path.indexOf('.') < 0 ? filter.path.size() : filter.path.indexOf('.'));
        QJsonObject object{{QLatin1String(word), QString::fromUtf8(filter.path)}};
        if (!filter.children.isEmpty())
            object.insert(QLatin1String("where"), childrenOf(target).first());
        return object;
    };
    switch (filter.type) {
    case Filter::Type::Everything:
        return QJsonObject{{QStringLiteral("and"), QJsonArray()}};
    case Filter::Type::And:
        return QJsonObject{{QStringLiteral("and"), childrenOf(entity)}};
    case Filter::Type::Or:
        return QJsonObject{{QStringLiteral("or"), childrenOf(entity)}};
    case Filter::Type::Not:
        return QJsonObject{{QStringLiteral("not"), childrenOf(entity).first()}};
    case Filter::Type::Any:
        return linkedJson("any");
    case Filter::Type::None:
        return linkedJson("none");
    case Filter::Type::Count: {
        QJsonObject object = linkedJson("count");
        object.insert(QLatin1String("op"), QLatin1String(operatorKey(filter.op)));
        object.insert(QLatin1String("value"), filter.values.value(0).integer());
        return object;
    }
    case Filter::Type::Compare:
        break;
    }
    const FieldSpec operand = operandOf(fieldAt(catalogue, entity, filter.path).value_or(FieldSpec()), filter.op);
    QJsonArray values;
    for (const Value &value : filter.values)
        values.append(plainJson(operand, value));
    return QJsonArray{QString::fromUtf8(filter.path), QLatin1String(operatorKey(filter.op)),
                      takesList(filter.op) ? QJsonValue(values) : values.at(0)};
}

} // namespace fairdesk
