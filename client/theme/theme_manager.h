// Which theme and density the client shows, and the switch between them without a restart.
#pragma once

#include "client/theme/theme.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QApplication;

namespace fairdesk {

class FairdeskStyle;

// Puts style, palette and fonts on the application and changes them while it runs; made in main and passed by
// reference.
class ThemeManager final : public QObject
{
    Q_OBJECT
public:
    enum class Mode { Light, Dark, FollowSystem };
    Q_ENUM(Mode)
    using SystemIsDark = std::function<bool()>;

    explicit ThemeManager(QApplication &application, SystemIsDark systemIsDark = {});
    ~ThemeManager() override;

    // The manager of this application as painting code finds it; null before it is made and after it is gone.
    static ThemeManager *current();

    const Theme &theme() const { return m_theme; }
    Mode mode() const { return m_mode; }
    Density density() const { return m_density; }
    int rowHeight() const { return fairdesk::rowHeight(m_density); }
    // Zero where motion is unwanted: remote desktop, or animations switched off in the system.
    int duration(Motion motion) const { return m_motion ? milliseconds(motion) : 0; }

    void setMode(Mode mode);
    void setDensity(Density density);
    void setMotionEnabled(bool enabled) { m_motion = enabled; }
    // To be called when the system may have changed its colours; happens by itself when the application becomes active.
    void followSystem();

signals:
    void themeChanged(const fairdesk::Theme &theme);
    void densityChanged(fairdesk::Density density);

private:
    bool wantsDark() const;
    void show(const Theme &theme);

    QApplication &m_application;
    SystemIsDark m_systemIsDark;
    Theme m_theme;
    Mode m_mode = Mode::FollowSystem;
    Density m_density = Density::Standard;
    bool m_motion = true;
    QPointer<FairdeskStyle> m_style;
};

} // namespace fairdesk
