// The answer to a query as its reader holds it: columns of dense vectors, values made on demand.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/record.h"

#include "fairdesk.pb.h"

#include <memory>

namespace fairdesk {

class ResultTable
{
public:
    ResultTable() = default;
    explicit ResultTable(wire::Rows rows);

    int rowCount() const { return m_rows ? int(m_rows->count()) : 0; }
    int columnCount() const { return m_rows ? m_rows->columns_size() : 0; }
    QByteArray entity() const;
    QByteArray path(int column) const;
    Kind kind(int column) const { return m_kinds.at(column); }
    int columnOf(const QByteArray &path) const { return m_columnOf.value(path, -1); }

    Value value(int row, int column) const;
    Value value(int row, const QByteArray &path) const;
    // The title of a link; several are joined with U+001F. Empty if the reader may not see the linked record.
    QString title(int row, int column) const;
    qint64 id(int row) const;
    qint64 version(int row) const;

    QByteArray next() const;
    qint64 total() const { return m_rows ? m_rows->total() : -1; }
    qint64 sequence() const { return m_rows ? m_rows->sequence() : 0; }

    // The row as a record of the entity: columns that the entity does not know are left out, others stay absent.
    Record record(int row, const EntityPtr &entity) const;

    // Whether all vectors have as many entries as there are rows; a table from the wire must pass before it is read.
    static bool isSound(const wire::Rows &rows);

private:
    std::shared_ptr<const wire::Rows> m_rows;
    QList<Kind> m_kinds;
    QHash<QByteArray, int> m_columnOf;
};

inline constexpr QChar linkSeparator(0x1f);

} // namespace fairdesk
