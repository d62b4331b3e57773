#include "server/net/client_connection.h"

#include "common/base/logging.h"
#include "common/protocol/codec.h"
#include "server/net/network_thread.h"
#include "server/net/request_parser.h"
#include "server/records/server_state.h"

#include <QHostAddress>
#include <QThreadPool>

namespace fairdesk {
namespace {

std::chrono::milliseconds passed(const QElapsedTimer &since)
{
    return std::chrono::milliseconds(since.elapsed());
}

QByteArray addressText(QHostAddress address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return (mapped ? QHostAddress(v4) : address).toString().toLatin1();
}

QByteArray errorFrame(quint64 request, const Error &error)
{
    wire::Envelope envelope;
    envelope.set_request(request);
    encode(error, envelope.mutable_error());
    return frameOf(envelope);
}

// What an answer of a worker becomes; made in the worker's thread, so that the network thread only copies bytes.
Delivery deliveryOf(quint64 connection, quint64 request, Ordering ordering, ApiAnswer &&answer)
{
    Delivery delivery;
    delivery.connection = connection;
    delivery.ordering = ordering;
    answer.envelope.set_request(request);
    if (answer.envelope.ByteSizeLong() > size_t(frameLimit)) {
        delivery.frame = errorFrame(
            request, Error(ErrorCode::TooLarge,
                           message(QT_TRANSLATE_NOOP(
                               "Message", "The answer is too large. Ask for fewer records or columns at once."))));
        return delivery;
    }
    delivery.frame = frameOf(answer.envelope);
    delivery.greeted = answer.greeted;
    delivery.signedIn = std::move(answer.signedIn);
    delivery.signedOut = answer.signedOut;
    delivery.subscribeAfter = answer.subscribeAfter;
    delivery.close = answer.close;
    return delivery;
}

} // namespace

ClientConnection::ClientConnection(quint64 number, NetServices &services, NetworkThread &thread)
    : m_number(number)
    , m_services(services)
    , m_thread(thread)
{
    connect(&m_socket, &QSslSocket::readyRead, this, &ClientConnection::onReadyRead);
    connect(&m_socket, &QSslSocket::encrypted, this, &ClientConnection::onEncrypted);
    connect(&m_socket, &QSslSocket::disconnected, this, [this] { drop("closed"); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this] { drop("network error"); });
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { readFrames(); });
}

ClientConnection::~ClientConnection()
{
    m_gone = true; // the socket speaks up while it is destroyed
    m_socket.disconnect(this);
}

bool ClientConnection::adopt(qintptr descriptor)
{
    if (!m_socket.setSocketDescriptor(descriptor))
        return false;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket.setReadBufferSize(m_services.limits.readBufferBeforeSignIn);
    m_address = addressText(m_socket.peerAddress());
    m_age.start();
    m_lastBytes.start();
    return true;
}

void ClientConnection::onReadyRead()
{
    // Whoever says nothing costs no handshake: it begins with the first byte, when its turn comes.
    if (m_stage == Stage::Connected) {
        m_stage = Stage::Waiting;
        m_thread.queueHandshake(m_number);
        return;
    }
    if (m_stage == Stage::Open)
        readFrames();
}

void ClientConnection::startHandshake()
{
    if (m_stage != Stage::Waiting)
        return;
    m_stage = Stage::Handshake;
    m_socket.setSslConfiguration(m_services.tls);
    m_socket.startServerEncryption();
}

void ClientConnection::onEncrypted()
{
    m_stage = Stage::Open;
    m_age.restart();
    readFrames();
}

// ---- requests -------------------------------------------------------------------------------------------------------

bool ClientConnection::mayTakeRequests() const
{
    return m_stage == Stage::Open && !m_gone && !m_exclusive && m_running < m_services.limits.requestsAtOnce &&
           m_inTurn.size() < m_services.limits.requestsAtOnce && unread() < m_services.limits.unreadAnswers;
}

