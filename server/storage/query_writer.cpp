#include "server/storage/query_writer.h"

#include "server/storage/access_writer.h"
#include "server/storage/cursor.h"
#include "server/storage/filter_writer.h"
#include "server/storage/schema.h"
#include "server/storage/search_writer.h"

namespace fairdesk {
namespace {

using Column = PathResolver::Column;

constexpr qint64 farthestJump = 1'000'000'000; // behind the end of any list, and no overflow

struct SortTerm
{
    QByteArray expression;
    Order order = Ascending;
    Kind kind = Kind::Text; // what a cursor holds for it
};

// Whether a continuation's value is of the type by which the list is ordered; it comes from outside.
bool fits(const SortTerm &term, const SqlValue &value)
{
    switch (term.kind) {
    case Kind::Integer:
    case Kind::Boolean:
    case Kind::Instant:
    case Kind::Money:
        return std::holds_alternative<qint64>(value);
    case Kind::Decimal:
        return std::holds_alternative<double>(value);
    default:
        return std::holds_alternative<QByteArray>(value);
    }
}

// Builds one SELECT; holds what its steps share.
class QueryWriter
{
public:
    QueryWriter(const Query &query, const Catalogue &catalogue, const Caller &caller, DialectKind dialect, const Clock &clock, EntityPtr entity)
        : m_query(query)
        , m_catalogue(catalogue)
        , m_caller(caller)
        , m_dialect(dialect)
        , m_clock(clock)
        , m_entity(std::move(entity))
        , m_access(caller.rows(*m_entity, Action::Read))
    {
    }

    Result<CompiledQuery> writeList();
    Result<CompiledQuery> writeGroups();

private:
    Result<SqlPiece> conditions(PathResolver &paths) const;
    Result<QList<SortTerm>> sortTerms(PathResolver &paths) const;
    Result<void> addOutputs(PathResolver &paths, CompiledQuery &compiled, QList<QByteArray> &select) const;
    void addMany(const Column &column, OutputColumn &output, QList<QByteArray> &select) const;
    Result<SqlPiece> continuation(const QList<SortTerm> &terms) const;
    Result<SqlPiece> countOf() const;
    QList<QByteArray> defaultColumns() const;
    SqlPiece branch(const SqlPiece &access, const SqlPiece &where, const SqlPiece &joins, const SqlPiece &after, const QList<SortTerm> &terms) const;
    QByteArray orderBy(const QList<SortTerm> &terms) const;
    QByteArray bucket(const Column &column, Bucket bucket) const;
    QByteArray from() const { return " FROM " + quoted(m_entity->key) + " t"; }
    PathResolver resolver() const { return PathResolver(m_catalogue, m_caller, m_dialect, m_entity, "t"); }
    int fetched() const { return m_compiledLimit + 1; }
    qint64 offset() const { return qMin(m_query.offset, farthestJump); }

