#include "server/storage/query_writer_private.h"

#include "server/storage/access_writer.h"
#include "server/storage/cursor.h"
#include "server/storage/filter_writer.h"
#include "server/storage/search_writer.h"

namespace fairdesk {
namespace {

using Column = PathResolver::Column;

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

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

Result<SqlPiece> QueryWriter::conditions(PathResolver &paths) const
{
    SqlPiece where{
        m_query.deleted == Query::Deleted::Only ? "t.\"deleted_at\" IS NOT NULL" : "t.\"deleted_at\" IS NULL", {}};
    FilterWriter writer(paths, m_clock);
    const Filter *start = m_query.isGrouped() ? nullptr : startOfOrder();
    if (start) {
        if (const Result<SqlPiece> allowed = writer.write(*start); !allowed)
            return allowed.error();
        const FieldSpec &field = *m_entity->field(start->path);
        where += SqlPiece{" AND " + sortExpression(field, "t.") + "=?", {sqlValue(field, start->values.first())}};
    }
    Filter rest = m_query.filter;
    if (start) {
        rest.children.removeAll(*start);
        if (start == &m_query.filter || rest.children.isEmpty())
            rest = {};
    }
    if (!rest.isEverything()) {
        Result<SqlPiece> filter = writer.write(rest);
        if (!filter)
            return filter.error();
        where += " AND ";
        where += *filter;
    }
    if (!m_query.search.isEmpty()) {
        const SearchQuery search = parseQuery(QString::fromUtf8(m_query.search));
        const auto found =
            searchCondition(search, m_caller, *m_entity, "t.\"id\"", m_dialect, m_query.searchCandidates);
        where += " AND ";
        where += found.value_or(SqlPiece{"1=0", {}});
    }
    return where;
}

// "field = value" that every row of the answer fulfils; none: null.
const Filter *QueryWriter::equalTo(const std::function<bool(const FieldSpec &)> &wanted) const
{
    const Filter &filter = m_query.filter;
    const auto fits = [&](const Filter &condition) {
        const bool equal = condition.type == Filter::Type::Compare && condition.op == Operator::Equal &&
                           condition.values.size() == 1 && condition.values.first().isPresent();
        const FieldSpec *field = equal ? m_entity->field(condition.path) : nullptr;
        return field && wanted(*field);
    };
    if (fits(filter))
        return &filter;
    if (filter.type != Filter::Type::And)
        return nullptr;
    const auto found = std::find_if(filter.children.begin(), filter.children.end(), fits);
    return found == filter.children.end() ? nullptr : &*found;
}

// The contacts of one customer: few rows, found by the link whoever reads. A branch for each of the reader's rights
// would tempt the database to go through all that is his instead.
bool QueryWriter::isAboutOneRecord() const
{
    return equalTo([this](const FieldSpec &field) {
        const EntityPtr target = field.kind == Kind::Ref ? m_catalogue.find(field.target) : nullptr;
        return target && !target->is(Configuration) && (field.is(Indexed) || field.key == m_entity->follows);
    });
}

// A list of the A customers in the order of their level begins where the A customers begin. The condition must then be
// written as the index has it, and only so: SQLite would put the value of a second one into the first and lose the
// index.
const Filter *QueryWriter::startOfOrder() const
{
    if (m_query.sort.isEmpty())
        return nullptr;
    const QByteArray &first = m_query.sort.first().path;
    const Filter *equal = equalTo(
        [&](const FieldSpec &field) { return field.key == first && field.kind == Kind::Choice && field.is(Sortable); });
    return equal && !equal->values.first().text().isEmpty() ? equal : nullptr;
}

Result<QList<SortTerm>> QueryWriter::sortTerms(PathResolver &paths) const
{
    QList<SortTerm> terms;
    for (const SortKey &key : m_query.sort) {
        Result<Column> column = paths.resolve(key.path, PathResolver::Use::Decide, true);
        if (!column)
            return column.error();
        if (column->field->kind == Kind::Many || column->field->kind == Kind::Lines ||
            column->titleRule >= FieldRule::Masked)
            return PathResolver::unknownField(*m_entity, key.path);
        // Links are ordered by their titles, which may belong to a field of another type.
        const QByteArray expression = column->field->kind == Kind::Ref
                                          ? "coalesce(" + column->title + ",'')"
                                          : sortExpression(*column->field, column->alias + '.');
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
        return Error::invalid(
            message(QT_TRANSLATE_NOOP("Message", "This page of the list cannot be continued. Load the list anew.")));
    // Row values and "or" do not move an index on an expression forward; the first term alone does.
    SqlPiece after{" AND " + terms.first().expression + (terms.first().order == Descending ? "<=?" : ">=?"),
                   {values->first()}};
    const bool oneDirection = std::all_of(terms.begin(), terms.end(),
                                          [&](const SortTerm &term) { return term.order == terms.first().order; });
    if (oneDirection) {
        QList<QByteArray> expressions;
        QList<QByteArray> marks;
        for (const SortTerm &term : terms) {
            expressions.append(term.expression);
            marks.append("?");
        }
        after += SqlPiece{" AND (" + expressions.join(',') + ')' + (terms.first().order == Descending ? '<' : '>') +
                              '(' + marks.join(',') + ')',
                          *values};
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

// Of several linked records those that the reader may see; the others are not even counted.
void QueryWriter::addMany(const Column &column, OutputColumn &output, CompiledQuery &compiled,
                          QList<QByteArray> &select) const
{
    const EntityPtr target = m_catalogue.find(column.field->target);
    const FieldSpec *title = target ? target->titleField() : nullptr;
    const QByteArray table = quoted(linkTable(column.entity->key, *column.field));
    const RowAccess access = target ? m_caller.rows(*target, Action::Read) : RowAccess();
    if (!target || access.nothing()) {
        output.value = int(select.size());
        select.append("NULL");
        return;
    }
    const bool isNamed = title && m_caller.fieldRule(*target, *title) < FieldRule::Masked;
    const QByteArray name = isNamed ? "x." + quoted(columnName(*title)) : QByteArray("''");
    SqlPiece inner{"(SELECT l.target AS target, " + name + " AS title FROM " + table + " l JOIN " +
                       quoted(target->key) + " x ON x.\"id\"=l.target WHERE l.record=" + column.alias +
                       ".\"id\" AND x.\"deleted_at\" IS NULL",
                   {}};
    if (!access.everything) {
        inner += " AND ";
        inner += accessCondition(access, m_caller, *target, "x");
    }
    inner += " ORDER BY l.target) m";
    output.value = int(select.size());
    select.append("(SELECT " + aggregatedList("m.target", "','", "m.target", m_dialect) + " FROM " + inner.sql + ')');
    compiled.select.values += inner.values;
    if (!isNamed)
        return;
    output.title = int(select.size());
    compiled.select.values += inner.values;
    const QByteArray separator = m_dialect == DialectKind::Sqlite ? "char(31)" : "chr(31)";
    select.append("(SELECT " + aggregatedList("m.title", separator, "m.target", m_dialect) + " FROM " + inner.sql +
                  ')');
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
        OutputColumn output{path,
                            field.kind,
                            -1,
                            -1,
                            -1,
                            -1,
                            column->rule == FieldRule::Masked,
                            column->titleRule == FieldRule::Masked,
                            field.mask};
        if (field.kind == Kind::Many) {
            addMany(*column, output, compiled, select);
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

SqlPiece QueryWriter::branch(const SqlPiece &access, const SqlPiece &where, const SqlPiece &joins,
                             const SqlPiece &after, const QList<SortTerm> &terms) const
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
    QList<SqlPiece> branches;
    if (isAboutOneRecord())
        branches.append(accessCondition(m_access, m_caller, *m_entity, "+t")); // "+": a check, not a way to the rows
    else if (!m_query.search.isEmpty())
        branches.append(accessCondition(m_access, m_caller, *m_entity, "t"));
    else
        branches = accessBranches(m_access, m_caller, *m_entity, "t");
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

    compiled.select.sql = "SELECT " + select.join(", ") + " FROM (";
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

Result<CompiledQuery> compileQuery(const Query &query, const Catalogue &catalogue, const Caller &caller,
                                   DialectKind dialect, const Clock &clock)
{
    const EntityPtr entity = catalogue.find(query.entity);
    if (!entity || (entity->is(Internal) && !caller.system) || caller.rows(*entity, Action::Read).nothing()) {
        return Error::invalid(
            message(QT_TRANSLATE_NOOP("Message", "There is no kind of record “%1” that you may read."),
                    QString::fromUtf8(query.entity)));
    }
    QueryWriter writer(query, catalogue, caller, dialect, clock, entity);
    return query.isGrouped() ? writer.writeGroups() : writer.writeList();
}

} // namespace fairdesk
