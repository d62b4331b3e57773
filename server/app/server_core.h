// All services of one centre, put together: what the network, the local socket and the command line work with.
#pragma once

#include "server/api/action_table.h"
#include "server/api/api.h"
#include "server/api/attachments.h"
#include "server/api/blob_store.h"
#include "server/api/job_port.h"
#include "server/api/uploads.h"
#include "server/app/server_config.h"
#include "server/records/change_feed.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/records/rule_book.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"

namespace fairdesk {

class ServerCore;
struct DemoOrder;

// Parts that other folders bring along; a part that is not there is null and its commands say so.
struct ProgramParts
{
    std::function<std::unique_ptr<JobPort>(ServerCore &)> makeJobs;
    std::function<Result<void>(ServerCore &, const DemoOrder &)> fillDemo;
    std::function<QDateTime(const DemoOrder &)> demoTime;
    // login, role, team, branch
    std::function<QList<QList<QByteArray>>()> demoUsers;
};

struct DemoOrder
{
    qint64 customers = 2000;
    quint64 seed = 1;
    QDate today = QDate(2026, 1, 15);
    QString locale;
};

class ServerCore
{
public:
    enum class Schema : quint8 { MustFit, Upgrade, UpgradeWithoutBackup };

    // The clock may stand still for a demo; otherwise it is the system's. A database that is older than the program is
    // upgraded, after a backup, or refused.
    static Result<std::unique_ptr<ServerCore>> open(const ServerConfig &config, Schema schema,
                                                    std::unique_ptr<Clock> clock = nullptr);
    ~ServerCore();

    const ServerConfig &config() const { return m_config; }
    const Clock &clock() const { return *m_clock; }
    Database &database() { return *m_database; }
    ServerState &state() { return m_state; }
    ChangeFeed &feed() { return m_feed; }
    RecordService &records() { return *m_records; }
    QueryService &queries() { return *m_queries; }
    IdentityService &identity() { return *m_identity; }
    BlobStore &blobs() { return m_blobs; }
    Attachments &attachments() { return *m_attachments; }
    ApiServices &services() { return *m_services; }
    Api &api() { return *m_api; }
    JobPort *jobs() { return m_jobs.get(); }
    void installJobs(std::unique_ptr<JobPort> jobs);
    // Rights, users and settings as the store has them now.
    Result<void> reload();

private:
    ServerCore(const ServerConfig &config, std::unique_ptr<Clock> clock);
    Result<void> openStore(Schema schema);
    Result<void> fitSchema(Schema schema);
    Result<void> openServices();

    ServerConfig m_config;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<Database> m_database;
    ServerState m_state;
    ChangeFeed m_feed;
    RuleBook m_rules;
    std::unique_ptr<RecordService> m_records;
    std::unique_ptr<QueryService> m_queries;
    std::unique_ptr<IdentityService> m_identity;
    BlobStore m_blobs;
    std::unique_ptr<Uploads> m_uploads;
    std::unique_ptr<Attachments> m_attachments;
    ActionTable m_actions;
    std::unique_ptr<ApiServices> m_services;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<JobPort> m_jobs;
};

} // namespace fairdesk
