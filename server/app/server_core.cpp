#include "server/app/server_core.h"

#include "server/app/label_translator.h"

#include "common/base/logging.h"
#include "server/app/backup_file.h"
#include "server/records/seeding.h"
#include "server/rules/business_rules.h"
#include "server/storage/audit_store.h"
#include "server/storage/catalogue_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"

#include <QDir>
#include <QThread>

namespace fairdesk {

Result<std::unique_ptr<ServerCore>> ServerCore::open(const ServerConfig &config, Schema schema,
                                                     std::unique_ptr<Clock> clock)
{
    if (!clock)
        clock = std::make_unique<SystemClock>(config.zone());
    std::unique_ptr<ServerCore> core(new ServerCore(config, std::move(clock)));
    if (const auto opened = core->openStore(schema); !opened)
        return opened.error();
    if (const auto opened = core->openServices(); !opened)
        return opened.error();
    return core;
}

ServerCore::ServerCore(const ServerConfig &config, std::unique_ptr<Clock> clock)
    : m_config(config)
    , m_clock(std::move(clock))
    , m_rules(businessRules())
    , m_blobs(config.dataFolder)
{
}

ServerCore::~ServerCore()
{
    // Those that others call back into go first; each waits for the writer to be done with what it began.
    m_jobs.reset();
    m_identity.reset();
    m_records.reset();
    m_database.reset();
}

Result<void> ServerCore::openStore(Schema schema)
{
    const Result<StoreLocation> location = m_config.store();
    if (!location)
        return location.error();
    Result<std::unique_ptr<Database>> database = Database::open(*location, std::max(2, QThread::idealThreadCount()));
    if (!database)
        return database.error();
    m_database = std::move(*database);
    return fitSchema(schema);
}

Result<void> ServerCore::fitSchema(Schema schema)
{
    int version = 0;
    const auto read = m_database->read([&](Connection &connection) -> Result<void> {
        version = SchemaStore::versionOf(connection);
        return {};
    });
    if (!read)
        return read;
    if (version < schemaVersion && schema == Schema::MustFit) {
        return Error::conflict(message(
            QT_TRANSLATE_NOOP(
                "Message",
                "The data are of an older version (schema %1, this program has %2). Run “fairdesk-server migrate”."),
            qint64(version), qint64(schemaVersion)));
    }
    if (version > 0 && version < schemaVersion && schema != Schema::UpgradeWithoutBackup) {
        const auto kept = backupBeforeUpgrade(*m_database, m_config, version);
        if (!kept)
            return kept;
    }
    return m_database->writeNow([](Connection &connection) -> Result<void> {
        // First what the program itself declares; only then can be read what administrators added.
        if (const auto upgraded = SchemaStore::upgrade(connection, *coreCatalogue().build()); !upgraded)
            return upgraded;
        const CataloguePtr catalogue = CatalogueStore::load(connection);
        if (const auto upgraded = SchemaStore::upgrade(connection, *catalogue); !upgraded)
            return upgraded;
        SearchStore::renew(connection, *catalogue);
        return {};
    });
}

Result<void> ServerCore::reload()
{
    const auto work = [this](Connection &connection) -> Result<void> {
        m_state.reload(connection);
        m_feed.setLastSequence(AuditStore::lastSequence(connection));
        return {};
    };
    return m_database->read(work, Patience::Program);
}

Result<void> ServerCore::openServices()
{
    if (const auto loaded = reload(); !loaded)
        return loaded;
    m_records = std::make_unique<RecordService>(*m_database, m_state, m_feed, m_rules, *m_clock);
    m_queries = std::make_unique<QueryService>(*m_database, m_state, *m_clock);
    m_queries->setTranslator(chineseLabels());
    if (const auto seeded = seedDefaults(*m_database, *m_records); !seeded)
        return seeded;
    Result<std::unique_ptr<IdentityService>> identity =
        IdentityService::open(*m_database, m_state, *m_clock, m_config.dataFolder);
    if (!identity)
        return identity.error();
    m_identity = std::move(*identity);
    if (const auto prepared = m_blobs.prepare(); !prepared)
        return prepared;
    m_uploads = std::make_unique<Uploads>(m_blobs, *m_clock);
    m_attachments = std::make_unique<Attachments>(*m_database, *m_queries, *m_records, m_blobs);
    m_services.reset(new ApiServices{*m_database, m_state, m_feed, *m_records, *m_queries, *m_identity, m_blobs,
                                     *m_uploads, *m_attachments, m_actions, *m_clock, m_clock->now(), nullptr,
                                     [] { return 0; }});
    m_api = std::make_unique<Api>(*m_services);
    return {};
}

void ServerCore::installJobs(std::unique_ptr<JobPort> jobs)
{
    m_jobs = std::move(jobs);
    m_services->jobs = m_jobs.get();
}

} // namespace fairdesk
