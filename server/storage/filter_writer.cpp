#include "server/storage/filter_writer.h"

#include "common/catalogue/validation.h"
#include "common/catalogue/value_text.h"
#include "server/storage/access_writer.h"
#include "server/storage/relative_period.h"
#include "server/storage/schema.h"

namespace fairdesk {
namespace {

using Column = PathResolver::Column;

constexpr qsizetype longestWord = 4000;

Error wrongOperator(const Column &column, Operator op)
{
    return Error::invalid(
        {{column.field->key, message(QT_TRANSLATE_NOOP("Message", "The comparison “%1” does not fit the field %2."),
                                     QString::fromLatin1(operatorKey(op)), column.field->label.argument())}});
}

Error wrongCount(const Column &column, Operator op)
{
    return Error::invalid(
        {{column.field->key,
          message(QT_TRANSLATE_NOOP("Message", "The comparison “%1” of the field %2 has too few or too many values."),
                  QString::fromLatin1(operatorKey(op)), column.field->label.argument())}});
}

bool countFits(Operator op, qsizetype count)
{
    if (op == Operator::Between)
        return count == 2;
    if (op == Operator::In || op == Operator::NotIn)
        return count >= 1;
    return count == 1;
}

const char *comparison(Operator op)
{
    switch (op) {
    case Operator::Equal:
        return "=";
    case Operator::NotEqual:
        return "<>";
    case Operator::Less:
        return "<";
    case Operator::LessOrEqual:
        return "<=";
    case Operator::Greater:
        return ">";
    case Operator::GreaterOrEqual:
        return ">=";
    default:
        return nullptr;
    }
}

// Chinese has neither case nor width, so it can be compared as it stands, by an index. Digits and signs have: １２－３.
bool hasNoVariants(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; });
}

// Codes and numbers are kept in one spelling.
bool isExact(const FieldSpec &field)
{
    return field.is(Unique) || field.is(NumberLike);
}

// In the words of the index, where there is one.
QByteArray indexedExpression(const Column &column)
{
    return column.field->is(Sortable) ? sortExpression(*column.field, column.alias + '.') : column.expression;
}

// What neither database takes: a zero, which PostgreSQL cannot hold, and more than SQLite's LIKE looks at.
std::optional<Text> wordProblem(const FieldSpec &field, const QString &word)
{
    if (word.contains(QChar(0)))
        return message(QT_TRANSLATE_NOOP("Message", "%1 holds a character that cannot be stored. Type it again."),
                       field.label.argument());
    if (word.size() > longestWord)
        return message(QT_TRANSLATE_NOOP("Message", "%1 is too long: at most %2 characters fit."),
                       field.label.argument(), qint64(longestWord));
    return {};
}

SqlPiece emptyCondition(const QByteArray &expression, bool empty)
{
    return {expression + (empty ? " IS NULL" : " IS NOT NULL"), {}};
}

SqlPiece negated(SqlPiece piece)
{
    return {"NOT coalesce((" + piece.sql + "),1=0)", piece.values};
}

} // namespace

Result<SqlPiece> FilterWriter::write(const Filter &filter)
{
    switch (filter.type) {
    case Filter::Type::Everything:
        return SqlPiece{"1=1", {}};
    case Filter::Type::Compare:
        return writeCompare(filter);
    case Filter::Type::And:
    case Filter::Type::Or:
        return writeGroup(filter);
    case Filter::Type::Not: {
        if (filter.children.size() != 1)
            return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "A “not” takes exactly one condition.")));
        Result<SqlPiece> inner = write(filter.children.first());
        if (!inner)
            return inner.error();
        return negated(*std::move(inner));
    }
    case Filter::Type::Any:
    case Filter::Type::None:
    case Filter::Type::Count:
        return writeLinked(filter);
    }
    return Error::internal(QStringLiteral("filter type"));
}

