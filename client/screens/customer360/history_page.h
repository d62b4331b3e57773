// Who changed what in a customer's record, as a sub-page.
#pragma once

#include "client/screens/customer360/history_model.h"

#include <QWidget>

class QTableView;

namespace fairdesk {

class EmptyState;

class HistoryPage final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPage(const ClientContext &context, QWidget *parent = nullptr);

    void setCustomer(qint64 customer);
    void reload();
    const HistoryModel &model() const { return m_model; }

signals:
    void failed(const QString &sentence);

private:
    HistoryModel m_model;
    QTableView *m_table;
    EmptyState *m_empty;
};

} // namespace fairdesk
