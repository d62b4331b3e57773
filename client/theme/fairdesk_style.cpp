#include "client/theme/fairdesk_style.h"

#include "client/theme/focus_ring.h"
#include "client/theme/icons.h"
#include "client/theme/style_paint.h"
#include "client/theme/table_row_hover.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTableView>
#include <QTextCharFormat>
#include <QToolButton>

namespace fairdesk {
namespace {

constexpr std::array<const char *, 5> buttonRoleNames{"", "primary", "plain", "danger", "link"};
constexpr std::array<const char *, 11> textRoleNames{"primary",  "secondary", "tertiary", "accent",
                                                     "disabled", "onAccent",  "success",  "warning",
                                                     "danger",   "care",      "room"};
constexpr std::array<const char *, 9> surfaceNames{"window",     "surface",     "chrome",      "header",    "sunk",
                                                   "accentSoft", "warningSoft", "successSoft", "dangerSoft"};

template<typename Enum, size_t Count>
std::optional<Enum> byName(const std::array<const char *, Count> &names, const QVariant &value)
{
    const QString name = value.toString();
    for (size_t i = 0; i < Count; ++i) {
        if (name == QLatin1String(names[i]))
            return Enum(i);
    }
    return std::nullopt;
}

const QColor &surfaceColor(const Theme &theme, Surface surface)
{
    const std::array<const QColor *, 9> colors{&theme.bg.window,    &theme.bg.surface,   &theme.bg.chrome,
                                               &theme.bg.header,    &theme.bg.sunk,      &theme.accent.soft,
                                               &theme.warning.soft, &theme.success.soft, &theme.danger.soft};
    return *colors[size_t(surface)];
}

// A role is a colour in the widget's own palette, so that it survives whatever its parents change.
void applyRoles(QWidget *widget, const Theme &theme)
{
    const QVariant textRole = widget->property("textRole");
    const QVariant pane = widget->property("pane");
    if (!textRole.isValid() && !pane.isValid())
        return;
    QPalette palette = widget->palette();
    if (const auto role = byName<TextRole>(textRoleNames, textRole)) {
        const QColor color = theme.color(*role);
        for (const auto colorRole : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            palette.setColor(QPalette::Active, colorRole, color);
            palette.setColor(QPalette::Inactive, colorRole, color);
            palette.setColor(QPalette::Disabled, colorRole, theme.text.disabled);
        }
    }
    if (const auto surface = byName<Surface>(surfaceNames, pane)) {
        palette.setColor(QPalette::Window, surfaceColor(theme, *surface));
        widget->setAutoFillBackground(true);
    }
    widget->setPalette(palette);
}

// Qt gives its calendar icons and inks of its own, which know no theme.
void dressCalendar(QCalendarWidget *calendar, const Theme &theme)
{
    const auto button = [calendar](const char *name) {
        return calendar->findChild<QToolButton *>(QLatin1String(name));
    };
    if (QToolButton *back = button("qt_calendar_prevmonth"))
        back->setIcon(icon(Icon::ChevronLeft));
    if (QToolButton *forth = button("qt_calendar_nextmonth"))
        forth->setIcon(icon(Icon::ChevronRight));
    if (auto *bar = calendar->findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar")))
        bar->setBackgroundRole(QPalette::Base);
    QTextCharFormat header;
    header.setForeground(theme.text.tertiary);
    header.setBackground(theme.bg.surface);
    calendar->setHeaderTextFormat(header);
    QTextCharFormat weekend;
    weekend.setForeground(theme.text.tertiary);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, weekend);
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    // Buttons, combo boxes and spin boxes remember their size until the style says that it has changed.
    QEvent change(QEvent::StyleChange);
    QCoreApplication::sendEvent(widget, &change);
    widget->updateGeometry();
    widget->update();
}

bool takesHover(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QTabBar *>(widget) || qobject_cast<const QScrollBar *>(widget) ||
           qobject_cast<const QAbstractSlider *>(widget) || qobject_cast<const QHeaderView *>(widget) ||
           qobject_cast<const QSplitterHandle *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

} // namespace

void setButtonRole(QWidget *button, ButtonRole role)
{
    setStyleProperty(button, "role", QString::fromLatin1(buttonRoleNames[size_t(role)]));
}

void setTextRole(QWidget *label, TextRole role)
{
    label->setProperty("textRole", QString::fromLatin1(textRoleNames[size_t(role)]));
    applyRoles(label, Theme::of(label));
}

void setSurface(QWidget *widget, Surface surface)
{
    widget->setProperty("pane", QString::fromLatin1(surfaceNames[size_t(surface)]));
    applyRoles(widget, Theme::of(widget));
}

void setSmall(QWidget *control, bool small)
{
    setStyleProperty(control, "controlSize", small ? QStringLiteral("small") : QString());
}

void setInvalid(QWidget *field, bool invalid)
{
    setStyleProperty(field, "state", invalid ? QStringLiteral("invalid") : QString());
}

void setKeyHint(QWidget *button, const QString &keys)
{
    setStyleProperty(button, "keyHint", keys);
}

void setDocumentTabs(QWidget *tabBar, bool document)
{
    setStyleProperty(tabBar, "tabs", document ? QStringLiteral("document") : QString());
}

QString tabText(const QString &title, const QString &note)
{
    return note.isEmpty() ? title : title + u'\t' + note;
}

FairdeskStyle::FairdeskStyle(const Theme &theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(theme)
    , m_focusRing(std::make_unique<FocusRing>())
    , m_rowHover(std::make_unique<TableRowHover>())
{
    setObjectName(QStringLiteral("fairdesk"));
}

FairdeskStyle::~FairdeskStyle() = default;

void FairdeskStyle::refreshRoles() const
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        applyRoles(widget, m_theme);
        if (auto *calendar = qobject_cast<QCalendarWidget *>(widget))
            dressCalendar(calendar, m_theme);
    }
}

void FairdeskStyle::polish(QPalette &palette)
{
    palette = m_theme.palette();
}

QPalette FairdeskStyle::standardPalette() const
{
    return m_theme.palette();
}

void FairdeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    applyRoles(widget, m_theme);
    if (takesHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (FocusRing::wantsRing(widget))
        widget->installEventFilter(m_focusRing.get());
    if (auto *calendar = qobject_cast<QCalendarWidget *>(widget))
        dressCalendar(calendar, m_theme);
    if (auto *table = qobject_cast<QTableView *>(widget))
        m_rowHover->watch(table);
}

void FairdeskStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(m_focusRing.get());
    if (auto *table = qobject_cast<QTableView *>(widget))
        table->viewport()->removeEventFilter(m_rowHover.get());
    QProxyStyle::unpolish(widget);
}

void FairdeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    style::Paint paint = style::primitivePaint(element);
    if (!paint)
        paint = style::itemPaint(element);
    if (!paint) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    paint({*this, m_theme, option, painter, widget});
}

void FairdeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    style::Paint paint = style::controlPaint(element);
    if (!paint)
        paint = style::rowPaint(element);
    if (!paint) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    paint({*this, m_theme, option, painter, widget});
}

void FairdeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    const style::Paint paint = style::complexPaint(control);
    if (!paint) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    paint({*this, m_theme, option, painter, widget});
}

QIcon FairdeskStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    struct Entry
    {
        Icon icon;
        TextRole role = TextRole::Secondary;
    };
    static const QHash<int, Entry> table{{SP_MessageBoxInformation, {Icon::Info, TextRole::Accent}},
                                         {SP_MessageBoxWarning, {Icon::Warning, TextRole::Warning}},
                                         {SP_MessageBoxCritical, {Icon::Error, TextRole::Danger}},
                                         {SP_MessageBoxQuestion, {Icon::Help, TextRole::Accent}},
                                         {SP_LineEditClearButton, {Icon::Close}},
                                         {SP_TitleBarCloseButton, {Icon::Close}},
                                         {SP_DockWidgetCloseButton, {Icon::Close}},
                                         {SP_TitleBarNormalButton, {Icon::OpenExternal}},
                                         {SP_DialogOkButton, {Icon::Checkmark}},
                                         {SP_DialogCancelButton, {Icon::Close}},
                                         {SP_DialogOpenButton, {Icon::Folder}},
                                         {SP_DialogSaveButton, {Icon::Save}},
                                         {SP_DialogCloseButton, {Icon::Close}},
                                         {SP_DialogHelpButton, {Icon::Help}},
                                         {SP_FileIcon, {Icon::Document}},
                                         {SP_DirIcon, {Icon::Folder}},
                                         {SP_DirClosedIcon, {Icon::Folder}},
                                         {SP_DirOpenIcon, {Icon::Folder}},
                                         {SP_ArrowBack, {Icon::ArrowLeft}},
                                         {SP_ArrowForward, {Icon::ArrowRight}},
                                         {SP_ArrowUp, {Icon::ArrowUp}},
                                         {SP_ArrowDown, {Icon::ArrowDown}},
                                         {SP_BrowserReload, {Icon::Refresh}},
                                         {SP_TrashIcon, {Icon::Delete}},
                                         {SP_ToolBarHorizontalExtensionButton, {Icon::More}},
                                         {SP_MediaPlay, {Icon::Play}},
                                         {SP_MediaPause, {Icon::Pause}}};
    const auto found = table.constFind(pixmap);
    return found == table.cend() ? QProxyStyle::standardIcon(pixmap, option, widget) : icon(found->icon, found->role);
}

QPixmap FairdeskStyle::standardPixmap(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    const QIcon found = standardIcon(pixmap, option, widget);
    if (found.isNull())
        return QProxyStyle::standardPixmap(pixmap, option, widget);
    const int size =
        pixelMetric(pixmap <= SP_MessageBoxQuestion ? PM_MessageBoxIconSize : PM_SmallIconSize, option, widget);
    return found.pixmap(QSize(size, size), widget ? widget->devicePixelRatioF() : qApp->devicePixelRatio());
}

} // namespace fairdesk