Result<SqlPiece> FilterWriter::writeGroup(const Filter &filter)
{
    QList<SqlPiece> pieces;
    for (const Filter &child : filter.children) {
        Result<SqlPiece> piece = write(child);
        if (!piece)
            return piece.error();
        pieces.append(*std::move(piece));
    }
    if (pieces.isEmpty())
        return SqlPiece{filter.type == Filter::Type::And ? "1=1" : "1=0", {}};
    SqlPiece all = joined(pieces, filter.type == Filter::Type::And ? " AND " : " OR ");
    return SqlPiece{'(' + all.sql + ')', all.values};
}

Result<QList<Value>> FilterWriter::valuesFor(const Column &column, const Filter &filter) const
{
    QList<Value> values;
    for (const Value &value : filter.values) {
        const QString word = value.text();
        if (auto problem = wordProblem(*column.field, word))
            return Error::invalid({{column.field->key, *std::move(problem)}});
        const bool me = word == QLatin1String("me") && column.field->target == "user";
        if (me) {
            values.append(Value(m_paths.caller().user));
            continue;
        }
        const Kind kind = column.field->kind == Kind::Many        ? Kind::Ref
                          : column.field->kind == Kind::ChoiceSet ? Kind::Choice
                                                                  : column.field->kind;
        if (!value.isPresent() || hasTypeOf(kind, value)) {
            values.append(value);
            continue;
        }
        FieldSpec single = *column.field;
        single.kind = kind;
        const QString text = value.isPresent() ? valueToText(single, value) : QString();
        Result<Value> converted = valueFromText(single, text);
        if (!converted)
            return converted.error();
        values.append(*std::move(converted));
    }
    return values;
}

Result<SqlPiece> FilterWriter::writeCompare(const Filter &filter)
{
    Result<Column> resolved = m_paths.resolve(filter.path, PathResolver::Use::Decide, false);
    if (!resolved)
        return resolved.error();
    const Column &column = *resolved;
    if (filter.op == Operator::Within)
        return compareWithin(column, filter.values);
    if (filter.op == Operator::Empty) {
        const bool empty = filter.values.isEmpty() ||
                           filter.values.first().valueOr(filter.values.first().text() != QLatin1String("false"));
        if (column.field->kind == Kind::Many)
            return compareMany(column, filter.op, {Value(empty)});
        return emptyCondition(column.expression, empty);
    }
    Result<QList<Value>> values = valuesFor(column, filter);
    if (!values)
        return values.error();
    if (!countFits(filter.op, values->size()))
        return wrongCount(column, filter.op);
    // Compared with nothing: is empty, or is not.
    if (values->size() == 1 && values->first().isEmpty() &&
        (filter.op == Operator::Equal || filter.op == Operator::NotEqual))
        return writeCompare(Filter::compare(filter.path, Operator::Empty, {Value(filter.op == Operator::Equal)}));
    switch (column.field->kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return compareText(column, filter.op, *values);
    case Kind::Choice:
    case Kind::Integer:
    case Kind::Decimal:
    case Kind::Boolean:
    case Kind::Date:
    case Kind::Instant:
    case Kind::Money:
        return compareOrdered(column, filter.op, *values);
    case Kind::ChoiceSet:
        return compareSet(column, filter.op, *values);
    case Kind::Ref:
        return compareRef(column, filter.op, *values);
    case Kind::Many:
        return compareMany(column, filter.op, *values);
    case Kind::Lines:
        return wrongOperator(column, filter.op);
    }
    return wrongOperator(column, filter.op);
}

