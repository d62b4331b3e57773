#include "client/shell/server_address.h"
#include "client/shell/sign_in_pages.h"
#include "client/shell/sign_in_window.h"
#include "tests/gui/desktop.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("a fresh computer asks whether the server is to be trusted, and forgets nothing of what was typed", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop;
    desktop.desk().start();
    SignInWindow &signIn = *desktop.desk().signInWindow();
    CHECK(signIn.form()->server->currentText() == office()->address());

    QTest::keyClicks(signIn.form()->login, QStringLiteral("sales1"));
    QTest::keyClicks(signIn.form()->password->edit(), QString::fromLatin1(ServerProcess::password()));
    QTest::keyClick(signIn.form()->password->edit(), Qt::Key_Return);
    REQUIRE(waitFor([&] { return signIn.step() == SignInWindow::Step::Trust; }));

    // What the two people compare aloud is the server's key and nothing else.
    QString shown;
    for (const QLabel *label : signIn.trustQuestion()->findChildren<QLabel *>())
        shown += label->text();
    QString digits = fingerprintForReading(office()->fingerprint());
    CHECK(shown.contains(digits));
    CHECK(digits.remove(u' ').remove(u'\n').toLower() == QString::fromLatin1(office()->fingerprint().mid(7)));

    SECTION("not trusting it sends nothing and leads back")
    {
        signIn.trustQuestion()->refuse->click();
        CHECK(signIn.step() == SignInWindow::Step::Form);
        CHECK(desktop.desk().mainWindow() == nullptr);
        CHECK(signIn.form()->login->text() == QStringLiteral("sales1"));
    }
    SECTION("trusting it signs in, and the next start asks no more")
    {
        signIn.trustQuestion()->trust->click();
        REQUIRE(waitFor([&] { return desktop.desk().mainWindow() != nullptr; }));
        CHECK(desktop.preferences().login() == QStringLiteral("sales1"));
        desktop.restart();
        desktop.desk().start();
        CHECK(desktop.desk().signInWindow()->form()->login->text() == QStringLiteral("sales1"));
        desktop.desk().signInWindow()->signIn(SecretString(ServerProcess::password()));
        REQUIRE(waitFor([&] { return desktop.desk().mainWindow() != nullptr; }));
    }
}

TEST_CASE("a wrong password is said in the form, and the next try is one key away", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(PinStore(desktop.path("servers")).remember(office()->address(), office()->fingerprint()).ok());
    desktop.desk().start();
    SignInWindow &signIn = *desktop.desk().signInWindow();
    signIn.setLogin(QStringLiteral("sales2"));
    QTest::keyClicks(signIn.form()->password->edit(), QStringLiteral("guess"));
    QTest::keyClick(signIn.form()->password->edit(), Qt::Key_Return);
    REQUIRE(waitFor([&] { return !signIn.form()->message().isEmpty(); }));
    CHECK(signIn.step() == SignInWindow::Step::Form);
    CHECK(signIn.form()->password->edit()->selectedText() == QStringLiteral("guess"));

    QTest::keyClicks(signIn.form()->password->edit(), QString::fromLatin1(ServerProcess::password()));
    CHECK(signIn.form()->message().isEmpty());
    QTest::keyClick(signIn.form()->password->edit(), Qt::Key_Return);
    REQUIRE(waitFor([&] { return desktop.desk().mainWindow() != nullptr; }));
}

TEST_CASE("a server that is away is named, and the password stays for the next try", "[gui]")
{
    Desktop desktop;
    desktop.desk().start();
    SignInWindow &signIn = *desktop.desk().signInWindow();
    signIn.setServer(QStringLiteral("127.0.0.1:9"));
    signIn.setLogin(QStringLiteral("sales1"));
    QTest::keyClicks(signIn.form()->password->edit(), QStringLiteral("secret"));
    signIn.form()->submit->click();
    CHECK(signIn.step() == SignInWindow::Step::Connecting);
    REQUIRE(waitFor([&] { return signIn.step() == SignInWindow::Step::Form; }));
    CHECK(signIn.form()->message().contains(QStringLiteral("127.0.0.1:9")));
    CHECK(signIn.form()->password->edit()->text() == QStringLiteral("secret"));
}

TEST_CASE("what is no address is said before anything is sent", "[gui]")
{
    Desktop desktop;
    desktop.desk().start();
    SignInWindow &signIn = *desktop.desk().signInWindow();
    signIn.setServer(QStringLiteral("https://crm.example.com/login"));
    signIn.setLogin(QStringLiteral("sales1"));
    QTest::keyClicks(signIn.form()->password->edit(), QStringLiteral("secret"));
    signIn.form()->submit->click();
    CHECK(signIn.step() == SignInWindow::Step::Form);
    CHECK_FALSE(signIn.form()->message().isEmpty());
}

TEST_CASE("addresses as people type them", "[gui]")
{
    CHECK(ServerAddress::parse(QStringLiteral(" crm.example.com "))->toString() ==
          QStringLiteral("crm.example.com:7443"));
    CHECK(ServerAddress::parse(QStringLiteral("10.0.0.5:8000"))->port == 8000);
    CHECK(ServerAddress::parse(QStringLiteral("[::1]:7443"))->host == QStringLiteral("::1"));
    CHECK(ServerAddress::parse(QStringLiteral("fe80::1"))->toString() == QStringLiteral("[fe80::1]:7443"));
    for (const char *wrong : {"", "  ", "host:0", "host:70000", "host:x", "a b", "[::1", "http://host"}) {
        INFO(wrong);
        CHECK_FALSE(ServerAddress::parse(QString::fromLatin1(wrong)).has_value());
    }
}
