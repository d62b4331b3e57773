// The steps between a secure connection and being online.
#include "client/link/server_link.h"

#include "client/link/wire_connection.h"
#include "common/base/logging.h"
#include "common/protocol/codec.h"

namespace fairdesk {
namespace {

// Named abilities of this client; a server uses those that it knows too.
constexpr std::array features{"changes", "resume", "columns"};

// A refusal that will be another one in a moment.
bool isPassing(const Error &error)
{
    return error.code() == ErrorCode::Busy || error.code() == ErrorCode::Unavailable;
}

} // namespace

void ServerLink::sayHello()
{
    m_connection->release();
    wire::Envelope envelope;
    wire::Hello *hello = envelope.mutable_hello();
    hello->set_program(m_options.program.toStdString());
    hello->set_version(FAIRDESK_VERSION);
    hello->set_protocol(protocolVersion);
    for (const char *feature : features)
        hello->add_features(feature);
    hello->set_locale(m_options.locale.toStdString());
    envelope.set_request(++m_lastRequest);
    transmit(m_lastRequest, envelope,
             {[this](Result<wire::Envelope> &&answer) { onHello(std::move(answer)); }, Sending::Once, {}, {}, {}});
}

void ServerLink::onHello(Result<wire::Envelope> &&answer)
{
    if (!m_connection)
        return; // the connection went; whoever closed it knows
    if (!answer || !answer->has_hello_reply()) {
        onFailed(answer ? Error::unavailable(
                              message(QT_TRANSLATE_NOOP("Message", "%1 is no Fairdesk server."), serverName()))
                        : answer.error(),
                 false);
        return;
    }
    const wire::HelloReply &reply = answer->hello_reply();
    if (reply.minimum_protocol() > protocolVersion) {
        enterEnd(LinkState::Refused,
                 Error::unavailable(message(
                     QT_TRANSLATE_NOOP(
                         "Message",
                         "This program is too old for the server, which has version %1. Install the current one."),
                     fromUtf8(reply.version()))));
        return;
    }
    if (reply.protocol() < minimumProtocolVersion) {
        enterEnd(LinkState::Refused,
                 Error::unavailable(
                     message(QT_TRANSLATE_NOOP("Message", "The server has version %1 and is too old for this program."),
                             fromUtf8(reply.version()))));
        return;
    }
    m_session.centre = fromUtf8(reply.centre());
    m_session.serverVersion = fromUtf8(reply.version());
    sendLogin();
}

void ServerLink::sendLogin()
{
    wire::Envelope envelope;
    if (m_signingIn) {
        wire::Login *login = envelope.mutable_login();
        login->set_login(m_credentials.login.toStdString());
        login->set_password(m_credentials.password.reveal().toStdString());
        login->set_code(m_credentials.code.toStdString());
        login->set_new_password(m_credentials.newPassword.reveal().toStdString());
    } else {
        envelope.mutable_resume()->set_token(m_token.reveal().toStdString());
    }
    envelope.set_request(++m_lastRequest);
    transmit(m_lastRequest, envelope,
             {[this](Result<wire::Envelope> &&answer) { onLogin(std::move(answer)); }, Sending::Once, {}, {}, {}});
}

void ServerLink::onLogin(Result<wire::Envelope> &&answer)
{
    if (!m_connection)
        return;
    if (!answer) {
        signInFailed(answer.error());
        return;
    }
    if (!answer->has_login_reply()) {
        onFailed(Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "%1 is no Fairdesk server."), serverName())),
                 false);
        return;
    }
    takeSession(answer->login_reply());
    m_connection->setFrameLimit(frameLimit);
    needCatalogue(fromBytes(answer->login_reply().catalogue_hash()));
}

void ServerLink::signInFailed(const Error &error)
{
    const bool resuming = !m_signingIn;
    if (resuming && isPassing(error)) {
        onFailed(error, false);
        return;
    }
    m_token.wipe();
    m_token = {};
    enterEnd(isPassing(error) ? LinkState::Offline : LinkState::SignedOut, error);
    if (resuming)
        emit signedOut(error);
}

