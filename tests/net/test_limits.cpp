#include "tests/net/net_house.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSslConfiguration>
#include <QTimer>
#include <QtEndian>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QByteArray header(quint32 size)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(size, bytes.data());
    return bytes;
}

} // namespace

TEST_CASE("Whoever dawdles is cut off within ten seconds, wherever he dawdles", "[net][limits][slow]")
{
    NetHouse house(DialectKind::Sqlite);
    house.addUser("li.na", "sales");
    struct Dawdler
    {
        std::unique_ptr<TestClient> client;
        char drip = 0; // one byte a second; 0: nothing at all
    };
    std::vector<Dawdler> dawdlers;
    const auto add = [&](char drip) -> TestClient & {
        dawdlers.push_back({std::make_unique<TestClient>(house.port()), drip});
        return *dawdlers.back().client;
    };
    REQUIRE(add(0).connectPlain());  // says nothing at all
    TestClient &hello = add('\x01'); // one byte a second of a TLS hello
    REQUIRE(hello.connectPlain());
    hello.write(QByteArray("\x16\x03\x01\x02\x00", 5));
    REQUIRE(add(0).connectTls()); // silent after the handshake
    TestClient &greeted = add(0);
    REQUIRE(greeted.connectTls());
    greeted.greet();             // silent before signing in
    TestClient &half = add('x'); // a frame before signing in, one byte a second
    REQUIRE(half.connectTls());
    half.write(header(1000));
    TestClient &inside = add('x'); // the same by somebody who signed in
    inside.enter("li.na", password);
    inside.write(header(1'000'000));

    QElapsedTimer timer;
    timer.start();
    qint64 dripped = 0;
    const auto isCut = [](const Dawdler &dawdler) { return dawdler.client->waitForClose(1); };
    while (timer.elapsed() < 10'000 && !std::all_of(dawdlers.begin(), dawdlers.end(), isCut)) {
        if (timer.elapsed() - dripped < 1000)
            continue;
        dripped = timer.elapsed();
        for (const Dawdler &dawdler : dawdlers) {
            if (dawdler.drip != 0)
                dawdler.client->write(QByteArray(1, dawdler.drip));
        }
    }
    for (size_t i = 0; i < dawdlers.size(); ++i) {
        INFO("dawdler " << i);
        CHECK(isCut(dawdlers[i]));
    }
    TestClient good(house.port());
    good.enter("li.na", password);
}

TEST_CASE("Frames are small before signing in and large after it", "[net][limits]")
{
    NetHouse house(DialectKind::Sqlite);
    house.addUser("li.na", "sales");
    TestClient stranger(house.port());
    REQUIRE(stranger.connectTls());
    stranger.write(header(frameLimitBeforeLogin + 1));
    const auto answer = stranger.receive();
    REQUIRE(answer);
    CHECK(errorOf(*answer) == "too_large");
    CHECK(stranger.waitForClose(3'000));

    TestClient inside(house.port());
    inside.enter("li.na", password);
    wire::Envelope large;
    large.mutable_search()->set_text(std::string(2'000'000, 'x'));
    CHECK_FALSE(inside.call(large).request() == 0);
    inside.write(header(frameLimit + 1));
    const auto refused = inside.receive();
    REQUIRE(refused);
    CHECK(errorOf(*refused) == "too_large");
    CHECK(inside.waitForClose(3'000));
}

TEST_CASE("A client that does not read its answers is cut off, and costs no more than the limit", "[net][limits]")
{
    Listener::Options options;
    options.limits.unreadAnswers = 64 * 1024 * 1024; // without the brake, so that the emergency stop is seen
    options.limits.mostUnread = 512 * 1024;
    NetHouse house(DialectKind::Sqlite, options);
    TestClient greedy(house.port());
    greedy.enter("admin", password);
    greedy.socket().setReadBufferSize(1);
    wire::Envelope catalogue;
    catalogue.mutable_get_catalogue();
    for (int i = 0; i < 2'000 && house.core().services().connections() > 0; ++i) {
        greedy.send(catalogue);
        greedy.socket().waitForBytesWritten(20);
    }
    QElapsedTimer timer;
    timer.start();
    while (house.core().services().connections() > 0 && timer.elapsed() < 10'000)
        greedy.socket().waitForBytesWritten(50);
    CHECK(house.core().services().connections() == 0);
    TestClient good(house.port());
    good.enter("admin", password);
}

TEST_CASE("Requests wait while answers are not read, and none is lost", "[net][limits]")
{
    Listener::Options options;
    options.limits.unreadAnswers = 16 * 1024;
    options.limits.requestsAtOnce = 4;
    NetHouse house(DialectKind::Sqlite, options);
    TestClient client(house.port());
    client.enter("admin", password);
    wire::Envelope catalogue;
    catalogue.mutable_get_catalogue();
    QSet<quint64> open;
    for (int i = 0; i < 100; ++i)
        open.insert(client.send(catalogue));
    while (!open.isEmpty()) {
        const auto answer = client.receive();
        REQUIRE(answer);
        CHECK(answer->has_catalogue_reply());
        CHECK(open.remove(answer->request()));
    }
}

TEST_CASE("Handshakes begin at an even rate", "[net][limits]")
{
    HandshakeGate gate(100);
    int burst = 0;
    while (gate.take())
        ++burst;
    CHECK(burst <= 12);
    QElapsedTimer timer;
    timer.start();
    int taken = 0;
    while (timer.elapsed() < 300)
        taken += gate.take();
    CHECK(taken >= 5); // a busy machine lets some of them pass unused
    CHECK(taken <= 45);
}

TEST_CASE("Two hundred clients come back at once and are all served within ten seconds", "[net][limits][slow]")
{
    NetHouse house(DialectKind::Sqlite);
    house.addUser("li.na", "sales");
    TestClient first(house.port());
    first.enter("li.na", password);
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<TestClient>> clients;
    // All connect first; only then do the handshakes begin.
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<TestClient>(house.port()));
        REQUIRE(clients.back()->connectPlain());
    }
    int encrypted = 0;
    QEventLoop loop;
    for (const auto &client : clients) {
        QSslConfiguration tls = client->socket().sslConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setProtocol(QSsl::TlsV1_3OrLater);
        client->socket().setSslConfiguration(tls);
        QObject::connect(&client->socket(), &QSslSocket::encrypted, &loop, [&] {
            if (++encrypted == 200)
                loop.quit();
        });
        client->socket().startClientEncryption();
    }
    QTimer::singleShot(9'000, &loop, &QEventLoop::quit);
    loop.exec();
    REQUIRE(encrypted == 200);
    for (const auto &client : clients) {
        client->greet();
        REQUIRE(client->resume(first.token()).has_login_reply());
    }
    CHECK(timer.elapsed() < 10'000);
}
