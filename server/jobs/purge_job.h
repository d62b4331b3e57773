// What was deleted can be brought back for a time that the centre sets; after that it goes for good.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QJsonObject>

namespace fairdesk {

class RecordService;
class ServerState;

// The setting "deleted.keep_days": 90 if it is not set, 0 for ever. {"purged", "kept"}: kept are those that
// were refused.
Result<QJsonObject> purgeDeleted(RecordService &records, const ServerState &state, Instant now);

} // namespace fairdesk
