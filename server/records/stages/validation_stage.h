// Whether the record may be as it shall be: its values, what it points to, its state, and that it is the only one.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// Targets must exist and be readable for the caller; no record stands above itself.
Result<void> checkReferences(const SaveScope &scope, const SaveStep &step);
Result<void> checkValues(const SaveScope &scope, const SaveStep &step);
Result<void> checkTransitions(const SaveScope &scope, const SaveStep &step);
Result<void> checkUnique(const SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
