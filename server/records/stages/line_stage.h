// Lines live and die with their document: their changes, their deletion and their return follow from its own.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// The steps that a written document's change asks of its lines.
Result<QList<SaveStep>> lineSteps(const SaveScope &scope, const SaveStep &document);

} // namespace fairdesk