    const Query &m_query;
    const Catalogue &m_catalogue;
    const Caller &m_caller;
    DialectKind m_dialect;
    const Clock &m_clock;
    EntityPtr m_entity;
    RowAccess m_access;
    int m_compiledLimit = 0;
};

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

Result<SqlPiece> QueryWriter::conditions(PathResolver &paths) const
{
    SqlPiece where{m_query.deleted == Query::Deleted::Only ? "t.\"deleted_at\" IS NOT NULL" : "t.\"deleted_at\" IS NULL", {}};
    if (!m_query.filter.isEverything()) {
        FilterWriter writer(paths, m_clock);
        Result<SqlPiece> filter = writer.write(m_query.filter);
        if (!filter)
            return filter.error();
        where += " AND ";
        where += *filter;
    }
    if (!m_query.search.isEmpty()) {
        const SearchQuery search = parseQuery(QString::fromUtf8(m_query.search));
        const auto found = searchCondition(search, m_caller, *m_entity, "t.\"id\"", m_dialect, m_query.searchCandidates);
        where += " AND ";
        where += found.value_or(SqlPiece{"1=0", {}});
    }
    return where;
}

Result<QList<SortTerm>> QueryWriter::sortTerms(PathResolver &paths) const
{
    QList<SortTerm> terms;
    for (const SortKey &key : m_query.sort) {
        Result<Column> column = paths.resolve(key.path, PathResolver::Use::Decide, true);
        if (!column)
            return column.error();
        if (column->field->kind == Kind::Many || column->field->kind == Kind::Lines || column->titleRule >= FieldRule::Masked)
            return PathResolver::unknownField(*m_entity, key.path);
        // Links are ordered by their titles, which may belong to a field of another type.
        const QByteArray expression =
            column->field->kind == Kind::Ref ? "coalesce(" + column->title + ",'')" : sortExpression(*column->field, column->alias + '.');
        terms.append({expression, key.order, column->field->kind});
        if (column->field->key == "id" && column->alias == "t")
            return terms;
    }
    // The newest first, unless an order was asked for.
    const Order last = terms.isEmpty() ? Descending : terms.constLast().order;
    terms.append({"t.\"id\"", last, Kind::Integer});
    return terms;
}

QByteArray QueryWriter::orderBy(const QList<SortTerm> &terms) const
{
    QList<QByteArray> parts;
    for (const SortTerm &term : terms)
        parts.append(term.expression + (term.order == Descending ? " DESC" : ""));
    return " ORDER BY " + parts.join(", ");
}

// Rows after the last one of the previous page.
Result<SqlPiece> QueryWriter::continuation(const QList<SortTerm> &terms) const
{
    if (m_query.after.isEmpty())
        return SqlPiece{};
    const auto values = readCursor(m_query.after, terms.size());
    if (!values || !std::equal(terms.begin(), terms.end(), values->begin(), fits))
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "This page of the list cannot be continued. Load the list anew.")));
    // Row values and "or" do not move an index on an expression forward; the first term alone does.
    SqlPiece after{" AND " + terms.first().expression + (terms.first().order == Descending ? "<=?" : ">=?"), {values->first()}};
    const bool oneDirection = std::all_of(terms.begin(), terms.end(), [&](const SortTerm &term) { return term.order == terms.first().order; });
    if (oneDirection) {
        QList<QByteArray> expressions;
        QList<QByteArray> marks;
        for (const SortTerm &term : terms) {
            expressions.append(term.expression);
            marks.append("?");
        }
        after += SqlPiece{" AND (" + expressions.join(',') + ')' + (terms.first().order == Descending ? '<' : '>') + '(' + marks.join(',') + ')', *values};
        return after;
    }
    QList<SqlPiece> alternatives;
    for (qsizetype i = 0; i < terms.size(); ++i) {
        SqlPiece piece{"(", {}};
        for (qsizetype equal = 0; equal < i; ++equal) {
            piece += terms.at(equal).expression + "=? AND ";
            piece.values.append(values->at(equal));
        }
        piece += terms.at(i).expression + (terms.at(i).order == Descending ? "<?" : ">?") + QByteArray(")");
        piece.values.append(values->at(i));
        alternatives.append(piece);
    }
    const SqlPiece any = joined(alternatives, " OR ");
    after += SqlPiece{" AND (" + any.sql + ')', any.values};
    return after;
}

QList<QByteArray> QueryWriter::defaultColumns() const
{
    QList<QByteArray> columns;
    for (const FieldSpec &field : m_entity->fields) {
        if (field.is(InList) && m_caller.fieldRule(*m_entity, field) != FieldRule::Hidden)
            columns.append(field.key);
    }
    return columns;
}

void QueryWriter::addMany(const Column &column, OutputColumn &output, QList<QByteArray> &select) const
{
    const EntityPtr target = m_catalogue.find(column.field->target);
    const FieldSpec *title = target ? target->titleField() : nullptr;
    const QByteArray table = quoted(linkTable(column.entity->key, *column.field));
    const RowAccess access = target ? m_caller.rows(*target, Action::Read) : RowAccess();
    // Targets of Many are kinds that everybody who may read them at all may read in full (tags, categories).
    if (!title || !access.everything) {
        output.value = int(select.size());
        select.append("NULL");
        return;
    }
    const QByteArray source = " FROM " + table + " l JOIN " + quoted(target->key) + " x ON x.\"id\"=l.target WHERE l.record=" + column.alias
        + ".\"id\" AND x.\"deleted_at\" IS NULL";
    const QByteArray inner = "(SELECT l.target AS target, x." + quoted(columnName(*title)) + " AS title" + source + " ORDER BY l.target) m";
    output.value = int(select.size());
    select.append("(SELECT " + aggregatedList("m.target", "','", "m.target", m_dialect) + " FROM " + inner + ')');
    output.title = int(select.size());
    const QByteArray separator = m_dialect == DialectKind::Sqlite ? "char(31)" : "chr(31)";
    select.append("(SELECT " + aggregatedList("m.title", separator, "m.target", m_dialect) + " FROM " + inner + ')');
}

