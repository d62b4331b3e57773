// What a person chose on this computer, and how the windows stood when the program was last left.
#pragma once

#include "client/theme/theme_manager.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace fairdesk {

// Two files: choices may roam with the user's profile, window places stay on this computer.
class Preferences
{
public:
    // Empty: the folders of this user.
    explicit Preferences(const QString &folder = {});

    QString server() const;
    void setServer(const QString &address);
    QStringList recentServers() const;
    QString login() const;
    void setLogin(const QString &login);

    ThemeManager::Mode theme() const;
    void setTheme(ThemeManager::Mode mode);
    Density density() const;
    void setDensity(Density density);
    // "zh_CN", "en"; empty follows the system.
    QString language() const;
    void setLanguage(const QString &name);
    // Of text and everything with it, read once when the program starts.
    int scalePercent() const;
    void setScalePercent(int percent);

    bool railIsMini() const;
    void setRailMini(bool mini);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    // The open pages of one person at one server, and which of them was in front.
    QStringList openPages(const QString &desk) const;
    int currentPage(const QString &desk) const;
    void setOpenPages(const QString &desk, const QStringList &pages, int current);

    static constexpr std::array scaleSteps{100, 110, 125, 150, 175, 200};

private:
    mutable QSettings m_choices;
    mutable QSettings m_places;
};

} // namespace fairdesk
