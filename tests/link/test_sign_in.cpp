#include "tests/link/link_helpers.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("A salesman signs in and sees the catalogue that the server shows him", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    ServerLink link(optionsFor(server, folder));
    QSignalSpy states(&link, &ServerLink::stateChanged);

    const auto session = signIn(link);

    REQUIRE(session);
    CHECK(link.isOnline());
    CHECK(session->login == QStringLiteral("sales1"));
    CHECK(session->name == QStringLiteral("沈亦白"));
    CHECK(session->centre == QStringLiteral("泉城会展中心"));
    CHECK(session->zone == QTimeZone("Asia/Shanghai"));
    CHECK(session->may("customer.export"));
    CHECK_FALSE(session->may("user.manage"));
    REQUIRE(link.catalogue()->find("customer"));
    CHECK(link.catalogue()->find("customer")->field("level")->choices.size() ==
          server.catalogue->find("customer")->field("level")->choices.size());
    CHECK(states.last().first().value<LinkState>() == LinkState::Online);
    CHECK(server.countReceived(wire::Envelope::kSubscribe) == 1);
}

TEST_CASE("Nothing is sent to a server whose key nobody has trusted yet", "[link][pins]")
{
    const QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    options.trustFirst = false;
    ServerLink link(options);
    QSignalSpy asked(&link, &ServerLink::trustNeeded);

    auto signingIn = link.signIn(rightCredentials());
    REQUIRE(waitFor([&] { return asked.size() == 1; }));
    CHECK(link.state() == LinkState::AskTrust);
    CHECK(asked.first().first().toByteArray() == server.fingerprint());
    CHECK(link.fingerprint() == server.fingerprint());
    CHECK(server.bytesReceived == 0);

    SECTION("trusting it goes on, and pins it")
    {
        link.trust();
        REQUIRE(await(signingIn, patience));
        CHECK(*PinStore(options.pinFile).check(link.serverName(), server.fingerprint()) == PinStore::Verdict::Known);
        ServerLink second(options);
        CHECK(signIn(second));
    }
    SECTION("refusing it ends without a byte")
    {
        link.refuseTrust();
        const auto result = await(signingIn, patience);
        REQUIRE_FALSE(result);
        CHECK(result.error().code() == ErrorCode::Unavailable);
        CHECK(link.state() == LinkState::Refused);
        CHECK(server.bytesReceived == 0);
        CHECK(*PinStore(options.pinFile).check(link.serverName(), server.fingerprint()) == PinStore::Verdict::Unknown);
    }
}

TEST_CASE("A changed key is refused, whatever else the user says", "[link][pins]")
{
    const QTemporaryDir folder;
    FakeServer impostor(identity("two"));
    LinkOptions options = optionsFor(impostor, folder);
    REQUIRE(PinStore(options.pinFile)
                .remember(PinStore::serverName(options.host, options.port), identity("one").fingerprint()));

    const bool expectsImpostor = GENERATE(false, true);
    if (expectsImpostor)
        options.expectedPin = impostor.fingerprint();
    ServerLink link(options);
    const auto result = signIn(link);

    REQUIRE_FALSE(result);
    CHECK(link.state() == LinkState::Refused);
    CHECK(result.error().english().contains(QString::fromLatin1(impostor.fingerprint())));
    CHECK(impostor.bytesReceived == 0);
}

TEST_CASE("An expected key is trusted for this run only", "[link][pins]")
{
    const QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    options.trustFirst = false;
    options.expectedPin = server.fingerprint();
    ServerLink link(options);
    REQUIRE(signIn(link));
    CHECK(*PinStore(options.pinFile).check(link.serverName(), server.fingerprint()) == PinStore::Verdict::Unknown);

    options.expectedPin = identity("two").fingerprint();
    ServerLink other(options);
    CHECK_FALSE(signIn(other));
    CHECK(other.state() == LinkState::Refused);
}

TEST_CASE("A certificate that has expired is refused although its key is the expected one", "[link][pins]")
{
    const QTemporaryDir folder;
    FakeServer server(identity("old", Validity::Past));
    LinkOptions options = optionsFor(server, folder);
    options.expectedPin = server.fingerprint();
    ServerLink link(options);
    const auto result = signIn(link);
    REQUIRE_FALSE(result);
    CHECK(link.state() == LinkState::Refused);
    CHECK(server.bytesReceived == 0);
}

