// The commands of fairdesk-server: each does its work and says how it ended.
#pragma once

#include "server/app/command_line.h"
#include "server/app/output.h"
#include "server/app/server_core.h"

namespace fairdesk {

ExitCode runCommand(const Invocation &invocation, const ProgramParts &parts);

ExitCode initCommand(const Invocation &invocation);
ExitCode demoCommand(const Invocation &invocation, const ProgramParts &parts);
ExitCode restoreCommand(const Invocation &invocation);
ExitCode moveCommand(const Invocation &invocation);
ExitCode serveCommand(const Invocation &invocation, const ProgramParts &parts);

// The data folder by option or environment.
Result<QString> dataFolderOf(const Invocation &invocation);

} // namespace fairdesk
