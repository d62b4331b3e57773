// How SQLite goes about a query, read from EXPLAIN QUERY PLAN: which tables it walks from end to end, and what it sorts.
#pragma once

#include "tests/storage/fresh_store.h"

namespace fairdesk::test {

struct QueryPlan
{
    QByteArray text; // as a tree, one step a line

    // Steps that read a whole table of records, not an index and not a piece that the query made itself.
    QList<QByteArray> fullScans() const;
    // Sorts of an unknown number of rows: inside a branch, before its LIMIT.
    QList<QByteArray> unboundedSorts() const;
};

QueryPlan planOf(FreshStore &store, const CompiledQuery &query);

} // namespace fairdesk::test
