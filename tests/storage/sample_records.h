// Persons with a field of every kind, some of them empty, with words in all widths and cases: what filters, orders and
// groups are tried on.
#pragma once

#include "tests/storage/fresh_store.h"
#include "tests/storage/reference.h"

#include <QRandomGenerator>

namespace fairdesk::test {

// The core catalogue with custom fields of every kind on persons, each twice: "k_text" and, sortable, "s_text".
CataloguePtr sampleCatalogue();
// The custom fields of persons that stand in their row.
QList<FieldSpec> sampleFields(const Catalogue &catalogue);

class SampleRecords
{
public:
    SampleRecords(FreshStore &store, quint32 seed, int persons);

    const Reference &reference() const { return m_reference; }
    // A value that some persons have, or hardly any.
    Value valueFor(const FieldSpec &field);
    int below(int limit) { return int(m_random.bounded(limit)); }

private:
    void addCategories();
    void addCustomers();
    void addPersons(int count);

    FreshStore &m_store;
    QRandomGenerator m_random;
    Reference m_reference;
    QList<qint64> m_categories;
    QList<qint64> m_customers;
};

} // namespace fairdesk::test
