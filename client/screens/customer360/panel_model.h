// The rows of one panel of the customer's page, as a model for its small lists.
#pragma once

#include "client/data/display_text.h"
#include "common/protocol/result_table.h"

#include <QAbstractListModel>
#include <QListView>

namespace fairdesk {

class PanelModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PanelModel(DisplayText display, QObject *parent = nullptr);

    // The first `atMost` rows; the head of the pane says how many there are.
    void setTable(const ResultTable &table, const EntityPtr &entity, int atMost);

    qint64 idAt(int row) const { return m_table.id(row); }
    qint64 versionAt(int row) const { return m_table.version(row); }
    Value value(int row, const QByteArray &field) const { return m_table.value(row, field); }
    // As a person reads it; empty for nothing.
    QString text(int row, const QByteArray &field) const;
    QByteArray colour(int row, const QByteArray &field) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    DisplayText m_display;
    ResultTable m_table;
    EntityPtr m_entity;
    int m_rows = 0;
};

// A list as tall as its rows, inside a pane that scrolls as a whole.
class PanelList final : public QListView
{
    Q_OBJECT
public:
    explicit PanelList(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace fairdesk
