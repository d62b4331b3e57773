#include "client/link/pin_store.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace fairdesk;

namespace {

const QByteArray keyA = "sha256:" + QByteArray(64, 'a');
const QByteArray keyB = "sha256:" + QByteArray(64, 'b');

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A server is unknown until it is remembered, and then known by that key only", "[pins]")
{
    const QTemporaryDir folder;
    PinStore pins(folder.filePath(QStringLiteral("deep/servers")));
    const QString server = PinStore::serverName(QStringLiteral("CRM.example.org"), 7443);

    CHECK(*pins.check(server, keyA) == PinStore::Verdict::Unknown);
    REQUIRE(pins.remember(server, keyA));
    CHECK(*pins.check(server, keyA) == PinStore::Verdict::Known);
    CHECK(*pins.check(server, keyA.toUpper().replace("SHA256", "sha256")) == PinStore::Verdict::Known);
    CHECK(*pins.check(server, keyB) == PinStore::Verdict::Changed);
    CHECK(*pins.check(PinStore::serverName(QStringLiteral("crm.example.org"), 7444), keyA) ==
          PinStore::Verdict::Unknown);

    SECTION("another key is never remembered over it")
    {
        CHECK_FALSE(pins.remember(server, keyB));
        CHECK(*pins.check(server, keyA) == PinStore::Verdict::Known);
    }
    SECTION("the file is one line a server and only for its owner")
    {
        REQUIRE(pins.remember(QStringLiteral("other:1"), keyB));
        CHECK(read(pins.path()) == "crm.example.org:7443 " + keyA + "\nother:1 " + keyB + '\n');
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        CHECK((QFile::permissions(pins.path()) & others) == QFile::Permissions());
    }
}

TEST_CASE("A damaged line makes its server's key a changed one, not an unknown one", "[pins]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("servers"));
    write(path, "# known servers\nhost:1 sha256:12\nhost:2\nhost:3 " + keyA);
    PinStore pins(path);
    CHECK(*pins.check(QStringLiteral("host:1"), keyA) == PinStore::Verdict::Changed);
    CHECK(*pins.check(QStringLiteral("host:2"), keyA) == PinStore::Verdict::Changed);
    CHECK(*pins.check(QStringLiteral("host:3"), keyA) == PinStore::Verdict::Known);
    REQUIRE(pins.remember(QStringLiteral("host:4"), keyB));
    CHECK(*pins.check(QStringLiteral("host:3"), keyA) == PinStore::Verdict::Known);
}

TEST_CASE("A list that cannot be read is an error, not an empty list", "[pins]")
{
    const QTemporaryDir folder;
    PinStore pins(folder.path()); // a folder is no file
    CHECK_FALSE(pins.check(QStringLiteral("host:1"), keyA));
}

TEST_CASE("Fingerprints are recognised as openssl writes them", "[pins]")
{
    CHECK(PinStore::normalised(keyA) == keyA);
    CHECK(PinStore::normalised("sha256:" + QByteArray("AA:").repeated(31) + "AA") == keyA);
    CHECK(PinStore::normalised(QByteArray(64, 'a')).isEmpty());
    CHECK(PinStore::normalised("sha256:xyz").isEmpty());
    CHECK(PinStore::serverName(QStringLiteral("::1"), 7443) == QStringLiteral("[::1]:7443"));
}
