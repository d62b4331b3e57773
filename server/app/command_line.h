// The words of the command line, put into order: which command, its arguments and options. One table says what each
// command takes; what is not in it is wrong use.
#pragma once

#include "common/base/result.h"

#include <QHash>
#include <QStringList>

namespace fairdesk {

struct CommandSpec
{
    const char *name;      // "user add"
    const char *arguments; // as the help shows them
    int count;             // how many
    const char *options;   // "role team branch"; a "!" behind one: it takes no value
    const char *help;
};
const QList<CommandSpec> &commandTable();

struct Invocation
{
    QByteArray command; // empty with help or version
    QStringList arguments;
    QHash<QByteArray, QString> options;
    bool help = false;
    bool version = false;

    bool has(const char *option) const { return options.contains(option); }
    QString option(const char *option, const QString &otherwise = {}) const { return options.value(option, otherwise); }
};

Result<Invocation> parseCommandLine(const QStringList &words);
QString helpText();

} // namespace fairdesk
