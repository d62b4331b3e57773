#include "server/app/commands.h"

#include "server/app/admin_socket.h"
#include "server/app/data_folder.h"
#include "server/app/password_source.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

namespace fairdesk {
namespace {

constexpr int lockPatienceMilliseconds = 5'000;
constexpr unsigned long lockPauseMilliseconds = 50;

Result<QJsonObject> runHere(const QString &dataFolder, const ProgramParts &parts, const QByteArray &command,
                            const QJsonObject &arguments)
{
    const Result<ServerConfig> config = ServerConfig::load(dataFolder);
    if (!config)
        return config.error();
    const auto upgrade = arguments.contains(QLatin1String("no-backup")) ? ServerCore::Schema::UpgradeWithoutBackup
                                                                        : ServerCore::Schema::Upgrade;
    const auto schema = command == "migrate" ? upgrade : ServerCore::Schema::MustFit;
    Result<std::unique_ptr<ServerCore>> core = ServerCore::open(*config, schema);
    if (!core) {
        // A damaged store is what the check is for; one of another version, or one that is away, is not damaged.
        const bool away = core.error().code() == ErrorCode::Unavailable && !config->databaseUrl.isEmpty();
        const bool damaged =
            core.error().code() == ErrorCode::Internal || core.error().code() == ErrorCode::Unavailable;
        return command == "check" && damaged && !away ? Result<QJsonObject>(checkUnopened(*config, core.error()))
                                                      : Result<QJsonObject>(core.error());
    }
    if (parts.makeJobs)
        (*core)->installJobs(parts.makeJobs(**core));
    return AdminCommands(**core).run(command, arguments);
}

// On the data folder itself, or by the server that works in it.
Result<QJsonObject> runAdmin(const Invocation &invocation, const ProgramParts &parts, const QByteArray &command,
                             const QJsonObject &arguments)
{
    const Result<QString> path = dataFolderOf(invocation);
    if (!path)
        return path.error();
    DataFolder folder(*path);
    if (!folder.exists()) {
        return Error(
            ErrorCode::NotFound,
            message(QT_TRANSLATE_NOOP("Message", "There is no centre in %1. Make one with “fairdesk-server init”."),
                    folder.path()));
    }
    const QDeadlineTimer deadline(lockPatienceMilliseconds);
    while (true) {
        const Result<void> locked = folder.lock();
        if (locked)
            return runHere(folder.path(), parts, command, arguments);
        if (locked.error().code() != ErrorCode::Busy)
            return locked.error();
        if (const auto answer = askServer(folder.path(), command, arguments))
            return *answer;
        // Another command holds the lock for a moment, or a server is just starting.
        if (deadline.hasExpired())
            return locked.error();
        QThread::msleep(lockPauseMilliseconds);
    }
}

QJsonObject argumentsOf(const Invocation &invocation, std::initializer_list<const char *> options)
{
    QJsonObject arguments;
    for (const char *option : options) {
        if (invocation.has(option))
            arguments.insert(QLatin1String(option), invocation.option(option));
    }
    return arguments;
}

ExitCode printed(const Result<QJsonObject> &result)
{
    if (!result)
        return fail(result.error());
    if (!result->isEmpty())
        printJson(*result);
    return ExitCode::Done;
}

ExitCode userAdd(const Invocation &invocation, const ProgramParts &parts)
{
    if (!invocation.has("role"))
        return fail(Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "Which role? Use --role."))));
    const Result<GivenPassword> given = passwordFor(invocation, AskInput::UnlessTerminal);
    if (!given)
        return fail(given.error());
    QJsonObject arguments = argumentsOf(invocation, {"role", "team", "branch", "name"});
    arguments.insert(QStringLiteral("login"), invocation.arguments.first());
    arguments.insert(QStringLiteral("password"), QString::fromUtf8(given->password.reveal()));
    const ExitCode code = printed(runAdmin(invocation, parts, "user.add", arguments));
    if (code == ExitCode::Done)
        printIfRandom(*given);
    return code;
}

