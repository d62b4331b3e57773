// Two desks with the same customer open: what one saves the other sees, and nobody is disturbed in typing.
#include "client/editors/field_editor.h"
#include "client/forms/field_row.h"
#include "client/forms/record_form.h"
#include "tests/gui/records.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

RecordForm *openFile(Desktop &desktop, qint64 customer)
{
    Customer360Page *page = openCustomer(desktop, customer);
    page->showSubPage(Customer360Page::SubPage::File);
    REQUIRE(waitFor([&] { return page->form() && page->form()->isLoaded(); }));
    return page->form();
}

QLineEdit *lineOf(RecordForm *form, const char *field)
{
    auto *line = qobject_cast<QLineEdit *>(form->row(field)->editor()->input());
    REQUIRE(line);
    return line;
}

} // namespace

TEST_CASE("a colleague's change is on the screen within a second and leaves the cursor where it is", "[gui][live]")
{
    NEEDS_SERVER();
    Desktop colleague;
    REQUIRE(colleague.signInAs(QStringLiteral("admin")));
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    const qint64 customer = createCustomer(desktop, QStringLiteral("烟台澄朗食品机械有限公司"));
    RecordForm *form = openFile(desktop, customer);
    QApplication::setActiveWindow(&desktop.window());
    QLineEdit *name = lineOf(form, "short_name");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("Chenglang"));
    name->setCursorPosition(5);

    REQUIRE(change(colleague, "customer", customer, {{"city", Value(QStringLiteral("蓬莱"))}}));
    QElapsedTimer since;
    since.start();
    REQUIRE(waitFor([&] { return lineOf(form, "city")->text() == QStringLiteral("蓬莱"); }));
    CHECK(since.elapsed() < 1000);
    CHECK(QApplication::focusWidget() == name);
    CHECK(name->cursorPosition() == 5);
    QTest::keyClicks(name, QStringLiteral("-"));
    CHECK(name->text() == QStringLiteral("Cheng-lang"));

    form->save();
    REQUIRE(waitFor([&] { return !form->isDirty(); }));
    CHECK(lineOf(form, "city")->text() == QStringLiteral("蓬莱")); // both are kept
}

TEST_CASE("what is being typed when the connection goes is still there when it is back, and is saved then",
          "[gui][live][offline]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    const qint64 customer = createCustomer(desktop, QStringLiteral("日照渤澜港机有限公司"));
    RecordForm *form = openFile(desktop, customer);
    QApplication::setActiveWindow(&desktop.window());
    QLineEdit *city = lineOf(form, "city");
    city->setFocus();
    QTest::keyClicks(city, QStringLiteral("Riz"));

    REQUIRE(office()->stop());
    REQUIRE(waitFor([&] { return desktop.desk().link()->state() == LinkState::Reconnecting; }));
    QTest::keyClicks(city, QStringLiteral("hao"));
    CHECK(city->text() == QStringLiteral("Rizhao"));
    CHECK(desktop.desk().link()->waitingWrites() == 0); // nothing was saved yet

    REQUIRE(office()->start());
    REQUIRE(waitFor([&] { return desktop.desk().link()->isOnline(); }));
    CHECK(city->text() == QStringLiteral("Rizhao"));
    CHECK(QApplication::focusWidget() == city);
    CHECK(form->isDirty());
    form->save();
    REQUIRE(waitFor([&] { return !form->isDirty(); }));
    FetchRequest file;
    file.entity = "customer";
    file.id = customer;
    const auto stored = await(desktop.desk().link()->fetch(file), std::chrono::seconds(30));
    REQUIRE(stored.ok());
    const Record record = stored->record.record(0, desktop.desk().link()->catalogue()->find("customer"));
    CHECK(record.at(QByteArrayLiteral("city")).text() == QStringLiteral("Rizhao"));
}
