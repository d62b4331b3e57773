#include "tests/gui/desktop.h"

#include "client/link/pin_store.h"
#include "client/shell/sign_in_window.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace fairdesk::test {

ServerProcess *office()
{
    struct Office
    {
        ServerProcess server{QStringLiteral(FAIRDESK_BIN_DIR)};
        bool ready = false;
        Office() { ready = server.isAvailable() && server.makeDemo(60) && server.start(); }
    };
    static Office office;
    if (office.server.isAvailable() && !office.ready)
        FAIL("the server did not start: " << office.server.log());
    return office.ready ? &office.server : nullptr;
}

bool waitFor(const std::function<bool()> &condition, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    // Wakes the loop where no event would; the condition is what ends the wait.
    QTimer wake;
    wake.start(5);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

Desktop::Desktop(const QString &language)
    : m_languages(*QCoreApplication::instance())
    , m_themes(std::make_unique<ThemeManager>(*qobject_cast<QApplication *>(QCoreApplication::instance()),
                                              [] { return false; }))
    , m_preferences(m_folder.path())
{
    m_themes->setMotionEnabled(false);
    m_languages.use(language);
    if (office())
        m_preferences.setServer(office()->address());
    m_desk = std::make_unique<Desk>(m_preferences, m_languages, *m_themes, options(), DeskFolders{m_folder.path()});
}

Desktop::~Desktop()
{
    m_desk.reset();
}

LinkOptions Desktop::options() const
{
    LinkOptions options;
    options.pinFile = m_folder.filePath(QStringLiteral("servers"));
    options.firstRetry = std::chrono::milliseconds(50);
    options.lastRetry = std::chrono::milliseconds(200);
    return options;
}

bool Desktop::signInAs(const QString &login)
{
    PinStore pins(options().pinFile);
    if (!pins.remember(office()->address(), office()->fingerprint()))
        return false;
    m_desk->start();
    m_desk->signInWindow()->setLogin(login);
    m_desk->signInWindow()->signIn(SecretString(ServerProcess::password()));
    return waitFor([this] { return m_desk->mainWindow() != nullptr; });
}

void Desktop::restart()
{
    if (m_desk->mainWindow())
        m_desk->mainWindow()->close();
    m_desk = std::make_unique<Desk>(m_preferences, m_languages, *m_themes, options(), DeskFolders{m_folder.path()});
}

} // namespace fairdesk::test
