// What happened with the demo centre's customers: interactions, tasks and notes.
#pragma once

#include "server/demo/demo_customers.h"

namespace fairdesk {

class DemoActivities
{
public:
    DemoActivities(const DemoWorld &world, qint64 firstInteraction, qint64 firstTask, qint64 firstNote);

    // Appends them, and writes into the customer when somebody last spoke with him.
    void make(DemoCustomer &made, qint64 index, QList<BulkRecord> &items);

private:
    void addInteractions(DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items);
    Record makeInteraction(const DemoCustomer &made, Instant at, DemoDice &dice);
    void addTasks(const DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items);
    BulkRecord makeTask(const DemoCustomer &made, DemoDice &dice);
    void addNotes(const DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items);

    const DemoWorld &m_world;
    qint64 m_interaction;
    qint64 m_task;
    qint64 m_note;
};

} // namespace fairdesk
