// What differs by platform about files: owner-only permissions and durability.
#pragma once

#include <QString>

namespace fairdesk::platform {

// Only the owner may enter or read; on Windows the data folder inherits the service account's rights instead.
bool restrictToOwner(const QString &path);
// New files of this process are for the owner only.
void useOwnerOnlyFiles();
// Flushes the file, or the folder's entries, to the disk.
bool syncToDisk(const QString &path);

} // namespace fairdesk::platform
