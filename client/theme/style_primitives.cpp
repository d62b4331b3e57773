// The small parts: indicators, frames, panels.
#include "client/theme/style_paint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHash>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace fairdesk::style {
namespace {

void paintNothing(const Call &) {}

struct IndicatorLook
{
    QColor fill, edge, mark;
};

IndicatorLook indicatorLook(const Call &call)
{
    const Theme &theme = call.theme;
    const bool set = call.has(QStyle::State_On) || call.has(QStyle::State_NoChange);
    if (!call.enabled())
        return {theme.bg.chrome, theme.line.pane, theme.text.disabled};
    if (set) {
        const QColor fill = call.hovered() ? theme.accent.fillHover : theme.accent.fill;
        return {fill, fill, theme.accent.onFill};
    }
    const bool touched = call.hovered() || call.has(QStyle::State_Sunken);
    return {call.has(QStyle::State_Sunken) ? theme.bg.selected : theme.bg.surface,
            touched ? theme.accent.fill : theme.line.control, theme.accent.onFill};
}

void paintTick(QPainter *painter, const QRectF &box, const QColor &color)
{
    const qreal unit = box.width() / 16;
    QPainterPath tick;
    tick.moveTo(box.left() + 4 * unit, box.top() + 8.2 * unit);
    tick.lineTo(box.left() + 6.9 * unit, box.top() + 11 * unit);
    tick.lineTo(box.left() + 12 * unit, box.top() + 5.2 * unit);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(tick);
    painter->restore();
}

void paintCheckBox(const Call &call)
{
    const IndicatorLook look = indicatorLook(call);
    const QRectF box(call.option->rect);
    paintFrame(call.painter, box, look.fill, look.edge, 3);
    if (call.has(QStyle::State_NoChange)) {
        const QRectF dash(box.left() + box.width() * 0.25, box.center().y() - 0.8, box.width() * 0.5, 1.6);
        call.painter->fillRect(dash, look.mark);
        return;
    }
    if (call.has(QStyle::State_On))
        paintTick(call.painter, box, look.mark);
}

void paintRadio(const Call &call)
{
    const IndicatorLook look = indicatorLook(call);
    const QRectF box(call.option->rect);
    paintFrame(call.painter, box, look.fill, look.edge, box.width() / 2);
    if (!call.has(QStyle::State_On))
        return;
    call.painter->save();
    call.painter->setRenderHint(QPainter::Antialiasing);
    call.painter->setPen(Qt::NoPen);
    call.painter->setBrush(look.mark);
    call.painter->drawEllipse(box.center(), box.width() * 0.21, box.width() * 0.21);
    call.painter->restore();
}

// A box in a row of a view is 14 px, so that it does not fill a compact row.
void paintItemCheck(const Call &call)
{
    QStyleOption small(*call.option);
    small.rect = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(14, 14), call.option->rect);
    if (!call.has(QStyle::State_On) && !call.has(QStyle::State_NoChange))
        small.state.setFlag(QStyle::State_Off);
    paintCheckBox(call.with(&small));
}

// Menus put their tick into a column of their own: no box around it.
void paintMenuCheck(const Call &call)
{
    if (call.has(QStyle::State_On))
        paintTick(call.painter, call.option->rect, call.theme.accent.text);
}

void paintLineEdit(const Call &call)
{
    const QWidget *parent = call.widget ? call.widget->parentWidget() : nullptr;
    // The editor inside a combo box or spin box stands in that control's own frame.
    if (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent))
        return;
    const auto *frame = call.as<QStyleOptionFrame>();
    if (frame && frame->lineWidth > 0) {
        paintField(call, call.option->rect);
        return;
    }
    const bool inCell = parent && qobject_cast<const QAbstractItemView *>(parent->parentWidget());
    if (inCell) {
        call.painter->fillRect(call.option->rect, call.theme.bg.surface);
        call.painter->setPen(call.theme.accent.text);
        call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -1));
    }
}

void paintFrameOfWidget(const Call &call)
{
    const bool isText =
        qobject_cast<const QTextEdit *>(call.widget) || qobject_cast<const QPlainTextEdit *>(call.widget);
    if (isText) {
        paintField(call, call.option->rect);
        return;
    }
    const auto *frame = call.as<QStyleOptionFrame>();
    if (frame && frame->lineWidth <= 0)
        return;
    call.painter->save();
    call.painter->setBrush(Qt::NoBrush);
    call.painter->setPen(call.theme.line.pane);
    call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -1));
    call.painter->restore();
}

