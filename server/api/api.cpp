#include "server/api/api.h"

#include "common/base/logging.h"

namespace fairdesk {
namespace {

Error notSignedIn()
{
    return {ErrorCode::BadLogin, message(QT_TRANSLATE_NOOP("Message", "Sign in first."))};
}

} // namespace

Api::Api(ApiServices &services)
    : m_services(services)
    , m_denials(services.database, services.clock)
{
    for (const ApiRow &row : apiTable())
        m_rows.insert(row.request, &row);
}

void Api::handle(const ApiCall &asked) const
{
    ApiCall call = asked;
    // What is refused, wherever it is found out, is for the system log.
    call.reply = [this, reply = asked.reply, context = asked.context, request = asked.request](ApiAnswer &&answer) {
        if (answer.envelope.has_error() && answer.envelope.error().code() == errorKey(ErrorCode::Forbidden))
            m_denials.note(context, *request);
        reply(std::move(answer));
    };
    const ApiRow *row = m_rows.value(call.request->body_case());
    if (!row) {
        call.fail(usageError(QStringLiteral("unknown message")));
        return;
    }
    if (row->needsSignIn && !call.context.caller) {
        call.fail(notSignedIn());
        return;
    }
    if (row->needsSignIn && !call.context.caller->may(row->permission)) {
        qCInfo(lcNet).noquote() << "denied:" << call.context.caller->login << row->permission;
        call.fail(Error::forbidden());
        return;
    }
    try {
        row->handle(m_services, call);
    } catch (const std::exception &fault) {
        // One request that goes wrong must not end the others; whatever it wrote was rolled back by its savepoint.
        qCCritical(lcNet, "request %d: %s", int(row->request), fault.what());
        call.fail(Error::internal(QString::fromLocal8Bit(fault.what())));
    }
}

} // namespace fairdesk
