#include "client/link/server_link.h"

#include "client/link/wire_connection.h"
#include "common/base/logging.h"
#include "common/protocol/codec.h"

#include <QJsonDocument>

namespace fairdesk {
namespace {

Error notConnected()
{
    return Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "There is no connection to the server at the moment.")));
}

Error connectionLost()
{
    return Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "The connection to the server was lost. Try again when it is back.")));
}

} // namespace

ServerLink::ServerLink(LinkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_pins(m_options.pinFile)
    , m_backoff(m_options.firstRetry, m_options.lastRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ServerLink::open);
    m_deadlines.setSingleShot(true);
    connect(&m_deadlines, &QTimer::timeout, this, &ServerLink::expireRequests);
    connect(&m_heartbeat, &QTimer::timeout, this, &ServerLink::beat);
}

ServerLink::~ServerLink()
{
    blockSignals(true);
    stop();
}

QFuture<Result<Session>> ServerLink::signIn(Credentials credentials)
{
    stop();
    m_token.wipe();
    m_token = {};
    m_sequence = -1;
    m_backoff.reset();
    m_credentials = std::move(credentials);
    m_signingIn.emplace();
    m_signingIn->start();
    auto future = m_signingIn->future();
    setState(LinkState::Connecting);
    open();
    return future;
}

QFuture<Result<void>> ServerLink::signOut()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    wire::Envelope envelope;
    envelope.mutable_logout();
    post(std::move(envelope), Sending::Once, [this, promise](Result<wire::Envelope> &&answer) {
        m_token.wipe();
        m_token = {};
        stop();
        setState(LinkState::SignedOut);
        promise->addResult(answer ? Result<void>() : Result<void>(answer.error()));
        promise->finish();
    });
    return promise->future();
}

void ServerLink::stop()
{
    m_retry.stop();
    closeConnection();
    failPending(notConnected(), true);
    finishSignIn(notConnected());
    setState(LinkState::Offline);
}

void ServerLink::trust()
{
    if (m_state != LinkState::AskTrust)
        return;
    if (const auto stored = m_pins.remember(serverName(), m_fingerprint); !stored) {
        enterEnd(LinkState::Refused, stored.error());
        return;
    }
    setState(m_token.isEmpty() ? LinkState::SigningIn : LinkState::Reconnecting);
    sayHello();
}

void ServerLink::refuseTrust()
{
    if (m_state != LinkState::AskTrust)
        return;
    enterEnd(LinkState::Refused,
             Error::unavailable(
                 message(QT_TRANSLATE_NOOP("Message", "The server %1 is not known to this computer; its key is %2."),
                         serverName(), QString::fromLatin1(m_fingerprint))));
}

void ServerLink::retryNow()
{
    if (m_state != LinkState::Reconnecting || m_connection)
        return;
    m_retry.stop();
    open();
}

int ServerLink::waitingWrites() const
{
    return int(
        std::count_if(m_pending.begin(), m_pending.end(), [](const Pending &p) { return p.sending == Sending::Kept; }));
}

