// Introducing oneself, signing in and out, listening to changes.
#include "server/api/handlers.h"

#include "common/base/clock.h"
#include "common/protocol/codec.h"
#include "common/protocol/frame.h"
#include "server/records/change_feed.h"
#include "server/records/query_service.h"
#include "server/records/server_state.h"

namespace fairdesk::handlers {
namespace {

// What this server can do beyond the first release, by name. A client uses only what both sides know.
constexpr std::array features{"columns", "subscribe", "resume", "upload", "actions"};

void sendLoginReply(ApiServices &services, const ApiCall &call, const SignedIn &signedIn)
{
    const CallerPtr caller = services.state.caller(signedIn.user);
    if (!caller) {
        call.fail(Error(ErrorCode::BadLogin,
                        message(QT_TRANSLATE_NOOP("Message", "Your session has ended. Sign in again."))));
        return;
    }
    ApiAnswer answer;
    wire::LoginReply *reply = answer.envelope.mutable_login_reply();
    // Read before anything else, so that no change falls between the answer and the subscription that follows it.
    reply->set_sequence(services.feed.lastSequence());
    reply->set_token(signedIn.token.toStdString());
    reply->set_user(caller->user);
    reply->set_login(caller->login.toStdString());
    reply->set_name(caller->name.toStdString());
    reply->set_team(caller->team);
    reply->set_branch(caller->branch);
    reply->set_administrator(caller->administrator);
    reply->set_time_zone(services.clock.zone().id().toStdString());
    const CallContext context{caller, call.context.origin, signedIn.session};
    reply->set_catalogue_hash(services.queries.catalogueFor(context, {}).hash());
    QList<QByteArray> permissions = caller->permissions.values();
    std::sort(permissions.begin(), permissions.end());
    for (const QByteArray &permission : permissions)
        reply->add_permissions(permission.toStdString());
    answer.signedIn = signedIn;
    call.answer(std::move(answer));
}

} // namespace

void hello(ApiServices &services, const ApiCall &call)
{
    const wire::Hello &request = call.request->hello();
    if (request.protocol() < minimumProtocolVersion) {
        ApiAnswer tooOld;
        encode(Error::unavailable(
                   message(QT_TRANSLATE_NOOP("Message", "This program is too old for the server. Please update it."))),
               tooOld.envelope.mutable_error());
        tooOld.close = true;
        call.answer(std::move(tooOld));
        return;
    }
    ApiAnswer answer;
    answer.greeted = true;
    wire::HelloReply *reply = answer.envelope.mutable_hello_reply();
    reply->set_version(FAIRDESK_VERSION);
    reply->set_protocol(protocolVersion);
    reply->set_minimum_protocol(minimumProtocolVersion);
    for (const char *feature : features)
        reply->add_features(feature);
    reply->set_centre(services.state.snapshot().settings.value("centre.name", "Fairdesk").toStdString());
    call.answer(std::move(answer));
}

void login(ApiServices &services, const ApiCall &call)
{
    const wire::Login &request = call.request->login();
    LoginAttempt attempt;
    attempt.login = fromBytes(request.login());
    attempt.password = SecretString(fromBytes(request.password()));
    attempt.code = fromUtf8(request.code());
    attempt.newPassword = SecretString(fromBytes(request.new_password()));
    attempt.address = call.address;
    attempt.program = call.program;
    services.identity.login(std::move(attempt), [&services, call](const Result<SignedIn> &result) {
        if (result)
            sendLoginReply(services, call, *result);
        else
            call.fail(result.error());
    });
}

void resume(ApiServices &services, const ApiCall &call)
{
    const auto signedIn = services.identity.resume(fromBytes(call.request->resume().token()), call.address);
    if (signedIn)
        sendLoginReply(services, call, *signedIn);
    else
        call.fail(signedIn.error());
}

void logout(ApiServices &services, const ApiCall &call)
{
    const auto signedOut = [call](const Result<void> &result) {
        if (!result) {
            call.fail(result.error());
            return;
        }
        ApiAnswer answer;
        answer.envelope.mutable_done();
        answer.signedOut = true;
        call.answer(std::move(answer));
    };
    if (call.context.session != 0)
        services.identity.logout(call.context.session, signedOut);
    else
        signedOut({});
}

void ping(ApiServices &, const ApiCall &call)
{
    call.done();
}

void changePassword(ApiServices &services, const ApiCall &call)
{
    const wire::ChangePassword &request = call.request->change_password();
    services.identity.changePassword(
        call.context.caller->user, call.context.session, SecretString(fromBytes(request.old_password())),
        SecretString(fromBytes(request.new_password())), [call](const Result<void> &result) { call.finish(result); },
        {call.context.caller->user, call.context.origin, call.context.session});
}

void subscribe(ApiServices &, const ApiCall &call)
{
    ApiAnswer answer;
    answer.envelope.mutable_done();
    answer.subscribeAfter = call.request->subscribe().after();
    call.answer(std::move(answer));
}

} // namespace fairdesk::handlers
