// Actions on the server itself, for those who look after it.
#include "server/api/action_table.h"
#include "server/api/job_port.h"

#include "common/base/clock.h"
#include "common/base/platform_process.h"
#include "common/protocol/frame.h"
#include "server/records/change_feed.h"
#include "server/storage/database.h"

namespace fairdesk {
namespace {

Result<QJsonObject> status(ApiServices &services, const ActionCall &)
{
    const qint64 uptime = (services.clock.now().milliseconds - services.startedAt.milliseconds) / 1000;
    return QJsonObject{
        {QStringLiteral("version"), QStringLiteral(FAIRDESK_VERSION)},
        {QStringLiteral("protocol"), int(protocolVersion)},
        {QStringLiteral("database"),
         services.database.dialect() == DialectKind::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql")},
        {QStringLiteral("started_at"), services.startedAt.utc().toString(Qt::ISODate)},
        {QStringLiteral("uptime"), uptime},
        {QStringLiteral("connections"), services.connections()},
        {QStringLiteral("sequence"), services.feed.lastSequence()},
        {QStringLiteral("commits"), qint64(services.database.commits())},
        {QStringLiteral("writes"), qint64(services.database.writes())},
        {QStringLiteral("memory"), platform::residentMemory()},
        {QStringLiteral("jobs"), services.jobs ? QJsonValue(services.jobs->schedule()) : QJsonValue(QJsonArray())},
    };
}

} // namespace

void addServerActions(ActionTable &table)
{
    table.add({"server.status", "server.status", status});
}

} // namespace fairdesk
