#include "client/link/await.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/quick_entry.h"
#include "client/shell/notices.h"
#include "client/theme/widgets_panes.h"
#include "tests/gui/desktop.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

TEST_CASE("a lost connection is told, what is saved meanwhile is sent when it is back", "[gui]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("sales3")));
    Query query;
    query.entity = "customer";
    query.columns = {"name"};
    query.limit = 1;
    const auto mine = await(desktop.desk().link()->query(query), 30s);
    REQUIRE(mine.ok());
    REQUIRE(mine->rowCount() == 1);
    desktop.window().open(PageAddress::record("customer", mine->id(0)));
    auto *page = qobject_cast<Customer360Page *>(desktop.window().pages()->currentWidget());
    REQUIRE(page);
    REQUIRE(waitFor([&] { return page->isLoaded(); }));

    REQUIRE(office()->stop());
    REQUIRE(waitFor([&] { return desktop.desk().link()->state() == LinkState::Reconnecting; }));
    Banner *banner = desktop.window().banner();
    CHECK(banner->isVisible());
    CHECK(banner->tone() == Tone::Warning);

    page->quickEntry()->setWhat(QuickEntry::What::Note);
    page->quickEntry()->setText(QStringLiteral("Written without a connection"));
    page->quickEntry()->save();
    CHECK(desktop.desk().link()->waitingWrites() == 1);
    CHECK_FALSE(page->quickEntry()->isEmpty()); // not before the server has it

    REQUIRE(office()->start());
    REQUIRE(waitFor([&] { return desktop.desk().link()->isOnline(); }));
    CHECK(banner->tone() == Tone::Success);
    REQUIRE(waitFor([&] { return page->quickEntry()->isEmpty(); }));
    Query notes;
    notes.entity = "note";
    notes.columns = {"text"};
    notes.filter = Filter::compare("text", Operator::Equal, {Value(QStringLiteral("Written without a connection"))});
    const auto stored = await(desktop.desk().link()->query(notes), 30s);
    REQUIRE(stored.ok());
    CHECK(stored->rowCount() == 1); // and once
}
