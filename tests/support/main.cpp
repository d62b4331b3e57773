// The one main() of all test programs: a Qt application around Catch2, so that event loops and Qt SQL work in any test.
#define CATCH_CONFIG_RUNNER
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <QCoreApplication>

#include <functional>
#include <memory>

namespace fairdesk::test {
// A GUI test links gui_main.cpp, which sets this before main() runs.
std::function<std::unique_ptr<QCoreApplication>(int &, char **)> &applicationFactory()
{
    static std::function<std::unique_ptr<QCoreApplication>(int &, char **)> factory =
        [](int &argc, char **argv) { return std::make_unique<QCoreApplication>(argc, argv); };
    return factory;
}
} // namespace fairdesk::test

int main(int argc, char **argv)
{
    int qtArgc = 1;
    const auto application = fairdesk::test::applicationFactory()(qtArgc, argv);
    return Catch::Session().run(argc, argv);
}
