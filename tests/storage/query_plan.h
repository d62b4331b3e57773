// How SQLite goes about a query, read from EXPLAIN QUERY PLAN: which tables it walks from end to end, and what it
// sorts.
#pragma once

#include "tests/storage/fresh_store.h"

namespace fairdesk::test {

struct QueryPlan
{
    QByteArray text; // as a tree, one step a line

    // Steps that read a whole table or index, unless it is walked in the order of the list and cut by its LIMIT.
    QList<QByteArray> fullScans() const;
    // Sorts of more than the pages of the branches, and of what was shared with the reader.
    QList<QByteArray> unboundedSorts() const;
    // Of a later page: steps that walk from the start of the list to where the page before ended.
    QList<QByteArray> fromTheStart() const;
};

QueryPlan planOf(FreshStore &store, const CompiledQuery &query);

} // namespace fairdesk::test
