// A typed search -> the condition that finds candidates in the search rows, within the reader's scope and only in the
// classes of value (names, phones …) of which he may read every field.
#pragma once

#include "common/text/search_keys.h"
#include "server/access/caller.h"
#include "server/storage/sql_text.h"

#include <functional>

namespace fairdesk {

// True for fields that the caller may see in full: only they may be found by.
std::function<bool(const FieldSpec &)> searchableBy(const Caller &caller, const EntitySpec &entity);

// `idExpression IN (…)`; nothing if the query cannot match for this caller. Candidates: verify with matches().
// With a limit, at most that many candidates come from each branch of the reader's access.
std::optional<SqlPiece> searchCondition(const SearchQuery &query, const Caller &caller, const EntitySpec &entity,
                                        const QByteArray &idExpression, DialectKind dialect, int limit);

} // namespace fairdesk
