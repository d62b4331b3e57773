#include "server/storage/query_writer_private.h"

#include "server/storage/access_writer.h"

namespace fairdesk {
namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

QByteArray QueryWriter::bucket(const Column &column, Bucket bucket) const
{
    static constexpr int lengths[] = {0, 4, 7, 10};
    const int length = lengths[int(bucket)];
    if (length == 0)
        return column.expression;
    if (column.field->kind == Kind::Date)
        return "substr(" + column.expression + ",1," + number(length) + ')';
    const int offset = m_clock.zone().offsetFromUtc(m_clock.now().utc());
    const QByteArray seconds = '(' + column.expression + "/1000+" + number(offset) + ')';
    const QByteArray day = m_dialect == DialectKind::Sqlite
                               ? "strftime('%Y-%m-%d'," + seconds + ",'unixepoch')"
                               : "to_char(to_timestamp" + seconds + " AT TIME ZONE 'UTC','YYYY-MM-DD')";
    return "substr(" + day + ",1," + number(length) + ')';
}

Result<void> QueryWriter::addGroup(PathResolver &paths, const GroupKey &key, CompiledQuery &compiled,
                                   Groups &groups) const
{
    Result<Column> column = paths.resolve(key.path, PathResolver::Use::Decide, true);
    if (!column)
        return column.error();
    const FieldSpec &field = *column->field;
    const bool temporal = field.kind == Kind::Date || field.kind == Kind::Instant;
    if (!field.isStoredInRow() || field.kind == Kind::LongText || (key.bucket != Bucket::None && !temporal))
        return PathResolver::unknownField(*m_entity, key.path);
    OutputColumn output{key.path,
                        key.bucket == Bucket::None ? field.kind : Kind::Text,
                        int(groups.select.size()),
                        -1,
                        -1,
                        -1,
                        false,
                        false,
                        {}};
    const QByteArray value = field.kind == Kind::Ref ? column->visibleId : bucket(*column, key.bucket);
    groups.select.append(value);
    groups.grouped.append(value);
    groups.order.append(number(groups.select.size()) + " NULLS FIRST");
    if (field.kind == Kind::Ref && !column->title.isEmpty() && column->titleRule < FieldRule::Masked) {
        output.title = int(groups.select.size());
        groups.select.append("max(" + column->title + ')');
    }
    if (field.kind == Kind::Money) {
        output.currency = int(groups.select.size());
        groups.select.append(column->alias + '.' + quoted(currencyColumnName(field)));
        groups.grouped.append(groups.select.constLast());
    }
    compiled.outputs.append(output);
    return {};
}

Result<void> QueryWriter::addAggregate(PathResolver &paths, const Aggregate &aggregate, CompiledQuery &compiled,
                                       Groups &groups) const
{
    Result<Column> column = paths.resolve(aggregate.path, PathResolver::Use::Decide);
    if (!column)
        return column.error();
    const Kind kind = column->field->kind;
    const bool extremes =
        aggregate.function == AggregateFunction::Minimum || aggregate.function == AggregateFunction::Maximum;
    if (!column->field->isNumeric() && !(extremes && (kind == Kind::Date || kind == Kind::Instant)))
        return PathResolver::unknownField(*m_entity, aggregate.path);
    const bool average = aggregate.function == AggregateFunction::Average;
    QByteArray expression = QByteArray(aggregateKey(aggregate.function)) + '(' + column->expression + ')';
    if (m_dialect == DialectKind::Postgres && aggregate.function == AggregateFunction::Sum && kind != Kind::Decimal)
        expression = "CAST(" + expression + " AS BIGINT)";
    if (average)
        expression =
            "CAST(" + expression + " AS " + (m_dialect == DialectKind::Sqlite ? "REAL" : "DOUBLE PRECISION") + ')';
    OutputColumn output{QByteArray(aggregateKey(aggregate.function)) + '_' + aggregate.path,
                        average ? Kind::Decimal : kind,
                        int(groups.select.size()),
                        -1,
                        -1,
                        -1,
                        false,
                        false,
                        {}};
    groups.select.append(expression);
    if (kind == Kind::Money) {
        const QByteArray currency = column->alias + '.' + quoted(currencyColumnName(*column->field));
        if (!average) {
            output.currency = int(groups.select.size());
            groups.select.append("min(" + currency + ')');
        }
        addCurrency(currency, groups);
    }
    compiled.outputs.append(output);
    return {};
}

// Yuan and dollars make no sum: one row a currency. Records without an amount count with the centre's own.
void QueryWriter::addCurrency(const QByteArray &column, Groups &groups) const
{
    const QByteArray currency = "coalesce(" + column + ",(SELECT value FROM fd_meta WHERE key='currency'),'CNY')";
    const bool known = std::any_of(groups.currencies.begin(), groups.currencies.end(),
                                   [&](int place) { return groups.select.at(place) == currency; });
    if (known)
        return;
    groups.currencies.append(int(groups.select.size()));
    groups.select.append(currency);
    groups.grouped.append(number(groups.select.size()));
    groups.order.append(groups.grouped.constLast());
}

Result<CompiledQuery> QueryWriter::writeGroups()
{
    CompiledQuery compiled;
    compiled.entity = m_entity->key;
    compiled.limit = m_compiledLimit = largestPage * 10;
    PathResolver paths = resolver();
    Groups groups;
    for (const GroupKey &key : m_query.groups) {
        if (const auto added = addGroup(paths, key, compiled, groups); !added)
            return added.error();
    }
    compiled.outputs.append({"count", Kind::Integer, int(groups.select.size()), -1, -1, -1, false, false, {}});
    groups.select.append("count(*)");
    for (const Aggregate &aggregate : m_query.aggregates) {
        if (aggregate.function == AggregateFunction::Count)
            continue;
        if (const auto added = addAggregate(paths, aggregate, compiled, groups); !added)
            return added.error();
    }
    Result<SqlPiece> where = conditions(paths);
    if (!where)
        return where.error();
    SqlPiece rows{from(), {}};
    rows += paths.joins();
    rows += " WHERE ";
    rows += accessCondition(m_access, m_caller, *m_entity, "t");
    rows += " AND ";
    rows += *where;
    compiled.select = {"SELECT " + groups.select.join(", "), {}};
    compiled.select += rows;
    if (!groups.grouped.isEmpty())
        compiled.select += " GROUP BY " + groups.grouped.join(", ") + " ORDER BY " + groups.order.join(", ");
    compiled.select += " LIMIT " + number(compiled.limit + 1);
    if (m_query.groups.isEmpty() && !groups.currencies.isEmpty()) {
        for (const int place : std::as_const(groups.currencies))
            groups.select[place] = "NULL";
        compiled.whenNothing = {"SELECT " + groups.select.join(", "), {}};
        compiled.whenNothing += rows;
    }
    return compiled;
}

} // namespace fairdesk
