// From the options to a signed-in link.
#pragma once

#include "client/cli/arguments.h"
#include "client/cli/command_line.h"
#include "client/link/server_link.h"

#include <memory>

namespace fairdesk::cli {

// Of whom, whence and how long, as the options, the environment and the defaults say.
Result<LinkOptions> linkOptions(const Arguments &arguments, const Streams &streams);
std::chrono::milliseconds timeoutOf(const Arguments &arguments);

// --password-file, then FAIRDESK_PASSWORD, then the prompt.
Result<SecretString> passwordOf(const Arguments &arguments, const Streams &streams);
Result<SecretString> newPasswordOf(const Arguments &arguments, const Streams &streams);
Result<QString> userOf(const Arguments &arguments, const Streams &streams);

struct SignedIn
{
    SecretString password;
    bool passwordChanged = false; // the server asked for a new one, and `passwd` had it
};

// Signs in, or says why not.
Result<SignedIn> connectTo(ServerLink &link, const Arguments &arguments, const Streams &streams);

} // namespace fairdesk::cli
