// What the demo centre's administrator set up: tags, two category trees, fields of its own, saved queries.
#pragma once

#include "server/demo/demo_world.h"

namespace fairdesk {

// The custom fields first: from then on the catalogue knows them.
Result<void> makeDemoFields(RecordService &records);
Result<void> makeDemoFiling(RecordService &records, DemoWorld &world);
Result<void> makeDemoQueries(RecordService &records, const DemoWorld &world);

} // namespace fairdesk
