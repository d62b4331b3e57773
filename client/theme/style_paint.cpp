#include "client/theme/style_paint.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMetaEnum>
#include <QPainterPath>
#include <QPushButton>

namespace fairdesk::style {
namespace {

bool isReadOnly(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->isReadOnly();
    if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget))
        return spin->isReadOnly();
    return false;
}

QColor fieldFill(const Call &call)
{
    return call.enabled() && !isReadOnly(call.widget) ? call.theme.bg.surface : call.theme.bg.chrome;
}

ButtonLook disabledLook(const Theme &theme, ButtonRole role)
{
    if (role == ButtonRole::Plain || role == ButtonRole::Link)
        return {Qt::transparent, Qt::transparent, theme.text.disabled};
    if (role == ButtonRole::Primary)
        return {theme.bg.neutral, theme.bg.neutral, theme.text.disabled};
    return {theme.bg.chrome, theme.line.subtle, theme.text.disabled};
}

} // namespace

ButtonRole buttonRole(const QWidget *widget)
{
    const QString role = widget ? widget->property("role").toString() : QString();
    constexpr std::array<std::pair<const char *, ButtonRole>, 4> names{{{"primary", ButtonRole::Primary},
                                                                        {"plain", ButtonRole::Plain},
                                                                        {"danger", ButtonRole::Danger},
                                                                        {"link", ButtonRole::Link}}};
    for (const auto &[name, value] : names) {
        if (role == QLatin1String(name))
            return value;
    }
    return ButtonRole::Neutral;
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property("controlSize").toString() == QLatin1String("small");
}

int controlHeight(const QWidget *widget)
{
    return isSmall(widget) ? metrics::smallControl : metrics::control;
}

bool isInvalid(const QWidget *widget)
{
    return widget && widget->property("state").toString() == QLatin1String("invalid");
}

QString keyHint(const QWidget *widget)
{
    return widget ? widget->property("keyHint").toString() : QString();
}

bool isDocumentTabs(const QWidget *widget)
{
    return widget && widget->property("tabs").toString() == QLatin1String("document");
}

void paintFrame(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge, 1));
    painter->setBrush(fill);
    const qreal inset = edge.alpha() == 0 ? 0 : 0.5;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void paintField(const Call &call, const QRect &rect)
{
    const Theme &theme = call.theme;
    const bool focused = call.enabled() && call.has(QStyle::State_HasFocus);
    const bool invalid = isInvalid(call.widget);
    const QColor edge = call.enabled() ? theme.line.pane : theme.line.subtle;
    paintFrame(call.painter, rect, fieldFill(call), edge, metrics::controlRadius);

    const QColor bottom = invalid           ? theme.danger.mark
                          : focused         ? theme.accent.text
                          : !call.enabled() ? theme.line.subtle
                                            : theme.line.control;
    const int width = invalid || focused ? 2 : 1;
    QPainterPath outline;
    outline.addRoundedRect(rect, metrics::controlRadius, metrics::controlRadius);
    call.painter->save();
    call.painter->setRenderHint(QPainter::Antialiasing);
    call.painter->setClipRect(QRectF(rect.left(), rect.bottom() + 1 - width, rect.width(), width), Qt::IntersectClip);
    call.painter->fillPath(outline, bottom);
    call.painter->restore();
}

void paintHairline(QPainter *painter, const QRect &rect, const QColor &color)
{
    painter->fillRect(rect, color);
}

void paintIcon(const Call &call, const QRect &rect, Icon name, const QColor &color)
{
    const int size = std::min(rect.width(), rect.height());
    const QRect target(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size);
    call.painter->drawPixmap(target, iconPixmap(name, size, call.painter->device()->devicePixelRatioF(), color));
}

QPixmap tinted(const QPixmap &pixmap, const QColor &color)
{
    QPixmap copy = pixmap;
    QPainter painter(&copy);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(), copy.deviceIndependentSize()), color);
    return copy;
}

ButtonLook buttonLook(const Call &call, ButtonRole role)
{
    const Theme &theme = call.theme;
    if (!call.enabled())
        return disabledLook(theme, role);
    const bool pressed = call.has(QStyle::State_Sunken);
    const bool on = call.has(QStyle::State_On);
    const QColor hoverFill = pressed ? theme.bg.selected : theme.bg.hover;
    const bool touched = pressed || call.hovered();
    switch (role) {
    case ButtonRole::Primary: {
        const QColor fill = pressed ? theme.accent.fillPressed : touched ? theme.accent.fillHover : theme.accent.fill;
        return {fill, fill, theme.accent.onFill};
    }
    case ButtonRole::Danger:
        return {touched ? theme.danger.soft : theme.bg.surface, touched ? theme.danger.mark : theme.line.pane,
                theme.danger.text};
    case ButtonRole::Link:
        return {touched ? hoverFill : QColor(Qt::transparent), Qt::transparent, theme.accent.text};
    case ButtonRole::Plain:
        if (on)
            return {theme.bg.selected, Qt::transparent, theme.accent.text};
        return {touched ? hoverFill : QColor(Qt::transparent), Qt::transparent, theme.text.primary};
    case ButtonRole::Neutral:
        break;
    }
    if (on)
        return {theme.bg.selected, theme.accent.line, theme.accent.text};
    return {touched ? hoverFill : theme.bg.surface, theme.line.pane, theme.text.primary};
}

QRect comboArrowRect(const QRect &rect, Qt::LayoutDirection direction)
{
    const QRect arrow(rect.right() - 22, rect.top(), 16, rect.height());
    return QStyle::visualRect(direction, rect, arrow);
}

std::pair<QString, QString> splitTabText(const QString &text)
{
    const qsizetype tab = text.indexOf(u'\t');
    return tab < 0 ? std::pair(text, QString()) : std::pair(text.left(tab), text.mid(tab + 1));
}

QSize tabSize(const QStyleOption *option, const QSize &contents, const QWidget *widget)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return contents;
    const auto [title, note] = splitTabText(tab->text);
    // Measured bold: the current tab is, and the row must not jump when it changes.
    const QFontMetrics bold(Theme::font(TypeRole::BodyBold));
    const QFontMetrics caption(Theme::font(TypeRole::Caption));
    int width = 24 + bold.size(Qt::TextShowMnemonic, title).width();
    if (!tab->icon.isNull())
        width += metrics::icon + 6;
    if (!note.isEmpty())
        width += 6 + (note == unsavedMark ? 8 : caption.horizontalAdvance(note));
    for (const QSize &button : {tab->leftButtonSize, tab->rightButtonSize})
        width += button.isValid() && button.width() > 0 ? button.width() + 4 : 0;
    const bool vertical = tab->shape == QTabBar::RoundedWest || tab->shape == QTabBar::RoundedEast;
    Q_UNUSED(widget);
    return vertical ? QSize(metrics::tabRow, width) : QSize(width, metrics::tabRow);
}

} // namespace fairdesk::style
