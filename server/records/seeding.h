// What a new centre starts with: choice lists and number sequences, as records that its administrator then keeps.
#pragma once

#include "common/base/result.h"

namespace fairdesk {

class Database;
class RecordService;

// Adds what is missing; run after each upgrade of the schema.
Result<void> seedDefaults(Database &database, RecordService &records);

} // namespace fairdesk
