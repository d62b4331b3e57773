// A list of records with just enough of a database for lists: conditions on ids and texts, order, pages, a total.
#pragma once

#include "common/catalogue/query.h"
#include "common/catalogue/save.h"

#include <optional>

#include "fairdesk.pb.h"

namespace fairdesk::test {

class FakeRecords
{
public:
    struct Stored
    {
        qint64 id = 0;
        qint64 version = 1;
        QHash<QByteArray, Value> values;
        bool deleted = false;
    };

    qint64 add(QList<FieldValue> values);
    Stored *find(qint64 id);
    const QList<Stored> &all() const { return m_records; }

    wire::Rows query(const Query &query, const EntitySpec &entity) const;
    qint64 sequence = 0;
    bool countsTotals = true;

private:
    // Of one sequence number: a long list would otherwise be sorted for every page.
    struct Found
    {
        Query query;
        qint64 sequence;
        QList<qsizetype> found;
    };

    QList<qsizetype> matching(const Query &query) const;

    QList<Stored> m_records;
    mutable std::optional<Found> m_last;
    qint64 m_lastId = 0;
};

// Fills one column of an answer in the wire's dense form.
void appendColumn(wire::Rows *rows, const QByteArray &path, Kind kind, const QList<Value> &values,
                  const QStringList &titles = {});

} // namespace fairdesk::test
