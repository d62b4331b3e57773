// A desk in the exhibition centre: server, preferences and sign-in as on a fresh computer.
#pragma once

#include "client/shell/desk.h"
#include "client/shell/language_switch.h"
#include "client/shell/main_window.h"
#include "tests/support/catch.h"
#include "tests/support/server_process.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <functional>

namespace fairdesk::test {

// One demo centre for all stories of this program; null where the server was not built.
ServerProcess *office();

// True as soon as the condition holds; false after so long. Runs the event loop, sleeps nowhere.
bool waitFor(const std::function<bool()> &condition, int milliseconds = 30'000);

// One computer: its own settings, pins and drafts.
class Desktop
{
public:
    explicit Desktop(const QString &language = QStringLiteral("en"));
    ~Desktop();

    // Signs in as a person would whose computer knows the server already.
    bool signInAs(const QString &login);

    Desk &desk() { return *m_desk; }
    MainWindow &window() { return *m_desk->mainWindow(); }
    Preferences &preferences() { return m_preferences; }
    ThemeManager &themes() { return *m_themes; }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    // Leaves and comes back: what was kept on the disk is what there is.
    void restart();

private:
    LinkOptions options() const;

    QTemporaryDir m_folder;
    LanguageSwitch m_languages;
    std::unique_ptr<ThemeManager> m_themes;
    Preferences m_preferences;
    std::unique_ptr<Desk> m_desk;
};

} // namespace fairdesk::test

// A story without a server is no story; the full build always has one.
#define NEEDS_SERVER()                                                                                                 \
    if (!fairdesk::test::office()) {                                                                                   \
        WARN("fairdesk-server was not built beside this test; the story is left out");                                 \
        return;                                                                                                        \
    }
