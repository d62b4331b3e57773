#include "client/theme/table_row_hover.h"

#include <QMouseEvent>
#include <QTableView>
#include <QVariant>

namespace fairdesk {
namespace {

constexpr char rowProperty[] = "hoveredRow";

void repaintRow(QTableView *table, int row)
{
    if (row < 0)
        return;
    const QWidget *viewport = table->viewport();
    table->viewport()->update(0, table->rowViewportPosition(row), viewport->width(), table->rowHeight(row));
}

} // namespace

void TableRowHover::watch(QTableView *table)
{
    table->viewport()->setMouseTracking(true);
    table->viewport()->removeEventFilter(this);
    table->viewport()->installEventFilter(this);
}

int TableRowHover::hoveredRow(const QTableView *table)
{
    const QVariant row = table->property(rowProperty);
    return row.isValid() ? row.toInt() : -1;
}

bool TableRowHover::eventFilter(QObject *watched, QEvent *event)
{
    auto *table = qobject_cast<QTableView *>(watched->parent());
    if (!table)
        return false;
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(table, table->rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel)
        setHoveredRow(table, -1);
    return false;
}

void TableRowHover::setHoveredRow(QTableView *table, int row)
{
    const int before = hoveredRow(table);
    if (row == before)
        return;
    table->setProperty(rowProperty, row);
    repaintRow(table, before);
    repaintRow(table, row);
}

} // namespace fairdesk
