#include "client/shell/preferences.h"

#include <QCryptographicHash>
#include <QStandardPaths>

namespace fairdesk {
namespace {

constexpr qsizetype rememberedServers = 5;
const QString defaultServer = QStringLiteral("127.0.0.1:7443");

QString fileIn(const QString &folder, QStandardPaths::StandardLocation otherwise, const char *name)
{
    const QString base =
        folder.isEmpty() ? QStandardPaths::writableLocation(otherwise) + QStringLiteral("/fairdesk") : folder;
    return base + u'/' + QString::fromLatin1(name);
}

// Addresses and logins may hold characters that keys of a settings file may not.
QString deskKey(const QString &desk, const char *what)
{
    const QByteArray hash = QCryptographicHash::hash(desk.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("desk-%1/%2").arg(QString::fromLatin1(hash), QString::fromLatin1(what));
}

} // namespace

Preferences::Preferences(const QString &folder)
    : m_choices(fileIn(folder, QStandardPaths::GenericConfigLocation, "preferences.ini"), QSettings::IniFormat)
    , m_places(fileIn(folder, QStandardPaths::GenericDataLocation, "windows.ini"), QSettings::IniFormat)
{
}

QString Preferences::server() const
{
    return m_choices.value(QStringLiteral("server"), defaultServer).toString();
}

void Preferences::setServer(const QString &address)
{
    QStringList recent = recentServers();
    recent.removeAll(address);
    recent.prepend(address);
    m_choices.setValue(QStringLiteral("server"), address);
    m_choices.setValue(QStringLiteral("recentServers"), QStringList(recent.mid(0, rememberedServers)));
}

QStringList Preferences::recentServers() const
{
    return m_choices.value(QStringLiteral("recentServers")).toStringList();
}

QString Preferences::login() const
{
    return m_choices.value(QStringLiteral("login")).toString();
}

void Preferences::setLogin(const QString &login)
{
    m_choices.setValue(QStringLiteral("login"), login);
}

ThemeManager::Mode Preferences::theme() const
{
    const QString name = m_choices.value(QStringLiteral("theme")).toString();
    if (name == u"light")
        return ThemeManager::Mode::Light;
    return name == u"dark" ? ThemeManager::Mode::Dark : ThemeManager::Mode::FollowSystem;
}

void Preferences::setTheme(ThemeManager::Mode mode)
{
    const std::array names{"light", "dark", "system"};
    m_choices.setValue(QStringLiteral("theme"), QString::fromLatin1(names[size_t(mode)]));
}

Density Preferences::density() const
{
    const QString name = m_choices.value(QStringLiteral("density")).toString();
    if (name == u"compact")
        return Density::Compact;
    return name == u"roomy" ? Density::Roomy : Density::Standard;
}

void Preferences::setDensity(Density density)
{
    const std::array names{"compact", "standard", "roomy"};
    m_choices.setValue(QStringLiteral("density"), QString::fromLatin1(names[size_t(density)]));
}

QString Preferences::language() const
{
    return m_choices.value(QStringLiteral("language")).toString();
}

void Preferences::setLanguage(const QString &name)
{
    m_choices.setValue(QStringLiteral("language"), name);
}

int Preferences::scalePercent() const
{
    const int percent = m_choices.value(QStringLiteral("scalePercent"), scaleSteps.front()).toInt();
    return std::find(scaleSteps.begin(), scaleSteps.end(), percent) == scaleSteps.end() ? scaleSteps.front() : percent;
}

void Preferences::setScalePercent(int percent)
{
    m_choices.setValue(QStringLiteral("scalePercent"), percent);
}

bool Preferences::railIsMini() const
{
    return m_places.value(QStringLiteral("railMini"), false).toBool();
}

void Preferences::setRailMini(bool mini)
{
    m_places.setValue(QStringLiteral("railMini"), mini);
}

QByteArray Preferences::windowGeometry() const
{
    return m_places.value(QStringLiteral("geometry")).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_places.setValue(QStringLiteral("geometry"), geometry);
}

QStringList Preferences::openPages(const QString &desk) const
{
    return m_places.value(deskKey(desk, "pages")).toStringList();
}

int Preferences::currentPage(const QString &desk) const
{
    return m_places.value(deskKey(desk, "current"), 0).toInt();
}

void Preferences::setOpenPages(const QString &desk, const QStringList &pages, int current)
{
    m_places.setValue(deskKey(desk, "pages"), pages);
    m_places.setValue(deskKey(desk, "current"), current);
}

} // namespace fairdesk
