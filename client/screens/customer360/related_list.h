// All records of one kind that belong to a customer, as a table of its own sub-page.
#pragma once

#include "client/editors/client_context.h"
#include "common/catalogue/query.h"

#include <QWidget>

namespace fairdesk {

class EmptyState;
class RecordListModel;
class RecordTable;

class RelatedList final : public QWidget
{
    Q_OBJECT
public:
    RelatedList(ClientContext &context, QByteArray entity, QWidget *parent = nullptr);

    void setCustomer(qint64 customer);
    // Of the customer and all companies below it; what is new here belongs to the customer itself.
    void setGroup(qint64 customer, const Filter &filter);
    RecordListModel *model() const { return m_model; }

signals:
    void failed(const QString &sentence);

private:
    void ask(const Filter &filter, bool namesCustomer);
    void create();
    void showEmpty();

    ClientContext &m_context;
    QByteArray m_entity;
    qint64 m_customer = 0;
    RecordListModel *m_model;
    RecordTable *m_table;
    EmptyState *m_empty;
};

} // namespace fairdesk
