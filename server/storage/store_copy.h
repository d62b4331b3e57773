// Brings everything that one store holds into an empty one, whichever database each of them is: rows of all tables,
// also of fields that were deleted, the last numbers given out, and the search rows, which are made anew.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/storage/connection.h"
#include "server/storage/schema.h"

#include <functional>

namespace fairdesk {

class StoreCopy
{
public:
    using Progress = std::function<void(const QByteArray &table, qint64 rows)>;

    // Both inside a transaction of whoever calls; what was written counts only with his commit.
    StoreCopy(Connection &from, Connection &to, Progress progress);

    static bool isEmpty(Connection &connection);
    // Takes everything away again, after a move that could not be completed.
    static void removeAll(Connection &connection);

    // Fails if a table did not arrive exactly as it was.
    Result<void> run();
    qint64 rows() const { return m_rows; }
    const CataloguePtr &catalogue() const { return m_catalogue; }

private:
    Result<QList<TableSpec>> tables();
    Result<void> copyTable(const TableSpec &table);
    void copyNumbering(const TableSpec &table);

    Connection &m_from;
    Connection &m_to;
    Progress m_progress;
    CataloguePtr m_catalogue;
    qint64 m_rows = 0;
};

} // namespace fairdesk
