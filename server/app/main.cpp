// fairdesk-server: the central server of Fairdesk, and the commands of its administrator.
#include "common/base/platform_files.h"
#include "server/app/commands.h"
#include "server/app/program_language.h"

#ifdef FAIRDESK_HAS_DEMO
#include "server/demo/demo.h"
#endif
#ifdef FAIRDESK_HAS_JOBS
#include "server/jobs/job_runner.h"
#endif

#include <QCoreApplication>

namespace fairdesk {
namespace {

#ifdef FAIRDESK_HAS_DEMO
DemoOptions demoOptions(const DemoOrder &order)
{
    DemoOptions options;
    options.customers = order.customers;
    options.seed = order.seed;
    options.today = order.today;
    options.locale = order.locale;
    return options;
}
#endif

ProgramParts programParts()
{
    ProgramParts parts;
#ifdef FAIRDESK_HAS_DEMO
    parts.fillDemo = [](ServerCore &core, const DemoOrder &order) {
        return fillDemo(core.database(), core.state(), core.records(), demoOptions(order));
    };
    parts.demoTime = [](const DemoOrder &order) { return demoTime(demoOptions(order)); };
    parts.demoUsers = [] {
        QList<QList<QByteArray>> users;
        for (const DemoUser &user : demoUsers())
            users.append({user.login, user.role, user.team, user.branch});
        return users;
    };
#endif
#ifdef FAIRDESK_HAS_JOBS
    parts.makeJobs = [](ServerCore &core) -> std::unique_ptr<JobPort> {
        const JobServices services{core.database(), core.state(), core.records(), core.queries(), core.clock()};
        auto jobs = std::make_unique<JobRunner>(services, core.config().dataFolder + QStringLiteral("/jobs"));
        jobs->addScheduled({"delete-unused-files", std::chrono::hours(1), [&core](Instant now) -> Result<QJsonObject> {
                                const auto removed =
                                    core.attachments().removeUnusedFiles(*core.state().catalogue(), now);
                                if (!removed)
                                    return removed.error();
                                return QJsonObject{{QStringLiteral("removed"), *removed}};
                            }});
        return jobs;
    };
#endif
    return parts;
}

} // namespace
} // namespace fairdesk

int main(int argc, char **argv)
{
    // Before any file is made: a data folder is its owner's alone.
    fairdesk::platform::useOwnerOnlyFiles();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairdesk-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRDESK_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    const fairdesk::ProgramLanguage language(words);
    const auto invocation = fairdesk::parseCommandLine(words);
    if (!invocation)
        return int(fairdesk::fail(invocation.error()));
    return int(fairdesk::runCommand(*invocation, fairdesk::programParts()));
}
