// The headers of a list: sort marks with their order, and the check marks at its left edge.
#pragma once

#include "common/catalogue/query.h"

#include <QHeaderView>
#include <QPointer>

class QCheckBox;
class QTableView;

namespace fairdesk {

// A click sorts by a column, another one turns the order round, with Ctrl or Shift the column is added: ↑1 ↓2.
class SortHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit SortHeader(QWidget *parent = nullptr);

    // Which column stands at which place of the order.
    void setSort(const QList<std::pair<int, Qt::SortOrder>> &sort);

signals:
    void sortWanted(int column, bool add);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QString markOf(int logicalIndex) const;

    QList<std::pair<int, Qt::SortOrder>> m_sort;
    bool m_adds = false;
};

// A check box a row that shows and changes the selection; the box above them takes all rows or none.
class CheckHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit CheckHeader(QTableView *table);

    QSize sizeHint() const override;
    // After every change of the selection.
    void showState();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeBox();

    QTableView *m_table;
    QCheckBox *m_all;
    int m_lastRow = -1;
};

} // namespace fairdesk
