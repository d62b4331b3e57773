// Buttons, tabs, menus, labels of combo boxes, progress bars.
#include "client/theme/style_paint.h"

#include <QAbstractScrollArea>
#include <QFrame>
#include <QHash>

namespace fairdesk::style {
namespace {

QColor parentFill(const Call &call)
{
    const QWidget *parent = call.widget ? call.widget->parentWidget() : nullptr;
    return parent ? parent->palette().color(parent->backgroundRole()) : call.theme.bg.window;
}

void paintPushBevel(const Call &call)
{
    const auto *button = call.as<QStyleOptionButton>();
    ButtonRole role = buttonRole(call.widget);
    const bool isDefault = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    if (role == ButtonRole::Neutral && isDefault)
        role = ButtonRole::Primary;
    if (role == ButtonRole::Neutral && button && button->features.testFlag(QStyleOptionButton::Flat))
        role = ButtonRole::Plain;
    const ButtonLook look = buttonLook(call, role);
    paintFrame(call.painter, call.option->rect, look.fill, look.edge, metrics::controlRadius);
}

QPixmap buttonIcon(const Call &call, const QStyleOptionButton &button, const QColor &text)
{
    const QIcon::Mode mode = call.enabled() ? QIcon::Normal : QIcon::Disabled;
    const QIcon::State state = call.has(QStyle::State_On) ? QIcon::On : QIcon::Off;
    const QPixmap pixmap =
        button.icon.pixmap(button.iconSize, call.painter->device()->devicePixelRatioF(), mode, state);
    const ButtonRole role = buttonRole(call.widget);
    const bool coloured = role != ButtonRole::Neutral && role != ButtonRole::Plain;
    const bool isDefault = button.features.testFlag(QStyleOptionButton::DefaultButton);
    return call.enabled() && (coloured || isDefault) ? tinted(pixmap, text) : pixmap;
}

void paintPushLabel(const Call &call)
{
    const auto *button = call.as<QStyleOptionButton>();
    if (!button)
        return;
    ButtonRole role = buttonRole(call.widget);
    if (role == ButtonRole::Neutral && button->features.testFlag(QStyleOptionButton::DefaultButton))
        role = ButtonRole::Primary;
    const QColor color = buttonLook(call, role).text;
    const QString hint = keyHint(call.widget);
    const QFontMetrics hintMetrics(Theme::font(TypeRole::Caption));
    const QFontMetrics metrics = button->fontMetrics;
    const bool hasMenu = button->features.testFlag(QStyleOptionButton::HasMenu);

    const int textWidth = metrics.size(Qt::TextShowMnemonic, button->text).width();
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width();
    const int iconGap = iconWidth && textWidth ? 6 : 0;
    const int hintWidth = hint.isEmpty() ? 0 : hintMetrics.horizontalAdvance(hint) + 8;
    const int menuWidth = hasMenu ? 18 : 0;
    const QRect rect = button->rect;
    const int total = iconWidth + iconGap + textWidth + hintWidth + menuWidth;
    int x = rect.left() + std::max(4, (rect.width() - total) / 2);
    const auto place = [&](int width) {
        const QRect part(x, rect.top(), width, rect.height());
        x += width;
        return QStyle::visualRect(button->direction, rect, part);
    };
    if (iconWidth) {
        const QRect target =
            QStyle::alignedRect(button->direction, Qt::AlignCenter, button->iconSize, place(iconWidth));
        call.painter->drawPixmap(target, buttonIcon(call, *button, color));
        x += iconGap;
    }
    const bool underline = call.style.styleHint(QStyle::SH_UnderlineShortcut, button, call.widget);
    call.painter->setPen(color);
    const int available = std::max(0, rect.right() - 4 - x - hintWidth - menuWidth);
    const QString shown = textWidth > available + 4
                              ? metrics.elidedText(button->text, Qt::ElideRight, available, Qt::TextShowMnemonic)
                              : button->text;
    call.painter->drawText(
        place(std::min(textWidth, available + 4)),
        Qt::AlignCenter | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic) | Qt::TextSingleLine, shown);
    if (hintWidth) {
        call.painter->save();
        call.painter->setFont(Theme::font(TypeRole::Caption));
        call.painter->setPen(role == ButtonRole::Primary ? color : call.theme.text.tertiary);
        call.painter->drawText(place(hintWidth), Qt::AlignRight | Qt::AlignVCenter, hint);
        call.painter->restore();
    }
    if (menuWidth)
        paintIcon(
            call,
            QStyle::alignedRect(Qt::LeftToRight, Qt::AlignRight | Qt::AlignVCenter, QSize(12, 12), place(menuWidth)),
            Icon::ChevronDown, color);
}

void paintDocumentTab(const Call &call)
{
    const QRect rect = call.option->rect;
    const Theme &theme = call.theme;
    if (!call.has(QStyle::State_Selected)) {
        if (call.hovered())
            call.painter->fillRect(rect.adjusted(0, 0, 0, -1), theme.bg.hover);
        return;
    }
    call.painter->fillRect(rect, theme.bg.surface);
    paintHairline(call.painter, QRect(rect.left(), rect.top(), 1, rect.height()), theme.line.pane);
    paintHairline(call.painter, QRect(rect.right(), rect.top(), 1, rect.height()), theme.line.pane);
    paintHairline(call.painter, QRect(rect.left(), rect.top(), rect.width(), 2), theme.accent.text);
}

void paintTab(const Call &call)
{
    if (isDocumentTabs(call.widget)) {
        paintDocumentTab(call);
        return;
    }
    const auto *tab = call.as<QStyleOptionTab>();
    const QRect rect = call.option->rect;
    const bool vertical = tab && (tab->shape == QTabBar::RoundedWest || tab->shape == QTabBar::RoundedEast);
    const bool current = call.has(QStyle::State_Selected);
    if (!current && !call.hovered())
        return;
    const QColor color = current ? call.theme.accent.fill : call.theme.line.pane;
    if (vertical)
        paintHairline(call.painter, QRect(rect.left(), rect.top() + 8, 2, rect.height() - 16), color);
    else
        paintHairline(call.painter, QRect(rect.left() + 12, rect.bottom() - 1, rect.width() - 24, 2), color);
}

void paintTabNote(const Call &call, const QRect &rect, const QString &note)
{
    if (note == unsavedMark) {
        const QRect dot = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(8, 8), rect);
        paintFrame(call.painter, dot, call.theme.accent.fill, Qt::transparent, 4);
        return;
    }
    call.painter->setFont(Theme::font(TypeRole::Caption));
    call.painter->setPen(call.theme.text.tertiary);
    call.painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, note);
}

