#include "client/link/wire_connection.h"

#include "client/link/pin_store.h"
#include "common/base/logging.h"

#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <array>

namespace fairdesk {
namespace {

// What is expected of a certificate that the server made for itself; its key is checked against the pinned one.
constexpr std::array expectedOfSelfMade{
    QSslError::SelfSignedCertificate,
    QSslError::SelfSignedCertificateInChain,
    QSslError::HostNameMismatch,
    QSslError::UnableToGetLocalIssuerCertificate,
    QSslError::UnableToVerifyFirstCertificate,
    QSslError::CertificateUntrusted,
};

constexpr qint64 bufferBeforeRelease = 64 * 1024;

bool isExpected(const QSslError &error)
{
    return std::find(expectedOfSelfMade.begin(), expectedOfSelfMade.end(), error.error()) != expectedOfSelfMade.end();
}

} // namespace

WireConnection::WireConnection(QObject *parent)
    : QObject(parent)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates({});
    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(bufferBeforeRelease);
    connect(&m_socket, &QSslSocket::sslErrors, this, &WireConnection::checkTls);
    connect(&m_socket, &QSslSocket::encrypted, this, &WireConnection::onEncrypted);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &WireConnection::onSocketError);
    connect(&m_socket, &QSslSocket::readyRead, this, &WireConnection::readFrames);
    m_connecting.setSingleShot(true);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        fail(Error::unavailable(message(
                 QT_TRANSLATE_NOOP("Message", "The server %1 does not answer. Check its address and the network."),
                 m_server)),
             false);
    });
}

WireConnection::~WireConnection()
{
    m_ended = true; // the socket closes while it is destroyed, and nobody wants to hear of it
    m_socket.disconnect(this);
}

void WireConnection::open(const QString &host, quint16 port, std::chrono::milliseconds timeout)
{
    m_server = PinStore::serverName(host, port);
    m_connecting.start(timeout);
    m_lastBytes.start();
    m_socket.connectToHostEncrypted(host, port);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void WireConnection::release()
{
    m_released = true;
    m_socket.setReadBufferSize(0);
    readFrames();
}

void WireConnection::send(const wire::Envelope &envelope)
{
    if (!m_released || m_ended)
        return;
    m_socket.write(frameOf(envelope));
}

void WireConnection::close()
{
    m_ended = true;
    m_socket.flush();
    m_socket.disconnectFromHost();
}

void WireConnection::checkTls(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        if (isExpected(error))
            continue;
        m_tlsProblem = error.errorString();
        return; // not ignored: Qt ends the handshake
    }
    m_socket.ignoreSslErrors(errors);
}

void WireConnection::onEncrypted()
{
    m_connecting.stop();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    emit secured("sha256:" + m_socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex());
}

void WireConnection::onSocketError(QAbstractSocket::SocketError error)
{
    // A handshake that broke off may succeed when the server has restarted; a certificate that is wrong stays wrong.
    if (error == QAbstractSocket::SslHandshakeFailedError) {
        const bool wrongCertificate = !m_tlsProblem.isEmpty();
        fail(Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "No secure connection to %1 is possible: %2"),
                                        m_server, wrongCertificate ? m_tlsProblem : m_socket.errorString())),
             wrongCertificate);
        return;
    }
    fail(Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "There is no connection to the server %1: %2"),
                                    m_server, m_socket.errorString())),
         false);
}

void WireConnection::readFrames()
{
    if (!m_released || m_ended)
        return;
    m_lastBytes.restart();
    m_reader.append(m_socket.readAll());
    const QPointer<WireConnection> alive(this);
    while (alive && !m_ended) {
        const auto frame = m_reader.next();
        if (!frame)
            break;
        wire::Envelope envelope;
        if (!envelope.ParseFromArray(frame->constData(), int(frame->size()))) {
            fail(Error::unavailable(message(
                     QT_TRANSLATE_NOOP("Message", "The server %1 sent something that cannot be read."), m_server)),
                 false);
            return;
        }
        emit received(envelope);
    }
    if (alive && m_reader.isBroken())
        fail(Error::unavailable(
                 message(QT_TRANSLATE_NOOP("Message", "The server %1 sent more than is allowed at once."), m_server)),
             false);
}

void WireConnection::fail(const Error &error, bool fatal)
{
    if (m_ended)
        return;
    m_ended = true;
    m_connecting.stop();
    qCInfo(lcClient).noquote() << error.english();
    m_socket.abort();
    emit failed(error, fatal);
}

} // namespace fairdesk
