// The commands that make a data folder – init, demo, restore – and the one that gives it another database: move.
#include "server/app/backup_file.h"
#include "server/app/commands.h"
#include "server/app/data_folder.h"
#include "server/app/move_centre.h"
#include "server/app/password_source.h"
#include "server/app/seed_centre.h"

namespace fairdesk {
namespace {

// A new, locked folder, or the reason why there cannot be one.
Result<std::unique_ptr<DataFolder>> newFolder(const Invocation &invocation)
{
    const Result<QString> path = dataFolderOf(invocation);
    if (!path)
        return path.error();
    auto folder = std::make_unique<DataFolder>(*path);
    if (folder->exists() && !folder->isEmpty())
        return Error::conflict(message(QT_TRANSLATE_NOOP("Message", "The folder %1 is not empty."), folder->path()));
    if (const auto created = folder->create(); !created)
        return created.error();
    if (const auto locked = folder->lock(); !locked)
        return locked.error();
    return folder;
}

ServerConfig configOf(const Invocation &invocation)
{
    ServerConfig config;
    config.databaseUrl = invocation.option("database");
    config.locale = invocation.option("locale", config.locale);
    config.timeZone = invocation.option("timezone", QString::fromUtf8(config.timeZone)).toUtf8();
    config.currency = invocation.option("currency", config.currency);
    return config;
}

// A database of somebody else must not be taken over by a new centre.
Result<void> refuseUsedDatabase(ServerCore &core)
{
    if (!core.state().snapshot().access->users.isEmpty())
        return Error::conflict(message(QT_TRANSLATE_NOOP("Message", "The database holds a centre already.")));
    return {};
}

Result<void> fillNewCentre(ServerCore &core, const Invocation &invocation, const GivenPassword &given)
{
    if (const auto unused = refuseUsedDatabase(core); !unused)
        return unused;
    const QByteArray login = invocation.option("admin", QStringLiteral("admin")).toUtf8();
    if (const auto accepted = core.identity().policy().check(given.password, login); !accepted)
        return accepted;
    const Result<qint64> administrator = seedCentre(core, {login, true});
    if (!administrator)
        return administrator.error();
    // Whoever did not choose his password himself shall do so at his first sign-in.
    PasswordTerms terms = PasswordTerms::lasting();
    terms.mustChange = given.random;
    return core.identity().setPasswordNow(*administrator, given.password.clone(), terms);
}

Result<void> fillDemoCentre(ServerCore &core, const ProgramParts &parts, const DemoOrder &order,
                            const GivenPassword &given)
{
    if (const auto unused = refuseUsedDatabase(core); !unused)
        return unused;
    if (const auto seeded = seedCentre(core, {"admin", false}); !seeded)
        return seeded.error();
    if (const auto filled = parts.fillDemo(core, order); !filled)
        return filled;
    if (const auto loaded = core.reload(); !loaded)
        return loaded;
    const auto access = core.state().snapshot().access;
    for (const AccessData::UserRow &user : access->users) {
        const auto set = core.identity().setPasswordNow(user.id, given.password.clone(), PasswordTerms::lasting());
        if (!set)
            return set;
    }
    return {};
}

void printDemoUsers(const ProgramParts &parts)
{
    printLine("login,role,team,branch");
    for (const QList<QByteArray> &user : parts.demoUsers())
        printLine(user.join(','));
}

Result<DemoOrder> demoOrderOf(const Invocation &invocation)
{
    DemoOrder order;
    bool customersGood = true, seedGood = true;
    if (invocation.has("customers"))
        order.customers = invocation.option("customers").toLongLong(&customersGood);
    if (invocation.has("seed"))
        order.seed = invocation.option("seed").toULongLong(&seedGood);
    if (invocation.has("today"))
        order.today = QDate::fromString(invocation.option("today"), Qt::ISODate);
    if (!customersGood || order.customers < 0 || !seedGood || !order.today.isValid())
        return Error(ErrorCode::Usage,
                     message(QT_TRANSLATE_NOOP(
                         "Message", "--customers and --seed are numbers, --today is a day such as 2026-01-15.")));
    order.locale = invocation.option("locale", QStringLiteral("zh_CN"));
    return order;
}

} // namespace

ExitCode initCommand(const Invocation &invocation)
{
    ServerConfig config = configOf(invocation);
    if (const auto checked = config.check(); !checked)
        return fail(checked.error());
    const Result<GivenPassword> given = passwordFor(invocation, AskInput::OnlyWhenTold);
    if (!given)
        return fail(given.error());
    const auto folder = newFolder(invocation);
    if (!folder)
        return fail(folder.error());
    config.dataFolder = (*folder)->path();
    Result<void> result = config.save();
    if (result) {
        const auto core = ServerCore::open(config, ServerCore::Schema::Upgrade);
        result = core ? fillNewCentre(**core, invocation, *given) : Result<void>(core.error());
    }
    if (!result) {
        (*folder)->removeContents();
        return fail(result.error());
    }
    printIfRandom(*given);
    return ExitCode::Done;
}

ExitCode demoCommand(const Invocation &invocation, const ProgramParts &parts)
{
    if (!parts.fillDemo)
        return fail(Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "This program was built without the demo centre."))));
    ServerConfig config = configOf(invocation);
    const Result<DemoOrder> order = demoOrderOf(invocation);
    if (!order)
        return fail(order.error());
    if (const auto checked = config.check(); !checked)
        return fail(checked.error());
    const Result<GivenPassword> given = passwordFor(invocation, AskInput::OnlyWhenTold);
    if (!given)
        return fail(given.error());
    if (const auto accepted = PasswordPolicy().check(given->password, "admin"); !accepted)
        return fail(accepted.error());
    const auto folder = newFolder(invocation);
    if (!folder)
        return fail(folder.error());
    config.dataFolder = (*folder)->path();
    Result<void> result = config.save();
    if (result) {
        // A clock that stands still, so that the same order gives the same centre to the last bit.
        const auto core =
            ServerCore::open(config, ServerCore::Schema::Upgrade, std::make_unique<FixedClock>(parts.demoTime(*order)));
        result = core ? fillDemoCentre(**core, parts, *order, *given) : Result<void>(core.error());
    }
    if (!result) {
        (*folder)->removeContents();
        return fail(result.error());
    }
    printIfRandom(*given);
    printDemoUsers(parts);
    return ExitCode::Done;
}

