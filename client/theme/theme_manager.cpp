#include "client/theme/theme_manager.h"

#include "client/theme/fairdesk_style.h"

#include <QApplication>
#include <QHeaderView>
#include <QSettings>
#include <QToolTip>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace fairdesk {
namespace {

constexpr char managerProperty[] = "fairdeskThemeManager";

// The palette before ours tells what the desktop prefers where Qt has no better source (Qt < 6.5 on Linux).
bool desktopPaletteIsDark()
{
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

ThemeManager::SystemIsDark defaultSystemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return [] { return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark; };
#elif defined(Q_OS_WIN)
    return [] {
        const QSettings personalize(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\"
                                                   "Themes\\Personalize"),
                                    QSettings::NativeFormat);
        return personalize.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
    };
#else
    return [dark = desktopPaletteIsDark()] { return dark; };
#endif
}

} // namespace

ThemeManager::ThemeManager(QApplication &application, SystemIsDark systemIsDark)
    : m_application(application)
    , m_systemIsDark(systemIsDark ? std::move(systemIsDark) : defaultSystemIsDark())
{
    m_theme = wantsDark() ? Theme::dark() : Theme::light();
    m_application.setProperty(managerProperty, QVariant::fromValue(static_cast<QObject *>(this)));
    auto *style = new FairdeskStyle(m_theme);
    m_style = style;
    QApplication::setStyle(style);

    QApplication::setFont(Theme::font(TypeRole::Body));
    QApplication::setFont(Theme::font(TypeRole::Secondary), "QHeaderView");
    QApplication::setFont(Theme::font(TypeRole::Secondary), "QStatusBar");
    QToolTip::setFont(Theme::font(TypeRole::Secondary));
    show(m_theme);

    connect(&m_application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            followSystem();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeManager::followSystem);
#endif
}

ThemeManager::~ThemeManager()
{
    m_application.setProperty(managerProperty, QVariant());
}

ThemeManager *ThemeManager::current()
{
    if (!qApp)
        return nullptr;
    // A property rather than a static: it dies with its application, and a test may have several after each other.
    return static_cast<ThemeManager *>(qApp->property(managerProperty).value<QObject *>());
}

void ThemeManager::setMode(Mode mode)
{
    m_mode = mode;
    if (wantsDark() != m_theme.isDark)
        show(wantsDark() ? Theme::dark() : Theme::light());
}

void ThemeManager::followSystem()
{
    if (m_mode == Mode::FollowSystem)
        setMode(m_mode);
}

void ThemeManager::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    if (m_style)
        m_style->setDensity(density);
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!qobject_cast<QHeaderView *>(widget))
            continue;
        QEvent change(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &change);
    }
    emit densityChanged(density);
}

bool ThemeManager::wantsDark() const
{
    return m_mode == Mode::FollowSystem ? m_systemIsDark() : m_mode == Mode::Dark;
}

void ThemeManager::show(const Theme &theme)
{
    m_theme = theme;
    if (m_style)
        m_style->setTheme(theme);
    const QPalette palette = theme.palette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // Qt only posts the news; who listens to themeChanged() must find every widget in the new colours already.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::ApplicationPaletteChange);
    if (m_style)
        m_style->refreshRoles();
    emit themeChanged(m_theme);
}

} // namespace fairdesk
