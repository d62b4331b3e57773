// What administrators made of the catalogue: custom fields, choices, layouts, settings; and what a new centre starts
// with.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/save.h"
#include "server/storage/connection.h"

namespace fairdesk {

class CatalogueStore
{
public:
    // The program's catalogue with all that administrators added.
    static CataloguePtr load(Connection &connection);
    static QHash<QByteArray, QByteArray> settings(Connection &connection);
    // A custom field as its record describes it; nothing if this program does not know the type.
    static std::optional<FieldSpec> fieldOf(const Record &customField);

    // The choices and number sequences that the store still lacks. A list that has ever had an entry is left alone.
    static QList<RecordChange> missingDefaults(Connection &connection);
};

} // namespace fairdesk
