// After an administrator has changed the customers' form, their degree of completeness is measured anew.
#pragma once

#include "common/base/result.h"

#include <QJsonObject>

namespace fairdesk {

class Database;
class RecordService;
class ServerState;

// `known`: the form by which it was measured the last time, from that run's answer {"form", "changed"}. What could not
// be finished is begun again the next time.
Result<QJsonObject> measureCompletenessAnew(Database &database, RecordService &records, const ServerState &state,
                                            const QString &known);

} // namespace fairdesk
