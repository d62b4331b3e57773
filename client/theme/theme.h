// The look of Fairdesk as one value: every colour role, the type scale and the measures of the visual design guide.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>
#include <utility>

class QWidget;

namespace fairdesk {

// What a coloured part means; colour is used only where it means something.
enum class Tone { Neutral, Accent, Success, Warning, Danger, Care, Room };

enum class TextRole { Primary, Secondary, Tertiary, Accent, Disabled, OnAccent, Success, Warning, Danger, Care, Room };

enum class TypeRole {
    KeyFigure,
    RecordTitle,
    StripFigure,
    PageTitle,
    Body,
    BodyBold,
    Secondary,
    SecondaryBold,
    Caption,
    CaptionBold,
    Canvas,
    CanvasBold
};

enum class BadgeLevel { A, B, C };

// The states of a booth as ink on the plan: the fuller the ink, the further the sale.
enum class BoothInk { Available, Held, Reserved, Contracted, Paid, Blocked };

enum class Density { Compact, Standard, Roomy };

enum class Motion { Selection, Hover, PopUp, Pane, Pan, LiveChange };

namespace metrics {
inline constexpr int grid = 4;
inline constexpr int gap = 8;
inline constexpr int controlRadius = 4;
inline constexpr int tagRadius = 3;
inline constexpr int popUpRadius = 6;
inline constexpr int cellPadding = 8;
inline constexpr int pageMarginLeft = 16;
inline constexpr int pageMarginRight = 12;
inline constexpr int tableHeader = 28;
inline constexpr int paneTableHeader = 24;
inline constexpr int menuRow = 36;
inline constexpr int tabRow = 32;
inline constexpr int pageHead = 40;
inline constexpr int filterRow = 36;
inline constexpr int paneHead = 32;
inline constexpr int control = 28;
inline constexpr int smallControl = 24;
inline constexpr int railFull = 168;
inline constexpr int railMini = 48;
inline constexpr int railItem = 28;
inline constexpr int railMiniItem = 32;
inline constexpr int statusBar = 24;
inline constexpr int scrollBar = 10;
inline constexpr int currentRowBar = 3;
inline constexpr int icon = 16;
inline constexpr int largeIcon = 20;
inline constexpr int previewPane = 328;
} // namespace metrics

int rowHeight(Density density);
int milliseconds(Motion motion);

// One theme, light or dark; widgets, delegates, charts and print read their colours from it and have none of their own.
struct Theme
{
    struct Backgrounds
    {
        QColor window, surface, chrome, header, sunk, floor, hover, selected, neutral;
    };
    struct Lines
    {
        QColor subtle, pane, control;
    };
    struct Accents
    {
        QColor fill, fillHover, fillPressed, onFill, soft, line, text;
    };
    struct Texts
    {
        QColor primary, secondary, tertiary, disabled;
    };
    struct ToneColors
    {
        QColor text, soft, mark;
    };
    struct BadgeColors
    {
        QColor fill, text, frame;
    };
    struct BoothColors
    {
        QColor fill, line, text;
    };
    struct Charts
    {
        std::array<QColor, 7> series;
        std::array<QColor, 6> sequence;
    };

    bool isDark = false;
    Backgrounds bg;
    Lines line;
    Accents accent;
    Texts text;
    ToneColors success, warning, danger, care, room;
    QColor countBadge;
    std::array<BadgeColors, 3> levels;
    std::array<BoothColors, 6> booths;
    Charts charts;

    static Theme light();
    static Theme dark();
    // The theme that is on the screen; the light one where no ThemeManager lives. Print asks for light() itself.
    static const Theme &of(const QWidget *widget);

    QColor color(TextRole role) const;
    ToneColors tone(Tone tone) const;
    const BadgeColors &level(BadgeLevel level) const { return levels[size_t(level)]; }
    const BoothColors &booth(BoothInk ink) const { return booths[size_t(ink)]; }
    QPalette palette() const;
    // Every colour with its name of the design guide, for the gallery and for tests that look at all of them.
    QList<std::pair<QString, QColor>> namedColors() const;

    static QFont font(TypeRole role);
    static int lineHeight(TypeRole role);
};

// WCAG 2.1 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);
QColor mixed(const QColor &base, const QColor &added, qreal share);

} // namespace fairdesk
