// What a deletion means for the records that point to the deleted one: some go with it and come back with it, some
// forbid it, the others keep their link and show it again once the record is restored.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// Refuses to delete what other living records cannot do without, and to bring back what lives in a deleted record.
Result<void> checkLinks(const SaveScope &scope, const SaveStep &step);
// What belongs to the deleted (or restored) record follows it, in the same save.
void queueDependents(SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
