// What it takes to open a customer's page, counted at the server.
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/group_figures.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// Everything but signs of life.
QStringList asked(const FakeServer &server)
{
    QStringList all;
    for (const wire::Envelope &envelope : server.received) {
        if (envelope.has_fetch())
            all.append(QStringLiteral("fetch"));
        else if (envelope.has_query())
            all.append(QStringLiteral("query"));
        else if (envelope.has_run_action())
            all.append(QString::fromStdString(envelope.run_action().name()));
        else if (!envelope.has_ping())
            all.append(QStringLiteral("other"));
    }
    return all;
}

} // namespace

TEST_CASE("a customer's page is one trip: the record with all its panels, and the list of his files",
          "[gui][customer360]")
{
    Office office;
    FakeRecords &customers = office.table("customer");
    const qint64 lone = customers.add({{"name", Value(QStringLiteral("齐鲁机床有限公司"))}});
    office.table("contact").add({{"name", Value(QStringLiteral("Zheng"))}, {"customer", Value(lone)}});
    office.server.received.clear();

    Customer360Page page(office.context, lone);
    test::show(page);
    REQUIRE(waitFor([&] { return page.isLoaded(); }));
    REQUIRE(waitFor([&] { return asked(office.server).size() >= 2; }));
    CHECK(asked(office.server) == QStringList{QStringLiteral("fetch"), QStringLiteral("files")});

    // One trip: the files are asked for while the record is still on its way.
    const qint64 other = customers.add({{"name", Value(QStringLiteral("岱岳仪器有限公司"))}});
    office.server.received.clear();
    const auto usual = office.server.intercept;
    office.server.intercept = [&](QSslSocket &peer, const wire::Envelope &question) {
        return question.has_fetch() || usual(peer, question);
    };
    Customer360Page waiting(office.context, other);
    REQUIRE(waitFor([&] { return asked(office.server).size() >= 2; }));
    CHECK(asked(office.server) == QStringList{QStringLiteral("fetch"), QStringLiteral("files")});
    CHECK_FALSE(waiting.isLoaded());
    office.server.intercept = usual;

    // Back and again: the record is kept, so nothing but the files is asked for.
    office.server.received.clear();
    Customer360Page again(office.context, lone);
    REQUIRE(waitFor([&] { return again.isLoaded(); }));
    REQUIRE(waitFor([&] { return !asked(office.server).isEmpty(); }));
    CHECK(asked(office.server) == QStringList{QStringLiteral("files")});
}

TEST_CASE("only who leads companies is asked about a second time, for the figures of all", "[gui][customer360]")
{
    Office office;
    FakeRecords &customers = office.table("customer");
    const qint64 head = customers.add({{"name", Value(QStringLiteral("瀚川控股集团有限公司"))}});
    customers.add({{"name", Value(QStringLiteral("瀚川轴承有限公司"))}, {"parent", Value(head)}});
    office.server.received.clear();

    Customer360Page page(office.context, head);
    test::show(page);
    REQUIRE(waitFor([&] { return asked(office.server).size() >= 3; }));
    CHECK(asked(office.server) ==
          QStringList{QStringLiteral("fetch"), QStringLiteral("files"), QStringLiteral("fetch")});
}
