// The hovered row of a table, which Qt knows only as a hovered cell.
#pragma once

#include <QObject>

class QTableView;

namespace fairdesk {

// Follows the mouse over tables and asks for the rows that it enters and leaves to be painted.
class TableRowHover final : public QObject
{
    Q_OBJECT
public:
    void watch(QTableView *table);
    static int hoveredRow(const QTableView *table);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void setHoveredRow(QTableView *table, int row);
};

} // namespace fairdesk
