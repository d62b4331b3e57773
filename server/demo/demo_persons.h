// Persons who stand for themselves: visitors and personal customers of the demo centre.
#pragma once

#include "server/demo/demo_world.h"
#include "server/storage/bulk_loader.h"

namespace fairdesk {

BulkRecord makeDemoPerson(const DemoWorld &world, qint64 index, qint64 id);

} // namespace fairdesk