TEST_CASE("Refusals at sign-in reach the caller as the server said them", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    const auto code =
        GENERATE(ErrorCode::BadLogin, ErrorCode::MustChangePassword, ErrorCode::CodeNeeded, ErrorCode::Locked);
    server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_login())
            return false;
        wire::Envelope reply;
        reply.mutable_error()->set_code(errorKey(code));
        server.answer(peer, envelope, reply);
        return true;
    };
    ServerLink link(optionsFor(server, folder));
    const auto result = signIn(link);
    REQUIRE_FALSE(result);
    CHECK(result.error().code() == code);
    CHECK(link.state() == LinkState::SignedOut);

    // The next try, with what was missing, works on the same link.
    server.intercept = nullptr;
    CHECK(signIn(link));
}

TEST_CASE("The code and the new password are sent with the login", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    ServerLink link(optionsFor(server, folder));
    Credentials credentials = rightCredentials();
    credentials.code = QStringLiteral("123456");
    credentials.newPassword = SecretString("better");
    REQUIRE(await(link.signIn(std::move(credentials)), patience));
    const auto login = std::find_if(server.received.begin(), server.received.end(),
                                    [](const wire::Envelope &e) { return e.has_login(); });
    REQUIRE(login != server.received.end());
    CHECK(login->login().code() == "123456");
    CHECK(login->login().new_password() == "better");
}

TEST_CASE("A server that is not there, is another program or too new is told apart", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    ServerLink link(optionsFor(server, folder));

    SECTION("not there")
    {
        server.goAway();
        CHECK_FALSE(signIn(link));
        CHECK(link.state() == LinkState::Offline);
    }
    SECTION("another program, without TLS")
    {
        QTcpServer plain;
        REQUIRE(plain.listen(QHostAddress::LocalHost));
        QObject::connect(&plain, &QTcpServer::newConnection,
                         [&plain] { plain.nextPendingConnection()->write("220 mail.example.org ESMTP\r\n"); });
        LinkOptions options = optionsFor(server, folder);
        options.port = plain.serverPort();
        ServerLink other(options);
        const auto result = signIn(other);
        REQUIRE_FALSE(result);
        CHECK(result.error().code() == ErrorCode::Unavailable);
        CHECK(other.state() == LinkState::Offline);
    }
    SECTION("too new")
    {
        server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
            wire::Envelope reply;
            reply.mutable_hello_reply()->set_protocol(99);
            reply.mutable_hello_reply()->set_minimum_protocol(98);
            reply.mutable_hello_reply()->set_version("9.8");
            server.answer(peer, envelope, reply);
            return true;
        };
        const auto result = signIn(link);
        REQUIRE_FALSE(result);
        CHECK(link.state() == LinkState::Refused);
        CHECK(result.error().english().contains(QStringLiteral("9.8")));
        CHECK(server.countReceived(wire::Envelope::kLogin) == 0);
    }
}

TEST_CASE("A server that never answers is given up", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    options.requestTimeout = 100ms;
    server.intercept = [](QSslSocket &, const wire::Envelope &) { return true; };
    ServerLink link(options);
    const auto result = signIn(link);
    REQUIRE_FALSE(result);
    CHECK(result.error().code() == ErrorCode::Unavailable);
    CHECK(link.state() == LinkState::Offline);
}

TEST_CASE("The catalogue is kept on disk and not fetched again while it is the same", "[link]")
{
    const QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    options.cacheFolder = folder.filePath(QStringLiteral("cache"));
    {
        ServerLink first(options);
        REQUIRE(signIn(first));
    }
    ServerLink second(options);
    REQUIRE(signIn(second));
    const auto asked = std::find_if(server.received.rbegin(), server.received.rend(),
                                    [](const wire::Envelope &e) { return e.has_get_catalogue(); });
    REQUIRE(asked != server.received.rend());
    CHECK(asked->get_catalogue().known_hash() == server.catalogue->hash().toStdString());
    CHECK(second.catalogue()->find("customer")->field("name"));

    // A damaged file costs a transfer, nothing else.
    const QStringList files = QDir(options.cacheFolder).entryList(QDir::Files);
    REQUIRE(files.size() == 1);
    QFile file(QDir(options.cacheFolder).filePath(files.first()));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("not a catalogue");
    file.close();
    ServerLink third(options);
    REQUIRE(signIn(third));
    CHECK(third.catalogue()->find("customer")->field("name"));
}
