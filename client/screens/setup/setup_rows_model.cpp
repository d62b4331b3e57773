#include "client/screens/setup/setup_rows_model.h"

#include "client/theme/theme.h"
#include "client/theme/widgets_labels.h"

#include <QBrush>

namespace fairdesk {

SetupRowsModel::SetupRowsModel(QList<SetupColumn> columns, bool isTree, Numbers next, QObject *parent)
    : QAbstractItemModel(parent)
    , m_columns(std::move(columns))
    , m_isTree(isTree)
    , m_next(std::move(next))
{
}

void SetupRowsModel::setRows(const QList<SetupRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    m_problems.clear();
    endResetModel();
}

void SetupRowsModel::setOptions(const QByteArray &field, const QList<SetupOption> &options)
{
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns.at(column).field != field)
            continue;
        m_columns[column].options = options;
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, column), index(rowCount() - 1, column));
    }
}

QList<qint64> SetupRowsModel::childrenOf(qint64 parent) const
{
    QList<qint64> ids;
    for (const SetupRow &row : m_rows) {
        if ((m_isTree ? row.parent : 0) == parent)
            ids.append(row.id);
    }
    return ids;
}

qsizetype SetupRowsModel::placeOf(qint64 row) const
{
    for (qsizetype place = 0; place < m_rows.size(); ++place) {
        if (m_rows.at(place).id == row)
            return place;
    }
    return -1;
}

const SetupRow *SetupRowsModel::rowAt(const QModelIndex &index) const
{
    const qsizetype place = index.isValid() ? placeOf(qint64(index.internalId())) : -1;
    return place < 0 ? nullptr : &m_rows.at(place);
}

QModelIndex SetupRowsModel::insert(qint64 parent, int at, qsizetype place)
{
    SetupRow row{m_next(), m_isTree ? parent : 0, m_presets};
    const qint64 id = row.id;
    beginInsertRows(indexOf(parent), at, at);
    m_rows.insert(place, std::move(row));
    endInsertRows();
    emit edited();
    return indexOf(id);
}

QModelIndex SetupRowsModel::addRow(const QModelIndex &behind)
{
    const SetupRow *before = rowAt(behind);
    if (!before)
        return insert(0, rowCount(), m_rows.size());
    return insert(m_isTree ? before->parent : 0, behind.row() + 1, placeOf(before->id) + 1);
}

QModelIndex SetupRowsModel::addBelow(const QModelIndex &parent)
{
    const SetupRow *above = rowAt(parent);
    if (!above || !m_isTree)
        return addRow(parent);
    return insert(above->id, rowCount(parent.siblingAtColumn(0)), m_rows.size());
}

void SetupRowsModel::append(const QList<SetupRow> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
    emit edited();
}

void SetupRowsModel::removeRow(const QModelIndex &index)
{
    const SetupRow *row = rowAt(index);
    if (!row)
        return;
    QList<qint64> gone{row->id};
    for (qsizetype i = 0; i < gone.size() && m_isTree; ++i)
        gone += childrenOf(gone.at(i));
    beginRemoveRows(index.parent(), index.row(), index.row());
    m_rows.removeIf([&](const SetupRow &other) { return gone.contains(other.id); });
    endRemoveRows();
    // Parts before what they are part of: so they can be deleted one after the other.
    for (auto it = gone.rbegin(); it != gone.rend(); ++it) {
        if (*it > 0)
            emit removed(*it);
    }
    emit edited();
}

void SetupRowsModel::setProblems(const QList<SetupProblem> &problems)
{
    m_problems.clear();
    for (const SetupProblem &problem : problems)
        m_problems.insert({problem.row, problem.field}, problem.words);
    for (const SetupRow &row : std::as_const(m_rows)) {
        const QModelIndex first = indexOf(row.id);
        emit dataChanged(first, first.siblingAtColumn(columnCount() - 1));
    }
}

QString SetupRowsModel::problemAt(const QModelIndex &index) const
{
    const SetupRow *row = rowAt(index);
    return row ? m_problems.value({row->id, m_columns.at(index.column()).field}) : QString();
}

