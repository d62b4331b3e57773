// Makes the demo centre's customers and their contacts, one after the other in the order in which they were entered.
#pragma once

#include "server/demo/demo_world.h"
#include "server/storage/bulk_loader.h"

#include <QSet>

namespace fairdesk {

struct DemoTrade;
struct DemoPlace;

// One customer with what the makers of its activities need to know.
struct DemoCustomer
{
    BulkRecord customer;
    QList<BulkRecord> contacts; // the first one is the main contact
    DemoStaff owner;
    qint64 age = 0; // days since it was entered
    const DemoTrade *trade = nullptr;
};

class DemoCustomers
{
public:
    // Ids from which the new records are counted on.
    DemoCustomers(const DemoWorld &world, qint64 firstCustomer, qint64 firstContact, qint64 firstNumber);

    DemoCustomer make(qint64 index);
    qint64 nextNumber() const { return m_number; }

private:
    struct Group
    {
        qint64 id = 0;
        QString brand;
        DemoStaff owner;
        qint64 members = 0; // that are still to come
    };

    void nameIt(Record &record, DemoCustomer &made, DemoDice &dice);
    void nameForeign(Record &record, const DemoTrade &trade, DemoDice &dice);
    void nameChinese(Record &record, const DemoTrade &trade, DemoDice &dice);
    void addAddress(Record &record, const DemoPlace &place, DemoDice &dice) const;
    void classify(Record &record, const DemoTrade &trade, DemoDice &dice) const;
    void addCustomFields(Record &record, DemoDice &dice) const;
    void addContacts(DemoCustomer &made, const QString &domain, DemoDice &dice);
    void addWaysOfContact(Record &contact, const QString &spoken, const QString &domain, DemoDice &dice) const;
    qint64 ageOf(qint64 index) const;
    qint64 completeness(const Record &customer) const;

    const DemoWorld &m_world;
    qint64 m_firstCustomer;
    qint64 m_contact;
    qint64 m_number;
    Group m_group;
    QList<int> m_counted;  // fields that make a customer complete
    QSet<QString> m_names; // so that no firm is there twice by chance
};

} // namespace fairdesk
