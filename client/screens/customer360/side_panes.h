// The left pane of the overview: the people, what is to be done, and the file in short.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/customer_file.h"
#include "client/screens/customer360/panel_model.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace fairdesk {

class PaneHeader;

// The contacts, the main one first.
class ContactsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ContactsPane(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file);

signals:
    void allWanted();

private:
    ClientContext &m_context;
    qint64 m_customer = 0;
    PanelModel m_model;
    PaneHeader *m_head;
    PanelList *m_list;
    QPushButton *m_all;
};

// The open tasks; a tick in the box finishes one.
class TasksPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TasksPane(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file, QDate today);

signals:
    void allWanted();
    void failed(const QString &sentence);

private:
    void finish(int row);

    ClientContext &m_context;
    qint64 m_customer = 0;
    PanelModel m_model;
    PaneHeader *m_head;
    PanelList *m_list;
    QPushButton *m_all;
};

// The fields that matter most, and those that are missing.
class FactsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsPane(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file);

signals:
    void editWanted();

private:
    ClientContext &m_context;
    PaneHeader *m_head;
    QGridLayout *m_grid;
};

} // namespace fairdesk
