#include "tests/app/server_process.h"
#include "tests/net/test_client.h"

#include <QElapsedTimer>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

TEST_CASE("A server says that it is ready, serves, and ends within five seconds when told to", "[app][serve]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    Serving server(centre.data());
    CHECK(server.fingerprint().startsWith("sha256:"));
    CHECK(server.fingerprint().size() == 7 + 64);
    TestClient client(server.port());
    client.enter("admin", Centre::secret);
    CHECK("sha256:" + client.socket().peerCertificate().digest(QCryptographicHash::Sha256).toHex() ==
          server.fingerprint());
    const auto saved = client.call(
        saving({RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}}));
    REQUIRE(saved.has_save_reply());

    QElapsedTimer timer;
    timer.start();
    CHECK(server.stop() == 0);
    CHECK(timer.elapsed() < 5'000);

    Serving again(centre.data());
    CHECK(again.fingerprint() == server.fingerprint());
    TestClient back(again.port());
    REQUIRE(back.connectTls());
    back.greet();
    REQUIRE(back.resume(client.token()).has_login_reply());
    CHECK(back.call(fetching("customer", saved.save_reply().saved(0).id())).has_fetch_reply());
}

TEST_CASE("Only one server works in a folder; one that was killed leaves it free", "[app][serve]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    Serving server(centre.data());
    const Ran second = centre.run(words("serve --listen 127.0.0.1:0"));
    CHECK(second.code == 1);
    CHECK(second.error() == "busy");
    CHECK(second.out.isEmpty());
    TestClient client(server.port());
    client.enter("admin", Centre::secret);
    const auto saved = client.call(
        saving({RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}}));
    REQUIRE(saved.has_save_reply());
    server.kill();

    Serving again(centre.data());
    TestClient back(again.port());
    back.enter("admin", Centre::secret);
    CHECK(back.call(fetching("customer", saved.save_reply().saved(0).id())).has_fetch_reply());
}

TEST_CASE("Beside a running server the commands are carried out by it, at once for everybody", "[app][serve]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    Serving server(centre.data());
    CHECK(centre.run(words("user add li.na --role sales --team sales"), "given by the office\n").code == 0);
    TestClient client(server.port());
    REQUIRE(client.connectTls());
    client.greet();
    CHECK(errorOf(client.login("li.na", "given by the office")) == "must_change_password");
    REQUIRE(client.login("li.na", "given by the office", "a longer one of mine").has_login_reply());

    QElapsedTimer timer;
    timer.start();
    CHECK(centre.run(words("user disable li.na")).code == 0);
    const auto notice = client.notice();
    REQUIRE(notice);
    CHECK(notice->notice().kind() == "session_ended");
    CHECK(client.waitForClose(2'000));

    CHECK(centre.run(words("user list --format csv")).out.contains("li.na"));
    const Ran checked = centre.run(words("check"));
    CHECK(checked.code == 0);
    CHECK(checked.json().value(QLatin1String("digest")).toString().size() == 64);
    CHECK(centre.run(words("migrate")).code == 0);
    CHECK(centre.run(words("user disable nobody")).error() == "not_found");
    CHECK(centre.run(words("init --password-stdin"), "another password here\n").code == 1);
}

TEST_CASE("A wrong address is told, and the folder is free again", "[app][serve]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    const Ran taken = centre.run(words("serve --listen 203.0.113.1:7443"));
    CHECK(taken.code == 1);
    CHECK(taken.error() == "unavailable");
    Serving server(centre.data());
    CHECK(server.stop() == 0);
}

TEST_CASE("SIGTERM ends the server also while clients are connected and silent", "[app][serve]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    Serving server(centre.data());
    TestClient signedIn(server.port()), silent(server.port()), plain(server.port());
    signedIn.enter("admin", Centre::secret);
    REQUIRE(silent.connectTls());
    REQUIRE(plain.connectPlain());
    CHECK(server.stop() == 0);
    const auto notice = signedIn.notice();
    REQUIRE(notice);
    CHECK(notice->notice().kind() == "server_closing");
}
