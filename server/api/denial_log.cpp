#include "server/api/denial_log.h"

#include "common/base/logging.h"
#include "common/protocol/codec.h"
#include "server/storage/database.h"
#include "server/storage/identity_store.h"

#include <google/protobuf/descriptor.h>

namespace fairdesk {
namespace {

constexpr qsizetype longestNote = 200;

QByteArray recordOf(const std::string &entity, qint64 id)
{
    if (entity.empty())
        return {};
    return ' ' + fromBytes(entity) + (id != 0 ? ' ' + QByteArray::number(id) : QByteArray());
}

// What was asked for, in the words of the protocol: which message, and of which record. Never a value.
QByteArray wordsFor(const wire::Envelope &request)
{
    const auto *field = wire::Envelope::descriptor()->FindFieldByNumber(int(request.body_case()));
    QByteArray words = field ? fromBytes(field->name()) : QByteArray("request");
    switch (request.body_case()) {
    case wire::Envelope::kSave:
        if (request.save().changes_size() > 0)
            words += recordOf(request.save().changes(0).entity(), request.save().changes(0).id());
        break;
    case wire::Envelope::kRunAction:
        words += ' ' + fromBytes(request.run_action().name());
        words += recordOf(request.run_action().entity(), request.run_action().id());
        break;
    case wire::Envelope::kExportStart:
        words += recordOf(request.export_start().query().entity(), 0);
        break;
    case wire::Envelope::kImportStart:
        words += recordOf(request.import_start().entity(), 0);
        break;
    case wire::Envelope::kUploadStart:
        words += recordOf(request.upload_start().entity(), request.upload_start().id());
        break;
    default: // the message says it all
        break;
    }
    return words.left(longestNote);
}

} // namespace

bool DenialLog::isWorthNoting(qint64 user)
{
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    Spent &spent = m_spent[user];
    if (now.milliseconds - spent.since.milliseconds >= std::chrono::milliseconds(window).count())
        spent = {now, 0};
    return ++spent.noted <= perUser;
}

void DenialLog::note(const CallContext &context, const wire::Envelope &request)
{
    if (!context.caller || !isWorthNoting(context.caller->user))
        return;
    const LoginRecord entry{m_clock.now(), context.caller->login, context.origin, "denied " + wordsFor(request)};
    m_database.write(
        [entry](Connection &connection) -> Result<void> {
            IdentityStore::addLogin(connection, entry);
            return {};
        },
        [](const Result<void> &result) {
            if (!result)
                qCWarning(lcNet).noquote() << "a refusal was not logged:" << result.error().english();
        });
}

} // namespace fairdesk
