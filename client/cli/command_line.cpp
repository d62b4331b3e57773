#include "client/cli/command_line.h"

#include "client/cli/command_context.h"
#include "client/cli/command_table.h"
#include "client/cli/connect.h"

#include <QCoreApplication>
#include <QHash>

namespace fairdesk::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto signOutTime = 2000ms;

CommandFunction functionOf(const QString &command)
{
    static const QHash<QString, CommandFunction> functions{
        {QStringLiteral("describe"), runDescribe}, {QStringLiteral("get"), runGet},
        {QStringLiteral("list"), runList},         {QStringLiteral("count"), runCount},
        {QStringLiteral("search"), runSearch},     {QStringLiteral("history"), runHistory},
        {QStringLiteral("watch"), runWatch},       {QStringLiteral("create"), runCreate},
        {QStringLiteral("update"), runUpdate},     {QStringLiteral("delete"), runDelete},
        {QStringLiteral("restore"), runRestore},   {QStringLiteral("undo"), runUndo},
        {QStringLiteral("share"), runShare},       {QStringLiteral("unshare"), runUnshare},
        {QStringLiteral("action"), runAction},     {QStringLiteral("attach"), runAttach},
        {QStringLiteral("files"), runFiles},       {QStringLiteral("download"), runDownload},
        {QStringLiteral("import"), runImport},     {QStringLiteral("export"), runExport},
        {QStringLiteral("passwd"), runPasswd},     {QStringLiteral("whoami"), runWhoami},
        {QStringLiteral("log"), runLog},
    };
    return functions.value(command);
}

Result<Format> formatOf(const Arguments &arguments, bool onTerminal)
{
    const Format usual = onTerminal ? Format::Table : Format::Json;
    if (arguments.has(QStringLiteral("--json")))
        return Format::Json;
    if (arguments.has(QStringLiteral("--csv")))
        return Format::Csv;
    if (arguments.has(QStringLiteral("--table")))
        return Format::Table;
    // There it names the kind of file.
    if (!arguments.has(QStringLiteral("--format")) || arguments.command == QLatin1String("export"))
        return usual;
    static const QHash<QString, Format> words{{QStringLiteral("json"), Format::Json},
                                              {QStringLiteral("csv"), Format::Csv},
                                              {QStringLiteral("table"), Format::Table}};
    const QString word = arguments.value(QStringLiteral("--format"));
    if (!words.contains(word))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "There is no format “%1”: json, csv or table."), word));
    return words.value(word);
}

Result<int> runAtServer(const Arguments &arguments, Streams &streams, Output &output, const Languages &languages)
{
    const auto options = linkOptions(arguments, streams);
    if (!options)
        return options.error();
    ServerLink link(*options);
    const auto signedIn = connectTo(link, arguments, streams);
    if (!signedIn)
        return signedIn.error();
    Context context(arguments, streams, link, *signedIn, output, languages);
    const Result<int> result = functionOf(arguments.command)(context);
    if (link.isOnline())
        (void)await(link.signOut(), signOutTime);
    return result;
}

Result<int> carryOut(const Arguments &arguments, Streams &streams, const Languages &languages)
{
    if (arguments.has(QStringLiteral("--help"))) {
        const CommandSpec *command = findCommand(arguments.command);
        streams.out.write((command ? helpText(*command) : helpText()).toUtf8());
        return Done;
    }
    const bool asksVersion =
        arguments.has(QStringLiteral("--version")) && arguments.all(QStringLiteral("--version")).first().isEmpty();
    if (asksVersion) {
        streams.out.write("fairdesk " FAIRDESK_VERSION "\n");
        return Done;
    }
    const auto format = formatOf(arguments, streams.outIsTerminal);
    if (!format)
        return format.error();
    Output output(streams.out, *format);
    if (arguments.command == QLatin1String("text"))
        return runText(arguments, streams, output);
    return runAtServer(arguments, streams, output, languages);
}

// Found before the words are understood, so that a complaint about them can be understood too.
QString localeOf(const QStringList &words)
{
    const QString option = QStringLiteral("--locale");
    QString locale;
    for (qsizetype i = 0; i < words.size() && words.at(i) != QLatin1String("--"); ++i) {
        if (words.at(i) == option)
            locale = words.value(i + 1);
        else if (words.at(i).startsWith(option + u'='))
            locale = words.at(i).mid(option.size() + 1);
    }
    return locale;
}

// One line, whatever a record's text holds: scripts read the last one.
void report(const Error &error, QIODevice &err)
{
    QString text = error.render();
    text.replace(u'\n', QLatin1String("; ")).remove(u'\r');
    err.write("error: " + QByteArray(errorKey(error.code())) + ": " + text.toUtf8() + '\n');
}

} // namespace

int exitCodeOf(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::Usage:
        return WrongUse;
    case ErrorCode::Unavailable:
        return NoConnection;
    case ErrorCode::NotFound:
    case ErrorCode::Forbidden:
    case ErrorCode::Conflict:
    case ErrorCode::Duplicate:
    case ErrorCode::Invalid:
    case ErrorCode::BadLogin:
    case ErrorCode::MustChangePassword:
    case ErrorCode::CodeNeeded:
    case ErrorCode::Locked:
    case ErrorCode::TooLarge:
    case ErrorCode::Busy:
    case ErrorCode::Internal:
        return Refused;
    }
    return Refused;
}

int run(const QStringList &words, Streams &streams)
{
    const auto arguments = parseArguments(words);
    const QString locale = localeOf(words);
    const Languages languages(locale.isEmpty() ? QLocale::system() : QLocale(locale));
    const Result<int> result = arguments ? carryOut(*arguments, streams, languages) : Result<int>(arguments.error());
    if (result)
        return *result;
    report(result.error(), streams.err);
    return exitCodeOf(result.error());
}

} // namespace fairdesk::cli