Result<void> QueryWriter::addOutputs(PathResolver &paths, CompiledQuery &compiled, QList<QByteArray> &select) const
{
    QList<QByteArray> wanted = m_query.columns.isEmpty() ? defaultColumns() : m_query.columns;
    for (const char *always : {"version", "id"}) {
        if (!wanted.contains(always))
            wanted.prepend(always);
    }
    for (const QByteArray &path : wanted) {
        Result<Column> column = paths.resolve(path, PathResolver::Use::Show, true);
        if (!column)
            return column.error();
        const FieldSpec &field = *column->field;
        if (field.kind == Kind::Lines)
            continue;
        OutputColumn output{path, field.kind, -1, -1, -1, -1, column->rule == FieldRule::Masked, column->titleRule == FieldRule::Masked, field.mask};
        if (field.kind == Kind::Many) {
            addMany(*column, output, select);
        } else {
            output.value = int(select.size());
            select.append(column->visibleId.isEmpty() ? column->expression : column->visibleId);
        }
        if (field.kind == Kind::Money) {
            output.currency = int(select.size());
            select.append(column->alias + '.' + quoted(currencyColumnName(field)));
        }
        if (field.kind == Kind::Ref) {
            output.raw = int(select.size());
            select.append(column->expression);
            if (!column->title.isEmpty()) {
                output.title = int(select.size());
                select.append(column->title);
            }
        }
        compiled.outputs.append(output);
    }
    return {};
}

SqlPiece QueryWriter::branch(const SqlPiece &access, const SqlPiece &where, const SqlPiece &joins, const SqlPiece &after,
                             const QList<SortTerm> &terms) const
{
    QList<QByteArray> keys;
    for (qsizetype i = 0; i < terms.size(); ++i)
        keys.append(terms.at(i).expression + " AS k" + number(i));
    SqlPiece piece{"SELECT t.\"id\" AS id, " + keys.join(", ") + from(), {}};
    piece += joins;
    piece += " WHERE ";
    piece += access;
    piece += " AND ";
    piece += where;
    piece += after;
    piece += orderBy(terms) + " LIMIT " + number(fetched() + offset());
    return piece;
}

Result<SqlPiece> QueryWriter::countOf() const
{
    PathResolver paths = resolver();
    Result<SqlPiece> where = conditions(paths);
    if (!where)
        return where.error();
    SqlPiece count{"SELECT count(*)" + from(), {}};
    count += paths.joins();
    count += " WHERE ";
    count += accessCondition(m_access, m_caller, *m_entity, "t");
    count += " AND ";
    count += *where;
    return count;
}

Result<CompiledQuery> QueryWriter::writeList()
{
    CompiledQuery compiled;
    compiled.entity = m_entity->key;
    compiled.limit = m_compiledLimit = m_query.limit == 0 ? largestPage : qMin(m_query.limit, largestPage);

    // What decides which rows and in which order …
    PathResolver deciding = resolver();
    Result<QList<SortTerm>> terms = sortTerms(deciding);
    if (!terms)
        return terms.error();
    Result<SqlPiece> where = conditions(deciding);
    if (!where)
        return where.error();
    Result<SqlPiece> after = continuation(*terms);
    if (!after)
        return after.error();
    // … and what is shown of them.
    PathResolver showing = resolver();
    QList<QByteArray> select;
    for (qsizetype i = 0; i < terms->size(); ++i) {
        compiled.sortColumns.append(int(select.size()));
        select.append("k.k" + number(i));
    }
    if (Result<void> added = addOutputs(showing, compiled, select); !added)
        return added.error();

    // A search already reads only the reader's branches; the condition behind it is the second lock.
    const QList<SqlPiece> branches = m_query.search.isEmpty() ? accessBranches(m_access, m_caller, *m_entity, "t")
                                                              : QList<SqlPiece>{accessCondition(m_access, m_caller, *m_entity, "t")};
    QList<SortTerm> outer;
    for (qsizetype i = 0; i < terms->size(); ++i)
        outer.append({"k.k" + number(i), terms->at(i).order, terms->at(i).kind});
    SqlPiece keys;
    if (branches.size() == 1) {
        keys += branch(branches.first(), *where, deciding.joins(), *after, *terms);
    } else {
        QList<SqlPiece> pieces;
        for (const SqlPiece &access : branches) {
            SqlPiece piece{"SELECT * FROM (", {}};
            piece += branch(access, *where, deciding.joins(), *after, *terms);
            piece += ") b" + number(pieces.size());
            pieces.append(piece);
        }
        keys += joined(pieces, " UNION ALL ");
    }
    SqlPiece page{"SELECT * FROM (", {}};
    page += keys;
    page += ") k" + orderBy(outer) + " LIMIT " + number(fetched());
    if (offset() > 0)
        page += " OFFSET " + number(offset());

    compiled.select = {"SELECT " + select.join(", ") + " FROM (", {}};
    compiled.select += page;
    compiled.select += ") k JOIN " + quoted(m_entity->key) + " t ON t.\"id\"=k.id";
    compiled.select += showing.joins();
    compiled.select += orderBy(outer);
    if (m_query.withTotal) {
        Result<SqlPiece> count = countOf();
        if (!count)
            return count.error();
        compiled.count = *std::move(count);
    }
    return compiled;
}

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
    const QByteArray day = m_dialect == DialectKind::Sqlite ? "strftime('%Y-%m-%d'," + seconds + ",'unixepoch')"
                                                            : "to_char(to_timestamp" + seconds + " AT TIME ZONE 'UTC','YYYY-MM-DD')";
    return "substr(" + day + ",1," + number(length) + ')';
}

