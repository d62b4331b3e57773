#include "tests/net/net_house.h"

#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCipher>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("The server speaks TLS 1.3 with a key that it made itself", "[net][tls]")
{
    NetHouse house(DialectKind::Sqlite);
    TestClient client(house.port());
    REQUIRE(client.connectTls());
    CHECK(client.socket().sessionProtocol() == QSsl::TlsV1_3);
    const QSslCertificate certificate = client.socket().peerCertificate();
    CHECK("sha256:" + certificate.digest(QCryptographicHash::Sha256).toHex() == house.fingerprint());
    CHECK(certificate.isSelfSigned());
    CHECK(certificate.publicKey().algorithm() == QSsl::Ec);
    CHECK(certificate.publicKey().length() == 256);
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(certificate.expiryDate());
    CHECK(days > 3640);
    CHECK(days < 3660);
    client.greet();
}

TEST_CASE("Older versions of TLS are refused", "[net][tls]")
{
    NetHouse house(DialectKind::Sqlite);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    for (const QSsl::SslProtocol protocol : {QSsl::TlsV1_2, QSsl::TlsV1_1, QSsl::TlsV1_0}) {
        TestClient client(house.port());
        CHECK_FALSE(client.connectTls(protocol));
    }
    QT_WARNING_POP
    TestClient modern(house.port());
    CHECK(modern.connectTls());
}

TEST_CASE("TLS 1.2 is there for those who switch it on", "[net][tls]")
{
    Listener::Options options;
    options.allowTls12 = true;
    NetHouse house(DialectKind::Sqlite, options);
    TestClient client(house.port());
    REQUIRE(client.connectTls(QSsl::TlsV1_2));
    client.greet();
}

TEST_CASE("Plain text gets no answer of the program", "[net][tls]")
{
    NetHouse house(DialectKind::Sqlite);
    TestClient client(house.port());
    REQUIRE(client.connectPlain());
    wire::Envelope ping;
    ping.mutable_ping();
    client.write(frameOf(ping) + "GET / HTTP/1.1\r\n\r\n");
    QByteArray heard;
    while (client.socket().state() == QAbstractSocket::ConnectedState && client.socket().waitForReadyRead(5'000))
        heard += client.socket().readAll();
    // At most an alert record of TLS (type 21): no frame.
    CHECK((heard.isEmpty() || heard.at(0) == 21));
    CHECK(heard.size() < 16);
}

TEST_CASE("The key stays the same from start to start, and is its owner's alone", "[net][tls]")
{
    QTemporaryDir folder;
    const auto first = TlsIdentity::open(folder.path());
    REQUIRE(first);
    const auto second = TlsIdentity::open(folder.path());
    REQUIRE(second);
    CHECK(first->fingerprint() == second->fingerprint());
    const QFileInfo key(folder.filePath(QStringLiteral("tls/key.pem")));
    CHECK((key.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    QTemporaryDir other;
    const auto third = TlsIdentity::open(other.path());
    REQUIRE(third);
    CHECK(third->fingerprint() != first->fingerprint());
}

TEST_CASE("A half lost key is not silently replaced: clients know the old one", "[net][tls]")
{
    QTemporaryDir folder;
    REQUIRE(TlsIdentity::open(folder.path()));
    REQUIRE(QFile::remove(folder.filePath(QStringLiteral("tls/key.pem"))));
    CHECK_FALSE(TlsIdentity::open(folder.path()));
}
