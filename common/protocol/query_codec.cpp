#include "common/protocol/codec.h"

namespace fairdesk {
namespace {

constexpr int maximumDepth = 12;
constexpr int maximumNodes = 500;
constexpr int maximumListed = 100;   // columns, sort keys, groups, aggregates
constexpr int maximumValues = 10'000;

Error tooComplex()
{
    return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The query has too many conditions or columns. Make it simpler.")));
}

Result<Filter> decode(const wire::Filter &message, int depth, int &nodes)
{
    if (depth > maximumDepth || ++nodes > maximumNodes || message.values_size() > maximumValues)
        return tooComplex();
    if (message.type() > uint32_t(Filter::Type::Count))
        return Error::invalid(fairdesk::message(QT_TRANSLATE_NOOP("Message", "The query holds a condition that this server does not know.")));
    Filter filter;
    filter.type = Filter::Type(message.type());
    filter.path = fromBytes(message.path());
    if (filter.type == Filter::Type::Compare || filter.type == Filter::Type::Count) {
        const auto op = operatorFromKey(fromBytes(message.op()));
        if (!op) {
            return Error::invalid(fairdesk::message(QT_TRANSLATE_NOOP("Message", "There is no comparison “%1”."), fromUtf8(message.op())));
        }
        filter.op = *op;
    }
    for (const auto &value : message.values())
        filter.values.append(fairdesk::decode(value));
    for (const auto &child : message.children()) {
        Result<Filter> decoded = decode(child, depth + 1, nodes);
        if (!decoded)
            return decoded.error();
        filter.children.append(*std::move(decoded));
    }
    return filter;
}

} // namespace

void encode(const Filter &filter, wire::Filter *message)
{
    message->set_type(uint32_t(filter.type));
    message->set_path(filter.path.toStdString());
    message->set_op(operatorKey(filter.op));
    for (const Value &value : filter.values)
        encode(value, message->add_values());
    for (const Filter &child : filter.children)
        encode(child, message->add_children());
}

void encode(const Query &query, wire::Query *message)
{
    message->set_entity(query.entity.toStdString());
    for (const QByteArray &column : query.columns)
        message->add_columns(column.toStdString());
    if (!query.filter.isEverything())
        encode(query.filter, message->mutable_filter());
    for (const SortKey &key : query.sort) {
        wire::SortKey *added = message->add_sort();
        added->set_path(key.path.toStdString());
        added->set_descending(key.order == Descending);
    }
    for (const GroupKey &group : query.groups) {
        wire::GroupKey *added = message->add_groups();
        added->set_path(group.path.toStdString());
        added->set_bucket(uint32_t(group.bucket));
    }
    for (const Aggregate &aggregate : query.aggregates) {
        wire::Aggregate *added = message->add_aggregates();
        added->set_function(uint32_t(aggregate.function));
        added->set_path(aggregate.path.toStdString());
    }
    message->set_search(query.search.toStdString());
    message->set_limit(query.limit);
    message->set_offset(query.offset);
    message->set_after(query.after.toStdString());
    message->set_with_total(query.withTotal);
    message->set_deleted(query.deleted == Query::Deleted::Only);
}

Result<Query> decode(const wire::Query &message)
{
    if (message.columns_size() > 2 * maximumListed || message.sort_size() > maximumListed || message.groups_size() > maximumListed
        || message.aggregates_size() > maximumListed)
        return tooComplex();
    Query query;
    query.entity = fromBytes(message.entity());
    for (const auto &column : message.columns())
        query.columns.append(fromBytes(column));
    if (message.has_filter()) {
        int nodes = 0;
        Result<Filter> filter = decode(message.filter(), 0, nodes);
        if (!filter)
            return filter.error();
        query.filter = *std::move(filter);
    }
    for (const auto &key : message.sort())
        query.sort.append({fromBytes(key.path()), key.descending() ? Descending : Ascending});
    for (const auto &group : message.groups())
        query.groups.append({fromBytes(group.path()), Bucket(qMin(group.bucket(), uint32_t(Bucket::Day)))});
    for (const auto &aggregate : message.aggregates()) {
        query.aggregates.append(
            {AggregateFunction(qMin(aggregate.function(), uint32_t(AggregateFunction::Maximum))), fromBytes(aggregate.path())});
    }
    query.search = fromBytes(message.search());
    query.limit = qMax(0, message.limit());
    query.offset = qMax<qint64>(0, message.offset());
    query.after = fromBytes(message.after());
    query.withTotal = message.with_total();
    query.deleted = message.deleted() ? Query::Deleted::Only : Query::Deleted::Hidden;
    return query;
}

} // namespace fairdesk
