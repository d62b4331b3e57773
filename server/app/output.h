// What the command line prints: results on the standard output, messages on the other one.
#pragma once

#include "common/base/error.h"

#include <QJsonObject>

namespace fairdesk {

enum class ExitCode : int { Done = 0, Refused = 1, WrongUse = 2 };

// Prints "error: CODE: text" and says with which code to end.
ExitCode fail(const Error &error);
// To the messages, not to the results.
void printProgress(const QString &text);
void printLine(const QByteArray &utf8);
void printJson(const QJsonObject &object);
// A list {"rows": […]}: a table for people, or json, or csv.
ExitCode printRows(const QJsonObject &list, const QString &format);

} // namespace fairdesk
