// Sizes, places and habits: everything of the style that does not paint.
#include "client/theme/style_paint.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHash>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace fairdesk {
namespace {

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    constexpr int shortest = 28;
    int slider = length;
    if (range > 0)
        slider =
            std::clamp(int(qint64(bar.pageStep) * length / (range + bar.pageStep)), std::min(shortest, length), length);
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
    const auto span = [&](int from, int size) {
        return horizontal ? QRect(bar.rect.left() + from, bar.rect.top(), size, bar.rect.height())
                          : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, slider);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + slider, length - start - slider);
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    default:
        // No arrows: the wheel, the keys and a click beside the slider do their work.
        return {};
    }
}

constexpr int fieldPadding = 6; // QLineEdit adds 2 px of its own, together the 8 of the guide

QRect comboPart(const QStyleOptionComboBox &combo, QStyle::SubControl part, const QRect &fallback)
{
    const QRect rect = combo.rect;
    if (part == QStyle::SC_ComboBoxArrow)
        return style::comboArrowRect(rect, combo.direction);
    if (part == QStyle::SC_ComboBoxEditField)
        return QStyle::visualRect(combo.direction, rect, rect.adjusted(fieldPadding, 2, -26, -2));
    if (part == QStyle::SC_ComboBoxListBoxPopup)
        return rect.adjusted(0, 0, 0, 2);
    return fallback;
}

QRect spinPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part, const QRect &fallback)
{
    const QRect rect = spin.rect;
    const bool buttons = spin.buttonSymbols != QAbstractSpinBox::NoButtons;
    constexpr int width = 20;
    const int half = rect.height() / 2;
    const auto visual = [&](const QRect &logical) { return QStyle::visualRect(spin.direction, rect, logical); };
    if (part == QStyle::SC_SpinBoxUp)
        return buttons ? visual(QRect(rect.right() - width + 1, rect.top() + 2, width - 2, half - 2)) : QRect();
    if (part == QStyle::SC_SpinBoxDown)
        return buttons ? visual(QRect(rect.right() - width + 1, rect.top() + half, width - 2, rect.height() - half - 2))
                       : QRect();
    if (part == QStyle::SC_SpinBoxEditField)
        return visual(rect.adjusted(fieldPadding, 2, buttons ? -width - 2 : -fieldPadding, -2));
    return fallback;
}

QRect groupPart(const QStyleOptionGroupBox &box, QStyle::SubControl part)
{
    constexpr int headHeight = 24;
    const bool checkable = box.subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    const bool hasHead = checkable || !box.text.isEmpty();
    const QRect rect = box.rect;
    const int labelLeft = checkable ? metrics::icon + 8 : 0;
    const int width = QFontMetrics(Theme::font(TypeRole::BodyBold)).size(Qt::TextShowMnemonic, box.text).width();
    QRect logical = rect;
    if (part == QStyle::SC_GroupBoxCheckBox)
        logical = QRect(rect.left(), rect.top() + 4, metrics::icon, metrics::icon);
    else if (part == QStyle::SC_GroupBoxLabel)
        logical = QRect(rect.left() + labelLeft, rect.top(), width + 1, headHeight);
    else if (part == QStyle::SC_GroupBoxContents)
        logical = rect.adjusted(0, hasHead ? headHeight + 4 : 0, 0, 0);
    return QStyle::visualRect(box.direction, rect, logical);
}

QSize pushButtonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return contents;
    const bool iconOnly = button->text.isEmpty();
    const int height = style::controlHeight(widget);
    const bool link = style::buttonRole(widget) == ButtonRole::Link;
    const int padding = iconOnly ? 6 : link ? 6 : style::isSmall(widget) ? 10 : 12;
    int width = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() + 2 * padding;
    if (!button->icon.isNull())
        width += button->iconSize.width() + (iconOnly ? 0 : 6);
    if (button->features.testFlag(QStyleOptionButton::HasMenu))
        width += 18;
    const QString hint = style::keyHint(widget);
    if (!hint.isEmpty())
        width += QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(hint) + 8;
    return {std::max(width, height), height};
}

QSize toolButtonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return contents;
    const int height = style::controlHeight(widget);
    const bool iconOnly = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
    if (button->toolButtonStyle == Qt::ToolButtonTextUnderIcon && !iconOnly)
        return contents + QSize(16, 8);
    if (iconOnly) {
        const int side = std::max(height, button->iconSize.height() + 12);
        const bool split = button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
        return {(style::isSmall(widget) ? height : side) + (split ? 16 : 0), style::isSmall(widget) ? height : side};
    }
    const bool hasMenu = button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
                         !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    return {contents.width() + 16 + (hasMenu ? 16 : 0), height};
}

