// Exact keys of each record (normalised name, phones, codes) by which a second record of the same customer is found.
#pragma once

#include "server/storage/bulk_rows.h"

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
    // Very many new keys at once: begin, then the rows, then all keys are sorted into their place.
    static void beginLoad(Connection &connection);
    static void append(BulkRows &rows, const QByteArray &entity, qint64 record, const QList<QByteArray> &keys);
    static void endLoad(Connection &connection);
    static void forget(Connection &connection, const QByteArray &entity, qint64 record);
    static void replace(Connection &connection, const QByteArray &entity, qint64 record,
                        const QList<QByteArray> &before, const QList<QByteArray> &after);
};

} // namespace fairdesk
