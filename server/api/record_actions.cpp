// Actions on any record: sharing, files, taking back.
#include "server/api/action_table.h"
#include "server/api/attachments.h"
#include "server/api/job_port.h"

#include "server/records/record_service.h"
#include "server/records/server_state.h"

namespace fairdesk {
namespace {

// "user:LOGIN" or "team:KEY".
Result<RecordService::ShareTarget> shareTarget(const ApiServices &services, const QString &with)
{
    const QByteArray kind = with.section(u':', 0, 0).toUtf8();
    const QByteArray name = with.section(u':', 1).toUtf8();
    const auto access = services.state.snapshot().access;
    if (kind == "user") {
        if (const AccessData::UserRow *user = access->userByLogin(name))
            return RecordService::ShareTarget{user->id, 0};
    } else if (kind == "team") {
        for (const AccessData::TeamRow &team : access->teams) {
            if (team.key == name)
                return RecordService::ShareTarget{0, team.id};
        }
    } else {
        return usageError(QStringLiteral("with must be user:LOGIN or team:KEY"));
    }
    return Error(ErrorCode::NotFound,
                 message(QT_TRANSLATE_NOOP("Message", "There is no user or team “%1”."), QString::fromUtf8(name)));
}

Result<QJsonObject> share(ApiServices &services, const ActionCall &call)
{
    const QString can = call.text("can");
    if (can != QLatin1String("read") && can != QLatin1String("edit"))
        return usageError(QStringLiteral("can must be read or edit"));
    const auto target = shareTarget(services, call.text("with"));
    if (!target)
        return target.error();
    const auto shared =
        services.records.share(call.context, call.entity, call.id, *target, can == QLatin1String("edit"));
    return shared ? Result<QJsonObject>(QJsonObject()) : shared.error();
}

Result<QJsonObject> unshare(ApiServices &services, const ActionCall &call)
{
    const auto target = shareTarget(services, call.text("with"));
    if (!target)
        return target.error();
    const auto removed = services.records.unshare(call.context, call.entity, call.id, *target);
    return removed ? Result<QJsonObject>(QJsonObject()) : removed.error();
}

Result<QJsonObject> files(ApiServices &services, const ActionCall &call)
{
    const auto list = services.attachments.list(call.context, call.entity, call.id);
    if (!list)
        return list.error();
    return QJsonObject{{QStringLiteral("rows"), *list}, {QStringLiteral("next"), QJsonValue::Null}};
}

Result<QJsonObject> removeFile(ApiServices &services, const ActionCall &call)
{
    const auto removed = services.attachments.remove(call.context, call.integer("file"));
    return removed ? Result<QJsonObject>(QJsonObject()) : removed.error();
}

Result<QJsonObject> undo(ApiServices &services, const ActionCall &call)
{
    const auto undone = services.records.undo(call.context, call.integer("group"));
    if (!undone)
        return undone.error();
    QJsonArray saved;
    for (const SavedRecord &record : undone->saved) {
        saved.append(QJsonObject{{QStringLiteral("entity"), QString::fromUtf8(record.entity)},
                                 {QStringLiteral("id"), record.id},
                                 {QStringLiteral("version"), record.version}});
    }
    return QJsonObject{{QStringLiteral("saved"), saved}, {QStringLiteral("group"), undone->group}};
}

Result<QJsonObject> undoImport(ApiServices &services, const ActionCall &call)
{
    if (!services.jobs)
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "This server runs no imports, exports or other jobs.")));
    return services.jobs->undoImport(call.context, call.integer("job"));
}

// What was ever written into the record's fields is forgotten, as its person may demand; that it was, is not.
Result<QJsonObject> eraseHistory(ApiServices &services, const ActionCall &call)
{
    const auto erased = services.records.eraseHistory(call.context, call.entity, call.id);
    return erased ? Result<QJsonObject>(QJsonObject()) : erased.error();
}

} // namespace

void addRecordActions(ActionTable &table)
{
    using enum ActionTable::Repeat;
    table.add({"share", "", share, Answered});
    table.add({"unshare", "", unshare, Answered});
    table.add({"files", "", files, Reads});
    table.add({"file.remove", "", removeFile, Answered});
    table.add({"undo", "", undo, Answered});
    table.add({"import_undo", "", undoImport, Answered});
    table.add({"record.erase_history", "audit.erase", eraseHistory, Answered});
}

} // namespace fairdesk
