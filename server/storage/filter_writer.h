// Filter -> WHERE. Values are bound, never written into the text.
#pragma once

#include "common/base/clock.h"
#include "common/catalogue/query.h"
#include "server/storage/path_resolver.h"

namespace fairdesk {

class FilterWriter
{
public:
    FilterWriter(PathResolver &paths, const Clock &clock)
        : m_paths(paths)
        , m_clock(clock)
    {
    }

    // "1=1" for everything.
    Result<SqlPiece> write(const Filter &filter);

private:
    Result<SqlPiece> writeGroup(const Filter &filter);
    Result<SqlPiece> writeCompare(const Filter &filter);
    Result<SqlPiece> writeLinked(const Filter &filter);
    Result<QList<Value>> valuesFor(const PathResolver::Column &column, const Filter &filter) const;
    Result<SqlPiece> compareText(const PathResolver::Column &column, Operator op, const QList<Value> &values) const;
    Result<SqlPiece> compareOrdered(const PathResolver::Column &column, Operator op, const QList<Value> &values) const;
    Result<SqlPiece> compareSet(const PathResolver::Column &column, Operator op, const QList<Value> &values) const;
    Result<SqlPiece> compareRef(const PathResolver::Column &column, Operator op, const QList<Value> &values) const;
    Result<SqlPiece> compareMany(const PathResolver::Column &column, Operator op, const QList<Value> &values) const;
    Result<SqlPiece> compareWithin(const PathResolver::Column &column, const QList<Value> &values) const;
    SqlPiece treeBelow(const QByteArray &entity, qint64 root) const;
    SqlPiece visibleRecord(const QByteArray &entity, qint64 id) const;

    PathResolver &m_paths;
    const Clock &m_clock;
};

} // namespace fairdesk