Result<CompiledQuery> QueryWriter::writeGroups()
{
    CompiledQuery compiled;
    compiled.entity = m_entity->key;
    compiled.limit = m_compiledLimit = largestPage * 10;
    PathResolver paths = resolver();
    QList<QByteArray> select;
    QList<QByteArray> grouped;
    QList<QByteArray> order;
    for (const GroupKey &key : m_query.groups) {
        Result<Column> column = paths.resolve(key.path, PathResolver::Use::Decide, true);
        if (!column)
            return column.error();
        const FieldSpec &field = *column->field;
        const bool temporal = field.kind == Kind::Date || field.kind == Kind::Instant;
        if (!field.isStoredInRow() || field.kind == Kind::LongText || (key.bucket != Bucket::None && !temporal))
            return PathResolver::unknownField(*m_entity, key.path);
        OutputColumn output{key.path, key.bucket == Bucket::None ? field.kind : Kind::Text, int(select.size()), -1, -1, -1, false, false, {}};
        const QByteArray value = field.kind == Kind::Ref ? column->visibleId : bucket(*column, key.bucket);
        select.append(value);
        grouped.append(value);
        order.append(number(select.size()) + " NULLS FIRST");
        if (field.kind == Kind::Ref && !column->title.isEmpty() && column->titleRule < FieldRule::Masked) {
            output.title = int(select.size());
            select.append("max(" + column->title + ')');
        }
        if (field.kind == Kind::Money) {
            output.currency = int(select.size());
            select.append(column->alias + '.' + quoted(currencyColumnName(field)));
            grouped.append(select.constLast());
        }
        compiled.outputs.append(output);
    }
    compiled.outputs.append({"count", Kind::Integer, int(select.size()), -1, -1, -1, false, false, {}});
    select.append("count(*)");
    for (const Aggregate &aggregate : m_query.aggregates) {
        if (aggregate.function == AggregateFunction::Count)
            continue;
        Result<Column> column = paths.resolve(aggregate.path, PathResolver::Use::Decide);
        if (!column)
            return column.error();
        const Kind kind = column->field->kind;
        const bool extremes = aggregate.function == AggregateFunction::Minimum || aggregate.function == AggregateFunction::Maximum;
        if (!column->field->isNumeric() && !(extremes && (kind == Kind::Date || kind == Kind::Instant)))
            return PathResolver::unknownField(*m_entity, aggregate.path);
        const bool average = aggregate.function == AggregateFunction::Average;
        QByteArray expression = QByteArray(aggregateKey(aggregate.function)) + '(' + column->expression + ')';
        if (m_dialect == DialectKind::Postgres && aggregate.function == AggregateFunction::Sum && kind != Kind::Decimal)
            expression = "CAST(" + expression + " AS BIGINT)";
        if (average)
            expression = "CAST(" + expression + " AS " + (m_dialect == DialectKind::Sqlite ? "REAL" : "DOUBLE PRECISION") + ')';
        OutputColumn output{QByteArray(aggregateKey(aggregate.function)) + '_' + aggregate.path, average ? Kind::Decimal : kind,
                            int(select.size()), -1, -1, -1, false, false, {}};
        select.append(expression);
        if (kind == Kind::Money && !average) {
            output.currency = int(select.size());
            select.append("min(" + column->alias + '.' + quoted(currencyColumnName(*column->field)) + ')');
        }
        compiled.outputs.append(output);
    }
    Result<SqlPiece> where = conditions(paths);
    if (!where)
        return where.error();
    compiled.select = {"SELECT " + select.join(", ") + from(), {}};
    compiled.select += paths.joins();
    compiled.select += " WHERE ";
    compiled.select += accessCondition(m_access, m_caller, *m_entity, "t");
    compiled.select += " AND ";
    compiled.select += *where;
    if (!grouped.isEmpty())
        compiled.select += " GROUP BY " + grouped.join(", ") + " ORDER BY " + order.join(", ");
    compiled.select += " LIMIT " + number(compiled.limit + 1);
    return compiled;
}

} // namespace

Result<CompiledQuery> compileQuery(const Query &query, const Catalogue &catalogue, const Caller &caller, DialectKind dialect, const Clock &clock)
{
    const EntityPtr entity = catalogue.find(query.entity);
    if (!entity || (entity->is(Internal) && !caller.system) || caller.rows(*entity, Action::Read).nothing()) {
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "There is no kind of record “%1” that you may read."), QString::fromUtf8(query.entity)));
    }
    QueryWriter writer(query, catalogue, caller, dialect, clock, entity);
    return query.isGrouped() ? writer.writeGroups() : writer.writeList();
}

} // namespace fairdesk
