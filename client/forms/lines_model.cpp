#include "client/forms/lines_model.h"

#include "client/data/choice_labels.h"
#include "client/data/record_list_model.h"
#include "common/catalogue/validation.h"

namespace fairdesk {

LinesModel::LinesModel(QList<FieldSpec> columns, DisplayText display, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_display(std::move(display))
{
}

void LinesModel::setLines(const QList<LineContent> &lines)
{
    if (lines == m_lines)
        return;
    // Only the values differ: cursor and selection stay.
    if (lines.size() == m_lines.size()) {
        m_lines = lines;
        if (!m_lines.isEmpty() && !m_columns.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void LinesModel::addLine()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    LineContent line;
    for (const FieldSpec &column : std::as_const(m_columns)) {
        if (!column.defaultValue.isAbsent())
            line.fields.insert(column.key, {column.defaultValue});
    }
    m_lines.append(std::move(line));
    endInsertRows();
    emit edited();
}

void LinesModel::removeLines(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows)) {
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
    if (!rows.isEmpty())
        emit edited();
}

int LinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldSpec &field = m_columns.at(index.column());
    const LineContent &line = m_lines.at(index.row());
    const FieldContent content = line.fields.value(field.key);
    switch (role) {
    case Qt::DisplayRole:
        return m_display.text(field, content.value, content.title);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(field.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (const auto problem = validationProblem(field, content.value))
            return problem->render();
        return {};
    case RecordListModel::RawValueRole:
        return QVariant::fromValue(content.value);
    case RecordListModel::LinkTitleRole:
        return content.title;
    case RecordListModel::RecordIdRole:
        return line.id;
    default:
        return {};
    }
}

bool LinesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_editable)
        return false;
    FieldContent &content = m_lines[index.row()].fields[m_columns.at(index.column()).key];
    if (role == RecordListModel::LinkTitleRole) {
        content.title = value.toString();
        return true;
    }
    if (role != RecordListModel::RawValueRole)
        return false;
    if (content.value == value.value<Value>())
        return true;
    content.value = value.value<Value>();
    emit dataChanged(index, index);
    emit edited();
    return true;
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section < m_columns.size())
        return labelText(m_columns.at(section).label, m_display.locale());
    return QAbstractTableModel::headerData(section, orientation, role);
}

Qt::ItemFlags LinesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const FieldSpec &field = m_columns.at(index.column());
    const bool isOpen = field.readerRule == FieldRule::Open && !field.is(ReadOnly);
    return flags.setFlag(Qt::ItemIsEditable, m_editable && isOpen);
}

} // namespace fairdesk
