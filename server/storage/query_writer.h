// Query -> SELECT, for one caller. Lists read a union of the branches of his access, each ordered and cut by its own
// index, then join what is shown; pages go by key.
#pragma once

#include "common/base/clock.h"
#include "common/catalogue/query.h"
#include "server/storage/path_resolver.h"

namespace fairdesk {

// Where in the result each piece of an answer's column stands.
struct OutputColumn
{
    QByteArray path;
    Kind kind = Kind::Text;
    int value = -1;
    int currency = -1; // Money
    int title = -1;    // links
    int raw = -1;      // Ref: the stored id, to tell "none" from "not to be seen"
    bool masked = false;
    bool titleMasked = false;
    QByteArray mask;
};

struct CompiledQuery
{
    QByteArray entity;
    SqlPiece select;
    SqlPiece count;       // empty if no total was asked for
    SqlPiece whenNothing; // the row of an answer without groups, where the select gives none
    QList<OutputColumn> outputs;
    QList<int> sortColumns; // in the result: what the next page continues from, then the id
    int limit = 0;
};

// The largest page that one answer carries; longer lists go on with `next`.
inline constexpr int largestPage = 1000;

Result<CompiledQuery> compileQuery(const Query &query, const Catalogue &catalogue, const Caller &caller,
                                   DialectKind dialect, const Clock &clock);

} // namespace fairdesk
