#include "tests/net/test_client.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QSslConfiguration>

namespace fairdesk::test {

bool TestClient::connectTls(QSsl::SslProtocol protocol)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(protocol);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket.setSslConfiguration(tls);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket.waitForEncrypted(10'000);
}

bool TestClient::connectPlain()
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket.waitForConnected(5'000);
}

void TestClient::greet()
{
    wire::Envelope hello;
    hello.mutable_hello()->set_program("test");
    hello.mutable_hello()->set_version("1");
    hello.mutable_hello()->set_protocol(protocolVersion);
    REQUIRE(call(hello).has_hello_reply());
}

wire::Envelope TestClient::login(const QByteArray &login, const QByteArray &password, const QByteArray &newPassword)
{
    wire::Envelope request;
    request.mutable_login()->set_login(login.toStdString());
    request.mutable_login()->set_password(password.toStdString());
    request.mutable_login()->set_new_password(newPassword.toStdString());
    wire::Envelope answer = call(request);
    if (answer.has_login_reply()) {
        m_token = answer.login_reply().token();
        m_user = answer.login_reply().user();
    }
    return answer;
}

wire::Envelope TestClient::resume(const std::string &token)
{
    wire::Envelope request;
    request.mutable_resume()->set_token(token);
    return call(request);
}

void TestClient::enter(const QByteArray &name, const QByteArray &password)
{
    REQUIRE(connectTls());
    greet();
    const wire::Envelope answer = login(name, password);
    INFO(errorOf(answer));
    REQUIRE(answer.has_login_reply());
}

void TestClient::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

quint64 TestClient::send(wire::Envelope envelope)
{
    envelope.set_request(++m_lastRequest);
    write(frameOf(envelope));
    return m_lastRequest;
}

std::optional<wire::Envelope> TestClient::receive(int milliseconds)
{
    QDeadlineTimer deadline(milliseconds);
    while (true) {
        m_reader.append(m_socket.readAll());
        if (const auto frame = m_reader.next()) {
            wire::Envelope envelope;
            REQUIRE(envelope.ParseFromArray(frame->constData(), int(frame->size())));
            return envelope;
        }
        const bool more = !deadline.hasExpired() && m_socket.state() == QAbstractSocket::ConnectedState &&
                          m_socket.waitForReadyRead(int(deadline.remainingTime()));
        if (!more && m_socket.bytesAvailable() == 0)
            return {};
    }
}

wire::Envelope TestClient::call(const wire::Envelope &request)
{
    const quint64 number = send(request);
    while (true) {
        auto answer = receive();
        REQUIRE(answer);
        if (answer->request() == number)
            return *answer;
        m_kept.append(*answer);
    }
}

std::optional<wire::Envelope> TestClient::notice(int milliseconds)
{
    if (!m_kept.isEmpty())
        return m_kept.takeFirst();
    return receive(milliseconds);
}

bool TestClient::waitForClose(int milliseconds)
{
    QDeadlineTimer deadline(milliseconds);
    while (m_socket.state() != QAbstractSocket::UnconnectedState && !deadline.hasExpired()) {
        m_socket.waitForReadyRead(int(qMin<qint64>(50, qMax<qint64>(1, deadline.remainingTime()))));
        m_socket.readAll();
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

bool TestClient::isOpen()
{
    m_socket.waitForReadyRead(0);
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

std::string errorOf(const wire::Envelope &answer)
{
    return answer.has_error() ? answer.error().code() : std::string();
}

wire::Envelope saving(const RecordChange &change, const QByteArray &key)
{
    wire::Envelope request;
    encode(SaveRequest{{change}, key, OnDuplicate::Create, {}}, request.mutable_save());
    return request;
}

wire::Envelope fetching(const QByteArray &entity, qint64 id)
{
    wire::Envelope request;
    request.mutable_fetch()->set_entity(entity.toStdString());
    request.mutable_fetch()->set_id(id);
    return request;
}

wire::Envelope acting(const char *name, const QByteArray &arguments, const QByteArray &entity, qint64 id)
{
    wire::Envelope request;
    request.mutable_run_action()->set_name(name);
    request.mutable_run_action()->set_arguments(arguments.toStdString());
    request.mutable_run_action()->set_entity(entity.toStdString());
    request.mutable_run_action()->set_id(id);
    return request;
}

} // namespace fairdesk::test
