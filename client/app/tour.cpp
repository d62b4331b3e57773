#include "client/app/tour.h"

#include "client/app/album.h"
#include "client/app/demo_server.h"
#include "client/app/options.h"
#include "client/app/tour_steps.h"
#include "client/shell/language_switch.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTextStream>

namespace fairdesk {
namespace {

int refuse(const QString &why)
{
    QTextStream(stderr) << "error: unavailable: " << why << '\n';
    return 1;
}

bool canDrawChinese()
{
    return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

} // namespace

int runTour(QApplication &application, const AppOptions &options)
{
    if (!canDrawChinese())
        return refuse(QStringLiteral("no font for Chinese is installed: pictures would show empty boxes"));
    Album album(options.tourFolder);
    if (!album.open())
        return refuse(QStringLiteral("cannot make the folder ") + options.tourFolder);

    DemoServer demo;
    TourStage stage{.server = options.server,
                    .user = options.user,
                    .password = {},
                    .trust = options.trust,
                    .pinFile = options.pinFile,
                    .demo = nullptr};
    if (options.server.isEmpty()) {
        if (const auto started = demo.start(); !started)
            return refuse(started.error().english());
        stage = {.server = demo.address(),
                 .user = QStringLiteral("manager1"),
                 .password = demo.password(),
                 .trust = demo.fingerprint(),
                 .pinFile = {},
                 .demo = &demo};
    } else {
        auto password = options.password();
        if (!password || password->isEmpty() || options.user.isEmpty())
            return refuse(QStringLiteral("a server needs --user and a password"));
        stage.password = *std::move(password);
    }
    const QStringList locales = options.locale.isEmpty() ? QStringList{QStringLiteral("zh_CN"), QStringLiteral("en")}
                                                         : QStringList{options.locale};
    const QStringList themes = options.theme.isEmpty() ? QStringList{QStringLiteral("light"), QStringLiteral("dark")}
                                                       : QStringList{options.theme};
    for (const QString &locale : locales) {
        Tour tour(application, stage, album, locale, themes);
        tour.run();
    }
    const bool complete = album.close();
    for (const QString &missing : album.missing())
        QTextStream(stderr) << "error: unavailable: page missing: " << missing << '\n';
    return complete ? 0 : 1;
}

} // namespace fairdesk
