// A custom field is a real column: it appears in the same transaction in which its record is written.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

void followSchema(const SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