void paintPopUpPanel(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.theme.bg.surface);
    call.painter->save();
    call.painter->setPen(call.theme.line.pane);
    call.painter->setBrush(Qt::NoBrush);
    call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -1));
    call.painter->restore();
}

void paintPopUpFrame(const Call &call)
{
    call.painter->save();
    call.painter->setPen(call.theme.line.pane);
    call.painter->setBrush(Qt::NoBrush);
    call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -1));
    call.painter->restore();
}

void paintToolButtonPanel(const Call &call)
{
    const auto *button = call.as<QStyleOptionToolButton>();
    const bool flat = !button || call.has(QStyle::State_AutoRaise);
    const ButtonRole given = buttonRole(call.widget);
    const ButtonRole role = flat && given == ButtonRole::Neutral ? ButtonRole::Plain : given;
    const ButtonLook look = buttonLook(call, role);
    paintFrame(call.painter, call.option->rect, look.fill, look.edge, metrics::controlRadius);
}

void paintButtonPanel(const Call &call)
{
    const ButtonLook look = buttonLook(call, buttonRole(call.widget));
    paintFrame(call.painter, call.option->rect, look.fill, look.edge, metrics::controlRadius);
}

void paintTabWidgetFrame(const Call &call)
{
    const QRect rect = call.option->rect;
    paintHairline(call.painter, QRect(rect.left(), rect.top(), rect.width(), 1), call.theme.line.pane);
}

void paintTabBarBase(const Call &call)
{
    const auto *base = call.as<QStyleOptionTabBarBase>();
    const QRect rect = call.option->rect;
    if (!base || base->shape == QTabBar::RoundedNorth || base->shape == QTabBar::TriangularNorth)
        paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.pane);
}

void paintTabClose(const Call &call)
{
    const bool current = call.has(QStyle::State_Selected);
    if (call.hovered())
        paintFrame(call.painter, call.option->rect, call.theme.bg.neutral, Qt::transparent, 3);
    const QRect mark = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(12, 12), call.option->rect);
    paintIcon(call, mark, Icon::Close,
              call.hovered() || current ? call.theme.text.secondary : call.theme.text.tertiary);
}

void paintArrow(const Call &call, Icon name)
{
    const int side = std::min({call.option->rect.width(), call.option->rect.height(), 12});
    const QRect target = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(side, side), call.option->rect);
    paintIcon(call, target, name, call.enabled() ? call.theme.text.secondary : call.theme.text.disabled);
}

void paintHeaderArrow(const Call &call)
{
    const auto *header = call.as<QStyleOptionHeader>();
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    // Qt names the arrow by where the small end is; the guide shows the direction of reading, ↑ for ascending.
    const Icon name = header->sortIndicator == QStyleOptionHeader::SortDown ? Icon::ArrowUp : Icon::ArrowDown;
    const QRect target = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(12, 12), call.option->rect);
    paintIcon(call, target, name, call.theme.accent.text);
}

void paintBranch(const Call &call)
{
    if (!call.has(QStyle::State_Children))
        return;
    const bool leftToRight = call.option->direction == Qt::LeftToRight;
    const Icon closed = leftToRight ? Icon::ChevronRight : Icon::ChevronLeft;
    paintArrow(call, call.has(QStyle::State_Open) ? Icon::ChevronDown : closed);
}

void paintFocus(const Call &call)
{
    // Controls have their ring from FocusRing; only a cell shows the focus inside itself.
    if (!qobject_cast<const QAbstractItemView *>(call.widget) || call.widget->window()->windowType() == Qt::Popup)
        return;
    call.painter->save();
    call.painter->setPen(call.theme.accent.text);
    call.painter->setBrush(Qt::NoBrush);
    call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -2));
    call.painter->restore();
}

void paintToolBarSeparator(const Call &call)
{
    const QRect rect = call.option->rect;
    const QRect line = call.has(QStyle::State_Horizontal)
                           ? QRect(rect.center().x(), rect.center().y() - 10, 1, 20)
                           : QRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1);
    paintHairline(call.painter, line, call.theme.line.pane);
}

// 1 px to see, the whole rectangle to take hold of.
void paintDockSeparator(const Call &call)
{
    const QRect rect = call.option->rect;
    const bool upright = rect.height() > rect.width();
    const QRect line = upright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                               : QRect(rect.left(), rect.center().y(), rect.width(), 1);
    call.painter->fillRect(rect, call.theme.bg.window);
    paintHairline(call.painter, line, call.hovered() ? call.theme.accent.line : call.theme.line.pane);
}

