// Single records that were given to a person or a team.
#pragma once

#include "common/base/clock.h"
#include "server/access/row_evaluator.h"
#include "server/storage/connection.h"

namespace fairdesk {

struct ShareRow
{
    QByteArray entity;
    qint64 record = 0;
    ShareIndex::Grantee grantee;
};

class ShareStore
{
public:
    // Replaces an earlier share of the record with the same person or team.
    static void put(Connection &connection, const ShareRow &share, Instant at, qint64 grantedBy);
    static void remove(Connection &connection, const ShareRow &share);
    static std::optional<ShareRow> find(Connection &connection, const ShareRow &share);
    static QList<ShareRow> of(Connection &connection, const QByteArray &entity, qint64 record);
    static QList<ShareRow> all(Connection &connection);
};

} // namespace fairdesk
