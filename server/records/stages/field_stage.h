// The values that the writer gives: known fields only, and none that he may not change. Never dropped silently.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// Puts the values into `after` and notes which were given.
Result<void> applyValues(const SaveScope &scope, SaveStep &step);

// One way to write nothing, and texts of one line without blanks around them.
Value normalisedValue(const FieldSpec &field, const Value &value);

} // namespace fairdesk
