// The desktop program.
#include "client/app/options.h"
#include "client/app/timed_start.h"
#include "client/app/tour.h"
#include "client/shell/application_icon.h"
#include "client/shell/desk.h"
#include "client/shell/language_switch.h"
#include "client/shell/sign_in_window.h"
#include "common/base/logging.h"
#include "common/base/platform_process.h"

#include <QApplication>
#include <QJsonDocument>
#include <QTextStream>

using namespace fairdesk;

namespace {

// The codes of all programs of Fairdesk: 0 done, 1 refused, 2 wrong use.
int fail(const Error &error)
{
    QTextStream(stderr) << "error: " << errorKey(error.code()) << ": " << error.english() << '\n';
    return error.code() == ErrorCode::Usage ? 2 : 1;
}

// Qt reads the factor when the application is made, so it has to be known before.
void applyScale(const AppOptions &options)
{
    const double scale = options.scale > 0                       ? options.scale
                         : options.wish == AppOptions::Wish::Run ? Preferences().scalePercent() / 100.0
                                                                 : 1.0;
    if (scale != 1.0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
}

int runDesk(QApplication &application, const AppOptions &options)
{
    auto password = options.password();
    if (!password)
        return fail(password.error());
    Preferences preferences;
    LanguageSwitch languages(application);
    languages.use(options.locale.isEmpty() ? preferences.language() : options.locale);
    ThemeManager themes(application);
    themes.setMode(options.theme.isEmpty()    ? preferences.theme()
                   : options.theme == u"dark" ? ThemeManager::Mode::Dark
                                              : ThemeManager::Mode::Light);
    themes.setDensity(preferences.density());
    Desk desk(preferences, languages, themes, options.link());
    if (!options.server.isEmpty())
        desk.signInWindow()->setServer(options.server);
    if (!options.user.isEmpty())
        desk.signInWindow()->setLogin(options.user);
    platform::onTermination([] { QCoreApplication::quit(); });
    desk.start();
    if (!password->isEmpty() && !options.user.isEmpty())
        desk.signInWindow()->signIn(*std::move(password));
    return QApplication::exec();
}

int runTimedStart(QApplication &application, const AppOptions &options)
{
    const auto moments = timeStart(application, options);
    if (!moments)
        return fail(moments.error());
    QTextStream(stdout) << QJsonDocument(*moments).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}

int run(QApplication &application, const AppOptions &options)
{
    switch (options.wish) {
    case AppOptions::Wish::Tour:
        return runTour(application, options);
    case AppOptions::Wish::TimeStart:
        return runTimedStart(application, options);
    case AppOptions::Wish::Run:
    case AppOptions::Wish::Help:
    case AppOptions::Wish::Version:
        break;
    }
    return runDesk(application, options);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("fairdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRDESK_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = AppOptions::parse(arguments);
    if (!options)
        return fail(options.error());
    if (options->wish == AppOptions::Wish::Help || options->wish == AppOptions::Wish::Version) {
        // Without a screen: these two have to work where there is none.
        QCoreApplication console(argc, argv);
        QTextStream(stdout) << (options->wish == AppOptions::Wish::Help
                                    ? AppOptions::help()
                                    : QStringLiteral("fairdesk-client %1\n").arg(QStringLiteral(FAIRDESK_VERSION)));
        return 0;
    }
    applyScale(*options);
    if (options->wish == AppOptions::Wish::Tour && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setWindowIcon(applicationIcon());
    installLogFormat();
    return run(application, *options);
}
