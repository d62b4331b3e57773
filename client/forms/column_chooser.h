// Which columns a list shows, and in which order.
#pragma once

#include "client/forms/condition_words.h"

#include <QAbstractListModel>
#include <QFrame>

class QListView;

namespace fairdesk {

class SearchField;

// All fields that a list could show: the chosen ones first, in their order, then the rest.
class ColumnModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    ColumnModel(QList<PathOption> paths, QObject *parent = nullptr);

    void setChosen(const QList<QByteArray> &columns);
    QList<QByteArray> chosen() const;
    void setFilterText(const QString &typed);
    bool move(int row, int by);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex &source, int row, int count, const QModelIndex &target, int before) override;

signals:
    void edited();

private:
    struct Entry
    {
        PathOption path;
        bool chosen = false;
    };
    void arrange();

    QList<Entry> m_entries;
    QList<int> m_shown;
    QString m_typed;
};

// The pop-up: find, check, move with Alt+Up and Alt+Down.
class ColumnChooser final : public QFrame
{
    Q_OBJECT
public:
    ColumnChooser(QList<PathOption> paths, const QList<QByteArray> &chosen, const QList<QByteArray> &usual,
                  QWidget *parent = nullptr);

    void popUpBelow(const QWidget *widget);
    ColumnModel *model() const { return m_model; }

signals:
    void chosen(const QList<QByteArray> &columns);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ColumnModel *m_model;
    SearchField *m_find;
    QListView *m_list;
};

} // namespace fairdesk
