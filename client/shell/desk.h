// One program from sign-in to sign-in: which window is on the screen, and what a signed-in person works with.
#pragma once

#include "client/link/server_link.h"
#include "client/shell/preferences.h"

#include <QObject>

#include <memory>

namespace fairdesk {

class DraftStore;
class LanguageSwitch;
class MainWindow;
class RecordCache;
class SignInWindow;

// Where the desk keeps its files; tests and the tour put them elsewhere.
struct DeskFolders
{
    QString drafts; // empty: those of this user
};

class Desk final : public QObject
{
    Q_OBJECT
public:
    Desk(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes, LinkOptions options,
         DeskFolders folders = {}, QObject *parent = nullptr);
    ~Desk() override;

    void start();
    SignInWindow *signInWindow() const { return m_signIn.get(); }
    // Null while nobody is signed in.
    MainWindow *mainWindow() const { return m_window.get(); }
    ServerLink *link() const { return m_link.get(); }

signals:
    void signedIn();
    void signedOut();

private:
    void enter(std::shared_ptr<ServerLink> link);
    void leave(const QString &words);
    void signOut();

    Preferences &m_preferences;
    LanguageSwitch &m_languages;
    ThemeManager &m_themes;
    DeskFolders m_folders;
    std::unique_ptr<SignInWindow> m_signIn;
    // In this order: the window speaks to the stores, and they to the link, until they are gone.
    std::shared_ptr<ServerLink> m_link;
    std::unique_ptr<RecordCache> m_cache;
    std::unique_ptr<DraftStore> m_drafts;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace fairdesk
