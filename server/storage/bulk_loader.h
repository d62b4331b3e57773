// Fills a store with very many new records at once, so that each stands there as if it had been saved by itself: its
// row and links, its search row, its duplicate keys and its entries in the audit trail. For a demo centre and for
// measurements; whatever people do goes through RecordService.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/record.h"
#include "server/storage/audit_store.h"

namespace fairdesk {

struct BulkRecord
{
    Record record; // complete: with its id, its times and its owner
    Record first;  // as it was created, if it was changed since; null otherwise
};

class BulkLoader
{
public:
    // Inside a transaction of the writer.
    BulkLoader(Connection &connection, QByteArray origin);

    void add(const BulkRecord &item);
    // Keeps the end of the audit trail. Without it the transaction must not be committed.
    void finish();

    static qint64 nextId(Connection &connection, const EntitySpec &entity);
    // Indexes that only make reading faster cost less when they are made at once for all rows.
    static void dropIndexes(Connection &connection, const Catalogue &catalogue, const QList<QByteArray> &entities);
    // Also tells the database which ids are taken.
    static void makeIndexes(Connection &connection, const Catalogue &catalogue, const QList<QByteArray> &entities);

private:
    void insert(const Record &record);
    void insertLinks(const Record &record);
    void appendTrail(const Record *before, const Record &after);

    Connection &m_connection;
    QByteArray m_origin;
    AuditStore::Head m_head;
    QHash<QByteArray, QByteArray> m_inserts; // entity -> statement
};

} // namespace fairdesk
