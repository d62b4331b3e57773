// Runs a compiled query and puts its rows straight into the message that goes to the client: SQLite's UTF-8 becomes
// protobuf's bytes without a QString between.
#pragma once

#include "server/storage/query_writer.h"

#include "fairdesk.pb.h"

namespace fairdesk {

void runQuery(Connection &connection, const CompiledQuery &query, wire::Rows *rows);

} // namespace fairdesk
