#include "server/app/command_line.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

constexpr char everywhere[] = "data locale help! version!";

Error usage(Text text)
{
    return {ErrorCode::Usage, std::move(text)};
}

const CommandSpec *findCommand(const QStringList &words, int &used)
{
    for (used = 2; used >= 1; --used) {
        const QByteArray name = words.mid(0, used).join(u' ').toUtf8();
        for (const CommandSpec &spec : commandTable()) {
            if (name == spec.name && words.size() >= used)
                return &spec;
        }
    }
    return nullptr;
}

enum class Takes : quint8 { Unknown, Nothing, Value };

Takes takes(const QByteArray &options, const QByteArray &option)
{
    const QList<QByteArray> words = options.split(' ');
    if (words.contains(option + '!'))
        return Takes::Nothing;
    return words.contains(option) ? Takes::Value : Takes::Unknown;
}

// All options that any command has: needed to tell values from words before the command is known.
Takes takesAnywhere(const QByteArray &option)
{
    for (const CommandSpec &spec : commandTable()) {
        if (const Takes found = takes(spec.options, option); found != Takes::Unknown)
            return found;
    }
    return takes(everywhere, option);
}

Result<void> checkOptions(const CommandSpec &spec, const Invocation &invocation)
{
    for (auto option = invocation.options.keyBegin(); option != invocation.options.keyEnd(); ++option) {
        if (takes(spec.options, *option) == Takes::Unknown && takes(everywhere, *option) == Takes::Unknown) {
            return usage(message(QT_TRANSLATE_NOOP("Message", "“%1” has no option --%2."),
                                 QString::fromLatin1(spec.name), QString::fromUtf8(*option)));
        }
    }
    return {};
}

Result<QStringList> takeOptions(const QStringList &words, Invocation &invocation)
{
    QStringList rest;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("-h")) {
            invocation.help = true;
            continue;
        }
        if (!word.startsWith(QLatin1String("--"))) {
            rest.append(word);
            continue;
        }
        const QByteArray name = word.mid(2).section(u'=', 0, 0).toUtf8();
        const Takes wanted = takesAnywhere(name);
        if (wanted == Takes::Unknown)
            return usage(message(QT_TRANSLATE_NOOP("Message", "There is no option --%1."), QString::fromUtf8(name)));
        QString value;
        if (word.contains(u'='))
            value = word.section(u'=', 1);
        else if (wanted == Takes::Value && i + 1 < words.size())
            value = words.at(++i);
        else if (wanted == Takes::Value)
            return usage(
                message(QT_TRANSLATE_NOOP("Message", "The option --%1 needs a value."), QString::fromUtf8(name)));
        invocation.options.insert(name, value);
    }
    return rest;
}

} // namespace

const QList<CommandSpec> &commandTable()
{
    static const QList<CommandSpec> table{
        {"init", "", 0, "database admin locale timezone currency password-stdin!",
         QT_TRANSLATE_NOOP("ServerHelp", "make a new, empty centre")},
        {"demo", "", 0, "database locale timezone currency password-stdin! customers seed today",
         QT_TRANSLATE_NOOP("ServerHelp", "make a centre with invented customers and users")},
        {"serve", "", 0, "listen database", QT_TRANSLATE_NOOP("ServerHelp", "serve clients until told to stop")},
        {"user add", "NAME", 1, "role team branch name password-stdin!",
         QT_TRANSLATE_NOOP("ServerHelp", "add a user, with a one-time password")},
        {"user passwd", "NAME", 1, "password-stdin!",
         QT_TRANSLATE_NOOP("ServerHelp", "give a user a new one-time password")},
        {"user list", "", 0, "format", QT_TRANSLATE_NOOP("ServerHelp", "show all users")},
        {"user disable", "NAME", 1, "", QT_TRANSLATE_NOOP("ServerHelp", "sign a user out and keep him out")},
        {"user enable", "NAME", 1, "", QT_TRANSLATE_NOOP("ServerHelp", "let a user in again")},
        {"migrate", "", 0, "no-backup!",
         QT_TRANSLATE_NOOP("ServerHelp", "bring older data to this version, after a backup")},
        {"check", "", 0, "", QT_TRANSLATE_NOOP("ServerHelp", "look for damage, and show a digest of all data")},
        {"backup", "FILE", 1, "", QT_TRANSLATE_NOOP("ServerHelp", "copy everything into one file, also while serving")},
        {"restore", "FILE", 1, "", QT_TRANSLATE_NOOP("ServerHelp", "fill an empty folder from a backup")},
        {"move", "", 0, "to", QT_TRANSLATE_NOOP("ServerHelp", "move all data into another, empty database")},
        {"job list", "", 0, "format", QT_TRANSLATE_NOOP("ServerHelp", "show what is run by the clock")},
        {"job run", "NAME", 1, "now", QT_TRANSLATE_NOOP("ServerHelp", "run it now")},
    };
    return table;
}

Result<Invocation> parseCommandLine(const QStringList &words)
{
    Invocation invocation;
    const Result<QStringList> rest = takeOptions(words, invocation);
    if (!rest)
        return rest.error();
    invocation.help = invocation.help || invocation.has("help");
    invocation.version = invocation.has("version");
    if (invocation.help || invocation.version)
        return invocation;
    if (rest->isEmpty())
        return usage(message(QT_TRANSLATE_NOOP("Message", "Which command? See --help.")));
    int used = 0;
    const CommandSpec *spec = findCommand(*rest, used);
    if (!spec)
        return usage(
            message(QT_TRANSLATE_NOOP("Message", "There is no command “%1”. See --help."), rest->mid(0, 2).join(u' ')));
    invocation.command = spec->name;
    invocation.arguments = rest->mid(used);
    if (invocation.arguments.size() != spec->count) {
        return usage(message(QT_TRANSLATE_NOOP("Message", "Use: fairdesk-server %1 %2"),
                             QString::fromLatin1(spec->name), QString::fromLatin1(spec->arguments)));
    }
    if (const auto checked = checkOptions(*spec, invocation); !checked)
        return checked.error();
    return invocation;
}

QString helpText()
{
    QString text =
        QCoreApplication::translate("ServerHelp", "Usage: fairdesk-server COMMAND --data DIR [options]\n\n"
                                                  "The data folder may also be given as FAIRDESK_DATA, a password as "
                                                  "FAIRDESK_PASSWORD.\n\n");
    for (const CommandSpec &spec : commandTable()) {
        QString line =
            QStringLiteral("  %1 %2").arg(QLatin1String(spec.name), QLatin1String(spec.arguments)).leftJustified(22);
        line += QCoreApplication::translate("ServerHelp", spec.help) + u'\n';
        const QList<QByteArray> options = QByteArray(spec.options).split(' ');
        QStringList shown;
        for (QByteArray option : options) {
            if (option.isEmpty())
                continue;
            const bool flag = option.endsWith('!');
            shown.append(QStringLiteral("[--") +
                         QString::fromLatin1(flag ? option.chopped(1) : option + ' ' + option.toUpper()) + u']');
        }
        if (!shown.isEmpty())
            line += QString(22, u' ') + shown.join(u' ') + u'\n';
        text += line;
    }
    return text;
}

} // namespace fairdesk
