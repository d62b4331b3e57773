// Rows, cells and headers of item views.
#include "client/theme/style_paint.h"
#include "client/theme/table_row_hover.h"

#include <QHash>
#include <QHeaderView>
#include <QTableView>

namespace fairdesk::style {
namespace {

// A list that drops from a combo box and the sheet of a calendar show a choice, not records.
bool showsRecords(const QWidget *widget)
{
    return widget && widget->window()->windowType() != Qt::Popup &&
           widget->objectName() != QLatin1String("qt_calendar_calendarview");
}

// Hairlines between rows instead of a grid; tables that switch their grid off get them, other views by property.
bool isLined(const QWidget *widget)
{
    if (const auto *table = qobject_cast<const QTableView *>(widget))
        return !table->showGrid() && showsRecords(table);
    return widget && widget->property("lined").toBool();
}

// Views ask for the ground of a row before they have filled in its index.
QModelIndex indexOf(const Call &call, const QStyleOptionViewItem &item)
{
    if (item.index.isValid())
        return item.index;
    const auto *view = qobject_cast<const QAbstractItemView *>(call.widget);
    return view ? view->indexAt(item.rect.center()) : QModelIndex();
}

bool isRowHovered(const Call &call, const QModelIndex &index)
{
    if (!call.enabled())
        return false;
    if (const auto *table = qobject_cast<const QTableView *>(call.widget))
        return index.isValid() && TableRowHover::hoveredRow(table) == index.row();
    return call.has(QStyle::State_MouseOver);
}

bool isCurrentRow(const QAbstractItemView &view, const QModelIndex &index)
{
    const QModelIndex current = view.currentIndex();
    return index.isValid() && current.isValid() && current.row() == index.row() && current.parent() == index.parent();
}

// Only the cell at the left edge of the view carries the bar, also when the view is scrolled sideways.
bool isAtLeftEdge(const QRect &rect)
{
    return rect.left() <= 0 && rect.right() >= 0;
}

QColor rowFill(const Call &call, const QStyleOptionViewItem &item, const QModelIndex &index)
{
    if (call.has(QStyle::State_Selected)) {
        const auto group = !call.enabled()                  ? QPalette::Disabled
                           : call.has(QStyle::State_Active) ? QPalette::Active
                                                            : QPalette::Inactive;
        return item.palette.color(group, QPalette::Highlight);
    }
    if (item.backgroundBrush.style() != Qt::NoBrush)
        return item.backgroundBrush.color();
    if (isRowHovered(call, index))
        return call.theme.bg.hover;
    return QColor(Qt::transparent);
}

void paintRow(const Call &call)
{
    const auto *item = call.as<QStyleOptionViewItem>();
    if (!item)
        return;
    const QRect rect = item->rect;
    const QModelIndex index = indexOf(call, *item);
    const QColor fill = rowFill(call, *item, index);
    if (fill.alpha() > 0)
        call.painter->fillRect(rect, fill);
    if (isLined(call.widget))
        paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.subtle);
    const auto *view = qobject_cast<const QAbstractItemView *>(call.widget);
    if (view && showsRecords(view) && isAtLeftEdge(rect) && isCurrentRow(*view, index))
        call.painter->fillRect(QRect(0, rect.top(), metrics::currentRowBar, rect.height()), call.theme.accent.fill);
}

// A table has painted the ground of the cell already; a tree has done so only for the branch, a list not at all.
void paintItem(const Call &call)
{
    if (!qobject_cast<const QTableView *>(call.widget)) {
        paintRow(call);
        return;
    }
    const auto *item = call.as<QStyleOptionViewItem>();
    if (!item || call.has(QStyle::State_Selected) || item->backgroundBrush.style() == Qt::NoBrush)
        return;
    const int line = isLined(call.widget) ? 1 : 0;
    call.painter->fillRect(item->rect.adjusted(0, 0, 0, -line), item->backgroundBrush);
}

// An expanded row is not a state that is switched on: its icon stays as it is.
void paintItemContents(const Call &call)
{
    const auto *item = call.as<QStyleOptionViewItem>();
    if (!item || !call.has(QStyle::State_Open)) {
        call.style.drawAsFusion(QStyle::CE_ItemViewItem, call.option, call.painter, call.widget);
        return;
    }
    QStyleOptionViewItem closed(*item);
    closed.state.setFlag(QStyle::State_Open, false);
    call.style.drawAsFusion(QStyle::CE_ItemViewItem, &closed, call.painter, call.widget);
}

void paintSection(const Call &call)
{
    const QRect rect = call.option->rect;
    const auto *header = call.as<QStyleOptionHeader>();
    const bool vertical = header && header->orientation == Qt::Vertical;
    const auto *view = qobject_cast<const QHeaderView *>(call.widget);
    const bool clickable = view && view->sectionsClickable();
    const bool touched = clickable && call.hovered();
    call.painter->fillRect(rect, touched ? call.theme.bg.neutral : call.theme.bg.header);
    if (vertical) {
        paintHairline(call.painter, QRect(rect.right(), rect.top(), 1, rect.height()), call.theme.line.pane);
        paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.subtle);
        return;
    }
    paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.pane);
    const bool last = !header || header->position == QStyleOptionHeader::End ||
                      header->position == QStyleOptionHeader::OnlyOneSection;
    if (!last)
        paintHairline(call.painter, QRect(rect.right(), rect.top() + 8, 1, rect.height() - 16), call.theme.line.pane);
}

