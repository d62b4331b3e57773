// Fills a store with very many new records at once, so that each stands there as if it had been saved by itself: its
// row and links, its search row, its duplicate keys and its entries in the audit trail. For a demo centre and for
// measurements; whatever people do goes through RecordService.
//
// What the records become is worked out here, in the maker's thread; the writer's thread puts it in. Indexes, duplicate
// keys and the final form of the search rows are made at the end, when all rows can be sorted at once.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/record.h"
#include "server/storage/audit_store.h"
#include "server/storage/bulk_rows.h"

namespace fairdesk {

class Database;

struct BulkRecord
{
    Record record; // complete: with its id, its times and its owner
    Record first;  // as it was created, if it was changed since; null otherwise
};

// What the trail says of a record's creation: with all its values, or only that it came. The values are most of a large
// store, and stand in the record itself until it is changed, from when on the trail tells them anyhow.
enum class BulkTrail : quint8 { Values, Creation };

class BulkLoader
{
public:
    BulkLoader(DialectKind dialect, const AuditStore::Head &head, QByteArray origin, BulkTrail trail);

    void add(const BulkRecord &item);
    // What was added since the last time, as the work of one transaction.
    std::function<void(Connection &)> take();

    static qint64 nextId(Connection &connection, const EntitySpec &entity);
    // Before the first record and after the last one, outside of any transaction.
    static Result<void> begin(Database &database, const Catalogue &catalogue, const QList<QByteArray> &entities);
    static Result<void> end(Database &database, const Catalogue &catalogue, const QList<QByteArray> &entities);

private:
    struct EntityRows;
    EntityRows &rowsOf(const EntitySpec &entity);
    void appendTrail(const Record *before, const Record &after);

    DialectKind m_dialect;
    AuditStore::Head m_head;
    QByteArray m_origin;
    BulkTrail m_trail;
    std::shared_ptr<BulkRows> m_rows;
    QHash<const EntitySpec *, std::shared_ptr<EntityRows>> m_entities; // of m_rows
};

} // namespace fairdesk
