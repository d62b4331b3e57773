#include "client/theme/widgets_views.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int barsAfter = 150;
constexpr int wordsAfter = 1000;

} // namespace

void prepareTable(QTableView *table, Density density)
{
    table->setShowGrid(false);
    table->setAlternatingRowColors(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setSectionsMovable(true);
    table->horizontalHeader()->setMinimumSectionSize(24);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setRowDensity(table, density);
}

void prepareTree(QTreeView *tree)
{
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSmall(tree->header());
}

void setRowDensity(QTableView *table, Density density)
{
    table->verticalHeader()->setMinimumSectionSize(rowHeight(density));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight(density));
}

LoadingRows::LoadingRows(QWidget *parent)
    : QWidget(parent)
    , m_bars(new QTimer(this))
    , m_words(new QTimer(this))
    , m_box(new QWidget(this))
{
    auto *cancel = new QPushButton(tr("Cancel"), m_box);
    setSmall(cancel);
    auto *line = new QHBoxLayout(m_box);
    line->setContentsMargins(12, 8, 12, 8);
    line->addWidget(makeLabel(tr("Reading…"), TypeRole::Body, TextRole::Secondary, m_box));
    line->addWidget(cancel);
    setSurface(m_box, Surface::Surface);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_box, 0, Qt::AlignCenter);
    for (auto [timer, after, stage] :
         {std::tuple(m_bars, barsAfter, Stage::Bars), {m_words, wordsAfter, Stage::Words}}) {
        timer->setSingleShot(true);
        timer->setInterval(after);
        connect(timer, &QTimer::timeout, this, [this, stage = stage] { advance(stage); });
    }
    connect(cancel, &QPushButton::clicked, this, [this] {
        stop();
        emit cancelled();
    });
    stop();
}

void LoadingRows::setColumns(const QList<int> &widths)
{
    m_columns = widths;
    update();
}

void LoadingRows::setRowHeight(int height)
{
    m_rowHeight = height;
    update();
}

void LoadingRows::start()
{
    if (m_stage != Stage::Idle)
        return;
    m_bars->start();
    m_words->start();
    advance(Stage::Waiting);
}

void LoadingRows::stop()
{
    m_bars->stop();
    m_words->stop();
    advance(Stage::Idle);
}

void LoadingRows::advance(Stage stage)
{
    m_stage = stage;
    m_box->setVisible(stage == Stage::Words);
    setVisible(stage == Stage::Bars || stage == Stage::Words);
    update();
}

void LoadingRows::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.bg.surface);
    paintSkeletonRows(&painter, rect(), m_rowHeight, m_columns, theme);
}

} // namespace fairdesk
