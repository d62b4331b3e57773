// Exact keys of each record (normalised name, phones, codes) by which a second record of the same customer is found.
#pragma once

#include "server/storage/connection.h"

namespace fairdesk {

struct DuplicateHit
{
    qint64 record = 0;
    QByteArray key;
};

class DuplicateStore
{
public:
    // Living records other than `except` that have one of the keys, by record.
    static QList<DuplicateHit> find(Connection &connection, const QByteArray &entity, const QList<QByteArray> &keys,
                                    qint64 except, int limit);
    static void replace(Connection &connection, const QByteArray &entity, qint64 record,
                        const QList<QByteArray> &before, const QList<QByteArray> &after);
};

} // namespace fairdesk