void ServerLink::setState(LinkState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

bool ServerLink::isOnItsWay() const
{
    return m_state == LinkState::Connecting || m_state == LinkState::AskTrust || m_state == LinkState::SigningIn ||
           m_state == LinkState::Reconnecting;
}

void ServerLink::open()
{
    closeConnection();
    m_connection = new WireConnection(this);
    connect(m_connection, &WireConnection::secured, this, &ServerLink::onSecured);
    connect(m_connection, &WireConnection::received, this, &ServerLink::onReceived);
    connect(m_connection, &WireConnection::failed, this, &ServerLink::onFailed);
    m_connection->open(m_options.host, m_options.port, m_options.connectTimeout);
}

void ServerLink::closeConnection()
{
    m_heartbeat.stop();
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->close();
    m_connection->deleteLater();
    m_connection = nullptr;
}

void ServerLink::onSecured(const QByteArray &fingerprint)
{
    m_fingerprint = fingerprint;
    const auto verdict = m_pins.check(serverName(), fingerprint);
    if (!verdict) {
        enterEnd(LinkState::Refused, verdict.error());
        return;
    }
    const QByteArray expected = PinStore::normalised(m_options.expectedPin);
    const bool isOther = !m_options.expectedPin.isEmpty() && expected != fingerprint;
    if (*verdict == PinStore::Verdict::Changed || isOther) {
        enterEnd(LinkState::Refused,
                 Error::unavailable(
                     message(QT_TRANSLATE_NOOP("Message", "The server %1 shows another key than the one that is "
                                                          "trusted: %2. Somebody may be listening in. Ask the "
                                                          "administrator before you go on."),
                             serverName(), QString::fromLatin1(fingerprint))));
        return;
    }
    if (*verdict == PinStore::Verdict::Known || expected == fingerprint) {
        if (m_signingIn)
            setState(LinkState::SigningIn);
        sayHello();
        return;
    }
    setState(LinkState::AskTrust);
    if (m_options.trustFirst)
        trust();
    else
        emit trustNeeded(fingerprint);
}

void ServerLink::onFailed(const Error &error, bool fatal)
{
    m_lastError = error;
    if (fatal) {
        enterEnd(LinkState::Refused, error);
        return;
    }
    if (m_token.isEmpty() || m_signingIn || !m_options.reconnect) {
        enterEnd(LinkState::Offline, error);
        return;
    }
    closeConnection();
    setState(LinkState::Reconnecting);
    m_retry.start(m_backoff.next());
    failPending(connectionLost(), false);
}

// No way to go on by itself.
void ServerLink::enterEnd(LinkState state, const Error &error)
{
    m_lastError = error;
    m_retry.stop();
    closeConnection();
    setState(state);
    failPending(error, true);
    finishSignIn(error);
}

void ServerLink::finishSignIn(Result<Session> result)
{
    m_credentials = {};
    if (!m_signingIn)
        return;
    QPromise<Result<Session>> promise = std::move(*m_signingIn);
    m_signingIn.reset();
    promise.addResult(std::move(result));
    promise.finish();
}

void ServerLink::post(wire::Envelope envelope, Sending sending, Handler handler)
{
    const bool canWait = sending == Sending::Kept && isOnItsWay();
    if (!isOnline() && !canWait) {
        handler(notConnected());
        return;
    }
    const quint64 id = ++m_lastRequest;
    envelope.set_request(id);
    // The server would end the connection over it, and a write that is kept would be sent again and again.
    if (envelope.ByteSizeLong() > size_t(frameLimit)) {
        handler(Error(ErrorCode::TooLarge,
                      message(QT_TRANSLATE_NOOP("Message", "The request is larger than the server accepts."))));
        return;
    }
    Pending pending{std::move(handler), sending, false, QDeadlineTimer(QDeadlineTimer::Forever), std::nullopt};
    if (sending == Sending::Kept)
        pending.envelope = envelope;
    if (isOnline())
        transmit(id, envelope, std::move(pending));
    else
        m_pending.insert(id, std::move(pending));
}

void ServerLink::transmit(quint64 id, const wire::Envelope &envelope, Pending pending)
{
    pending.sent = true;
    pending.deadline = QDeadlineTimer(m_options.requestTimeout);
    m_pending.insert(id, std::move(pending));
    armDeadlines();
    m_connection->send(envelope);
}

void ServerLink::sendKept()
{
    const QList<quint64> ids = m_pending.keys();
    for (const quint64 id : ids) {
        auto found = m_pending.find(id);
        if (found == m_pending.end() || found->sent || !found->envelope)
            continue;
        const wire::Envelope envelope = *found->envelope;
        transmit(id, envelope, std::move(*found));
    }
}

// Handlers may send new requests, so they run after the list is in order again.
void ServerLink::failPending(const Error &error, bool keptToo)
{
    QList<Handler> failed;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (it->sending == Sending::Kept && !keptToo) {
            it->sent = false;
            it->deadline = QDeadlineTimer(QDeadlineTimer::Forever);
            ++it;
            continue;
        }
        failed.append(std::move(it->handler));
        it = m_pending.erase(it);
    }
    for (const Handler &handler : failed)
        handler(error);
}

