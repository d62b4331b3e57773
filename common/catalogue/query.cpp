#include "common/catalogue/query.h"

namespace fairdesk {
namespace {

constexpr std::array<const char *, 15> operatorKeys{"eq", "ne",     "lt",      "le",    "gt",    "ge",    "contains", "starts",
                                                    "ends", "in", "not-in", "between", "empty", "under", "within"};
constexpr std::array<const char *, 5> aggregateKeys{"count", "sum", "avg", "min", "max"};

Filter group(Filter::Type type, QList<Filter> children)
{
    QList<Filter> kept;
    for (Filter &child : children) {
        if (!child.isEverything())
            kept.append(std::move(child));
        else if (type == Filter::Type::Or)
            return {};
    }
    if (kept.size() == 1)
        return kept.takeFirst();
    Filter filter;
    filter.type = kept.isEmpty() ? Filter::Type::Everything : type;
    filter.children = std::move(kept);
    return filter;
}

} // namespace

const char *operatorKey(Operator op)
{
    return operatorKeys[size_t(op)];
}

std::optional<Operator> operatorFromKey(const QByteArray &key)
{
    for (size_t i = 0; i < operatorKeys.size(); ++i) {
        if (key == operatorKeys[i])
            return Operator(i);
    }
    return {};
}

const char *aggregateKey(AggregateFunction function)
{
    return aggregateKeys[size_t(function)];
}

Filter Filter::compare(QByteArray path, Operator op, QList<Value> values)
{
    Filter filter;
    filter.type = Type::Compare;
    filter.path = std::move(path);
    filter.op = op;
    filter.values = std::move(values);
    return filter;
}

Filter Filter::all(QList<Filter> children)
{
    return group(Type::And, std::move(children));
}

Filter Filter::any(QList<Filter> children)
{
    return group(Type::Or, std::move(children));
}

Filter Filter::negate(Filter child)
{
    Filter filter;
    filter.type = Type::Not;
    filter.children = {std::move(child)};
    return filter;
}

} // namespace fairdesk
