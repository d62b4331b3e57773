// The lines of a document as a table.
#pragma once

#include "client/data/display_text.h"
#include "client/forms/form_model.h"

#include <QAbstractTableModel>

namespace fairdesk {

// Speaks the roles of RecordListModel, so that the same delegate paints and edits it. Changes go out as a whole list.
class LinesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    LinesModel(QList<FieldSpec> columns, DisplayText display, QObject *parent = nullptr);

    void setLines(const QList<LineContent> &lines);
    const QList<LineContent> &lines() const { return m_lines; }
    void setEditable(bool editable) { m_editable = editable; }
    const FieldSpec &fieldOf(int column) const { return m_columns.at(column); }

    void addLine();
    void removeLines(QList<int> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    // By the user.
    void edited();

private:
    QList<FieldSpec> m_columns;
    DisplayText m_display;
    QList<LineContent> m_lines;
    bool m_editable = true;
};

} // namespace fairdesk
