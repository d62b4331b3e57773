// What this machine can do at this moment without Fairdesk: the measure for the other figures of the run.
#pragma once

#include <QString>

namespace fairdesk::bench {

// Median milliseconds of writing 4 KiB and flushing it to the disk under the folder.
double flushMilliseconds(const QString &folder);

} // namespace fairdesk::bench
