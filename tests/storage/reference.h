// The meaning of filters, a second time: in memory, record by record, written from docs of the query and not from the
// SQL. What the database finds must be what this finds.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/query.h"

namespace fairdesk::test {

class Reference
{
public:
    // `today` is the day at the centre, whose clock is eight hours ahead of UTC.
    Reference(CataloguePtr catalogue, QDate today)
        : m_catalogue(std::move(catalogue))
        , m_today(today)
    {
    }

    void add(const Record &record) { m_records[record.entity().key].append(record); }
    const QList<Record> &all(const QByteArray &entity) const;
    bool holds(const Record &record, const Filter &filter) const;
    QList<qint64> idsWhere(const QByteArray &entity, const Filter &filter) const;
    // Of the field at the end of a path; null where a link on the way points nowhere.
    std::pair<const FieldSpec *, Value> at(const Record &record, const QByteArray &path) const;

    // The order of lists: what is missing comes first.
    static int compare(const Value &a, const Value &b);

private:
    bool holdsComparison(const FieldSpec &field, const Value &value, Operator op, const QList<Value> &operands) const;
    bool isOneOf(const FieldSpec &field, const Value &value, const QList<Value> &operands) const;
    bool isBelow(const QByteArray &entity, qint64 id, qint64 root) const;
    bool isWithin(const Value &value, const QString &period) const;
    int countLinked(const Record &record, const Filter &filter) const;
    const Record *find(const QByteArray &entity, qint64 id) const;

    CataloguePtr m_catalogue;
    QDate m_today;
    QHash<QByteArray, QList<Record>> m_records;
};

} // namespace fairdesk::test