void paintToolBarPanel(const Call &call)
{
    const QRect rect = call.option->rect;
    call.painter->fillRect(rect, call.theme.bg.surface);
    paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.subtle);
}

void paintMenuBarPanel(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.theme.bg.window);
}

void paintStatusBarPanel(const Call &call)
{
    const QRect rect = call.option->rect;
    call.painter->fillRect(rect, call.theme.bg.window);
    paintHairline(call.painter, QRect(rect.left(), rect.top(), rect.width(), 1), call.theme.line.pane);
}

void paintScrollAreaCorner(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.option->palette.color(QPalette::Base));
}

void paintDropMark(const Call &call)
{
    const QRect rect = call.option->rect;
    if (rect.height() <= 1) {
        call.painter->fillRect(QRect(rect.left(), rect.top() - 1, rect.width(), 2), call.theme.accent.fill);
        return;
    }
    call.painter->setPen(QPen(call.theme.accent.fill, 2));
    call.painter->drawRect(rect.adjusted(1, 1, -1, -1));
}

} // namespace

Paint primitivePaint(QStyle::PrimitiveElement element)
{
    static const QHash<int, Paint> table{
        {QStyle::PE_IndicatorCheckBox, paintCheckBox},
        {QStyle::PE_IndicatorRadioButton, paintRadio},
        {QStyle::PE_IndicatorItemViewItemCheck, paintItemCheck},
        {QStyle::PE_IndicatorMenuCheckMark, paintMenuCheck},
        {QStyle::PE_PanelLineEdit, paintLineEdit},
        {QStyle::PE_FrameLineEdit, paintLineEdit},
        {QStyle::PE_Frame, paintFrameOfWidget},
        {QStyle::PE_FrameDockWidget, paintPopUpFrame},
        {QStyle::PE_FrameWindow, paintPopUpFrame},
        {QStyle::PE_FrameMenu, paintPopUpFrame},
        {QStyle::PE_PanelMenu, paintPopUpPanel},
        {QStyle::PE_PanelTipLabel, paintPopUpPanel},
        {QStyle::PE_PanelButtonCommand, paintButtonPanel},
        {QStyle::PE_PanelButtonTool, paintToolButtonPanel},
        {QStyle::PE_FrameButtonTool, paintNothing},
        {QStyle::PE_FrameDefaultButton, paintNothing},
        {QStyle::PE_FrameTabWidget, paintTabWidgetFrame},
        {QStyle::PE_FrameTabBarBase, paintTabBarBase},
        {QStyle::PE_IndicatorTabClose, paintTabClose},
        {QStyle::PE_IndicatorArrowDown, [](const Call &call) { paintArrow(call, Icon::ChevronDown); }},
        {QStyle::PE_IndicatorArrowUp, [](const Call &call) { paintArrow(call, Icon::ChevronUp); }},
        {QStyle::PE_IndicatorArrowLeft, [](const Call &call) { paintArrow(call, Icon::ChevronLeft); }},
        {QStyle::PE_IndicatorArrowRight, [](const Call &call) { paintArrow(call, Icon::ChevronRight); }},
        {QStyle::PE_IndicatorSpinDown, [](const Call &call) { paintArrow(call, Icon::ChevronDown); }},
        {QStyle::PE_IndicatorSpinUp, [](const Call &call) { paintArrow(call, Icon::ChevronUp); }},
        {QStyle::PE_IndicatorHeaderArrow, paintHeaderArrow},
        {QStyle::PE_IndicatorBranch, paintBranch},
        {QStyle::PE_FrameFocusRect, paintFocus},
        {QStyle::PE_IndicatorToolBarSeparator, paintToolBarSeparator},
        {QStyle::PE_IndicatorDockWidgetResizeHandle, paintDockSeparator},
        {QStyle::PE_PanelToolBar, paintToolBarPanel},
        {QStyle::PE_PanelMenuBar, paintMenuBarPanel},
        {QStyle::PE_PanelStatusBar, paintStatusBarPanel},
        {QStyle::PE_FrameStatusBarItem, paintNothing},
        {QStyle::PE_PanelScrollAreaCorner, paintScrollAreaCorner},
        {QStyle::PE_IndicatorItemViewItemDrop, paintDropMark},
        {QStyle::PE_FrameGroupBox, paintNothing}};
    return table.value(element, nullptr);
}

} // namespace fairdesk::style