QModelIndex SetupRowsModel::indexOf(qint64 row, const QByteArray &field) const
{
    const qsizetype place = placeOf(row);
    if (place < 0)
        return {};
    int column = 0;
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).field == field)
            column = i;
    }
    const qint64 parent = m_isTree ? m_rows.at(place).parent : 0;
    return createIndex(int(childrenOf(parent).indexOf(row)), column, quintptr(row));
}

QModelIndex SetupRowsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column < 0 || column >= m_columns.size() || row < 0 || parent.column() > 0)
        return {};
    const QList<qint64> children = childrenOf(parent.isValid() ? qint64(parent.internalId()) : 0);
    if (row >= children.size() || (parent.isValid() && !m_isTree))
        return {};
    return createIndex(row, column, quintptr(children.at(row)));
}

QModelIndex SetupRowsModel::parent(const QModelIndex &index) const
{
    const SetupRow *row = rowAt(index);
    return row && m_isTree && row->parent != 0 ? indexOf(row->parent) : QModelIndex();
}

int SetupRowsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && (!m_isTree || parent.column() > 0))
        return 0;
    return int(childrenOf(parent.isValid() ? qint64(parent.internalId()) : 0).size());
}

int SetupRowsModel::columnCount(const QModelIndex &) const
{
    return int(m_columns.size());
}

QString SetupRowsModel::textOf(const SetupRow &row, const SetupColumn &column) const
{
    const QString value = row.value(column.field);
    if (column.kind == SetupColumn::Kind::Switch)
        return {};
    if (column.kind == SetupColumn::Kind::Words)
        return value;
    for (const SetupOption &option : column.options) {
        if (option.key == value)
            return option.text;
    }
    return {};
}

QVariant SetupRowsModel::data(const QModelIndex &index, int role) const
{
    const SetupRow *row = rowAt(index);
    if (!row)
        return {};
    const SetupColumn &column = m_columns.at(index.column());
    const QString text = textOf(*row, column);
    const bool isSwitch = column.kind == SetupColumn::Kind::Switch;
    switch (role) {
    case Qt::DisplayRole:
        return text.isEmpty() && !isSwitch ? column.whereEmpty : text;
    case Qt::EditRole:
    case ValueRole:
        return row->value(column.field);
    case Qt::CheckStateRole:
        return isSwitch ? QVariant(row->value(column.field) == u"1" ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ForegroundRole:
        return text.isEmpty() && !isSwitch ? QVariant(QBrush(Theme::of(nullptr).text.tertiary)) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(problemAt(index));
    case Qt::AccessibleTextRole:
        //: A cell of a table as it is read aloud: the name of the column and its value
        return tr("%1: %2").arg(column.title,
                                isSwitch ? (row->value(column.field) == u"1" ? tr("Yes") : tr("No")) : text);
    case Qt::AccessibleDescriptionRole:
    case ProblemRole:
        return problemAt(index);
    case OptionsRole:
        return column.kind == SetupColumn::Kind::Choice;
    default:
        return {};
    }
}

bool SetupRowsModel::write(const QModelIndex &index, const QString &value)
{
    const qsizetype place = placeOf(qint64(index.internalId()));
    const QByteArray field = m_columns.at(index.column()).field;
    if (place < 0 || m_rows.at(place).value(field) == value)
        return place >= 0;
    m_rows[place].values.insert(field, value);
    m_problems.remove({m_rows.at(place).id, field});
    emit dataChanged(index, index);
    emit edited();
    return true;
}

bool SetupRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !m_editable)
        return false;
    if (role == Qt::CheckStateRole)
        return write(index, value.toInt() == Qt::Checked ? QStringLiteral("1") : QString());
    return role == Qt::EditRole && write(index, value.toString().simplified());
}

QVariant SetupRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns.size())
        return {};
    return m_columns.at(section).title;
}

Qt::ItemFlags SetupRowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_editable)
        return common;
    const bool isSwitch = m_columns.at(index.column()).kind == SetupColumn::Kind::Switch;
    return common | (isSwitch ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

} // namespace fairdesk