void paintTabLabel(const Call &call)
{
    const auto *tab = call.as<QStyleOptionTab>();
    if (!tab)
        return;
    const auto [title, note] = splitTabText(tab->text);
    const bool current = call.has(QStyle::State_Selected);
    const bool document = isDocumentTabs(call.widget);
    const QFont font = Theme::font(current && !document ? TypeRole::BodyBold : TypeRole::Body);
    const QFontMetrics metrics(font);
    int left = tab->rect.left() + 12;
    int right = tab->rect.right() - 11;
    if (tab->leftButtonSize.width() > 0)
        left += tab->leftButtonSize.width() + 4;
    if (tab->rightButtonSize.width() > 0)
        right -= tab->rightButtonSize.width() + 4;
    call.painter->save();
    if (!tab->icon.isNull()) {
        const QRect target(left, tab->rect.center().y() - 7, 16, 16);
        tab->icon.paint(call.painter, target, Qt::AlignCenter, call.enabled() ? QIcon::Normal : QIcon::Disabled,
                        current ? QIcon::On : QIcon::Off);
        left += 22;
    }
    const int noteWidth = note.isEmpty()        ? 0
                          : note == unsavedMark ? 8
                                                : QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(note);
    const int room = right - left - (noteWidth ? noteWidth + 6 : 0) + 1;
    const QColor color = !call.enabled()             ? call.theme.text.disabled
                         : current || call.hovered() ? call.theme.text.primary
                                                     : call.theme.text.secondary;
    call.painter->setFont(font);
    call.painter->setPen(color);
    const QString shown = metrics.elidedText(title, Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    call.painter->drawText(QRect(left, tab->rect.top(), room, tab->rect.height()), flags, shown);
    const int titleWidth = std::min(room, metrics.size(Qt::TextShowMnemonic, shown).width());
    if (noteWidth)
        paintTabNote(call, QRect(left + titleWidth + 6, tab->rect.top(), noteWidth + 1, tab->rect.height()), note);
    call.painter->restore();
}

void paintMenuBarItem(const Call &call)
{
    const auto *item = call.as<QStyleOptionMenuItem>();
    if (!item)
        return;
    call.painter->fillRect(item->rect, call.theme.bg.window);
    const bool open = call.has(QStyle::State_Sunken);
    if (call.enabled() && (open || call.has(QStyle::State_Selected))) {
        const QRect inner = item->rect.adjusted(1, 4, -1, -4);
        paintFrame(call.painter, inner, open ? call.theme.bg.selected : call.theme.bg.neutral, Qt::transparent,
                   metrics::controlRadius);
    }
    const bool underline = call.style.styleHint(QStyle::SH_UnderlineShortcut, item, call.widget);
    call.painter->setPen(call.enabled() ? call.theme.text.primary : call.theme.text.disabled);
    call.painter->drawText(
        item->rect, Qt::AlignCenter | Qt::TextSingleLine | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
        item->text);
}

void paintMenuSeparator(const Call &call, const QStyleOptionMenuItem &item)
{
    if (item.text.isEmpty()) {
        paintHairline(call.painter, QRect(item.rect.left(), item.rect.center().y(), item.rect.width(), 1),
                      call.theme.line.subtle);
        return;
    }
    call.painter->setFont(Theme::font(TypeRole::Caption));
    call.painter->setPen(call.theme.text.tertiary);
    call.painter->drawText(item.rect.adjusted(12, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter, item.text);
}

void paintMenuItem(const Call &call)
{
    const auto *item = call.as<QStyleOptionMenuItem>();
    if (!item)
        return;
    call.painter->save();
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        paintMenuSeparator(call, *item);
        call.painter->restore();
        return;
    }
    const bool selected = call.enabled() && call.has(QStyle::State_Selected);
    if (selected)
        paintFrame(call.painter, item->rect.adjusted(4, 0, -4, 0), call.theme.bg.hover, Qt::transparent, 4);
    const QRect rect = item->rect;
    const auto visual = [item, &rect](const QRect &part) { return QStyle::visualRect(item->direction, rect, part); };
    const QRect mark = visual(QRect(rect.left() + 12, rect.center().y() - 7, 16, 16));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        paintIcon(call, mark, Icon::Checkmark, call.enabled() ? call.theme.accent.text : call.theme.text.disabled);
    else if (!item->icon.isNull())
        item->icon.paint(call.painter, mark, Qt::AlignCenter,
                         !call.enabled() ? QIcon::Disabled
                         : selected      ? QIcon::Active
                                         : QIcon::Normal);
    const qsizetype tab = item->text.indexOf(u'\t');
    const QString text = tab < 0 ? item->text : item->text.left(tab);
    const QRect textRect = visual(QRect(rect.left() + 36, rect.top(), rect.width() - 36 - 24, rect.height()));
    const bool underline = call.style.styleHint(QStyle::SH_UnderlineShortcut, item, call.widget);
    call.painter->setFont(item->font);
    call.painter->setPen(call.enabled() ? call.theme.text.primary : call.theme.text.disabled);
    call.painter->drawText(textRect,
                           Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine |
                               (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                           text);
    if (tab >= 0) {
        call.painter->setPen(call.enabled() ? call.theme.text.tertiary : call.theme.text.disabled);
        call.painter->drawText(textRect.adjusted(0, 0, 8, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                               item->text.mid(tab + 1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(call, visual(QRect(rect.right() - 23, rect.center().y() - 5, 12, 12)), Icon::ChevronRight,
                  call.enabled() ? call.theme.text.secondary : call.theme.text.disabled);
    call.painter->restore();
}

void paintComboLabel(const Call &call)
{
    const auto *combo = call.as<QStyleOptionComboBox>();
    if (!combo || combo->editable)
        return;
    QRect rect = call.style.subControlRect(QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxEditField, call.widget);
    rect.adjust(2, 0, 0, 0);
    call.painter->save();
    if (!combo->currentIcon.isNull()) {
        const QRect target(rect.left(), rect.center().y() - combo->iconSize.height() / 2 + 1, combo->iconSize.width(),
                           combo->iconSize.height());
        combo->currentIcon.paint(call.painter, target, Qt::AlignCenter,
                                 call.enabled() ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(target.right() + 7);
    }
    const QColor given = combo->palette.color(QPalette::Text);
    call.painter->setPen(call.enabled() ? given : call.theme.text.disabled);
    call.painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, rect.width()));
    call.painter->restore();
}

QColor progressColor(const Call &call)
{
    if (!call.enabled())
        return call.theme.text.disabled;
    const QString state = call.widget ? call.widget->property("state").toString() : QString();
    return state == QLatin1String("invalid") ? call.theme.danger.mark : call.theme.accent.fill;
}

void paintProgress(const Call &call)
{
    const auto *bar = call.as<QStyleOptionProgressBar>();
    if (!bar)
        return;
    QRect rect = bar->rect;
    if (bar->textVisible && !bar->text.isEmpty()) {
        const int width = std::max(40, bar->fontMetrics.horizontalAdvance(bar->text) + 8);
        call.painter->setPen(call.enabled() ? call.theme.text.primary : call.theme.text.disabled);
        call.painter->drawText(QRect(rect.right() - width + 1, rect.top(), width, rect.height()),
                               Qt::AlignRight | Qt::AlignVCenter, bar->text);
        rect.setRight(rect.right() - width - 4);
    }
    const QRect trough(rect.left(), rect.center().y() - 2, rect.width(), 4);
    call.painter->fillRect(trough, call.theme.bg.neutral);
    if (bar->minimum == bar->maximum) {
        // Busy without a known end: even dashes, standing still, as nothing in the client shimmers.
        for (int x = trough.left(); x < trough.right(); x += 16)
            call.painter->fillRect(QRect(x, trough.top(), std::min(8, trough.right() - x + 1), 4), progressColor(call));
        return;
    }
    const double share = double(bar->progress - bar->minimum) / double(bar->maximum - bar->minimum);
    QRectF filled(trough);
    filled.setWidth(trough.width() * std::clamp(share, 0.0, 1.0));
    if (bar->invertedAppearance)
        filled.moveRight(trough.right() + 1);
    call.painter->fillRect(filled, progressColor(call));
}

void paintSplitter(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.hovered() ? call.theme.accent.line : call.theme.line.pane);
}

void paintFocusFrame(const Call &call)
{
    const QRectF ring = QRectF(call.option->rect).adjusted(1, 1, -1, -1);
    call.painter->save();
    call.painter->setRenderHint(QPainter::Antialiasing);
    call.painter->setPen(QPen(call.theme.accent.text, 2));
    call.painter->setBrush(Qt::NoBrush);
    call.painter->drawRoundedRect(ring, metrics::controlRadius + 1, metrics::controlRadius + 1);
    call.painter->restore();
}

void paintShapedFrame(const Call &call)
{
    const auto *frame = call.as<QStyleOptionFrame>();
    const QRect rect = call.option->rect;
    if (frame && frame->frameShape == QFrame::HLine) {
        paintHairline(call.painter, QRect(rect.left(), rect.center().y(), rect.width(), 1), call.theme.line.pane);
        return;
    }
    if (frame && frame->frameShape == QFrame::VLine) {
        paintHairline(call.painter, QRect(rect.center().x(), rect.top(), 1, rect.height()), call.theme.line.pane);
        return;
    }
    if (frame && frame->frameShape != QFrame::NoFrame)
        call.style.drawPrimitive(QStyle::PE_Frame, call.option, call.painter, call.widget);
}

void paintRubberBand(const Call &call)
{
    QColor fill = call.theme.accent.fill;
    fill.setAlphaF(0.12f);
    call.painter->fillRect(call.option->rect, fill);
    call.painter->setPen(call.theme.accent.text);
    call.painter->drawRect(call.option->rect.adjusted(0, 0, -1, -1));
}

void paintDockTitle(const Call &call)
{
    const auto *dock = call.as<QStyleOptionDockWidget>();
    if (!dock)
        return;
    const QRect rect = dock->rect;
    call.painter->fillRect(rect, call.theme.bg.surface);
    paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.subtle);
    call.painter->setFont(Theme::font(TypeRole::BodyBold));
    call.painter->setPen(call.theme.text.primary);
    call.painter->drawText(rect.adjusted(12, 0, -48, 0), Qt::AlignLeft | Qt::AlignVCenter, dock->title);
}

void paintToolBar(const Call &call)
{
    call.style.drawPrimitive(QStyle::PE_PanelToolBar, call.option, call.painter, call.widget);
}

void paintMenuBarEmpty(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.theme.bg.window);
}

void paintMenuEmpty(const Call &call)
{
    call.painter->fillRect(call.option->rect, call.theme.bg.surface);
}

void paintSizeGrip(const Call &call)
{
    call.painter->fillRect(call.option->rect, parentFill(call));
}

} // namespace

Paint controlPaint(QStyle::ControlElement element)
{
    static const QHash<int, Paint> table{
        {QStyle::CE_PushButtonBevel, paintPushBevel}, {QStyle::CE_PushButtonLabel, paintPushLabel},
        {QStyle::CE_TabBarTabShape, paintTab},        {QStyle::CE_TabBarTabLabel, paintTabLabel},
        {QStyle::CE_MenuBarItem, paintMenuBarItem},   {QStyle::CE_MenuBarEmptyArea, paintMenuBarEmpty},
        {QStyle::CE_MenuItem, paintMenuItem},         {QStyle::CE_MenuEmptyArea, paintMenuEmpty},
        {QStyle::CE_ComboBoxLabel, paintComboLabel},  {QStyle::CE_ProgressBar, paintProgress},
        {QStyle::CE_Splitter, paintSplitter},         {QStyle::CE_FocusFrame, paintFocusFrame},
        {QStyle::CE_ShapedFrame, paintShapedFrame},   {QStyle::CE_RubberBand, paintRubberBand},
        {QStyle::CE_DockWidgetTitle, paintDockTitle}, {QStyle::CE_ToolBar, paintToolBar},
        {QStyle::CE_SizeGrip, paintSizeGrip}};
    return table.value(element, nullptr);
}

} // namespace fairdesk::style
