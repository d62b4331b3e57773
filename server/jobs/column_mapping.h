// Which column of a table goes into which field.
#pragma once

#include "common/base/result.h"
#include "server/access/caller.h"

#include <QMultiMap>

namespace fairdesk {

struct ImportColumn
{
    int place = 0; // in the table
    QString header;
    QByteArray path; // "name", or "contact.name" for a contact in the row of its customer
    const FieldSpec *field = nullptr;
    bool ofContact = false;
};

struct ColumnMapping
{
    QList<ImportColumn> columns;
    int idColumn = -1;      // of our own files for programs: the record's id where it came from
    int createdColumn = -1; // and when it was made there
    // "owner" -> place of "owner.login": what a link is called wherever the file goes
    QMultiMap<QByteArray, int> keyColumns;
    QHash<int, QByteArray>
        plainColumns;         // place -> key of every field of the record, also of those that are not written
    QStringList leftOut;      // headers that no field answers to
    QStringList unknown;      // those of them that nobody asked to leave out
    QStringList closed;       // headers of fields that the caller may not write, left out of a file for programs
    QStringList repeated;     // headers that stand more than once; the first one counts
    bool machineForm = false; // all headers are keys, as our own files for programs have them

    bool hasContact() const
    {
        return std::any_of(columns.begin(), columns.end(), [](const ImportColumn &column) { return column.ofContact; });
    }
    bool has(const QByteArray &path) const
    {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const ImportColumn &column) { return column.path == path; });
    }
};

// How many of these cells could be headers of the entity; the row with most of them is the table's head.
int recognisedHeaders(const Catalogue &catalogue, const EntitySpec &entity, const QStringList &cells,
                      const QHash<QString, QByteArray> &map);

// Columns that the caller names himself must be fields that he may write. What is matched by its header is left out if
// the program fills it itself or the caller does not know of it, and refused if he may see but not write it.
Result<ColumnMapping> mapColumns(const Caller &caller, const Catalogue &catalogue, const EntityPtr &entity,
                                 const QStringList &headers, const QHash<QString, QByteArray> &map);

} // namespace fairdesk
