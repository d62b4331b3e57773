// A dump of a PostgreSQL database by PostgreSQL's own pg_dump, which pg_restore reads again.
#pragma once

#include "common/base/result.h"

namespace fairdesk {

// The file appears only when it is complete; the password is in no command line.
Result<void> dumpPostgres(const QString &url, const QString &file);

} // namespace fairdesk