QSize menuItemSize(const QStyleOption *option, const QSize &contents)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), item->text.isEmpty() ? 9 : 24};
    constexpr int iconColumn = 36;
    constexpr int shortcutGap = 32;
    constexpr int arrowColumn = 24;
    return {contents.width() + iconColumn + shortcutGap + arrowColumn, metrics::control};
}

QSize headerSize(const QSize &base, const QStyleOption *option, const QWidget *widget)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (header && header->orientation == Qt::Vertical)
        return base;
    const int icon = header && !header->icon.isNull() ? metrics::grid : 0;
    return {base.width() + 2 * metrics::cellPadding + icon,
            style::isSmall(widget) ? metrics::paneTableHeader : metrics::tableHeader};
}

} // namespace

QRect FairdeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                    const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return visualRect(bar->direction, bar->rect, scrollBarPart(*bar, subControl));
    if (const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option); box && control == CC_GroupBox)
        return groupPart(*box, subControl);
    const QRect base = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox)
        return comboPart(*combo, subControl, base);
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return spinPart(*spin, subControl, base);
    return base;
}

QRect FairdeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_ItemViewItemFocusRect)
        return option->rect;
    // QTabBar elides to this rectangle with one font for all; the label elides by itself, its note in a smaller font.
    if (element == SE_TabBarTabText)
        return option->rect.adjusted(0, 0, 4000, 0);
    const QRect base = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return base.adjusted(fieldPadding - 1, 0, 1 - fieldPadding, 0);
    return base;
}

QSize FairdeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                      const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return pushButtonSize(option, contents, widget);
    case CT_ToolButton:
        return toolButtonSize(option, contents, widget);
    case CT_TabBarTab:
        return style::tabSize(option, contents, widget);
    case CT_MenuItem:
        return menuItemSize(option, contents);
    case CT_MenuBarItem:
        return {contents.width() + 20, metrics::menuRow};
    case CT_LineEdit:
        return {contents.width() + 2 * fieldPadding, style::controlHeight(widget)};
    case CT_ComboBox:
        return {contents.width() + fieldPadding + 30, style::controlHeight(widget)};
    case CT_SpinBox:
        return {contents.width() + fieldPadding + 24, style::controlHeight(widget)};
    case CT_ProgressBar:
        return {contents.width(), 20};
    default:
        break;
    }
    const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_CheckBox || type == CT_RadioButton)
        return base.expandedTo(QSize(0, 20));
    if (type == CT_HeaderSection)
        return headerSize(base, option, widget);
    if (type == CT_ItemViewItem)
        return base.expandedTo(QSize(0, rowHeight(m_density)));
    return base;
}

int FairdeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    // Views reckon the padding of a cell as this margin plus one.
    if (metric == PM_FocusFrameHMargin)
        return qobject_cast<const QAbstractItemView *>(widget) ? metrics::cellPadding - 1 : 3;
    if (metric == PM_HeaderDefaultSectionSizeVertical)
        return rowHeight(m_density);
    const bool isText = qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
    if (metric == PM_DefaultFrameWidth && isText)
        return 2;
    static const QHash<int, int> table{{PM_FocusFrameVMargin, 3},
                                       {PM_DefaultFrameWidth, 1},
                                       {PM_ComboBoxFrameWidth, 1},
                                       {PM_SpinBoxFrameWidth, 1},
                                       {PM_SmallIconSize, metrics::icon},
                                       {PM_ToolBarIconSize, metrics::largeIcon},
                                       {PM_ButtonIconSize, metrics::icon},
                                       {PM_ListViewIconSize, metrics::icon},
                                       {PM_TabBarIconSize, metrics::icon},
                                       {PM_MessageBoxIconSize, 24},
                                       {PM_LayoutHorizontalSpacing, metrics::gap},
                                       {PM_LayoutVerticalSpacing, metrics::gap},
                                       {PM_LayoutLeftMargin, 12},
                                       {PM_LayoutTopMargin, 12},
                                       {PM_LayoutRightMargin, 12},
                                       {PM_LayoutBottomMargin, 12},
                                       {PM_ScrollBarExtent, metrics::scrollBar},
                                       {PM_ScrollBarSliderMin, 28},
                                       {PM_ScrollView_ScrollBarSpacing, 0},
                                       {PM_ScrollView_ScrollBarOverlap, 0},
                                       {PM_SplitterWidth, 1},
                                       {PM_IndicatorWidth, metrics::icon},
                                       {PM_IndicatorHeight, metrics::icon},
                                       {PM_ExclusiveIndicatorWidth, metrics::icon},
                                       {PM_ExclusiveIndicatorHeight, metrics::icon},
                                       {PM_CheckBoxLabelSpacing, 8},
                                       {PM_RadioButtonLabelSpacing, 8},
                                       {PM_ButtonShiftHorizontal, 0},
                                       {PM_ButtonShiftVertical, 0},
                                       {PM_ButtonDefaultIndicator, 0},
                                       {PM_MenuButtonIndicator, 16},
                                       {PM_MenuPanelWidth, 1},
                                       {PM_MenuHMargin, 0},
                                       {PM_MenuVMargin, 4},
                                       {PM_MenuBarHMargin, 4},
                                       {PM_MenuBarVMargin, 0},
                                       {PM_MenuBarPanelWidth, 0},
                                       {PM_MenuBarItemSpacing, 0},
                                       {PM_ToolTipLabelFrameWidth, 6},
                                       // The padding is added with the section's size: as a margin it would also be
                                       // the least height of a row, more than a compact row has.
                                       {PM_HeaderMargin, 0},
                                       {PM_HeaderGripMargin, 4},
                                       {PM_HeaderMarkSize, 12},
                                       {PM_TabBarTabHSpace, 24},
                                       {PM_TabBarTabVSpace, 8},
                                       {PM_TabBarTabOverlap, 0},
                                       {PM_TabBarBaseHeight, 1},
                                       {PM_TabBarBaseOverlap, 1},
                                       {PM_TabBarTabShiftHorizontal, 0},
                                       {PM_TabBarTabShiftVertical, 0},
                                       {PM_TabCloseIndicatorWidth, metrics::icon},
                                       {PM_TabCloseIndicatorHeight, metrics::icon},
                                       {PM_ToolBarItemSpacing, 4},
                                       {PM_ToolBarItemMargin, 4},
                                       {PM_ToolBarFrameWidth, 0},
                                       {PM_ToolBarSeparatorExtent, 9},
                                       {PM_SliderThickness, 20},
                                       {PM_SliderControlThickness, 16},
                                       {PM_SliderLength, 16},
                                       {PM_TreeViewIndentation, 16},
                                       {PM_TextCursorWidth, 1},
                                       {PM_DockWidgetTitleMargin, 6},
                                       {PM_DockWidgetSeparatorExtent, 3}};
    const auto found = table.constFind(metric);
    return found == table.cend() ? QProxyStyle::pixelMetric(metric, option, widget) : *found;
}

int FairdeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *returned) const
{
    if (hint == SH_Table_GridLineColor)
        return int(m_theme.line.subtle.rgb());
    static const QHash<int, int> table{{SH_EtchDisabledText, 0},
                                       {SH_DitherDisabledText, 0},
                                       {SH_ComboBox_Popup, 0},
                                       {SH_ComboBox_ListMouseTracking, 1},
                                       {SH_ItemView_ShowDecorationSelected, 1},
                                       {SH_ItemView_ChangeHighlightOnFocus, 1},
                                       {SH_ItemView_ActivateItemOnSingleClick, 0},
                                       {SH_UnderlineShortcut, 1},
                                       {SH_MenuBar_AltKeyNavigation, 1},
                                       {SH_MenuBar_MouseTracking, 1},
                                       {SH_Menu_MouseTracking, 1},
                                       {SH_Menu_SubMenuPopupDelay, 120},
                                       {SH_Menu_FlashTriggeredItem, 0},
                                       {SH_ScrollBar_Transient, 0},
                                       {SH_ScrollBar_MiddleClickAbsolutePosition, 1},
                                       {SH_Widget_Animate, 0},
                                       {SH_Widget_Animation_Duration, 0},
                                       {SH_TabBar_ElideMode, Qt::ElideRight},
                                       {SH_TabBar_PreferNoArrows, 0},
                                       {SH_DialogButtonBox_ButtonsHaveIcons, 0},
                                       {SH_FormLayoutWrapPolicy, 0},
                                       {SH_FormLayoutLabelAlignment, int(Qt::AlignLeft | Qt::AlignVCenter)},
                                       {SH_ToolTipLabel_Opacity, 255},
                                       {SH_ToolTip_WakeUpDelay, 500},
                                       {SH_FocusFrame_AboveWidget, 0},
                                       {SH_Splitter_OpaqueResize, 1},
                                       {SH_RubberBand_Mask, 0}};
    const auto found = table.constFind(hint);
    return found == table.cend() ? QProxyStyle::styleHint(hint, option, widget, returned) : *found;
}

} // namespace fairdesk
