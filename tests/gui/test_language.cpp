#include "client/forms/list_page.h"
#include "client/shell/navigation_rail.h"
#include "client/shell/status_line.h"
#include "tests/gui/desktop.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenuBar>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("language and theme change while one works, without a restart", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop(QStringLiteral("en"));
    REQUIRE(desktop.signInAs(QStringLiteral("manager2")));
    MainWindow &window = desktop.window();
    const auto railTitle = [&] { return window.rail()->button("customer")->text(); };
    const auto firstMenu = [&] { return window.findChild<QMenuBar *>()->actions().constFirst()->text(); };
    const auto tabTitle = [&] { return window.pages()->page(window.pages()->current())->title; };
    CHECK(railTitle() == QStringLiteral("Customers"));
    CHECK(firstMenu() == QStringLiteral("&File"));

    window.useLanguage(QStringLiteral("zh_CN"));
    REQUIRE(waitFor([&] { return railTitle() == QStringLiteral("客户") && tabTitle() == QStringLiteral("客户"); }));
    CHECK(firstMenu() == QStringLiteral("文件(&F)"));
    CHECK(desktop.preferences().language() == QStringLiteral("zh_CN"));

    desktop.themes().setMode(ThemeManager::Mode::Dark);
    CHECK(window.palette().color(QPalette::Window) == Theme::dark().bg.window);
    desktop.themes().setMode(ThemeManager::Mode::Light);
    CHECK(window.palette().color(QPalette::Window) == Theme::light().bg.window);

    window.useLanguage(QStringLiteral("en"));
    REQUIRE(waitFor([&] { return railTitle() == QStringLiteral("Customers"); }));
}

TEST_CASE("after signing in the keyboard is in the list, not on a button", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("sales6")));
    auto *list = qobject_cast<ListPage *>(desktop.window().pages()->currentWidget());
    REQUIRE(list);
    QApplication::setActiveWindow(&desktop.window());
    REQUIRE(waitFor([&] { return QApplication::focusWidget() && list->isAncestorOf(QApplication::focusWidget()); }));
}

TEST_CASE("the rail shows what this person may open, and nothing greyed", "[gui]")
{
    NEEDS_SERVER();
    Desktop sales;
    REQUIRE(sales.signInAs(QStringLiteral("sales4")));
    CHECK(sales.window().rail()->button("customer"));
    CHECK_FALSE(sales.window().rail()->button("role"));
    CHECK_FALSE(sales.window().rail()->button("attachment"));

    Desktop admin;
    REQUIRE(admin.signInAs(QStringLiteral("admin")));
    CHECK(admin.window().rail()->button("role"));
    CHECK(admin.window().rail()->button("custom_field"));
}