void ServerLink::takeSession(const wire::LoginReply &reply)
{
    m_token =
        SecretString(fromBytes(reply.token()).isEmpty() ? m_token.clone() : SecretString(fromBytes(reply.token())));
    m_session.user = reply.user();
    m_session.login = fromUtf8(reply.login());
    m_session.name = fromUtf8(reply.name());
    m_session.team = reply.team();
    m_session.branch = reply.branch();
    m_session.administrator = reply.administrator();
    m_session.zone = QTimeZone(fromBytes(reply.time_zone()));
    if (!m_session.zone.isValid())
        m_session.zone = QTimeZone::systemTimeZone();
    m_session.permissions.clear();
    for (const auto &permission : reply.permissions())
        m_session.permissions.append(fromBytes(permission));
    // After a resumption the changes since the last one that was told are still to come.
    if (m_signingIn)
        m_sequence = reply.sequence();
}

void ServerLink::needCatalogue(const QByteArray &serverHash)
{
    if (!m_view.catalogue || m_signingIn)
        m_view = CatalogueStore(m_options.cacheFolder, serverName(), m_session.login).load();
    if (m_view.catalogue && !serverHash.isEmpty() && m_view.hash == serverHash) {
        subscribe();
        return;
    }
    wire::Envelope envelope;
    envelope.mutable_get_catalogue()->set_known_hash(m_view.hash.toStdString());
    envelope.set_request(++m_lastRequest);
    transmit(m_lastRequest, envelope,
             {[this](Result<wire::Envelope> &&answer) { onCatalogue(std::move(answer)); }, Sending::Once, {}, {}, {}});
}

void ServerLink::onCatalogue(Result<wire::Envelope> &&answer)
{
    if (!m_connection)
        return;
    if (!answer || !answer->has_catalogue_reply()) {
        onFailed(answer ? Error::unavailable(
                              message(QT_TRANSLATE_NOOP("Message", "The server did not say which records it keeps.")))
                        : answer.error(),
                 false);
        return;
    }
    const wire::CatalogueReply &reply = answer->catalogue_reply();
    if (!reply.unchanged() || !m_view.catalogue) {
        m_view = CatalogueStore::viewOf(reply);
        CatalogueStore(m_options.cacheFolder, serverName(), m_session.login).save(reply);
        emit catalogueChanged();
    }
    if (!isOnline())
        subscribe();
}

void ServerLink::refreshCatalogue()
{
    m_catalogueStale = !isOnline();
    if (m_catalogueStale)
        return;
    wire::Envelope envelope;
    envelope.mutable_get_catalogue()->set_known_hash(m_view.hash.toStdString());
    post(std::move(envelope), Sending::Once, [this](Result<wire::Envelope> &&answer) {
        if (answer)
            onCatalogue(std::move(answer));
        else
            qCWarning(lcClient).noquote() << "The changed catalogue could not be read:" << answer.error().english();
    });
}

void ServerLink::subscribe()
{
    if (!m_options.subscribe) {
        becomeOnline();
        return;
    }
    wire::Envelope envelope;
    envelope.mutable_subscribe()->set_after(m_sequence);
    envelope.set_request(++m_lastRequest);
    QElapsedTimer since;
    since.start();
    transmit(m_lastRequest, envelope,
             {[this, since](Result<wire::Envelope> &&answer) {
                  if (!m_connection)
                      return;
                  if (!answer) {
                      onFailed(answer.error(), false);
                      return;
                  }
                  emit latencyChanged(int(since.elapsed()));
                  becomeOnline();
              },
              Sending::Once,
              {},
              {},
              {}});
}

void ServerLink::becomeOnline()
{
    m_backoff.reset();
    m_lastError.reset();
    m_heartbeat.start(m_options.heartbeat);
    setState(LinkState::Online);
    if (m_catalogueStale)
        refreshCatalogue();
    sendKept();
    finishSignIn(m_session);
}

} // namespace fairdesk
