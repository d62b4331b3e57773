// What differs by platform about a process: being told to stop, its terminal, its memory.
#pragma once

#include "common/base/secret_string.h"

#include <QString>

#include <functional>

namespace fairdesk::platform {

// Calls back in the event loop of this thread when the system asks the program to end (SIGTERM, SIGINT, Ctrl+C).
void onTermination(std::function<void()> callback);

bool standardInputIsTerminal();
bool standardOutputIsTerminal();

// Asks on the terminal without showing what is typed; empty when there is no terminal.
SecretString askSecret(const QString &prompt);

// Proportional set size in bytes; 0 where the system does not tell.
qint64 residentMemory();
// As many open files as the system lets this process have; returns the limit.
int raiseFileLimit();
// Milliseconds since the system started this process, in steps of about ten.
qint64 processAge();

} // namespace fairdesk::platform