// Reads no more than it may carry out: what is left stays in the socket, and TCP slows the sender down.
void ClientConnection::readFrames()
{
    while (mayTakeRequests()) {
        auto frame = m_reader.next();
        if (!frame && !m_reader.isBroken() && m_socket.bytesAvailable() > 0) {
            const QByteArray bytes = m_socket.readAll();
            m_bytesInWindow += bytes.size();
            m_lastBytes.restart();
            m_reader.append(bytes);
            frame = m_reader.next();
        }
        if (m_reader.isBroken()) {
            answerError(0,
                        Error(ErrorCode::TooLarge,
                              message(QT_TRANSLATE_NOOP("Message", "The request is larger than the server accepts."))));
            closeSoon();
            return;
        }
        if (!frame) {
            if (m_socket.bytesAvailable() == 0)
                break;
            continue;
        }
        m_frameWindow.invalidate();
        takeFrame(*frame);
    }
    if (m_reader.buffered() > 0 && !m_frameWindow.isValid()) {
        m_frameWindow.start();
        m_bytesInWindow = 0;
    }
}

void ClientConnection::takeFrame(const QByteArray &frame)
{
    auto request = parseRequest(frame);
    if (!request) {
        answerError(0, usageError(QStringLiteral("not a message")));
        closeSoon();
        return;
    }
    if (!isSignedIn() && ++m_requestsBeforeSignIn > m_services.limits.requestsBeforeSignIn) {
        drop("too many requests before signing in");
        return;
    }
    const ApiRow *row = m_services.api.row(request->body_case());
    if (!row) {
        answerError(request->request(), usageError(QStringLiteral("unknown message")));
        return;
    }
    if (row->request == wire::Envelope::kPing) {
        wire::Envelope pong;
        pong.set_request(request->request());
        pong.mutable_done();
        send(frameOf(pong));
        return;
    }
    if (!m_greeted && row->request != wire::Envelope::kHello) {
        answerError(request->request(), usageError(QStringLiteral("say hello first")));
        return;
    }
    if (row->needsSignIn && !isSignedIn()) {
        answerError(request->request(),
                    Error(ErrorCode::BadLogin, message(QT_TRANSLATE_NOOP("Message", "Sign in first."))));
        return;
    }
    if (row->request == wire::Envelope::kHello)
        m_program =
            fromBytes(request->hello().program()).left(60) + ' ' + fromBytes(request->hello().version()).left(20);
    m_lastRequest.start();
    takeRequest(*row, std::move(request));
}

void ClientConnection::takeRequest(const ApiRow &row, std::shared_ptr<const wire::Envelope> request)
{
    if (row.ordering == Ordering::InTurn) {
        m_inTurn.append(std::move(request));
        startNextInTurn();
        return;
    }
    m_exclusive = row.ordering == Ordering::Exclusive;
    start(row, std::move(request));
}

void ClientConnection::startNextInTurn()
{
    if (m_inTurnRunning || m_inTurn.isEmpty())
        return;
    m_inTurnRunning = true;
    auto request = m_inTurn.takeFirst();
    const ApiRow *row = m_services.api.row(request->body_case());
    start(*row, std::move(request));
}

void ClientConnection::start(const ApiRow &row, std::shared_ptr<const wire::Envelope> request)
{
    ++m_running;
    ApiCall call;
    call.address = m_address;
    call.program = m_program;
    call.context.origin = m_program.isEmpty() ? m_address : m_address + ' ' + m_program;
    call.context.session = m_session;
    call.reply = [mailbox = m_thread.mailbox(), connection = m_number, number = request->request(),
                  ordering = row.ordering](ApiAnswer &&answer) {
        mailbox->post(deliveryOf(connection, number, ordering, std::move(answer)));
    };
    call.request = std::move(request);
    // The caller is looked up when the work begins: rights that were taken away while it waited are gone.
    m_services.workers.start([&api = m_services.api, user = m_user, call = std::move(call)]() mutable {
        if (user != 0) {
            call.context.caller = api.services().state.caller(user);
            if (!call.context.caller) {
                call.fail(Error(ErrorCode::BadLogin,
                                message(QT_TRANSLATE_NOOP("Message", "Your session has ended. Sign in again."))));
                return;
            }
        }
        api.handle(call);
    });
}

void ClientConnection::deliver(Delivery &&delivery)
{
    --m_running;
    if (delivery.ordering == Ordering::Exclusive)
        m_exclusive = false;
    if (delivery.ordering == Ordering::InTurn)
        m_inTurnRunning = false;
    if (!isSignedIn())
        m_age.restart();
    m_greeted = m_greeted || delivery.greeted;
    if (delivery.signedIn)
        signIn(*delivery.signedIn);
    if (delivery.signedOut)
        signOut();
    send(delivery.frame);
    if (delivery.close) {
        closeSoon();
        return;
    }
    if (delivery.subscribeAfter && isSignedIn())
        subscribe(*delivery.subscribeAfter);
    startNextInTurn();
    readFrames();
}

