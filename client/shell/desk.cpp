#include "client/shell/desk.h"

#include "client/data/draft_store.h"
#include "client/data/record_cache.h"
#include "client/link/when_done.h"
#include "client/shell/main_window.h"
#include "client/shell/sign_in_window.h"

namespace fairdesk {

Desk::Desk(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes, LinkOptions options,
           DeskFolders folders, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_languages(languages)
    , m_themes(themes)
    , m_folders(std::move(folders))
    , m_signIn(std::make_unique<SignInWindow>(preferences, languages, themes, std::move(options)))
{
    // Queued: the link tells of its success from inside its own functions.
    connect(m_signIn.get(), &SignInWindow::signedIn, this, &Desk::enter, Qt::QueuedConnection);
}

Desk::~Desk() = default;

void Desk::start()
{
    m_signIn->show();
}

void Desk::enter(std::shared_ptr<ServerLink> link)
{
    m_link = std::move(link);
    m_cache = std::make_unique<RecordCache>(*m_link);
    const QString folder = m_folders.drafts.isEmpty() ? DraftStore::defaultFolder() : m_folders.drafts;
    m_drafts = std::make_unique<DraftStore>(folder, m_link->serverName(), m_link->session().login);
    m_window =
        std::make_unique<MainWindow>(ClientContext{*m_link, *m_cache, *m_drafts, m_themes}, m_preferences, m_languages);
    connect(m_window.get(), &MainWindow::signOutRequested, this, &Desk::signOut);
    connect(m_link.get(), &ServerLink::signedOut, this, [this](const Error &error) {
        // The session ended in the middle of an answer; who waits for it must still be there.
        QMetaObject::invokeMethod(
            this, [this, words = error.render()] { leave(words); }, Qt::QueuedConnection);
    });
    m_window->restorePages();
    m_window->show();
    m_signIn->hide();
    emit signedIn();
}

void Desk::signOut()
{
    m_window->storePages();
    m_drafts->flush();
    whenDone(m_link->signOut(), this, [this](const Result<void> &) {
        QMetaObject::invokeMethod(
            this, [this] { leave({}); }, Qt::QueuedConnection);
    });
}

void Desk::leave(const QString &words)
{
    if (!m_window)
        return;
    m_window->storePages();
    m_signIn->show();
    if (!words.isEmpty())
        m_signIn->setMessage(Tone::Warning, words);
    m_window.reset();
    m_drafts.reset();
    m_cache.reset();
    m_link.reset();
    emit signedOut();
}

} // namespace fairdesk
