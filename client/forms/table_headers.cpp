#include "client/forms/table_headers.h"

#include "client/theme/table_row_hover.h"
#include "client/theme/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace fairdesk {
namespace {

constexpr int checkWidth = 32;
constexpr int markGap = 4;

} // namespace

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) { emit sortWanted(column, m_adds); });
}

void SortHeader::setSort(const QList<std::pair<int, Qt::SortOrder>> &sort)
{
    m_sort = sort;
    viewport()->update();
}

QString SortHeader::markOf(int logicalIndex) const
{
    for (qsizetype i = 0; i < m_sort.size(); ++i) {
        if (m_sort.at(i).first != logicalIndex)
            continue;
        const QString arrow = m_sort.at(i).second == Qt::AscendingOrder ? QStringLiteral("↑") : QStringLiteral("↓");
        return m_sort.size() > 1 ? arrow + QString::number(i + 1) : arrow;
    }
    return {};
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = logicalIndex;
    option.position = visualIndex(logicalIndex) == count() - 1 ? QStyleOptionHeader::End : QStyleOptionHeader::Middle;
    const bool touched = rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    option.state.setFlag(QStyle::State_MouseOver, touched && underMouse());
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const Theme &theme = Theme::of(this);
    const QString mark = markOf(logicalIndex);
    const QFontMetrics metrics(font());
    const int markWidth = mark.isEmpty() ? 0 : metrics.horizontalAdvance(mark) + markGap;
    const QRect room = rect.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, 0);
    const QString text = metrics.elidedText(model()->headerData(logicalIndex, orientation()).toString(), Qt::ElideRight,
                                            room.width() - markWidth);
    const int textWidth = metrics.horizontalAdvance(text);
    const auto alignment =
        Qt::Alignment(model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole).toInt());
    const int left = alignment.testFlag(Qt::AlignRight) ? room.right() + 1 - textWidth - markWidth : room.left();
    painter->setFont(font());
    painter->setPen(theme.text.secondary);
    painter->drawText(QRect(left, rect.top(), textWidth + 1, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                      text);
    painter->setPen(theme.accent.text);
    painter->drawText(QRect(left + textWidth + markGap, rect.top(), markWidth + 2, rect.height()),
                      Qt::AlignVCenter | Qt::TextSingleLine, mark);
    painter->restore();
}

QSize SortHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QString text = model() ? model()->headerData(logicalIndex, orientation()).toString() : QString();
    const int width =
        fontMetrics().horizontalAdvance(text + markOf(logicalIndex)) + 2 * metrics::cellPadding + markGap + 2;
    return {width, metrics::tableHeader};
}

void SortHeader::mousePressEvent(QMouseEvent *event)
{
    m_adds = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    QHeaderView::mousePressEvent(event);
}

CheckHeader::CheckHeader(QTableView *table)
    : QHeaderView(Qt::Vertical, table)
    , m_table(table)
    , m_all(new QCheckBox(table))
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    m_all->setFocusPolicy(Qt::NoFocus);
    m_all->setToolTip(tr("Select all rows"));
    m_all->setAccessibleName(m_all->toolTip());
    connect(m_all, &QCheckBox::clicked, this, [this] {
        const bool all = m_table->selectionModel() && m_table->selectionModel()->hasSelection();
        if (all)
            m_table->clearSelection();
        else
            m_table->selectAll();
        showState();
    });
    table->installEventFilter(this);
}

QSize CheckHeader::sizeHint() const
{
    return {checkWidth, QHeaderView::sizeHint().height()};
}

void CheckHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const Theme &theme = Theme::of(this);
    const bool selected = m_table->selectionModel() && m_table->selectionModel()->isRowSelected(logicalIndex);
    QColor ground = theme.bg.surface;
    if (selected)
        ground = m_table->hasFocus() || m_table->isActiveWindow() ? theme.bg.selected : theme.bg.neutral;
    else if (TableRowHover::hoveredRow(m_table) == logicalIndex)
        ground = theme.bg.hover;
    painter->save();
    painter->fillRect(rect, ground);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line.subtle);
    QStyleOptionButton box;
    box.initFrom(this);
    box.state.setFlag(QStyle::State_HasFocus, false);
    box.state |= selected ? QStyle::State_On : QStyle::State_Off;
    box.rect = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(metrics::icon, metrics::icon),
                                   rect.adjusted(0, 0, 0, -1));
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, this);
    painter->restore();
}

void CheckHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    // Under the last row there is nothing to check.
    if (length() < height())
        QPainter(viewport()).fillRect(QRect(0, length(), width(), height() - length()), Theme::of(this).bg.surface);
}

void CheckHeader::mousePressEvent(QMouseEvent *event)
{
    const int row = logicalIndexAt(event->pos());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    QItemSelectionModel *selection = m_table->selectionModel();
    const QModelIndex index = m_table->model()->index(row, 0);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_lastRow >= 0) {
        const QItemSelection range(m_table->model()->index(std::min(row, m_lastRow), 0),
                                   m_table->model()->index(std::max(row, m_lastRow), 0));
        selection->select(range, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    } else {
        selection->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    }
    selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_lastRow = row;
}

// The view would select whole rows while the mouse is dragged; here only clicks count.
void CheckHeader::mouseMoveEvent(QMouseEvent *) {}

bool CheckHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest)
        placeBox();
    return QHeaderView::eventFilter(watched, event);
}

void CheckHeader::placeBox()
{
    m_all->setGeometry(m_table->frameWidth() + (checkWidth - metrics::icon) / 2,
                       m_table->frameWidth() + (metrics::tableHeader - metrics::icon) / 2, metrics::icon,
                       metrics::icon);
    m_all->raise();
    m_all->show();
}

void CheckHeader::showState()
{
    const QItemSelectionModel *selection = m_table->selectionModel();
    qint64 selected = 0;
    for (const QItemSelectionRange &range : selection ? selection->selection() : QItemSelection())
        selected += range.height();
    const int rows = m_table->model() ? m_table->model()->rowCount() : 0;
    const Qt::CheckState state = selected == 0 ? Qt::Unchecked : selected >= rows ? Qt::Checked : Qt::PartiallyChecked;
    if (m_all->checkState() != state) {
        m_all->setTristate(state == Qt::PartiallyChecked);
        m_all->setCheckState(state);
    }
    viewport()->update();
}

} // namespace fairdesk
