// Scroll bars, combo boxes, spin boxes, tool buttons, group boxes, sliders.
#include "client/theme/style_paint.h"

#include <QAbstractScrollArea>
#include <QHash>

namespace fairdesk::style {
namespace {

const QStyleOptionComplex &complexOf(const Call &call)
{
    return static_cast<const QStyleOptionComplex &>(*call.option);
}

QRect part(const Call &call, QStyle::ComplexControl control, QStyle::SubControl subControl)
{
    return call.style.subControlRect(control, &complexOf(call), subControl, call.widget);
}

bool isActive(const Call &call, QStyle::SubControl subControl)
{
    return complexOf(call).activeSubControls.testFlag(subControl);
}

QColor scrollBarGround(const Call &call)
{
    const QWidget *widget = call.widget ? call.widget->parentWidget() : nullptr;
    while (widget) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
        widget = widget->parentWidget();
    }
    return call.theme.bg.surface;
}

void paintScrollBar(const Call &call)
{
    const auto *bar = call.as<QStyleOptionSlider>();
    if (!bar)
        return;
    call.painter->fillRect(bar->rect, scrollBarGround(call));
    if (bar->maximum <= bar->minimum)
        return;
    const bool touched = call.enabled() && (isActive(call, QStyle::SC_ScrollBarSlider) || call.hovered());
    const QRect slider = part(call, QStyle::CC_ScrollBar, QStyle::SC_ScrollBarSlider);
    const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(thumb.width(), thumb.height()) / 2;
    paintFrame(call.painter, thumb, touched ? call.theme.line.control : call.theme.line.pane, Qt::transparent, radius);
}

void paintComboBox(const Call &call)
{
    const auto *combo = call.as<QStyleOptionComboBox>();
    if (!combo)
        return;
    if (combo->frame)
        paintField(call, combo->rect);
    const QRect arrow = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(12, 12),
                                            part(call, QStyle::CC_ComboBox, QStyle::SC_ComboBoxArrow));
    const QColor color = !call.enabled()  ? call.theme.text.disabled
                         : call.hovered() ? call.theme.text.primary
                                          : call.theme.text.secondary;
    paintIcon(call, arrow, Icon::ChevronDown, color);
}

void paintSpinArrow(const Call &call, QStyle::SubControl subControl, Icon icon, bool possible)
{
    const QRect rect = part(call, QStyle::CC_SpinBox, subControl);
    const bool enabled = call.enabled() && possible;
    if (enabled && isActive(call, subControl))
        paintFrame(call.painter, rect.adjusted(0, 1, -1, 0),
                   call.has(QStyle::State_Sunken) ? call.theme.bg.selected : call.theme.bg.neutral, Qt::transparent, 2);
    const QRect mark = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(10, 10), rect);
    paintIcon(call, mark, icon, enabled ? call.theme.text.secondary : call.theme.text.disabled);
}

