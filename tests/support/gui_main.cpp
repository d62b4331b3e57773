#include "tests/support/gui_main.h"

#include <QApplication>

namespace fairdesk::test {
namespace {

std::unique_ptr<QCoreApplication> makeGuiApplication(int &argc, char **argv)
{
    // A developer may still look at a test by naming another platform.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    auto application = std::make_unique<QApplication>(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    return application;
}

// Object libraries are linked whole, so this initialiser is never dropped.
[[maybe_unused]] const bool registered = [] {
    applicationFactory() = makeGuiApplication;
    return true;
}();

} // namespace
} // namespace fairdesk::test
