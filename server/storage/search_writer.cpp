#include "server/storage/search_writer.h"

#include "server/storage/access_writer.h"
#include "server/storage/schema.h"
#include "server/storage/search_store.h"

namespace fairdesk {
namespace {

constexpr std::array<const char *, 4> columnOfClass{"names", "phones", "emails", "numbers"};

QList<SearchAlternative> permitted(const SearchQuery &query, const Caller &caller, const EntitySpec &entity)
{
    const auto visible = searchableBy(caller, entity);
    QList<SearchAlternative> result;
    for (const SearchAlternative &alternative : query.alternatives) {
        bool any = false;
        bool all = true;
        for (const FieldSpec &field : entity.fields) {
            if (SearchStore::classOf(field) != alternative.keyClass)
                continue;
            any = true;
            // The search rows do not tell the fields of a class apart: one that is masked would be found by its tokens.
            all = all && visible(field);
        }
        if (any && all && !alternative.tokens.isEmpty())
            result.append(alternative);
    }
    return result;
}

QList<QByteArray> scopeTokens(const RowAccess &access)
{
    QList<QByteArray> tokens;
    if (access.owner != 0)
        tokens.append("o" + QByteArray::number(access.owner));
    for (const qint64 team : access.teams)
        tokens.append("t" + QByteArray::number(team));
    if (access.branch != 0)
        tokens.append("b" + QByteArray::number(access.branch));
    return tokens;
}

QByteArray quotedTokens(const QList<QByteArray> &tokens, const QByteArray &operation, char quote)
{
    QList<QByteArray> parts;
    for (const QByteArray &token : tokens)
        parts.append(quote + token + quote);
    return parts.join(operation);
}

QByteArray fts5Match(const QList<SearchAlternative> &alternatives, const QList<QByteArray> &scope)
{
    QList<QByteArray> parts;
    for (const SearchAlternative &alternative : alternatives)
        parts.append(QByteArray(columnOfClass[size_t(alternative.keyClass)]) + " : (" + quotedTokens(alternative.tokens, " AND ", '"') + ')');
    QByteArray match = '(' + parts.join(" OR ") + ')';
    if (!scope.isEmpty())
        match += " AND scope : (" + quotedTokens(scope, " OR ", '"') + ')';
    return match;
}

SqlPiece postgresMatch(const QList<SearchAlternative> &alternatives, const QList<QByteArray> &scope)
{
    QList<SqlPiece> parts;
    for (const SearchAlternative &alternative : alternatives) {
        parts.append({QByteArray(columnOfClass[size_t(alternative.keyClass)]) + " @@ CAST(? AS tsquery)",
                      {quotedTokens(alternative.tokens, " & ", '\'')}});
    }
    SqlPiece match = joined(parts, " OR ");
    match.sql = '(' + match.sql + ')';
    if (!scope.isEmpty()) {
        match += " AND scope @@ CAST(? AS tsquery)";
        match.values.append(quotedTokens(scope, " | ", '\''));
    }
    return match;
}

} // namespace

std::function<bool(const FieldSpec &)> searchableBy(const Caller &caller, const EntitySpec &entity)
{
    return [&caller, &entity](const FieldSpec &field) { return caller.fieldRule(entity, field) < FieldRule::Masked; };
}

std::optional<SqlPiece> searchCondition(const SearchQuery &query, const Caller &caller, const EntitySpec &entity,
                                        const QByteArray &idExpression, DialectKind dialect, int limit)
{
    const RowAccess access = caller.rows(entity, Action::Read);
    const QList<SearchAlternative> alternatives = permitted(query, caller, entity);
    if (alternatives.isEmpty() || access.nothing())
        return {};
    const QByteArray table = searchTable(entity.key);
    const QByteArray cut = limit > 0 ? " LIMIT " + QByteArray::number(limit) : QByteArray();
    const QList<QByteArray> scope = access.everything ? QList<QByteArray>() : scopeTokens(access);
    const auto candidates = [&](const QList<QByteArray> &tokens, const SqlPiece &only) {
        SqlPiece piece;
        if (dialect == DialectKind::Sqlite) {
            piece = {"SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?", {fts5Match(alternatives, tokens)}};
        } else {
            piece = {"SELECT record FROM " + table + " WHERE ", {}};
            piece += postgresMatch(alternatives, tokens);
        }
        if (!only.sql.isEmpty()) {
            piece += dialect == DialectKind::Sqlite ? " AND rowid IN (" : " AND record IN (";
            piece += only;
            piece += ")";
        }
        return piece;
    };
    SqlPiece found{idExpression + " IN (SELECT * FROM (", {}};
    found += candidates(scope, {});
    found += cut + ") own";
    // What was shared with the caller lies outside his scope's tokens; it is little, so it is matched one by one.
    if (access.shared) {
        for (const SqlPiece &granted : grantedIds(access, caller, entity)) {
            found += " UNION ALL SELECT * FROM (";
            found += candidates({}, granted);
            found += ") given";
        }
    }
    found += ")";
    return found;
}

} // namespace fairdesk
