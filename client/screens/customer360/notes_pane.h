// The notes on a customer, pinned ones first.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/customer_file.h"
#include "client/screens/customer360/panel_model.h"

#include <QWidget>

namespace fairdesk {

class PaneHeader;

class NotesPane final : public QWidget
{
    Q_OBJECT
public:
    explicit NotesPane(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file);

signals:
    void addWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    ClientContext &m_context;
    PanelModel m_model;
    PaneHeader *m_head;
    PanelList *m_list;
};

} // namespace fairdesk
