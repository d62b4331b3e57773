#include "client/forms/column_chooser.h"

#include "client/editors/option_model.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int popUpWidth = 300;
constexpr int popUpHeight = 420;

} // namespace

ColumnModel::ColumnModel(QList<PathOption> paths, QObject *parent)
    : QAbstractListModel(parent)
{
    for (PathOption &path : paths)
        m_entries.append({std::move(path), false});
    arrange();
}

void ColumnModel::setChosen(const QList<QByteArray> &columns)
{
    beginResetModel();
    const auto place = [&](const Entry &entry) {
        const qsizetype index = columns.indexOf(entry.path.path);
        return index < 0 ? columns.size() : index;
    };
    for (Entry &entry : m_entries)
        entry.chosen = columns.contains(entry.path.path);
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [&](const Entry &a, const Entry &b) { return place(a) < place(b); });
    arrange();
    endResetModel();
}

QList<QByteArray> ColumnModel::chosen() const
{
    QList<QByteArray> columns;
    for (const Entry &entry : m_entries) {
        if (entry.chosen)
            columns.append(entry.path.path);
    }
    return columns;
}

void ColumnModel::setFilterText(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    arrange();
    endResetModel();
}

void ColumnModel::arrange()
{
    m_shown.clear();
    for (int i = 0; i < m_entries.size(); ++i) {
        const bool fits = matchingOptions({{.key = {}, .text = m_entries.at(i).path.label}}, m_typed).size() == 1;
        if (fits)
            m_shown.append(i);
    }
}

bool ColumnModel::move(int row, int by)
{
    return moveRows({}, row, 1, {}, by > 0 ? row + 2 : row - 1);
}

bool ColumnModel::moveRows(const QModelIndex &, int row, int count, const QModelIndex &, int before)
{
    // Within a found part the places between are not in sight.
    const bool fits = m_typed.trimmed().isEmpty() && count == 1 && row >= 0 && row < m_entries.size() && before >= 0 &&
                      before <= m_entries.size();
    if (!fits || before == row || before == row + 1 || !beginMoveRows({}, row, row, {}, before))
        return false;
    m_entries.move(row, before > row ? before - 1 : before);
    endMoveRows();
    emit edited();
    return true;
}

int ColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(m_shown.at(index.row()));
    if (role == Qt::DisplayRole)
        return entry.path.label;
    if (role == Qt::CheckStateRole)
        return entry.chosen ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_entries[m_shown.at(index.row())].chosen = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {role});
    emit edited();
    return true;
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
}

ColumnChooser::ColumnChooser(QList<PathOption> paths, const QList<QByteArray> &chosenColumns,
                             const QList<QByteArray> &usual, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new ColumnModel(std::move(paths), this))
    , m_find(new SearchField(tr("Find a field"), this))
    , m_list(new QListView(this))
{
    setFrameShape(QFrame::StyledPanel);
    setSurface(this, Surface::Surface);
    setAutoFillBackground(true);
    resize(popUpWidth, popUpHeight);
    m_model->setChosen(chosenColumns);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_find);
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setAccessibleName(tr("Columns"));
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    auto *reset = new QPushButton(tr("Usual columns"), this);
    setButtonRole(reset, ButtonRole::Plain);
    setSmall(reset);
    column->addWidget(reset, 0, Qt::AlignLeft);
    m_find->setPause(0);
    connect(m_find, &SearchField::searched, m_model, &ColumnModel::setFilterText);
    connect(m_model, &ColumnModel::edited, this, [this] { emit chosen(m_model->chosen()); });
    connect(reset, &QPushButton::clicked, this, [this, usual] {
        m_model->setChosen(usual);
        emit chosen(usual);
    });
}

void ColumnChooser::popUpBelow(const QWidget *widget)
{
    const QRect room = widget->screen()->availableGeometry();
    QPoint place = widget->mapToGlobal(QPoint(0, widget->height() + 4));
    place.setX(std::min(place.x(), room.right() - width()));
    move(place);
    show();
    m_find->setFocus(Qt::PopupFocusReason);
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool moves = key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
    if (!moves)
        return QFrame::eventFilter(watched, event);
    m_model->move(m_list->currentIndex().row(), key->key() == Qt::Key_Up ? -1 : 1);
    return true;
}

} // namespace fairdesk
