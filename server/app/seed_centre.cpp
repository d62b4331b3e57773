#include "server/app/seed_centre.h"

#include "server/app/seed_roles.h"
#include "server/storage/schema_store.h"

#include <QLocale>
#include <QUuid>

namespace fairdesk {
namespace {

struct TeamSeed
{
    const char *key;
    const char *chinese;
    const char *english;
};
constexpr TeamSeed teams[] = {
    {"management", "总经理办公室", "Management"},
    {"sales", "招展部", "Sales"},
    {"marketing", "市场部", "Marketing"},
    {"service", "客户服务部", "Customer service"},
    {"finance", "财务部", "Finance"},
    {"it", "信息部", "IT"},
};

bool isChinese(const ServerCore &core)
{
    return QLocale(core.config().locale).language() == QLocale::Chinese;
}

Value textValue(const char *text)
{
    return Value(QString::fromUtf8(text));
}

RecordChange created(const QByteArray &entity, qint64 id, QList<FieldValue> values)
{
    return {RecordChange::Operation::Create, entity, id, 0, std::move(values), {}};
}

QList<RecordChange> organisation(bool inChinese)
{
    QList<RecordChange> changes{
        created("branch", 0, {{"key", textValue("main")}, {"name", textValue(inChinese ? "总部" : "Head office")}})};
    for (const TeamSeed &team : teams)
        changes.append(created(
            "team", 0, {{"key", textValue(team.key)}, {"name", textValue(inChinese ? team.chinese : team.english)}}));
    return changes;
}

Result<void> rememberSettings(ServerCore &core)
{
    const ServerConfig &config = core.config();
    return core.database().writeNow([&](Connection &connection) -> Result<void> {
        SchemaStore::setMeta(connection, "locale", config.locale.toUtf8());
        SchemaStore::setMeta(connection, "time_zone", config.timeZone);
        SchemaStore::setMeta(connection, "currency", config.currency.toUtf8());
        if (!SchemaStore::meta(connection, "installation"))
            SchemaStore::setMeta(connection, "installation", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        return {};
    });
}

} // namespace

Result<qint64> seedCentre(ServerCore &core, const CentreSeed &seed)
{
    if (const auto remembered = rememberSettings(core); !remembered)
        return remembered.error();
    const bool inChinese = isChinese(core);
    SaveRequest roles;
    for (const RoleSeed &role : seedRoles())
        roles.changes.append(roleChange(role, inChinese));
    if (seed.withOrganisation)
        roles.changes += organisation(inChinese);
    const CallContext context = CallContext::ofProgram("init");
    const auto saved = core.records().saveNow(context, roles);
    if (!saved)
        return saved.error();
    qint64 administratorRole = 0;
    for (const SavedRecord &record : saved->saved) {
        if (record.entity == "role") {
            administratorRole = record.id; // the first row of the table
            break;
        }
    }
    SaveRequest user;
    user.changes = {created("user", 0,
                            {{"login", Value(QString::fromUtf8(seed.administrator))},
                             {"name", textValue(inChinese ? "系统管理员" : "Administrator")}})};
    user.changes.first().lines = {{"roles", {{0, {{"role", Value(administratorRole)}}}}}};
    const auto made = core.records().saveNow(context, user);
    if (!made)
        return made.error();
    return made->saved.value(0).id;
}

} // namespace fairdesk