Result<SqlPiece> FilterWriter::compareText(const Column &column, Operator op, const QList<Value> &values) const
{
    const bool exact = isExact(*column.field);
    const QByteArray folded = foldExpression(column.expression, m_paths.dialect());
    const QByteArray compared = exact ? column.expression : folded;
    const auto comparedValue = [exact](const Value &value) {
        const QByteArray text = value.text().toUtf8();
        return SqlValue(exact ? text : foldedForComparison(text));
    };
    const auto like = [&](bool openStart, bool openEnd) {
        return SqlPiece{folded + " LIKE ? ESCAPE '\\'",
                        {likePattern(foldedForComparison(values.first().text().toUtf8()), openStart, openEnd)}};
    };
    switch (op) {
    case Operator::Equal:
        if (exact || hasNoVariants(values.first().text()))
            return SqlPiece{indexedExpression(column) + "=?", {values.first().text().toUtf8()}};
        return SqlPiece{folded + "=?", {comparedValue(values.first())}};
    case Operator::NotEqual:
        return SqlPiece{"coalesce(" + compared + ",'')<>?", {comparedValue(values.first())}};
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual:
        return SqlPiece{column.expression + comparison(op) + "?", {values.first().text().toUtf8()}};
    case Operator::Between:
        return SqlPiece{column.expression + " BETWEEN ? AND ?",
                        {values.at(0).text().toUtf8(), values.at(1).text().toUtf8()}};
    case Operator::Contains:
        return like(true, true);
    case Operator::StartsWith:
        return like(false, true);
    case Operator::EndsWith:
        return like(true, false);
    case Operator::In:
    case Operator::NotIn: {
        SqlPiece list{compared + " IN (", {}};
        for (qsizetype i = 0; i < values.size(); ++i) {
            list.sql += i > 0 ? ",?" : "?";
            list.values.append(comparedValue(values.at(i)));
        }
        list.sql += ')';
        return op == Operator::In ? list : negated(list);
    }
    default:
        return wrongOperator(column, op);
    }
}

Result<SqlPiece> FilterWriter::compareOrdered(const Column &column, Operator op, const QList<Value> &values) const
{
    const auto bound = [&](const Value &value) { return sqlValue(*column.field, value); };
    const QByteArray expression = indexedExpression(column);
    switch (op) {
    case Operator::NotEqual:
        return SqlPiece{'(' + column.expression + " IS NULL OR " + column.expression + "<>?)", {bound(values.first())}};
    case Operator::Equal:
        return SqlPiece{expression + "=?", {bound(values.first())}};
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual:
        // A missing value is neither smaller nor larger.
        return SqlPiece{'(' + expression + comparison(op) + "? AND " + column.expression + " IS NOT NULL)",
                        {bound(values.first())}};
    case Operator::Between:
        return SqlPiece{'(' + expression + " BETWEEN ? AND ? AND " + column.expression + " IS NOT NULL)",
                        {bound(values.at(0)), bound(values.at(1))}};
    case Operator::In:
    case Operator::NotIn: {
        SqlPiece list{expression + " IN (", {}};
        for (qsizetype i = 0; i < values.size(); ++i) {
            list.sql += i > 0 ? ",?" : "?";
            list.values.append(bound(values.at(i)));
        }
        list.sql += ')';
        return op == Operator::In ? list : negated(list);
    }
    default:
        return wrongOperator(column, op);
    }
}

Result<SqlPiece> FilterWriter::compareSet(const Column &column, Operator op, const QList<Value> &values) const
{
    // Not by LIKE, which takes "a" for "A" in SQLite.
    const QByteArray place = m_paths.dialect() == DialectKind::Sqlite ? "instr(" : "strpos(";
    QList<SqlPiece> pieces;
    for (const Value &value : values)
        pieces.append({place + column.expression + ",?)>0", {',' + value.text().toUtf8() + ','}});
    SqlPiece any = joined(pieces, " OR ");
    any.sql = '(' + any.sql + ')';
    switch (op) {
    case Operator::Equal:
    case Operator::Contains:
    case Operator::In:
        return any;
    case Operator::NotEqual:
    case Operator::NotIn:
        return negated(any);
    default:
        return wrongOperator(column, op);
    }
}

// Whether a record may be read at all: a filter by one that may not be is a filter by one that does not exist.
SqlPiece FilterWriter::visibleRecord(const QByteArray &entity, qint64 id) const
{
    const EntityPtr target = m_paths.catalogue().find(entity);
    if (!target)
        return {"1=0", {}};
    const RowAccess access = m_paths.caller().rows(*target, Action::Read);
    SqlPiece piece{"EXISTS (SELECT 1 FROM " + quoted(entity) + " v WHERE v.\"id\"=? AND v.\"deleted_at\" IS NULL AND ",
                   {id}};
    piece += accessCondition(access, m_paths.caller(), *target, "v");
    piece += ")";
    return piece;
}

