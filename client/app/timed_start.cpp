#include "client/app/timed_start.h"

#include "client/app/options.h"
#include "client/data/record_list_model.h"
#include "client/forms/list_page.h"
#include "client/forms/record_table.h"
#include "client/shell/desk.h"
#include "client/shell/language_switch.h"
#include "client/shell/main_window.h"
#include "client/shell/sign_in_window.h"
#include "common/base/platform_process.h"

#include <QApplication>
#include <QEvent>
#include <QTemporaryDir>
#include <QTimer>

namespace fairdesk {
namespace {

constexpr std::chrono::minutes longestStart{2};

// Watches the windows come up and notes the moment of each.
class StartClock final : public QObject
{
public:
    StartClock(Desk &desk, SecretString password)
        : m_desk(desk)
        , m_password(std::move(password))
    {
        SignInWindow *door = desk.signInWindow();
        door->installEventFilter(this);
        connect(door, &SignInWindow::personNeeded, this, &StartClock::fail);
        connect(&desk, &Desk::signedIn, this, &StartClock::onSignedIn);
        QTimer::singleShot(longestStart, this, [this] {
            fail(Error::unavailable(
                message(QT_TRANSLATE_NOOP("Message", "The list of customers did not come within two minutes."))));
        });
    }

    const Result<QJsonObject> &outcome() const { return m_outcome; }

    // Hears of a paint event before the widget does, so each step goes on in the next turn of the event loop.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        if (watched == m_desk.signInWindow()) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(this, &StartClock::onReady, Qt::QueuedConnection);
        } else if (isRead()) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(this, &StartClock::onRowsPainted, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void note(const char *moment) { m_moments.insert(QLatin1String(moment), platform::processAge()); }

    void fail(const Error &error)
    {
        m_outcome = error;
        // Not from inside the windows: quitting closes them.
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }

    bool isRead() const
    {
        RecordListModel &model = m_list->model();
        return !model.isLoading() && model.rowCount() > 0 && model.idAt(0) > 0;
    }

    void onReady()
    {
        note("start_ms");
        m_desk.signInWindow()->signIn(std::move(m_password));
    }

    void onSignedIn()
    {
        note("sign_in_ms");
        MainWindow &window = *m_desk.mainWindow();
        window.open(PageAddress::list("customer"));
        m_list = qobject_cast<ListPage *>(window.pages()->currentWidget());
        if (!m_list) {
            fail(Error::forbidden(message(QT_TRANSLATE_NOOP("Message", "This user may not see customers."))));
            return;
        }
        m_list->table()->viewport()->installEventFilter(this);
        connect(&m_list->model(), &RecordListModel::failed, this, &StartClock::fail);
        connect(&m_list->model(), &RecordListModel::loadingChanged, this, [this](bool loading) {
            if (!loading && m_list->model().rowCount() == 0)
                fail(Error(ErrorCode::NotFound,
                           message(QT_TRANSLATE_NOOP("Message", "There is no customer that this user may see."))));
        });
    }

    void onRowsPainted()
    {
        note("list_ms");
        m_outcome = m_moments;
        QCoreApplication::quit();
    }

    Desk &m_desk;
    SecretString m_password;
    ListPage *m_list = nullptr;
    QJsonObject m_moments;
    Result<QJsonObject> m_outcome = Error::internal(QStringLiteral("the program was ended"));
};

} // namespace

Result<QJsonObject> timeStart(QApplication &application, const AppOptions &options)
{
    auto password = options.password();
    if (!password)
        return password.error();
    const QTemporaryDir folder;
    Preferences preferences(folder.path());
    LanguageSwitch languages(application);
    languages.use(options.locale.isEmpty() ? preferences.language() : options.locale);
    ThemeManager themes(application);
    themes.setMode(options.theme == u"dark" ? ThemeManager::Mode::Dark : ThemeManager::Mode::Light);
    Desk desk(preferences, languages, themes, options.link(), DeskFolders{folder.path()});
    desk.signInWindow()->setServer(options.server);
    desk.signInWindow()->setLogin(options.user);
    StartClock clock(desk, *std::move(password));
    desk.start();
    QApplication::exec();
    return clock.outcome();
}

} // namespace fairdesk
