// The one description of "which records, which columns, which groups, in which order". Lists, search within lists,
// segments, reports, exports, panels and the programming interface all speak it; the server turns it into SQL.
//
//     query<Interaction>().where(&Interaction::customer, id).orderBy(&Interaction::at, Descending).limit(50)
//
// A path names a field, or a field of a linked record ("customer.owner.login"): dots step over Ref fields.
#pragma once

#include "common/catalogue/record.h"

#include <QByteArray>
#include <QList>

namespace fairdesk {

enum class Operator : quint8 {
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Contains, StartsWith, EndsWith, // texts fold case and width
    In, NotIn, Between, Empty,
    Under,  // a tree (teams, categories, group of companies): the record itself or any below it
    Within, // a relative period: today yesterday tomorrow this-week last-week next-week this-month … last-30-days next-7-days
};
const char *operatorKey(Operator op);
std::optional<Operator> operatorFromKey(const QByteArray &key);

struct Filter
{
    enum class Type : quint8 { Everything, Compare, And, Or, Not, Any, None, Count };

    Type type = Type::Everything;
    QByteArray path;       // Compare: the field; Any, None, Count: the linked entity, e.g. "contact" or "contact.customer"
    Operator op = Operator::Equal; // Compare, Count
    QList<Value> values;   // Compare: 0…n by operator; Count: the number
    QList<Filter> children; // And, Or: any number; Not: 1; Any, None, Count: 0 or 1, conditions on the linked records

    bool isEverything() const { return type == Type::Everything; }
    static Filter compare(QByteArray path, Operator op, QList<Value> values);
    static Filter all(QList<Filter> children);
    static Filter any(QList<Filter> children);
    static Filter negate(Filter child);
    bool operator==(const Filter &) const = default;
};

enum Order : quint8 { Ascending, Descending };

struct SortKey
{
    QByteArray path;
    Order order = Ascending;
    bool operator==(const SortKey &) const = default;
};

enum class AggregateFunction : quint8 { Count, Sum, Average, Minimum, Maximum };
const char *aggregateKey(AggregateFunction function);

struct Aggregate
{
    AggregateFunction function = AggregateFunction::Count;
    QByteArray path;
    bool operator==(const Aggregate &) const = default;
};

// What a date or instant is grouped into.
enum class Bucket : quint8 { None, Year, Month, Day };

struct GroupKey
{
    QByteArray path;
    Bucket bucket = Bucket::None;
    bool operator==(const GroupKey &) const = default;
};

struct Query
{
    enum class Deleted : quint8 { Hidden, Only };

    QByteArray entity;
    QList<QByteArray> columns; // empty: the entity's default columns
    Filter filter;
    QList<SortKey> sort;       // the id is always the last key, so that the order is total
    QList<GroupKey> groups;    // with groups or aggregates the answer has one row a group
    QList<Aggregate> aggregates;
    QByteArray search;         // UTF-8, what was typed into the list's find box
    int searchCandidates = 0;  // looks at no more matches than that, for searches while typing; 0: all
    int limit = 50;            // 0: as many as one answer carries
    qint64 offset = 0;         // only for jumps; pages go by `after`
    QByteArray after;          // opaque continuation of an earlier answer
    bool withTotal = false;
    Deleted deleted = Deleted::Hidden;

    bool isGrouped() const { return !groups.isEmpty() || !aggregates.isEmpty(); }
    bool operator==(const Query &) const = default;
};

template<class E>
class QueryBuilder
{
public:
    QueryBuilder() { m_query.entity = def<E>().spec().key; }

    template<class T, class B>
        requires std::derived_from<E, B>
    QueryBuilder &&where(Field<T> B::*field, const std::type_identity_t<T> &value) &&
    {
        return std::move(*this).where(field, Operator::Equal, value);
    }
    template<class T, class B>
        requires std::derived_from<E, B>
    QueryBuilder &&where(Field<T> B::*field, Operator op, const std::type_identity_t<T> &value) &&
    {
        return std::move(*this).where(Filter::compare((def<E>().*field).key(), op, {Codec<T>::encode(value)}));
    }
    QueryBuilder &&where(Filter filter) &&
    {
        m_query.filter = Filter::all({std::move(m_query.filter), std::move(filter)});
        return std::move(*this);
    }
    template<class T, class B>
        requires std::derived_from<E, B>
    QueryBuilder &&orderBy(Field<T> B::*field, Order order = Ascending) &&
    {
        m_query.sort.append({(def<E>().*field).key(), order});
        return std::move(*this);
    }
    template<class... Members>
    QueryBuilder &&columns(Members... members) &&
    {
        (m_query.columns.append((def<E>().*members).key()), ...);
        return std::move(*this);
    }
    QueryBuilder &&limit(int rows) &&
    {
        m_query.limit = rows;
        return std::move(*this);
    }
    operator Query() && { return std::move(m_query); }

private:
    Query m_query;
};

template<class E>
QueryBuilder<E> query()
{
    return {};
}

} // namespace fairdesk
