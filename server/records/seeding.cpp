#include "server/records/seeding.h"

#include "server/records/record_service.h"
#include "server/storage/catalogue_store.h"
#include "server/storage/database.h"

namespace fairdesk {

Result<void> seedDefaults(Database &database, RecordService &records)
{
    return database.writeNow([&](Connection &connection) -> Result<void> {
        SaveRequest request;
        request.changes = CatalogueStore::missingDefaults(connection);
        if (request.changes.isEmpty())
            return {};
        const Result<SaveResult> saved = records.saveIn(connection, CallContext::ofProgram("seed"), request);
        return saved ? Result<void>() : Result<void>(saved.error());
    });
}

} // namespace fairdesk
