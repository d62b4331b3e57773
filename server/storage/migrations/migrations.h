// Numbered migrations: what the catalogue cannot say (renames, back-fills), with literal names, so that an old one still
// means the same when the catalogue has moved on. Number N brings a database of schema N-1 to N.
#pragma once

#include "server/storage/connection.h"

namespace fairdesk {

void runMigrations(Connection &connection, int fromVersion);

} // namespace fairdesk
