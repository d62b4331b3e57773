#include "client/theme/theme_manager.h"
#include "tests/theme/gallery.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPixmap>
#include <QTextStream>
#include <QWidget>

using namespace fairdesk;

namespace {

bool savePage(QWidget &page, const QDir &folder, const QString &name)
{
    page.show();
    page.activateWindow();
    QCoreApplication::processEvents();
    if (auto *focused = page.findChild<QWidget *>(QStringLiteral("focused")))
        focused->setFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    const QString path = folder.filePath(name);
    const bool saved = page.grab().save(path);
    QTextStream(stdout) << (saved ? path : QStringLiteral("cannot write ") + path) << '\n';
    return saved;
}

int saveAll(ThemeManager &themes, const QString &folderName)
{
    const QDir folder(folderName);
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    const std::unique_ptr<QWidget> controls(gallery::makeControlsPage());
    const std::unique_ptr<QWidget> list(gallery::makeListPage());
    bool saved = true;
    // The same windows for both themes: what does not follow the switch shows in the second picture.
    for (const auto mode : {ThemeManager::Mode::Light, ThemeManager::Mode::Dark}) {
        themes.setMode(mode);
        const QString theme = themes.theme().isDark ? QStringLiteral("dark") : QStringLiteral("light");
        saved = savePage(*controls, folder, QStringLiteral("controls-%1.png").arg(theme)) && saved;
        saved = savePage(*list, folder, QStringLiteral("page-%1.png").arg(theme)) && saved;
    }
    return saved ? 0 : 1;
}

// Platform and scale have to be known before the application is made.
void prepareEnvironment(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        const QByteArray word(argv[i]);
        if (word == "--save" && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        if (word == "--scale")
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    }
}

} // namespace

int main(int argc, char **argv)
{
    prepareEnvironment(argc, argv);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption save(QStringLiteral("save"), QStringLiteral("Save both pages in both themes."),
                                  QStringLiteral("folder"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                   QStringLiteral("name"), QStringLiteral("system"));
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("The scale of the screen, as 1.25."),
                                   QStringLiteral("factor"));
    parser.addHelpOption();
    parser.addOptions({save, theme, scale});
    parser.process(application);

    ThemeManager themes(application);
    if (parser.isSet(save))
        return saveAll(themes, parser.value(save));
    const QString wanted = parser.value(theme);
    themes.setMode(wanted == QLatin1String("dark")    ? ThemeManager::Mode::Dark
                   : wanted == QLatin1String("light") ? ThemeManager::Mode::Light
                                                      : ThemeManager::Mode::FollowSystem);
    const std::unique_ptr<QWidget> controls(gallery::makeControlsPage());
    const std::unique_ptr<QWidget> list(gallery::makeListPage());
    controls->show();
    list->show();
    return QApplication::exec();
}