SqlPiece FilterWriter::treeBelow(const QByteArray &entity, qint64 root) const
{
    return {"(WITH RECURSIVE tree(id) AS (SELECT CAST(? AS BIGINT) UNION SELECT c.\"id\" FROM " + quoted(entity) +
                " c JOIN tree ON c.\"parent\"=tree.id) SELECT id FROM tree)",
            {root}};
}

Result<SqlPiece> FilterWriter::compareRef(const Column &column, Operator op, const QList<Value> &values) const
{
    const QByteArray target = column.field->target;
    QList<SqlPiece> pieces;
    for (const Value &value : values) {
        SqlPiece piece;
        if (op == Operator::Under) {
            const EntityPtr entity = m_paths.catalogue().find(target);
            if (!entity || !entity->field("parent"))
                return wrongOperator(column, op);
            piece = {column.expression + " IN ", {}};
            piece += treeBelow(target, value.integer());
        } else {
            piece = {column.expression + "=?", {value.integer()}};
        }
        piece += " AND ";
        piece += visibleRecord(target, value.integer());
        piece.sql = '(' + piece.sql + ')';
        pieces.append(piece);
    }
    SqlPiece any = joined(pieces, " OR ");
    any.sql = '(' + any.sql + ')';
    switch (op) {
    case Operator::Equal:
    case Operator::In:
    case Operator::Under:
        return any;
    case Operator::NotEqual:
    case Operator::NotIn:
        return negated(any);
    default:
        return wrongOperator(column, op);
    }
}

Result<SqlPiece> FilterWriter::compareMany(const Column &column, Operator op, const QList<Value> &values) const
{
    const QByteArray table = quoted(linkTable(column.entity->key, *column.field));
    const QByteArray linked = "SELECT 1 FROM " + table + " l WHERE l.record=" + column.alias + ".\"id\"";
    if (op == Operator::Empty) {
        const bool empty = values.first().valueOr(true);
        const EntityPtr target = m_paths.catalogue().find(column.field->target);
        const Caller &caller = m_paths.caller();
        // Empty is what this reader sees as empty.
        SqlPiece any{QByteArray(empty ? "NOT EXISTS (" : "EXISTS (") + linked + " AND EXISTS (SELECT 1 FROM " +
                         quoted(target->key) + " x WHERE x.\"id\"=l.target AND x.\"deleted_at\" IS NULL AND ",
                     {}};
        any += accessCondition(caller.rows(*target, Action::Read), caller, *target, "x");
        any += "))";
        return any;
    }
    QList<SqlPiece> pieces;
    for (const Value &value : values) {
        SqlPiece piece;
        if (op == Operator::Under) {
            const EntityPtr entity = m_paths.catalogue().find(column.field->target);
            if (!entity || !entity->field("parent"))
                return wrongOperator(column, op);
            piece = {"l.target IN ", {}};
            piece += treeBelow(column.field->target, value.integer());
        } else {
            piece = {"l.target=?", {value.integer()}};
        }
        piece += " AND ";
        piece += visibleRecord(column.field->target, value.integer());
        piece.sql = '(' + piece.sql + ')';
        pieces.append(piece);
    }
    SqlPiece any{"EXISTS (" + linked + " AND (", {}};
    any += joined(pieces, " OR ");
    any += "))";
    switch (op) {
    case Operator::Equal:
    case Operator::Contains:
    case Operator::In:
    case Operator::Under:
        return any;
    case Operator::NotEqual:
    case Operator::NotIn:
        return negated(any);
    default:
        return wrongOperator(column, op);
    }
}

