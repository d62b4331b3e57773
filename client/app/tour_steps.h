// The pages of a tour, one step each: bring the page up as a person would, then take its picture in each theme.
#pragma once

#include "client/shell/desk.h"
#include "client/shell/language_switch.h"
#include "common/base/secret_string.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <functional>

class QApplication;

namespace fairdesk {

class Album;
class Customer360Page;
class DemoServer;
class ListPage;
class MainWindow;

// Where the tour takes place.
struct TourStage
{
    QString server;
    QString user;
    SecretString password;
    QByteArray trust;
    QString pinFile;
    DemoServer *demo = nullptr; // null at somebody else's server, which is not to be stopped
};

// One language; the themes are switched on the standing window.
class Tour
{
    Q_DECLARE_TR_FUNCTIONS(Tour)
public:
    Tour(QApplication &application, const TourStage &stage, Album &album, const QString &locale,
         const QStringList &themes);
    ~Tour();

    void run();

private:
    using Condition = std::function<bool()>;

    void signInPages();
    void listPages();
    void customerPages();
    void formPages();
    void shellPages();
    void settingsPages();
    void setupPages();
    void offlinePage();

    // False after too long; the picture is then missing.
    bool waitFor(const Condition &condition) const;
    void settle() const;
    void picture(const QString &name, const QString &title, QWidget *window, const Condition &ready);
    QString namesOf(const char *entity) const;
    std::unique_ptr<Desk> signIn(const QString &user, const QString &folder);

    MainWindow *window() const;
    QWidget *page() const;
    bool openList(const char *entity);
    void closeDialogs();

    QApplication &m_application;
    const TourStage &m_stage;
    Album &m_album;
    QString m_locale;
    QStringList m_themes;
    QTemporaryDir m_folder;
    LanguageSwitch m_languages;
    ThemeManager m_themeManager;
    Preferences m_preferences;
    std::unique_ptr<Desk> m_desk;
    int m_number = 0;
};

} // namespace fairdesk
