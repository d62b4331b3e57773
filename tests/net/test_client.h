// A client of few words: blocking, over real TLS.
#pragma once

#include "common/protocol/codec.h"
#include "common/protocol/frame.h"
#include "tests/support/catch.h"

#include <QSslSocket>

namespace fairdesk::test {

class TestClient
{
public:
    explicit TestClient(quint16 port)
        : m_port(port)
    {
    }

    bool connectTls(QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater);
    bool connectPlain();
    // After connectTls: hello, and signing in.
    void greet();
    wire::Envelope login(const QByteArray &login, const QByteArray &password, const QByteArray &newPassword = {});
    // connect, hello, login; the sign-in must succeed.
    void enter(const QByteArray &login, const QByteArray &password);
    wire::Envelope resume(const std::string &token);

    void write(const QByteArray &bytes);
    quint64 send(wire::Envelope envelope);
    // The next message; nothing if none comes in time or the connection ends.
    std::optional<wire::Envelope> receive(int milliseconds = 5000);
    // The answer to this request; what the server says by itself meanwhile is kept for later.
    wire::Envelope call(const wire::Envelope &request);
    // The next message that the server sends by itself.
    std::optional<wire::Envelope> notice(int milliseconds = 2000);
    bool waitForClose(int milliseconds);
    bool isOpen();

    QSslSocket &socket() { return m_socket; }
    std::string token() const { return m_token; }
    qint64 user() const { return m_user; }

private:
    quint16 m_port;
    QSslSocket m_socket;
    FrameReader m_reader{frameLimit};
    QList<wire::Envelope> m_kept;
    quint64 m_lastRequest = 0;
    std::string m_token;
    qint64 m_user = 0;
};

// The error's code of an answer; empty if it is none.
std::string errorOf(const wire::Envelope &answer);
wire::Envelope saving(const RecordChange &change, const QByteArray &key = {});
wire::Envelope fetching(const QByteArray &entity, qint64 id);
wire::Envelope acting(const char *name, const QByteArray &arguments = "{}", const QByteArray &entity = {},
                      qint64 id = 0);

} // namespace fairdesk::test