Result<SqlPiece> FilterWriter::compareWithin(const Column &column, const QList<Value> &values) const
{
    const QByteArray name = values.size() == 1 ? values.first().text().toUtf8() : QByteArray();
    const auto range = relativePeriod(name, m_clock.today());
    if (!range) {
        return Error::invalid(
            {{column.field->key,
              message(QT_TRANSLATE_NOOP("Message", "“%1” is no period. Use today, this-week, last-30-days …"),
                      QString::fromUtf8(name))}});
    }
    const QByteArray expression = indexedExpression(column);
    if (column.field->kind == Kind::Date) {
        return SqlPiece{'(' + expression + " BETWEEN ? AND ?)",
                        {range->first.toString(Qt::ISODate).toUtf8(), range->last.toString(Qt::ISODate).toUtf8()}};
    }
    if (column.field->kind == Kind::Instant) {
        const QTimeZone zone = m_clock.zone();
        const qint64 from = QDateTime(range->first, QTime(0, 0), zone).toMSecsSinceEpoch();
        const qint64 to = QDateTime(range->last.addDays(1), QTime(0, 0), zone).toMSecsSinceEpoch();
        return SqlPiece{'(' + expression + ">=? AND " + expression + "<?)", {from, to}};
    }
    return wrongOperator(column, Operator::Within);
}

// "Customers with any contact who …": through the Ref or Many field by which the other entity points here.
Result<SqlPiece> FilterWriter::writeLinked(const Filter &filter)
{
    const QList<QByteArray> parts = filter.path.split('.');
    const EntitySpec &here = *m_paths.root();
    const Catalogue::Link *found = nullptr;
    for (const Catalogue::Link &link : m_paths.catalogue().linksTo(here.key)) {
        const bool named = parts.first() == link.entity->key || parts.first() == link.entity->key + 's';
        const bool viaFits = parts.size() < 2 || parts.at(1) == link.field->key;
        if (named && viaFits && link.field->kind != Kind::Lines && !link.field->is(System)) {
            found = &link;
            break;
        }
    }
    const Caller &caller = m_paths.caller();
    if (!found || found->entity->is(Internal) || caller.rows(*found->entity, Action::Read).nothing() ||
        caller.fieldRule(*found->entity, *found->field) >= FieldRule::Masked)
        return PathResolver::unknownField(here, filter.path);

    PathResolver inner = m_paths.nested(found->entity);
    FilterWriter innerWriter(inner, m_clock);
    Result<SqlPiece> condition = innerWriter.write(filter.children.isEmpty() ? Filter() : filter.children.first());
    if (!condition)
        return condition.error();
    const QByteArray alias = inner.rootAlias();
    SqlPiece from{" FROM " + quoted(found->entity->key) + ' ' + alias, {}};
    from += inner.joins();
    const QByteArray outerId = m_paths.rootAlias() + ".\"id\"";
    if (found->field->kind == Kind::Many) {
        from += " WHERE EXISTS (SELECT 1 FROM " + quoted(linkTable(found->entity->key, *found->field)) +
                " l WHERE l.record=" + alias + ".\"id\" AND l.target=" + outerId + ')';
    } else {
        from += " WHERE " + alias + '.' + quoted(columnName(*found->field)) + '=' + outerId;
    }
    from += " AND " + alias + ".\"deleted_at\" IS NULL AND ";
    from += accessCondition(caller.rows(*found->entity, Action::Read), caller, *found->entity, alias);
    from += " AND ";
    from += *condition;

    if (filter.type == Filter::Type::Count) {
        const char *op = comparison(filter.op);
        if (!op || filter.values.size() != 1)
            return Error::invalid(
                message(QT_TRANSLATE_NOOP("Message", "A count is compared with exactly one number.")));
        SqlPiece piece{"(SELECT count(*)", {}};
        piece += from;
        piece += QByteArray(")") + op + '?';
        piece.values.append(filter.values.first().integer());
        return piece;
    }
    SqlPiece piece{filter.type == Filter::Type::Any ? "EXISTS (SELECT 1" : "NOT EXISTS (SELECT 1", {}};
    piece += from;
    piece += ")";
    return piece;
}

} // namespace fairdesk
