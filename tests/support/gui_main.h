// Linked by every GUI test: makes the application of tests/support/main.cpp one that can show widgets.
#pragma once

#include <QCoreApplication>

#include <functional>
#include <memory>

namespace fairdesk::test {

// Defined in main.cpp; gui_main.cpp puts a maker of a QApplication on the offscreen platform here before main() runs.
std::function<std::unique_ptr<QCoreApplication>(int &, char **)> &applicationFactory();

} // namespace fairdesk::test
