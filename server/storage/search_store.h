// The search rows: one a record of each searchable entity, tokens by class of value and the tokens of its owner, team
// and branch, so that a reader's scope is part of the search itself. SQLite: FTS5 without content; PostgreSQL:
// tsvectors.
#pragma once

#include "common/catalogue/record.h"
#include "common/text/search_keys.h"
#include "server/storage/bulk_rows.h"
#include "server/storage/sql_text.h"

namespace fairdesk {

class Catalogue;

class SearchStore
{
public:
    static void createTable(Connection &connection, const EntitySpec &entity);
    // before: as it was indexed (null: not at all), after: as it is now (null or deleted: no longer to be found).
    static void update(Connection &connection, const EntitySpec &entity, const Record *before, const Record *after);
    // Very many new rows at once: begin, then the rows, then what they became is brought into its final form.
    static void beginLoad(Connection &connection, const EntitySpec &entity);
    static void append(BulkRows &rows, const Record &record, DialectKind dialect);
    static void endLoad(Connection &connection, const EntitySpec &entity);
    // Makes all search rows of the entity anew from its table.
    static void rebuild(Connection &connection, const EntityPtr &entity);
    // The same for each entity whose rows an older program made by other rules, or from other fields.
    static void renew(Connection &connection, const Catalogue &catalogue);

    // The classes of value that an entity's field is found by.
    static std::optional<KeyClass> classOf(const FieldSpec &field);
    // What of the record is searchable; only fields that `visible` admits.
    static SearchText textOf(const Record &record, const std::function<bool(const FieldSpec &)> &visible);
};

} // namespace fairdesk
