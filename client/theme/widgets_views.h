// Tables and trees in the look of the guide, and what stands in their place while they load.
#pragma once

#include "client/theme/theme.h"

#include <QWidget>

class QPushButton;
class QLabel;
class QTableView;
class QTimer;
class QTreeView;

namespace fairdesk {

// Hairlines between rows, no vertical lines, whole rows selected, the last column takes the rest.
void prepareTable(QTableView *table, Density density = Density::Standard);
// The 24 px header of a table inside a pane.
void prepareTree(QTreeView *tree);
void setRowDensity(QTableView *table, Density density);

// Stands over a view while its first rows are fetched: nothing at first, then bars, then words and a way out.
class LoadingRows final : public QWidget
{
    Q_OBJECT
public:
    explicit LoadingRows(QWidget *parent = nullptr);

    void setColumns(const QList<int> &widths);
    void setRowHeight(int height);
    void start();
    void stop();

    enum class Stage { Idle, Waiting, Bars, Words };
    Stage stage() const { return m_stage; }

signals:
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void advance(Stage stage);

    QList<int> m_columns{160, 90, 90, 120};
    int m_rowHeight = fairdesk::rowHeight(Density::Standard);
    Stage m_stage = Stage::Idle;
    QTimer *m_bars;
    QTimer *m_words;
    QWidget *m_box;
};

} // namespace fairdesk
