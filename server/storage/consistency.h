// Whether the store is sound, and a digest of its logical content: the same content has the same digest on SQLite and
// PostgreSQL. What is random by nature (sessions, salts) is not in it.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/storage/connection.h"

namespace fairdesk {

struct ConsistencyReport
{
    QStringList problems; // English, for administrators and programs
    QByteArray digest;    // hex SHA-256
};

// What can be said of a store whose content cannot be understood any more: its pages and its trail.
QStringList storeProblems(Connection &connection);
ConsistencyReport checkConsistency(Connection &connection, const Catalogue &catalogue);

} // namespace fairdesk
