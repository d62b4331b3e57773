// Actions on the server itself, for those who look after it.
#include "server/api/action_table.h"
#include "server/api/job_port.h"

#include "common/base/clock.h"
#include "common/base/platform_process.h"
#include "common/protocol/frame.h"
#include "server/records/change_feed.h"
#include "server/storage/database.h"
#include "server/storage/schema_store.h"

namespace fairdesk {
namespace {

// What the centre was made with, and what cannot change any more.
QString currencyOf(const ApiServices &services)
{
    QByteArray currency;
    const auto read = services.database.read([&currency](Connection &connection) -> Result<void> {
        currency = SchemaStore::meta(connection, "currency").value_or(QByteArray());
        return {};
    });
    return read ? QString::fromLatin1(currency) : QString();
}

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
        {QStringLiteral("currency"), currencyOf(services)},
        {QStringLiteral("commits"), qint64(services.database.commits())},
        {QStringLiteral("writes"), qint64(services.database.writes())},
        {QStringLiteral("memory"), platform::residentMemory()},
        {QStringLiteral("jobs"), services.jobs ? QJsonValue(services.jobs->schedule()) : QJsonValue(QJsonArray())},
    };
}

} // namespace

void addServerActions(ActionTable &table)
{
    table.add({"server.status", "server.status", status, ActionTable::Repeat::Reads});
}

} // namespace fairdesk