void paintHeaderEmpty(const Call &call)
{
    const QRect rect = call.option->rect;
    call.painter->fillRect(rect, call.theme.bg.header);
    paintHairline(call.painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), call.theme.line.pane);
}

void paintHeaderLabel(const Call &call)
{
    const auto *header = call.as<QStyleOptionHeader>();
    if (!header)
        return;
    constexpr int arrowSize = 12;
    QRect rect = header->rect.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, 0);
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    if (!header->icon.isNull()) {
        const QRect target(rect.left(), rect.center().y() - 7, metrics::icon, metrics::icon);
        header->icon.paint(call.painter, target);
        rect.setLeft(target.right() + 5);
    }
    const QFontMetrics metrics = call.painter->fontMetrics();
    const int room = std::max(0, rect.width() - (sorted ? arrowSize + 2 : 0));
    const QString text = metrics.elidedText(header->text, Qt::ElideRight, room);
    const int width = std::min(room, metrics.horizontalAdvance(text));
    const bool right = header->textAlignment & Qt::AlignRight;
    const bool centred = header->textAlignment & Qt::AlignHCenter;
    const int total = width + (sorted ? arrowSize + 2 : 0);
    const int left = right ? rect.right() + 1 - total : centred ? rect.center().x() - total / 2 : rect.left();
    call.painter->save();
    call.painter->setPen(call.enabled() ? call.theme.text.secondary : call.theme.text.disabled);
    call.painter->drawText(QRect(left, rect.top(), width + 1, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    call.painter->restore();
    if (!sorted)
        return;
    QStyleOptionHeader arrow(*header);
    arrow.rect = QRect(left + width + 2, rect.top(), arrowSize, rect.height());
    call.style.drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &arrow, call.painter, call.widget);
}

void paintHeader(const Call &call)
{
    call.painter->save();
    call.painter->setClipRect(call.option->rect, Qt::IntersectClip);
    paintSection(call);
    paintHeaderLabel(call);
    call.painter->restore();
}

} // namespace

Paint itemPaint(QStyle::PrimitiveElement element)
{
    static const QHash<int, Paint> table{{QStyle::PE_PanelItemViewRow, paintRow},
                                         {QStyle::PE_PanelItemViewItem, paintItem}};
    return table.value(element, nullptr);
}

Paint rowPaint(QStyle::ControlElement element)
{
    static const QHash<int, Paint> table{{QStyle::CE_ItemViewItem, paintItemContents},
                                         {QStyle::CE_Header, paintHeader},
                                         {QStyle::CE_HeaderSection, paintSection},
                                         {QStyle::CE_HeaderLabel, paintHeaderLabel},
                                         {QStyle::CE_HeaderEmptyArea, paintHeaderEmpty}};
    return table.value(element, nullptr);
}

} // namespace fairdesk::style
