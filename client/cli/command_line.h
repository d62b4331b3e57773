// The program `fairdesk` without its main(): everything that it touches comes in from outside.
#pragma once

#include "common/base/result.h"
#include "common/base/secret_string.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <functional>

class QIODevice;

namespace fairdesk::cli {

// Where the program reads and writes.
struct Streams
{
    QIODevice &in;
    QIODevice &out;
    QIODevice &err;
    bool outIsTerminal = false;
    QProcessEnvironment environment;
    // Asks without an echo; empty if there is nobody to ask.
    std::function<SecretString(const QString &prompt)> askSecret;
};

enum ExitCode : int {
    Done = 0,
    Refused = 1,
    WrongUse = 2,
    NoConnection = 3,
    DoneInPart = 4,
};

int exitCodeOf(const Error &error);

// The words after the program's name; gives the exit code.
int run(const QStringList &words, Streams &streams);

} // namespace fairdesk::cli
