// Requests that write.
#include "server/api/action_table.h"
#include "server/api/handlers.h"
#include "server/api/save_reply.h"

#include "common/protocol/codec.h"
#include "server/records/record_service.h"

#include <QJsonDocument>

namespace fairdesk {

void encode(const SaveResult &result, wire::SaveReply *reply)
{
    for (const SavedRecord &saved : result.saved) {
        wire::Saved *entry = reply->add_saved();
        entry->set_entity(saved.entity.toStdString());
        entry->set_id(saved.id);
        entry->set_version(saved.version);
        entry->set_created(saved.created);
    }
    reply->set_group(result.group);
    for (const Text &warning : result.warnings)
        encode(warning, reply->add_warnings());
}

namespace handlers {

void save(ApiServices &services, const ApiCall &call)
{
    const Result<SaveRequest> request = decode(call.request->save());
    if (!request) {
        call.fail(request.error());
        return;
    }
    services.records.save(call.context, *request, [call](const Result<SaveResult> &result) {
        call.finish(result, [](wire::Envelope &envelope, const SaveResult &saved) {
            encode(saved, envelope.mutable_save_reply());
        });
    });
}

void runAction(ApiServices &services, const ApiCall &call)
{
    const wire::RunAction &request = call.request->run_action();
    ActionCall action;
    action.context = call.context;
    action.name = fromBytes(request.name());
    action.entity = fromBytes(request.entity());
    action.id = request.id();
    action.key = fromBytes(request.key());
    if (!request.arguments().empty()) {
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(fromBytes(request.arguments()), &problem);
        if (!document.isObject()) {
            call.fail(usageError(QStringLiteral("arguments: ") + problem.errorString()));
            return;
        }
        action.arguments = document.object();
    }
    call.finish(services.actions.run(services, action), [](wire::Envelope &envelope, const QJsonObject &result) {
        envelope.mutable_action_reply()->set_result(QJsonDocument(result).toJson(QJsonDocument::Compact).toStdString());
    });
}

} // namespace handlers
} // namespace fairdesk
