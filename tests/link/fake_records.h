// A list of records with just enough of a database for lists: conditions on ids and texts, order, pages, a total.
#pragma once

#include "common/catalogue/query.h"
#include "common/catalogue/save.h"

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
    QList<Stored> m_records;
    qint64 m_lastId = 0;
};

// Fills one column of an answer in the wire's dense form.
void appendColumn(wire::Rows *rows, const QByteArray &path, Kind kind, const QList<Value> &values,
                  const QStringList &titles = {});

} // namespace fairdesk::test
