#include "client/screens/customer360/panel_model.h"

#include "client/data/choice_labels.h"

#include <QWheelEvent>

namespace fairdesk {

PanelModel::PanelModel(DisplayText display, QObject *parent)
    : QAbstractListModel(parent)
    , m_display(std::move(display))
{
}

void PanelModel::setTable(const ResultTable &table, const EntityPtr &entity, int atMost)
{
    beginResetModel();
    m_table = table;
    m_entity = entity;
    m_rows = entity ? std::min(table.rowCount(), atMost) : 0;
    endResetModel();
}

QString PanelModel::text(int row, const QByteArray &field) const
{
    const FieldSpec *spec = m_entity ? m_entity->field(field) : nullptr;
    const int column = m_table.columnOf(field);
    if (!spec || column < 0)
        return {};
    const Value value = m_table.value(row, column);
    return value.isEmpty() ? QString() : m_display.text(*spec, value, m_table.title(row, column));
}

QByteArray PanelModel::colour(int row, const QByteArray &field) const
{
    const FieldSpec *spec = m_entity ? m_entity->field(field) : nullptr;
    return spec ? choiceColour(*spec, value(row, field).text()) : QByteArray();
}

int PanelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant PanelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldSpec *title = m_entity->titleField();
    if ((role == Qt::DisplayRole || role == Qt::AccessibleTextRole) && title)
        return text(index.row(), title->key);
    return {};
}

PanelList::PanelList(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PanelList::sizeHint() const
{
    int tall = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        tall += sizeHintForRow(row);
    return {240, tall};
}

void PanelList::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane around it scrolls
}

} // namespace fairdesk
