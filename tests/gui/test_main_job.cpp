// The main job of the house, from a list of exhibitors in a file to a call that every desk knows of.
#include "client/forms/import_wizard.h"
#include "client/link/await.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/quick_entry.h"
#include "client/screens/customer360/timeline_view.h"
#include "client/shell/command_box.h"
#include "client/theme/widgets_inputs.h"
#include "tests/gui/desktop.h"

#include <QApplication>
#include <QFile>
#include <QJsonObject>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

QString exhibitorFile(const Desktop &desktop)
{
    const QString path = desktop.path("exhibitors.csv");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("客户名称,城市,电话\n"
               "嘉兴澄谷精密机械有限公司,嘉兴,0573-82821716\n"
               "绍兴越衡纺机股份有限公司,绍兴,0575-88561204\n"
               "宁波朗钜数控有限公司,宁波,0574-87206618\n");
    return path;
}

QJsonObject importFile(Desktop &desktop, const QString &path)
{
    QPointer<ImportWizard> wizard = qobject_cast<ImportWizard *>(desktop.window().importRecords("customer"));
    REQUIRE(wizard);
    wizard->setFile(path);
    REQUIRE(waitFor([&] { return wizard->step() == ImportWizard::Step::Columns; }));
    wizard->run(false);
    REQUIRE(waitFor([&] { return wizard->step() == ImportWizard::Step::Result; }));
    const QJsonObject result = wizard->result();
    wizard->close();
    return result;
}

qint64 countNamed(Desktop &desktop, const QString &part)
{
    Query query;
    query.entity = "customer";
    query.columns = {"name"};
    query.filter = Filter::compare("name", Operator::Contains, {Value(part)});
    query.withTotal = true;
    const auto table = await(desktop.desk().link()->query(query), 30s);
    REQUIRE(table.ok());
    return table->total();
}

bool shows(Customer360Page *page, const QString &words)
{
    const TimelineModel &model = page->timeline()->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.entryAt(row).subject.contains(words))
            return true;
    }
    return false;
}

void openFirstCustomer(Desktop &desktop)
{
    Query query;
    query.entity = "customer";
    query.columns = {"name"};
    query.limit = 1;
    const auto table = await(desktop.desk().link()->query(query), 30s);
    REQUIRE(table.ok());
    REQUIRE(table->rowCount() == 1);
    desktop.window().open(PageAddress::record("customer", table->id(0)));
}

Customer360Page *currentCustomer(Desktop &desktop)
{
    return qobject_cast<Customer360Page *>(desktop.window().pages()->currentWidget());
}

} // namespace

TEST_CASE("from a file of exhibitors to a call that the colleague sees", "[gui]")
{
    NEEDS_SERVER();
    // Both desks from the beginning: they share this program's language, and a change of it makes all pages anew.
    Desktop colleague;
    REQUIRE(colleague.signInAs(QStringLiteral("gm")));
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    QApplication::setActiveWindow(&desktop.window());

    // The same file twice: nothing doubles.
    const QString path = exhibitorFile(desktop);
    const QJsonObject first = importFile(desktop, path);
    CHECK(first.value(QLatin1String("created")).toInt() == 3);
    const QJsonObject second = importFile(desktop, path);
    CHECK(second.value(QLatin1String("created")).toInt() == 0);
    CHECK(countNamed(desktop, QStringLiteral("澄谷精密")) == 1);
    CHECK(countNamed(desktop, QStringLiteral("越衡纺机")) == 1);

    // By the initials of its name, with the keyboard alone.
    desktop.window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&desktop.window()));
    QTest::keyClick(&desktop.window(), Qt::Key_K, Qt::ControlModifier);
    CommandBox *box = desktop.window().commandBox();
    REQUIRE(waitFor([&] { return box->field()->hasFocus(); }));
    QTest::keyClicks(box->field(), QStringLiteral("jxcg"));
    const auto foundRow = [&] {
        for (int row = 0; row < box->model().rowCount(); ++row) {
            const SearchHit *hit = box->model().hitAt(row);
            if (hit && hit->title.contains(QStringLiteral("澄谷")))
                return row;
        }
        return -1;
    };
    REQUIRE(waitFor([&] { return foundRow() >= 0; }));
    while (box->list()->currentIndex().row() < foundRow())
        QTest::keyClick(box->field(), Qt::Key_Down);
    QTest::keyClick(box->field(), Qt::Key_Return);
    Customer360Page *page = currentCustomer(desktop);
    REQUIRE(page);
    REQUIRE(waitFor([&] { return page->isLoaded(); }));

    // The colleague has the same customer open at another desk.
    colleague.window().open(PageAddress::record("customer", page->customer()));
    Customer360Page *theirs = currentCustomer(colleague);
    REQUIRE(waitFor([&] { return theirs->isLoaded(); }));
    theirs->quickEntry()->setText(QStringLiteral("half a sentence"));

    // A call, recorded without the mouse.
    QApplication::setActiveWindow(&desktop.window());
    page->setFocus();
    QTest::keyClick(page, Qt::Key_J, Qt::ControlModifier);
    REQUIRE(waitFor([&] { return page->quickEntry()->edit()->hasFocus(); }));
    QTest::keyClicks(page->quickEntry()->edit(), QStringLiteral("Wants 72 m2 in hall 3"));
    CHECK(desktop.window().pages()->page(desktop.window().pages()->current())->dirty);
    QTest::keyClick(page->quickEntry()->edit(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitFor([&] { return page->quickEntry()->isEmpty(); }));
    QElapsedTimer since;
    since.start();
    REQUIRE(waitFor([&] { return shows(theirs, QStringLiteral("Wants 72 m2")); }));
    CHECK(since.elapsed() < 1000);
    REQUIRE(waitFor([&] { return shows(page, QStringLiteral("Wants 72 m2")); }));
    CHECK_FALSE(desktop.window().pages()->page(desktop.window().pages()->current())->dirty);

    // What the colleague was typing is still there.
    CHECK(theirs->quickEntry()->text() == QStringLiteral("half a sentence"));
}

TEST_CASE("what was typed and not saved comes back after a restart", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("sales1")));
    openFirstCustomer(desktop);
    Customer360Page *page = currentCustomer(desktop);
    REQUIRE(page);
    REQUIRE(waitFor([&] { return page->isLoaded(); }));
    const qint64 customer = page->customer();
    page->quickEntry()->setWhat(QuickEntry::What::Visit);
    page->quickEntry()->setText(QStringLiteral("Showed the new hall"));

    desktop.restart();
    REQUIRE(desktop.signInAs(QStringLiteral("sales1")));
    page = currentCustomer(desktop);
    REQUIRE(page); // the tabs of the last time are open again, this one in front
    CHECK(page->customer() == customer);
    REQUIRE(waitFor([&] { return page->isLoaded(); }));
    CHECK(page->quickEntry()->text() == QStringLiteral("Showed the new hall"));
}
