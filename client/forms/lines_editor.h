// The table in which the lines of a document are added, edited and removed.
#pragma once

#include "client/editors/client_context.h"
#include "client/forms/lines_model.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace fairdesk {

class LinesEditor final : public QWidget
{
    Q_OBJECT
public:
    LinesEditor(const FieldSpec &field, ClientContext &context, QWidget *parent = nullptr);

    void setLines(const QList<LineContent> &lines);
    const QList<LineContent> &lines() const { return m_model->lines(); }
    void setReadOnly(bool readOnly);
    // The sentence for the first line that cannot be saved; empty if all can.
    QString problem() const;

    QTableView *table() const { return m_table; }
    LinesModel *model() const { return m_model; }
    void addLine();

signals:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void removeSelected();
    void fitHeight();

    LinesModel *m_model;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace fairdesk
