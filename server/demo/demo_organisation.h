// Who works at the demo centre: branches, the department tree, users with their roles.
#pragma once

#include "server/demo/demo_world.h"

namespace fairdesk {

Result<void> makeDemoOrganisation(Database &database, const ServerState &state, RecordService &records,
                                  const DemoOptions &options);
// After the rights were read anew.
void meetDemoStaff(DemoWorld &world, const ServerState &state);

} // namespace fairdesk
