// A list of the assistant with its keys and buttons.
#pragma once

#include "client/screens/setup/setup_rows_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace fairdesk {

class PaneHeader;

// Add, add below, change in place, remove; the sentence about what is wrong stands under the rows.
class SetupRowsPane final : public QWidget
{
    Q_OBJECT
public:
    SetupRowsPane(const QString &title, SetupRowsModel *model, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    SetupRowsModel &model() const { return *m_model; }
    // One more button at the head of the pane.
    QPushButton *addLink(const QString &text);
    void setNote(const QString &note);
    // A list to look at: without its buttons and keys.
    void setReadOnly();

    void add();
    void addBelow();
    void remove();
    // Brings the cell to the keyboard.
    void show(qint64 row, const QByteArray &field);
    void setProblems(const QList<SetupProblem> &problems);
    // What an open editor holds becomes part of the rows.
    void commit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void start(const QModelIndex &index);
    void showProblem();

    SetupRowsModel *m_model;
    QTreeView *m_view;
    QLabel *m_problem;
    QPushButton *m_remove;
    QWidget *m_foot;
    PaneHeader *m_head;
};

} // namespace fairdesk
