// Brings a database to the schema of the catalogue and remembers which version it has.
#pragma once

#include "server/storage/schema.h"

namespace fairdesk {

inline constexpr int schemaVersion = 1;

class SchemaStore
{
public:
    // 0 for an empty database.
    static int versionOf(Connection &connection);
    // Creates what is missing and runs the numbered migrations that are due. Refuses a database of a newer program.
    static Result<void> upgrade(Connection &connection, const Catalogue &catalogue);
    // Adds what a new custom field needs; nothing else is looked at.
    static void addField(Connection &connection, const EntitySpec &entity, const FieldSpec &field);
    // An index on a custom field, built by the writer in its queue.
    static void addIndexes(Connection &connection, const EntitySpec &entity, const FieldSpec &field);

    // The program's own small values: "installation", "locale", "time_zone", "currency", "chain_key" …
    static std::optional<QByteArray> meta(Connection &connection, const QByteArray &key);
    static void setMeta(Connection &connection, const QByteArray &key, const QByteArray &value);
};

} // namespace fairdesk