void ServerLink::armDeadlines()
{
    qint64 next = -1;
    for (const Pending &pending : std::as_const(m_pending)) {
        if (pending.deadline.isForever())
            continue;
        const qint64 left = pending.deadline.remainingTime();
        next = next < 0 ? left : std::min(next, left);
    }
    if (next >= 0)
        m_deadlines.start(std::chrono::milliseconds(next + 1));
}

void ServerLink::expireRequests()
{
    QList<Handler> expired;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (!it->deadline.hasExpired()) {
            ++it;
            continue;
        }
        expired.append(std::move(it->handler));
        it = m_pending.erase(it);
    }
    armDeadlines();
    const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(m_options.requestTimeout).count();
    for (const Handler &handler : expired) {
        handler(Error::unavailable(message(
            QT_TRANSLATE_NOOP("Message",
                              "The server did not answer within %1 seconds. Try again, perhaps with less at once."),
            seconds)));
    }
}

void ServerLink::onReceived(const wire::Envelope &envelope)
{
    if (envelope.has_changed())
        handleChanges(envelope.changed());
    if (envelope.has_notice())
        handleNotice(envelope.notice());
    if (envelope.request() == 0) {
        if (envelope.has_error())
            handleComplaint(decode(envelope.error()));
        return;
    }
    const auto found = m_pending.find(envelope.request());
    if (found == m_pending.end())
        return; // answered too late
    const Handler handler = std::move(found->handler);
    m_pending.erase(found);
    if (envelope.has_error())
        handler(decode(envelope.error()));
    else
        handler(Result<wire::Envelope>(envelope));
}

// About something that the server could not read, and therefore cannot name.
void ServerLink::handleComplaint(const Error &error)
{
    qCWarning(lcClient).noquote() << "The server says:" << error.english();
    // What was too large once stays so: sending it again after the reconnection would lose that connection too.
    if (error.code() == ErrorCode::TooLarge)
        failPending(error, true);
}

void ServerLink::beat()
{
    if (m_connection->silentFor() > m_options.silence) {
        onFailed(Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The server %1 fell silent."), serverName())),
                 false);
        return;
    }
    wire::Envelope envelope;
    envelope.mutable_ping();
    QElapsedTimer since;
    since.start();
    post(std::move(envelope), Sending::Once, [this, since](Result<wire::Envelope> &&answer) {
        if (answer)
            emit latencyChanged(int(since.elapsed()));
    });
}

void ServerLink::handleChanges(const wire::ChangedBatch &batch)
{
    QList<ChangeNotice> changes;
    const qint64 known = m_sequence;
    for (const auto &entry : batch.changes()) {
        if (entry.sequence() != 0 && entry.sequence() <= known)
            continue;
        m_sequence = std::max<qint64>(m_sequence, entry.sequence());
        changes.append({entry.sequence(), fromBytes(entry.entity()), entry.id(), fromBytes(entry.action()),
                        entry.version(), entry.user(), fromBytes(entry.request_key())});
    }
    if (batch.catalogue_changed() || batch.rights_changed())
        refreshCatalogue();
    if (!changes.isEmpty())
        emit changed(changes);
    if (batch.missed() || batch.rights_changed())
        emit everythingStale();
}

void ServerLink::handleNotice(const wire::Notice &message)
{
    const ServerNotice said{fromBytes(message.kind()), decode(message.text()),
                            QJsonDocument::fromJson(fromBytes(message.detail())).object()};
    if (said.kind != "session_ended") {
        emit notice(said);
        return;
    }
    const Error error(ErrorCode::BadLogin, said.text);
    m_token.wipe();
    m_token = {};
    enterEnd(LinkState::SignedOut, error);
    emit signedOut(error);
}

} // namespace fairdesk
