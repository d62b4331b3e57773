// Parts of the shell that need no server.
#include "client/shell/command_model.h"
#include "client/shell/document_area.h"
#include "client/shell/notices.h"
#include "client/shell/preferences.h"
#include "client/theme/theme_manager.h"
#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>

using namespace fairdesk;

namespace {

int rowWith(const CommandModel &model, const QString &words)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row).data().toString() == words)
            return row;
    }
    return -1;
}

} // namespace

TEST_CASE("commands are found by words, pinyin and initials", "[gui]")
{
    CommandModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QString done;
    model.setCommands({{QStringLiteral("前往客户"), {}, Icon::Home, [&] { done = QStringLiteral("customers"); }},
                       {QStringLiteral("New task"), {}, Icon::Add, [&] { done = QStringLiteral("task"); }}});
    for (const char *typed : {"客户", "qwkh", "kehu"}) {
        INFO(typed);
        model.setText(QString::fromUtf8(typed));
        CHECK(rowWith(model, QStringLiteral("前往客户")) >= 0);
        CHECK(rowWith(model, QStringLiteral("New task")) < 0);
    }
    model.setText(QStringLiteral("new"));
    const int row = rowWith(model, QStringLiteral("New task"));
    REQUIRE(model.commandAt(row));
    model.commandAt(row)->run();
    CHECK(done == QStringLiteral("task"));
    CHECK(model.nextChoice(-1, 1) == row); // heads are stepped over
}

TEST_CASE("found records stand in groups, the kind of the best hit first", "[gui]")
{
    CommandModel model;
    model.setText(QStringLiteral("zheng"));
    model.setHits({{{"contact", 7, QStringLiteral("郑明远"), "name", QStringLiteral("恒澈精密")},
                    {"customer", 3, QStringLiteral("郑州仪器"), "name", {}},
                    {"contact", 9, QStringLiteral("郑晓"), "name", {}}},
                   false});
    REQUIRE(model.rowCount() == 5);
    CHECK(model.hitAt(1)->id == 7);
    CHECK(model.hitAt(2)->id == 9);
    CHECK(model.hitAt(4)->id == 3);
    CHECK(model.nextChoice(2, 1) == 4);
    model.setProblem(QStringLiteral("no connection"));
    CHECK(rowWith(model, QStringLiteral("no connection")) >= 0);
}

TEST_CASE("pages open once, close in any order, and are gone back to", "[gui]")
{
    int made = 0;
    DocumentArea pages([&](const PageAddress &) {
        ++made;
        return new QLabel;
    });
    const PageAddress customers = PageAddress::list("customer");
    const PageAddress tasks = PageAddress::list("task");
    pages.open(customers, QStringLiteral("Customers"), Icon::Home);
    pages.open(tasks, QStringLiteral("Tasks"), Icon::Task, false);
    CHECK(made == 1); // the one behind is made when it is looked at
    pages.open(tasks, QStringLiteral("Tasks"), Icon::Task);
    pages.open(customers, QStringLiteral("Customers"), Icon::Home);
    CHECK(made == 2);
    CHECK(pages.count() == 2);
    pages.back();
    CHECK(pages.page(pages.current())->address.isSamePage(tasks));
    pages.forward();
    CHECK(pages.page(pages.current())->address.isSamePage(customers));
    pages.close(pages.indexOf(tasks));
    CHECK(pages.count() == 1);
    pages.back(); // opens it again
    CHECK(pages.page(pages.current())->address.isSamePage(tasks));
}

TEST_CASE("addresses of pages survive the night", "[gui]")
{
    const PageAddress record = PageAddress::record("customer", 17);
    CHECK(PageAddress::fromString(record.toString())->isSamePage(record));
    CHECK(PageAddress::fromString(QStringLiteral("list task"))->kind == PageAddress::Kind::List);
    for (const char *broken : {"", "list", "record customer", "record customer x", "door 17"}) {
        INFO(broken);
        CHECK_FALSE(PageAddress::fromString(QString::fromLatin1(broken)).has_value());
    }
}

TEST_CASE("preferences are kept, each desk has its own pages", "[gui]")
{
    QTemporaryDir folder;
    {
        Preferences preferences(folder.path());
        CHECK(preferences.theme() == ThemeManager::Mode::FollowSystem);
        preferences.setTheme(ThemeManager::Mode::Dark);
        preferences.setDensity(Density::Compact);
        preferences.setLanguage(QStringLiteral("zh_CN"));
        preferences.setScalePercent(125);
        preferences.setServer(QStringLiteral("a:1"));
        preferences.setServer(QStringLiteral("b:1"));
        preferences.setOpenPages(QStringLiteral("sales1@a:1"), {QStringLiteral("list customer")}, 0);
        preferences.setOpenPages(QStringLiteral("sales2@a:1"),
                                 {QStringLiteral("list task"), QStringLiteral("list note")}, 1);
    }
    Preferences again(folder.path());
    CHECK(again.theme() == ThemeManager::Mode::Dark);
    CHECK(again.density() == Density::Compact);
    CHECK(again.language() == QStringLiteral("zh_CN"));
    CHECK(again.scalePercent() == 125);
    CHECK(again.recentServers() == QStringList{QStringLiteral("b:1"), QStringLiteral("a:1")});
    CHECK(again.openPages(QStringLiteral("sales1@a:1")) == QStringList{QStringLiteral("list customer")});
    CHECK(again.currentPage(QStringLiteral("sales2@a:1")) == 1);
}

TEST_CASE("the bell counts what was not read", "[gui]")
{
    NoticeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.add({QDateTime::currentDateTime(), QStringLiteral("first"), Tone::Accent});
    model.add({QDateTime::currentDateTime(), QStringLiteral("second"), Tone::Warning});
    CHECK(model.unread() == 2);
    CHECK(model.index(0).data().toString() == QStringLiteral("second"));
    model.markRead();
    CHECK(model.unread() == 0);
    CHECK(model.rowCount() == 2);
}