ExitCode restoreCommand(const Invocation &invocation)
{
    const auto folder = newFolder(invocation);
    if (!folder)
        return fail(folder.error());
    Result<void> result = readBackup(invocation.arguments.first(), (*folder)->path());
    if (result) {
        // A backup of an older version becomes usable; one of a newer version is refused.
        const Result<ServerConfig> config = ServerConfig::load((*folder)->path());
        const auto core = config ? ServerCore::open(*config, ServerCore::Schema::Upgrade)
                                 : Result<std::unique_ptr<ServerCore>>(config.error());
        if (!core)
            result = core.error();
    }
    if (!result) {
        (*folder)->removeContents();
        return fail(result.error());
    }
    return ExitCode::Done;
}

ExitCode moveCommand(const Invocation &invocation)
{
    if (!invocation.has("to")) {
        return fail(Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP(
                                                "Message", "Where to? Use --to with “sqlite” or “postgresql://…”."))));
    }
    const Result<QString> path = dataFolderOf(invocation);
    if (!path)
        return fail(path.error());
    DataFolder folder(*path);
    const Result<ServerConfig> config = ServerConfig::load(folder.path());
    if (!config)
        return fail(config.error());
    // Whatever a running server saved meanwhile would stay behind, so this is never done beside one.
    if (const auto locked = folder.lock(); !locked) {
        const bool busy = locked.error().code() == ErrorCode::Busy;
        return fail(busy ? Error::busy(message(
                               QT_TRANSLATE_NOOP("Message", "A server works in %1. Stop it, then move the data."),
                               folder.path()))
                         : locked.error());
    }
    const auto moved =
        moveCentre(*config, invocation.option("to"), [](const Text &text) { printProgress(text.render()); });
    if (!moved)
        return fail(moved.error());
    printJson(*moved);
    return ExitCode::Done;
}

} // namespace fairdesk