ExitCode userPasswd(const Invocation &invocation, const ProgramParts &parts)
{
    const Result<GivenPassword> given = passwordFor(invocation, AskInput::UnlessTerminal);
    if (!given)
        return fail(given.error());
    const QJsonObject arguments{{QStringLiteral("login"), invocation.arguments.first()},
                                {QStringLiteral("password"), QString::fromUtf8(given->password.reveal())}};
    const ExitCode code = printed(runAdmin(invocation, parts, "user.passwd", arguments));
    if (code == ExitCode::Done)
        printIfRandom(*given);
    return code;
}

ExitCode listCommand(const Invocation &invocation, const ProgramParts &parts, const QByteArray &command)
{
    const Result<QJsonObject> list = runAdmin(invocation, parts, command, {});
    return list ? printRows(*list, invocation.option("format")) : fail(list.error());
}

ExitCode userState(const Invocation &invocation, const ProgramParts &parts, const QByteArray &command)
{
    return printed(runAdmin(invocation, parts, command, {{QStringLiteral("login"), invocation.arguments.first()}}));
}

ExitCode check(const Invocation &invocation, const ProgramParts &parts)
{
    const Result<QJsonObject> report = runAdmin(invocation, parts, "check", {});
    if (!report)
        return fail(report.error());
    printJson(*report);
    return report->value(QLatin1String("ok")).toBool() ? ExitCode::Done : ExitCode::Refused;
}

ExitCode backup(const Invocation &invocation, const ProgramParts &parts)
{
    // The server has another working folder.
    const QString file = QFileInfo(invocation.arguments.first()).absoluteFilePath();
    return printed(runAdmin(invocation, parts, "backup", {{QStringLiteral("file"), file}}));
}

ExitCode jobRun(const Invocation &invocation, const ProgramParts &parts)
{
    QJsonObject arguments = argumentsOf(invocation, {"now"});
    arguments.insert(QStringLiteral("name"), invocation.arguments.first());
    return printed(runAdmin(invocation, parts, "job.run", arguments));
}

using Command = ExitCode (*)(const Invocation &, const ProgramParts &);

const QHash<QByteArray, Command> &commands()
{
    static const QHash<QByteArray, Command> table{
        {"init", [](const Invocation &invocation, const ProgramParts &) { return initCommand(invocation); }},
        {"demo", demoCommand},
        {"serve", serveCommand},
        {"user add", userAdd},
        {"user passwd", userPasswd},
        {"user list", [](const Invocation &invocation,
                         const ProgramParts &parts) { return listCommand(invocation, parts, "user.list"); }},
        {"user disable", [](const Invocation &invocation,
                            const ProgramParts &parts) { return userState(invocation, parts, "user.disable"); }},
        {"user enable", [](const Invocation &invocation,
                           const ProgramParts &parts) { return userState(invocation, parts, "user.enable"); }},
        {"migrate",
         [](const Invocation &invocation, const ProgramParts &parts) {
             return printed(runAdmin(invocation, parts, "migrate", argumentsOf(invocation, {"no-backup"})));
         }},
        {"check", check},
        {"backup", backup},
        {"restore", [](const Invocation &invocation, const ProgramParts &) { return restoreCommand(invocation); }},
        {"move", [](const Invocation &invocation, const ProgramParts &) { return moveCommand(invocation); }},
        {"job list", [](const Invocation &invocation,
                        const ProgramParts &parts) { return listCommand(invocation, parts, "job.list"); }},
        {"job run", jobRun},
    };
    return table;
}

} // namespace

Result<QString> dataFolderOf(const Invocation &invocation)
{
    const QString path = invocation.option("data", qEnvironmentVariable("FAIRDESK_DATA"));
    if (path.isEmpty())
        return Error(ErrorCode::Usage,
                     message(QT_TRANSLATE_NOOP("Message", "Which data folder? Use --data or FAIRDESK_DATA.")));
    return path;
}

ExitCode runCommand(const Invocation &invocation, const ProgramParts &parts)
{
    if (invocation.help) {
        printLine(helpText().trimmed().toUtf8());
        return ExitCode::Done;
    }
    if (invocation.version) {
        printLine("fairdesk-server " FAIRDESK_VERSION);
        return ExitCode::Done;
    }
    const Command command = commands().value(invocation.command);
    return command(invocation, parts);
}

} // namespace fairdesk