void paintSpinBox(const Call &call)
{
    const auto *spin = call.as<QStyleOptionSpinBox>();
    if (!spin)
        return;
    if (spin->frame)
        paintField(call, spin->rect);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    paintSpinArrow(call, QStyle::SC_SpinBoxUp, Icon::ChevronUp, spin->stepEnabled & QAbstractSpinBox::StepUpEnabled);
    paintSpinArrow(call, QStyle::SC_SpinBoxDown, Icon::ChevronDown,
                   spin->stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

bool showsMenuArrow(const QStyleOptionToolButton &button)
{
    const bool split = button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    const bool hasText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    return split || (button.features.testFlag(QStyleOptionToolButton::HasMenu) && hasText);
}

void paintTextBesideIcon(const Call &call, const QStyleOptionToolButton &button)
{
    QRect rect = button.rect.adjusted(4, 0, -4, 0);
    const QSize size = button.icon.isNull() ? QSize() : button.iconSize;
    if (!size.isEmpty()) {
        const QRect target = QStyle::alignedRect(button.direction, Qt::AlignLeft | Qt::AlignVCenter, size, rect);
        button.icon.paint(call.painter, target, Qt::AlignCenter,
                          !call.enabled()  ? QIcon::Disabled
                          : call.hovered() ? QIcon::Active
                                           : QIcon::Normal,
                          call.has(QStyle::State_On) ? QIcon::On : QIcon::Off);
        const int taken = size.width() + 8;
        rect = QStyle::visualRect(button.direction, rect, rect.adjusted(taken, 0, 0, 0));
    }
    call.painter->setFont(button.font);
    call.painter->setPen(button.palette.color(QPalette::ButtonText));
    call.painter->drawText(
        rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
        call.painter->fontMetrics().elidedText(button.text, Qt::ElideRight, rect.width() + 1, Qt::TextShowMnemonic));
}

void paintToolButton(const Call &call)
{
    const auto *button = call.as<QStyleOptionToolButton>();
    if (!button)
        return;
    QStyleOptionToolButton panel(*button);
    // Pressing the arrow of a split button must not look like pressing the button itself.
    if (button->activeSubControls == QStyle::SC_ToolButtonMenu)
        panel.state.setFlag(QStyle::State_Sunken, false);
    call.style.drawPrimitive(QStyle::PE_PanelButtonTool, &panel, call.painter, call.widget);

    const ButtonRole role = buttonRole(call.widget);
    const ButtonLook look =
        buttonLook(call, role == ButtonRole::Neutral && call.has(QStyle::State_AutoRaise) ? ButtonRole::Plain : role);
    QStyleOptionToolButton label(*button);
    label.rect = button->rect.adjusted(4, 0, -4, 0);
    label.palette.setColor(QPalette::ButtonText, look.text);
    label.palette.setColor(QPalette::WindowText, look.text);
    if (showsMenuArrow(*button)) {
        const QRect arrow =
            QStyle::visualRect(button->direction, button->rect,
                               QRect(button->rect.right() - 18, button->rect.top(), 14, button->rect.height()));
        label.rect.setRight(label.rect.right() - 16);
        label.rect = QStyle::visualRect(button->direction, button->rect, label.rect);
        paintIcon(call, QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(12, 12), arrow), Icon::ChevronDown,
                  call.enabled() ? call.theme.text.secondary : call.theme.text.disabled);
    }
    label.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    if (label.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !label.text.isEmpty()) {
        paintTextBesideIcon(call, label);
        return;
    }
    call.style.drawControl(QStyle::CE_ToolButtonLabel, &label, call.painter, call.widget);
}

void paintGroupBox(const Call &call)
{
    const auto *box = call.as<QStyleOptionGroupBox>();
    if (!box)
        return;
    const QRect label = part(call, QStyle::CC_GroupBox, QStyle::SC_GroupBoxLabel);
    int lineLeft = box->rect.left();
    if (!box->text.isEmpty()) {
        call.painter->save();
        call.painter->setFont(Theme::font(TypeRole::BodyBold));
        call.painter->setPen(call.enabled() ? call.theme.text.primary : call.theme.text.disabled);
        call.painter->drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, box->text);
        call.painter->restore();
        lineLeft = label.right() + 10;
    }
    if (box->subControls.testFlag(QStyle::SC_GroupBoxCheckBox)) {
        QStyleOptionButton check;
        check.QStyleOption::operator=(*box);
        check.rect = part(call, QStyle::CC_GroupBox, QStyle::SC_GroupBoxCheckBox);
        call.style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &check, call.painter, call.widget);
    }
    paintHairline(call.painter, QRect(lineLeft, label.center().y(), box->rect.right() - lineLeft + 1, 1),
                  call.theme.line.subtle);
}

void paintSlider(const Call &call)
{
    const auto *slider = call.as<QStyleOptionSlider>();
    if (!slider)
        return;
    const bool horizontal = slider->orientation == Qt::Horizontal;
    const QRect handle = part(call, QStyle::CC_Slider, QStyle::SC_SliderHandle);
    const QRect rect = slider->rect;
    const QRect groove = horizontal ? QRect(rect.left(), handle.center().y() - 1, rect.width(), 4)
                                    : QRect(handle.center().x() - 1, rect.top(), 4, rect.height());
    const QColor fill = call.enabled() ? call.theme.accent.fill : call.theme.text.disabled;
    paintFrame(call.painter, groove, call.theme.line.pane, Qt::transparent, 2);
    QRect done = groove;
    if (horizontal)
        slider->upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
    else
        slider->upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
    paintFrame(call.painter, done, fill, Qt::transparent, 2);
    const QRectF knob = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(16, 16), handle);
    paintFrame(call.painter, knob, call.theme.bg.surface, call.theme.line.control, 8);
    const qreal inner = call.has(QStyle::State_Sunken) ? 4 : 3;
    paintFrame(call.painter, knob.adjusted(8 - inner, 8 - inner, inner - 8, inner - 8), fill, Qt::transparent, inner);
}

} // namespace

Paint complexPaint(QStyle::ComplexControl control)
{
    static const QHash<int, Paint> table{
        {QStyle::CC_ScrollBar, paintScrollBar}, {QStyle::CC_ComboBox, paintComboBox},
        {QStyle::CC_SpinBox, paintSpinBox},     {QStyle::CC_ToolButton, paintToolButton},
        {QStyle::CC_GroupBox, paintGroupBox},   {QStyle::CC_Slider, paintSlider}};
    return table.value(control, nullptr);
}

} // namespace fairdesk::style
