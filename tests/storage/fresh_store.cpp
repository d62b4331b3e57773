#include "tests/storage/fresh_store.h"

#include "common/protocol/result_table.h"
#include "server/storage/query_runner.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"
#include "server/storage/share_store.h"
#include "tests/support/catch.h"

#include <QCoreApplication>

#include <map>

namespace fairdesk::test {
namespace {

// A database with the schema of the catalogue and nothing in it, made once for each catalogue that the tests use.
const OwnDatabase &databaseWithSchema(DialectKind dialect, const Catalogue &catalogue)
{
    static std::map<std::pair<DialectKind, QByteArray>, std::unique_ptr<OwnDatabase>> made;
    // Before the cluster goes, which was started earlier.
    static const bool registered = [] {
        dialects();
        qAddPostRoutine([] { made.clear(); });
        return true;
    }();
    Q_UNUSED(registered)
    auto &database = made[{dialect, catalogue.hash()}];
    if (!database) {
        database = std::make_unique<OwnDatabase>(dialect);
        const auto connection = openConnection(database->location(), false);
        connection->begin(true);
        REQUIRE(SchemaStore::upgrade(*connection, catalogue));
        connection->commit();
    }
    return *database;
}

} // namespace

FixedClock centreClock()
{
    return FixedClock(QDateTime(QDate(2026, 1, 15), QTime(1, 0), Qt::UTC));
}

FreshStore::FreshStore(DialectKind dialect, CataloguePtr catalogue)
    : m_database(databaseWithSchema(dialect, *catalogue))
    , m_catalogue(std::move(catalogue))
    , m_connection(openConnection(m_database.location(), false))
{
    if (m_connection->isSqlite())
        m_connection->execute("PRAGMA synchronous=OFF");
}

Record FreshStore::insert(const QByteArray &entity, const QList<FieldValue> &values)
{
    Record record(m_catalogue->find(entity));
    record.set(VersionField, Value(qint64(1)));
    for (const FieldValue &value : values) {
        INFO(value.field.constData());
        REQUIRE(record.set(value.field, value.value));
    }
    record.set(IdField, Value(RecordStore::insert(*m_connection, record)));
    SearchStore::update(*m_connection, record.entity(), nullptr, &record);
    return record;
}

void FreshStore::remove(const Record &record)
{
    Record gone = record;
    gone.set(DeletedAtField, Value(m_clock.now()));
    RowAccess everything;
    everything.everything = true;
    REQUIRE(RecordStore::update(*m_connection, record, gone, everything, *Caller::programItself()));
    SearchStore::update(*m_connection, record.entity(), &record, &gone);
}

void FreshStore::share(const QByteArray &entity, qint64 record, ShareIndex::Grantee grantee)
{
    ShareStore::put(*m_connection, {entity, record, grantee}, m_clock.now(), 0);
}

Result<wire::Rows> FreshStore::run(const Query &query, const Caller &caller)
{
    const Result<CompiledQuery> compiled = compileQuery(query, *m_catalogue, caller, m_connection->dialect(), m_clock);
    if (!compiled)
        return compiled.error();
    wire::Rows rows;
    runQuery(*m_connection, *compiled, &rows);
    REQUIRE(ResultTable::isSound(rows));
    return rows;
}

QList<qint64> FreshStore::ids(const Query &query, const Caller &caller)
{
    const Result<wire::Rows> rows = run(query, caller);
    INFO((rows ? QString() : rows.error().english()).toStdString());
    REQUIRE(rows);
    const ResultTable table(*rows);
    QList<qint64> ids;
    for (int row = 0; row < table.rowCount(); ++row)
        ids.append(table.id(row));
    return ids;
}

QList<qint64> FreshStore::idsWhere(const QByteArray &entity, const Filter &filter, const Caller &caller)
{
    Query query;
    query.entity = entity;
    query.columns = {"id"};
    query.filter = filter;
    query.sort = {{"id", Ascending}};
    query.limit = 0;
    return ids(query, caller);
}

Caller readerOf(const QList<QByteArray> &entities, Scope scope, qint64 user, const QList<qint64> &teamTree,
                qint64 branch)
{
    Caller caller;
    caller.user = user;
    caller.teamTree = teamTree;
    caller.team = teamTree.value(0);
    caller.branch = branch;
    if (caller.team != 0)
        caller.memberOf = {caller.team};
    for (const QByteArray &entity : entities) {
        EntityRights rights;
        rights.scopes[size_t(Action::Read)] = scope;
        caller.rights.insert(entity, rights);
    }
    return caller;
}

} // namespace fairdesk::test
