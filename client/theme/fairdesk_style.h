// The one style of the client: Fusion, redrawn with the colours, edges and measures of the visual design guide.
#pragma once

#include "client/theme/theme.h"

#include <QProxyStyle>

#include <memory>

namespace fairdesk {

class FocusRing;
class TableRowHover;

// How a button looks beside the others of its page; the neutral look needs no role.
enum class ButtonRole { Neutral, Primary, Plain, Danger, Link };
// What a static surface is: it takes its background from the theme and follows a switch.
enum class Surface { Window, Surface, Chrome, Header, Sunk, AccentSoft, WarningSoft, SuccessSoft, DangerSoft };

// These may be called at any time. They set the properties "role", "textRole", "pane", "controlSize", "state",
// "keyHint" and "tabs" that the style reads; a name may also be set directly before the widget is first shown.
void setButtonRole(QWidget *button, ButtonRole role);
void setTextRole(QWidget *label, TextRole role);
void setSurface(QWidget *widget, Surface surface);
// 24 px instead of 28 px high.
void setSmall(QWidget *control, bool small = true);
// The 2 px danger edge under a field whose value is refused; the words stand in a label under it.
void setInvalid(QWidget *field, bool invalid);
// The keys that press a button, shown in it behind its text.
void setKeyHint(QWidget *button, const QString &keys);
// Underlined tabs are the rule (views, sub-pages); document tabs have edges and the accent on top.
void setDocumentTabs(QWidget *tabBar, bool document = true);
// A tab's text with a number behind it in a quieter ink, or with the dot of unsaved changes.
QString tabText(const QString &title, const QString &note);
inline constexpr QChar unsavedMark = QChar(0x2022);

// Draws every standard control of the client; reads only its Theme, so printing or a preview may have its own.
class FairdeskStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit FairdeskStyle(const Theme &theme);
    ~FairdeskStyle() override;

    const Theme &theme() const { return m_theme; }
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setDensity(Density density) { m_density = density; }
    // Gives every widget with a text or surface role the colours of the present theme.
    void refreshRoles() const;

    // For painting functions that change the option only and leave the drawing to Fusion.
    void drawAsFusion(ControlElement element, const QStyleOption *option, QPainter *painter,
                      const QWidget *widget) const
    {
        QProxyStyle::drawControl(element, option, painter, widget);
    }

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    QPalette standardPalette() const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    QPixmap standardPixmap(StandardPixmap pixmap, const QStyleOption *option,
                           const QWidget *widget = nullptr) const override;

private:
    Theme m_theme;
    Density m_density = Density::Standard;
    std::unique_ptr<FocusRing> m_focusRing;
    std::unique_ptr<TableRowHover> m_rowHover;
};

} // namespace fairdesk
