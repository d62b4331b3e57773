// The program itself measures how long one waits for the first list.
#include "tests/gui/desktop.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray messages;
};

QString program()
{
    return QStringLiteral(FAIRDESK_BIN_DIR "/fairdesk-client");
}

// With a home of its own: nothing of the person who runs the tests is read or written.
Ran run(const QStringList &arguments, const QByteArray &password = ServerProcess::password())
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QString::fromLatin1(password));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char *folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(folder), home.filePath(QLatin1String(folder)));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
    REQUIRE(process.waitForFinished(120'000));
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList signIn(const QString &user)
{
    return {QStringLiteral("--time-start"), QStringLiteral("--server"), office()->address(), QStringLiteral("--user"),
            user};
}

} // namespace

TEST_CASE("the program tells how long one waits for the first list of customers", "[gui][start]")
{
    NEEDS_SERVER();
    if (!QFileInfo(program()).isExecutable()) {
        WARN("fairdesk-client was not built beside this test; the story is left out");
        return;
    }
    const QStringList trusted{QStringLiteral("--trust"), QString::fromLatin1(office()->fingerprint())};

    SECTION("in one line for machines")
    {
        const Ran ran = run(signIn(QStringLiteral("manager1")) + trusted);
        INFO(ran.messages.toStdString());
        REQUIRE(ran.code == 0);
        CHECK(ran.out.count('\n') == 1);
        const QJsonObject moments = QJsonDocument::fromJson(ran.out).object();
        CHECK(moments.size() == 3);
        const double start = moments.value(QLatin1String("start_ms")).toDouble();
        const double signedIn = moments.value(QLatin1String("sign_in_ms")).toDouble();
        const double list = moments.value(QLatin1String("list_ms")).toDouble();
        CHECK(start > 0);
        CHECK(signedIn >= start);
        CHECK(list >= signedIn);
    }
    SECTION("who may not sign in gets no figures")
    {
        const Ran ran = run(signIn(QStringLiteral("manager1")) + trusted, "wrong password");
        CHECK(ran.code == 1);
        CHECK(ran.out.isEmpty());
        CHECK(ran.messages.contains("error: bad_login"));
    }
    SECTION("a server that nobody has trusted is not signed in to")
    {
        const Ran ran = run(signIn(QStringLiteral("manager1")));
        CHECK(ran.code == 1);
        CHECK(ran.out.isEmpty());
        CHECK(ran.messages.contains("error: unavailable"));
    }
    SECTION("without a user there is nothing to measure")
    {
        const Ran ran = run({QStringLiteral("--time-start"), QStringLiteral("--server"), office()->address()});
        CHECK(ran.code == 2);
        CHECK(ran.messages.contains("error: usage"));
    }
    SECTION("and it is no secret")
    {
        CHECK(run({QStringLiteral("--help")}).out.contains("--time-start"));
    }
}
