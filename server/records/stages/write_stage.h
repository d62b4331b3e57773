// The record itself, its search row, its duplicate keys, the audit trail and the change feed: written together.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// Leaves `after` as it now stands. A change that changes nothing writes nothing.
Result<void> writeRecord(SaveScope &scope, SaveStep &step);

// One entry in the audit trail and the change feed.
void writeTrail(SaveScope &scope, AuditRow row, const EntitySpec &entity);

} // namespace fairdesk