void ClientConnection::signIn(const SignedIn &signedIn)
{
    signOut();
    m_user = signedIn.user;
    m_session = signedIn.session;
    m_idle = signedIn.idle;
    m_caller = m_services.api.services().state.caller(m_user);
    m_lastTouch.start();
    m_reader.setLimit(frameLimit);
    m_socket.setReadBufferSize(m_services.limits.readBuffer);
    qCInfo(lcNet).noquote() << "signed in:" << (m_caller ? m_caller->login : QByteArray()) << "from" << m_address;
}

void ClientConnection::signOut()
{
    m_user = 0;
    m_session = 0;
    m_caller.reset();
    m_subscribed = false;
    m_replaying = false;
    m_held.clear();
    m_inTurn.clear();
    m_reader.setLimit(frameLimitBeforeLogin);
}

// ---- sending and closing --------------------------------------------------------------------------------------------

qint64 ClientConnection::unread() const
{
    return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
}

void ClientConnection::answerError(quint64 request, const Error &error)
{
    send(errorFrame(request, error));
}

void ClientConnection::send(const QByteArray &frame)
{
    if (m_gone || m_stage != Stage::Open)
        return;
    if (unread() + frame.size() > m_services.limits.mostUnread) {
        drop("answers are not read");
        return;
    }
    m_socket.write(frame);
}

void ClientConnection::sayGoodbye(const char *kind, const Text &text)
{
    if (m_stage == Stage::Open && isSignedIn()) {
        wire::Envelope envelope;
        envelope.mutable_notice()->set_kind(kind);
        encode(text, envelope.mutable_notice()->mutable_text());
        send(frameOf(envelope));
    }
    signOut();
    closeSoon();
}

void ClientConnection::closeSoon()
{
    if (m_gone || m_stage == Stage::Closing)
        return;
    m_stage = Stage::Closing;
    m_closing.start();
    m_socket.flush();
    m_socket.disconnectFromHost();
}

void ClientConnection::drop(const char *why)
{
    if (m_gone)
        return;
    m_gone = true;
    if (m_stage != Stage::Closing)
        qCDebug(lcNet).noquote() << "connection from" << m_address << "ended:" << why;
    m_socket.abort();
    m_thread.remove(m_number);
}

// ---- time -----------------------------------------------------------------------------------------------------------

void ClientConnection::tick()
{
    if (m_gone)
        return;
    if (m_stage == Stage::Closing) {
        if (passed(m_closing) > m_services.limits.closing)
            drop("closing took too long");
        return;
    }
    if (isSignedIn())
        tickSignedIn();
    else
        tickBeforeSignIn();
}

void ClientConnection::tickBeforeSignIn()
{
    // While the password is being hashed it is the server that is slow.
    const bool waitingForUs = m_stage == Stage::Open && m_exclusive;
    if (!waitingForUs && passed(m_age) > m_services.limits.untilSignedIn)
        drop("did not sign in");
}

bool ClientConnection::isFrameStuck()
{
    if (!m_frameWindow.isValid() || !mayTakeRequests() || passed(m_frameWindow) < m_services.limits.frameWindow)
        return false;
    const bool stuck = m_bytesInWindow < m_services.limits.leastInWindow;
    m_frameWindow.start();
    m_bytesInWindow = 0;
    return stuck;
}

void ClientConnection::tickSignedIn()
{
    const NetLimits &limits = m_services.limits;
    if (isFrameStuck()) {
        drop("a request came too slowly");
        return;
    }
    if (m_running == 0 && passed(m_lastBytes) > limits.silence) {
        drop("silent");
        return;
    }
    if (m_idle.count() > 0 && passed(m_lastRequest) > m_idle) {
        m_services.api.services().identity.logout(m_session);
        sayGoodbye("session_ended", message(QT_TRANSLATE_NOOP(
                                        "Message", "You were signed out because nothing happened for a long time.")));
        return;
    }
    if (passed(m_lastTouch) > limits.touchEvery && passed(m_lastRequest) < limits.touchEvery) {
        m_lastTouch.start();
        m_services.api.services().identity.touch(m_session);
    }
}

} // namespace fairdesk
