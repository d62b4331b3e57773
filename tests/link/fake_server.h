// A server of a few records in the test's own thread, which can be told to behave badly.
#pragma once

#include "common/catalogue/catalogue.h"
#include "tests/link/certificates.h"
#include "tests/link/fake_records.h"

#include "fairdesk.pb.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace fairdesk::test {

// Speaks the protocol for one user, "sales1" with the password "right". Whatever a test wants to be different, it puts
// before the usual answer with `intercept`.
class FakeServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit FakeServer(const ServerIdentity &identity = test::identity("one"), quint16 port = 0);

    quint16 port() const { return serverPort(); }
    QByteArray fingerprint() const { return m_identity.fingerprint(); }

    // Before the usual handling: true if the test has dealt with the envelope.
    std::function<bool(QSslSocket &peer, const wire::Envelope &envelope)> intercept;

    void answer(QSslSocket &peer, const wire::Envelope &question, wire::Envelope reply);
    void sendRaw(const QByteArray &bytes);
    void push(wire::Envelope envelope);
    // Cuts all connections, in the middle of whatever they carry.
    void cut();
    // Nobody can connect any more, until `comeBack`.
    void goAway();
    void comeBack();

    FakeRecords records;
    CataloguePtr catalogue;
    int connections = 0;
    qint64 bytesReceived = 0; // of application data
    QList<wire::Envelope> received;
    QList<QByteArray> carriedOut; // keys of saves that were really made

    // Carries a save out, or gives the answer of the first time.
    wire::Envelope save(const wire::Save &request);
    int countReceived(wire::Envelope::BodyCase body) const;

    // Records changed by a colleague: told to everybody who subscribed.
    void changeAndTell(qint64 id, const QByteArray &field, const Value &value);
    qint64 createAndTell(const QList<FieldValue> &values);
    void removeAndTell(qint64 id);

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QSslSocket *peer);
    void handle(QSslSocket &peer, const wire::Envelope &envelope);
    wire::Envelope replyTo(const wire::Envelope &envelope);
    wire::Envelope loginReply() const;
    void tell(const wire::Changed &change);

    ServerIdentity m_identity;
    quint16 m_port = 0;
    QList<QPointer<QSslSocket>> m_peers;
    QHash<QSslSocket *, QByteArray> m_buffers;
    QHash<QByteArray, wire::Envelope> m_answersByKey;
};

// Runs the event loop until it is true; false after the time.
bool waitFor(const std::function<bool()> &condition, int milliseconds = 10'000);

} // namespace fairdesk::test
