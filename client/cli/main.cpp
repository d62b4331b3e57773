// `fairdesk`: the client for the command line.
#include "client/cli/command_line.h"
#include "common/base/logging.h"
#include "common/base/platform_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>

#include <cstdio>

namespace {

// Qt reads arguments and writes texts as UTF-8 only if the locale says so, and complains on standard error otherwise.
void useUtf8()
{
#ifndef Q_OS_WIN
    for (const char *variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const QByteArray value = qgetenv(variable).toLower();
        if (value.isEmpty())
            continue;
        if (!value.contains("utf-8") && !value.contains("utf8"))
            qputenv("LC_ALL", "C.UTF-8");
        return;
    }
    qputenv("LC_ALL", "C.UTF-8");
#endif
}

} // namespace

int main(int argc, char **argv)
{
    useUtf8();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRDESK_VERSION));
    fairdesk::installLogFormat();
    QLoggingCategory::setFilterRules(QStringLiteral("fairdesk.*.info=false\nfairdesk.*.debug=false"));

    QFile in;
    QFile out;
    QFile err;
    const bool opened = in.open(stdin, QIODevice::ReadOnly) && out.open(stdout, QIODevice::WriteOnly) &&
                        err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered);
    if (!opened)
        return fairdesk::cli::WrongUse;
    fairdesk::cli::Streams streams{in,
                                   out,
                                   err,
                                   fairdesk::platform::standardOutputIsTerminal(),
                                   QProcessEnvironment::systemEnvironment(),
                                   [](const QString &prompt) { return fairdesk::platform::askSecret(prompt); }};
    const int code = fairdesk::cli::run(QCoreApplication::arguments().mid(1), streams);
    out.flush();
    return code;
}
