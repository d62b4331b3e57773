// How a SELECT is put together: lists in query_writer.cpp, groups in query_groups.cpp.
#pragma once

#include "server/storage/query_writer.h"
#include "server/storage/schema.h"
#include "server/storage/sql_text.h"

#include <functional>

namespace fairdesk {

inline constexpr qint64 farthestJump = 1'000'000'000; // behind the end of any list, and no overflow

// One expression that a list is ordered by.
struct SortTerm
{
    QByteArray expression;
    Order order = Ascending;
    Kind kind = Kind::Text; // what a cursor holds for it
};

// What a grouped SELECT is put together from.
struct Groups
{
    QList<QByteArray> select;
    QList<QByteArray> grouped;
    QList<QByteArray> order;
    QList<int> currencies; // in `select`: what sums of money are kept apart by
};

// Builds one SELECT; holds what its steps share.
class QueryWriter
{
    using Column = PathResolver::Column;

public:
    QueryWriter(const Query &query, const Catalogue &catalogue, const Caller &caller, DialectKind dialect,
                const Clock &clock, EntityPtr entity)
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
    const Filter *equalTo(const std::function<bool(const FieldSpec &)> &field) const;
    bool isAboutOneRecord() const;
    const Filter *startOfOrder() const;
    Result<QList<SortTerm>> sortTerms(PathResolver &paths) const;
    // The values of the selected expressions go into the compiled statement, before all others.
    Result<void> addOutputs(PathResolver &paths, CompiledQuery &compiled, QList<QByteArray> &select) const;
    void addMany(const Column &column, OutputColumn &output, CompiledQuery &compiled, QList<QByteArray> &select) const;
    Result<SqlPiece> continuation(const QList<SortTerm> &terms) const;
    Result<SqlPiece> countOf() const;
    Result<void> addGroup(PathResolver &paths, const GroupKey &key, CompiledQuery &compiled, Groups &groups) const;
    Result<void> addAggregate(PathResolver &paths, const Aggregate &aggregate, CompiledQuery &compiled,
                              Groups &groups) const;
    void addCurrency(const QByteArray &column, Groups &groups) const;
    QList<QByteArray> defaultColumns() const;
    SqlPiece branch(const SqlPiece &access, const SqlPiece &where, const SqlPiece &joins, const SqlPiece &after,
                    const QList<SortTerm> &terms) const;
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

} // namespace fairdesk
