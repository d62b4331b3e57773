#include "tests/demo/demo_centre.h"

#include "common/protocol/result_table.h"
#include "server/app/seed_roles.h"
#include "server/records/query_service.h"
#include "server/records/seeding.h"
#include "server/rules/business_rules.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "tests/support/postgres_cluster.h"

namespace fairdesk::test {
namespace {

template<class T>
void orThrow(const Result<T> &result)
{
    if (!result)
        throw std::runtime_error(result.error().english().toStdString());
}

} // namespace

DemoCentre::DemoCentre(DialectKind dialect, const DemoOptions &options)
    : m_clock(demoTime(options))
    , m_rules(businessRules())
{
    static int centres = 0;
    StoreLocation location;
    location.file = m_folder.filePath(QStringLiteral("store.db"));
    if (dialect == DialectKind::Postgres) {
        m_name = "fd_demo" + QByteArray::number(++centres);
        location = PostgresCluster::instance()->createDatabase(m_name);
    }
    auto opened = Database::open(location, 2);
    orThrow(opened);
    m_database = std::move(*opened);
    initialise();
    orThrow(fillDemo(*m_database, m_state, *m_records, options));
}

DemoCentre::~DemoCentre()
{
    m_records.reset();
    m_database.reset();
    if (!m_name.isEmpty())
        PostgresCluster::instance()->dropDatabase(m_name);
}

void DemoCentre::initialise()
{
    orThrow(m_database->writeNow([this](Connection &connection) {
        auto done = SchemaStore::upgrade(connection, *coreCatalogue().build());
        if (done)
            m_state.reload(connection);
        return done;
    }));
    m_records = std::make_unique<RecordService>(*m_database, m_state, m_feed, m_rules, m_clock);
    orThrow(seedDefaults(*m_database, *m_records));
    SaveRequest request;
    for (const RoleSeed &role : seedRoles())
        request.changes.append(roleChange(role, true));
    orThrow(m_records->saveNow(CallContext::ofProgram("init"), request));
}

ConsistencyReport DemoCentre::check()
{
    return read<ConsistencyReport>(
        [this](Connection &connection) { return checkConsistency(connection, *m_state.catalogue()); });
}

qint64 DemoCentre::number(const QByteArray &sql)
{
    return read<qint64>([&](Connection &connection) { return connection.integer(sql).value_or(0); });
}

QByteArray DemoCentre::text(const QByteArray &sql)
{
    return read<QByteArray>([&](Connection &connection) { return connection.text(sql).value_or(QByteArray()); });
}

Record DemoCentre::load(const QByteArray &entity, qint64 id)
{
    return read<Record>(
        [&](Connection &connection) { return *RecordStore::load(connection, m_state.catalogue()->find(entity), id); });
}

QList<qint64> DemoCentre::found(const QByteArray &login, const Query &query)
{
    const auto rows = QueryService(*m_database, m_state, m_clock).query(as(login), query);
    orThrow(rows);
    const ResultTable table(*rows);
    QList<qint64> ids;
    for (int row = 0; row < table.rowCount(); ++row)
        ids.append(table.id(row));
    return ids;
}

CallContext DemoCentre::as(const QByteArray &login) const
{
    const AccessData::UserRow *user = m_state.snapshot().access->userByLogin(login);
    return {user ? m_state.caller(user->id) : nullptr, "test"};
}

} // namespace fairdesk::test
