// A store of its own for one test: an empty database with the schema of a catalogue, and records put straight into it.
#pragma once

#include "common/catalogue/record.h"
#include "common/catalogue/save.h"
#include "server/access/caller.h"
#include "server/access/row_evaluator.h"
#include "server/storage/connection.h"
#include "server/storage/query_writer.h"
#include "tests/support/own_database.h"

#include "fairdesk.pb.h"

namespace fairdesk::test {

inline std::vector<DialectKind> bothDatabases()
{
    return dialects();
}

// The clock of all these stories: Thursday 2026-01-15, nine in the morning at the centre.
FixedClock centreClock();

class FreshStore
{
public:
    explicit FreshStore(DialectKind dialect, CataloguePtr catalogue = coreCatalogue().build());

    Connection &connection() { return *m_connection; }
    const StoreLocation &location() const { return m_database.location(); }
    const CataloguePtr &catalogue() const { return m_catalogue; }
    const Clock &clock() const { return m_clock; }

    // Puts the record with its search row into the store; the id and version of a new record are set.
    Record insert(const QByteArray &entity, const QList<FieldValue> &values);
    // Marks the record as deleted, the way the write path does.
    void remove(const Record &record);
    void share(const QByteArray &entity, qint64 record, ShareIndex::Grantee grantee);

    Result<wire::Rows> run(const Query &query, const Caller &caller = *Caller::programItself());
    // All ids that the query gives, in its order; fails the test if it is refused.
    QList<qint64> ids(const Query &query, const Caller &caller = *Caller::programItself());
    QList<qint64> idsWhere(const QByteArray &entity, const Filter &filter,
                           const Caller &caller = *Caller::programItself());

private:
    OwnDatabase m_database;
    CataloguePtr m_catalogue;
    FixedClock m_clock = centreClock();
    std::unique_ptr<Connection> m_connection;
};

// A caller who may read these entities in the scope, and nothing else.
Caller readerOf(const QList<QByteArray> &entities, Scope scope, qint64 user, const QList<qint64> &teamTree = {},
                qint64 branch = 0);

} // namespace fairdesk::test
