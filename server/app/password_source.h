// Where a password comes from that somebody gives on the command line: the standard input, the environment, or chance.
// Never from the arguments, which everybody on the machine can read.
#pragma once

#include "common/base/result.h"
#include "common/base/secret_string.h"
#include "server/app/command_line.h"

namespace fairdesk {

struct GivenPassword
{
    SecretString password;
    bool random = false; // to be printed once, because nobody knows it yet
};

enum class AskInput : quint8 { OnlyWhenTold, UnlessTerminal };
Result<GivenPassword> passwordFor(const Invocation &invocation, AskInput input);
void printIfRandom(const GivenPassword &given);

} // namespace fairdesk
