// The commands and options, as the help shows them and the parser knows them.
#pragma once

#include <QString>
#include <QStringList>

namespace fairdesk::cli {

struct OptionSpec
{
    const char *name;
    int values; // that follow it
    const char *help;
};

struct CommandSpec
{
    const char *name;
    int minimum; // operands
    int maximum; // -1: any number
    const char *operands;
    const char *help;
    QStringList options; // beside those of every command
};

const OptionSpec *findOption(const QString &name);
const CommandSpec *findCommand(const QString &name);
bool isGlobalOption(const QString &name);

QString helpText();
QString helpText(const CommandSpec &command);

} // namespace fairdesk::cli
