// A backup: one file with everything of a centre – database, files, settings, pepper and key – so that a restore needs
// nothing else. It must be kept as secret as the server itself.
#pragma once

#include "common/base/result.h"
#include "server/app/server_config.h"

namespace fairdesk {

class Database;

// While work goes on. The file appears only when it is complete.
Result<void> writeBackup(Database &database, const ServerConfig &config, const QString &file);
// Into an empty folder. Whatever does not belong into a backup is refused, and nothing stays.
Result<void> readBackup(const QString &file, const QString &dataFolder);

// The database alone, into DATA/backups, before its schema changes.
Result<void> backupBeforeUpgrade(Database &database, const ServerConfig &config, int version);

} // namespace fairdesk
