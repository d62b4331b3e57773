#include "tests/bench/wire_client.h"

#include "common/protocol/codec.h"

#include <QSslConfiguration>

namespace fairdesk::bench {
namespace {

constexpr int patience = 60'000; // ms

Error lost(const QSslSocket &socket)
{
    return Error::unavailable(Text::verbatim(socket.errorString()));
}

} // namespace

Result<void> WireClient::open(const QString &host, quint16 port)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // the bench measures its own server on this machine
    m_socket.connectToHostEncrypted(host, port);
    if (!m_socket.waitForEncrypted(patience))
        return lost(m_socket);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    wire::Envelope hello;
    hello.mutable_hello()->set_program("fairdesk-bench");
    hello.mutable_hello()->set_protocol(protocolVersion);
    Result<wire::Envelope> reply = call(std::move(hello));
    if (!reply)
        return reply.error();
    return {};
}

Result<wire::LoginReply> WireClient::login(const QString &user, const QByteArray &password)
{
    wire::Envelope request;
    request.mutable_login()->set_login(user.toStdString());
    request.mutable_login()->set_password(password.toStdString());
    Result<wire::Envelope> reply = call(std::move(request));
    if (!reply)
        return reply.error();
    return std::move(*reply->mutable_login_reply());
}

Result<wire::Envelope> WireClient::call(wire::Envelope request)
{
    request.set_request(++m_lastRequest);
    m_socket.write(frameOf(request));
    while (true) {
        Result<wire::Envelope> envelope = nextEnvelope();
        if (!envelope)
            return envelope.error();
        if (envelope->request() != m_lastRequest)
            continue;
        if (envelope->has_error())
            return decode(envelope->error());
        return envelope;
    }
}

Result<wire::Envelope> WireClient::nextEnvelope()
{
    while (true) {
        if (const auto frame = m_frames.next()) {
            wire::Envelope envelope;
            if (!envelope.ParseFromArray(frame->constData(), int(frame->size())))
                return Error::internal(QStringLiteral("an answer could not be read"));
            return envelope;
        }
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return lost(m_socket);
        m_frames.append(m_socket.readAll());
    }
}

} // namespace fairdesk::bench
