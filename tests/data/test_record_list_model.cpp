#include "client/data/record_list_model.h"
#include "tests/link/link_helpers.h"
#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <memory>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QString nameOf(int number)
{
    return QStringLiteral("客户%1").arg(number, 5, 10, QLatin1Char('0'));
}

// A list of customers under Qt's model tester, which ends the program at the first mistake.
struct ListPage
{
    QTemporaryDir folder;
    FakeServer server;
    ServerLink link{optionsFor(server, folder)};
    RecordListModel model{link, DisplayText(QLocale(QLocale::English))};
    std::unique_ptr<QAbstractItemModelTester> tester;

    // The tester walks through all rows at every signal, which is too much for the longest lists.
    explicit ListPage(int customers)
    {
        if (customers <= 2000)
            tester = std::make_unique<QAbstractItemModelTester>(&model,
                                                                QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int i = 1; i <= customers; ++i)
            server.records.add(
                {{"name", Value(nameOf(i))}, {"city", Value(i % 2 ? QStringLiteral("济南") : QStringLiteral("青岛"))}});
        REQUIRE(signIn(link));
    }
    void show(Query query = listQuery())
    {
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setQuery(query);
        REQUIRE(waitFor([&] { return reset.size() == 1; }));
    }
    static Query listQuery()
    {
        Query query;
        query.entity = "customer";
        query.columns = {"name", "city"};
        query.sort = {{"name", Ascending}};
        return query;
    }
    QString at(int row, int column = 0) const { return model.index(row, column).data().toString(); }
    bool isPlaceholder(int row) const { return model.index(row, 0).data(RecordListModel::LoadingRole).toBool(); }
    // Looks at the row, as a view that paints it does, until it is there.
    bool look(int row) const
    {
        return waitFor([&] {
            at(row);
            return !isPlaceholder(row);
        });
    }
    QList<wire::Query> queries() const
    {
        QList<wire::Query> asked;
        for (const wire::Envelope &envelope : server.received) {
            if (envelope.has_query())
                asked.append(envelope.query());
        }
        return asked;
    }
    // Everything that was told and asked before has arrived and been worked through.
    void settle()
    {
        Query query;
        query.entity = "customer";
        query.columns = {"id"};
        query.limit = 1;
        REQUIRE(await(link.query(query), patience));
    }
};

} // namespace

TEST_CASE("A long list knows its length at once and fetches what is looked at", "[list]")
{
    ListPage page(1234);
    page.show();
    CHECK(page.model.rowCount() == 1234);
    CHECK(page.model.columnCount() == 2);
    CHECK(page.at(0) == nameOf(1));
    CHECK(page.model.index(0, 0).data(RecordListModel::RecordIdRole).toLongLong() == 1);
    CHECK(page.model.index(0, 1).data(RecordListModel::RawValueRole).value<Value>() == Value(QStringLiteral("济南")));
    CHECK(page.model.headerData(0, Qt::Horizontal).toString() == QStringLiteral("Name"));
    CHECK(page.isPlaceholder(777));
    CHECK(page.at(777).isEmpty());

    REQUIRE(page.look(777));
    CHECK(page.at(777) == nameOf(778));
    CHECK(page.isPlaceholder(555)); // the rows between were not fetched
    CHECK(page.model.rowOf(778) == 777);
}

TEST_CASE("Scrolling on goes by continuation, a jump by place", "[list]")
{
    ListPage page(1000);
    page.show();
    page.at(90); // near the end of the first page
    REQUIRE(page.look(120));
    REQUIRE(page.look(880));
    const auto asked = page.queries();
    const auto page1 =
        std::find_if(asked.begin(), asked.end(), [](const wire::Query &query) { return query.after() == "100"; });
    CHECK(page1 != asked.end());
    CHECK(page1->offset() == 0);
    const auto jump =
        std::find_if(asked.begin(), asked.end(), [](const wire::Query &query) { return query.offset() == 800; });
    REQUIRE(jump != asked.end());
    CHECK(jump->after().empty());
    CHECK_FALSE(jump->with_total());
    CHECK(asked.first().with_total());
}

TEST_CASE("A very long list keeps only some pages in memory", "[list]")
{
    constexpr int customers = (RowPages::keptPages + 3) * RowPages::pageSize;
    ListPage page(customers);
    page.show();
    for (int row = 0; row < customers; row += RowPages::pageSize)
        REQUIRE(page.look(row));
    CHECK(page.isPlaceholder(150));
    CHECK(page.look(150)); // and fetches a forgotten one again
    CHECK(page.at(150) == nameOf(151));
}

TEST_CASE("A fast scroll does not ask for every page that it passes", "[list]")
{
    ListPage page(9000);
    page.show();
    for (int row = 0; row < 9000; row += 50)
        page.at(row);
    REQUIRE(page.look(8999));
    CHECK(page.queries().size() < 25);
}

TEST_CASE("Order, condition and search are the server's work", "[list]")
{
    ListPage page(300);
    page.show();
    QSignalSpy reset(&page.model, &QAbstractItemModel::modelReset);

    page.model.sort(0, Qt::DescendingOrder);
    CHECK(page.at(0) == nameOf(1)); // the old rows stay until the new ones come
    REQUIRE(waitFor([&] { return reset.size() == 1; }));
    CHECK(page.at(0) == nameOf(300));

    page.model.setSort({{"city", Ascending}});
    page.model.addSort(0, Qt::DescendingOrder);
    REQUIRE(waitFor([&] { return reset.size() == 2; }));
    CHECK(page.model.query().sort == QList<SortKey>{{"city", Ascending}, {"name", Descending}});
    CHECK(page.at(0) == nameOf(299));

    page.model.setFilter(Filter::compare("city", Operator::Equal, {Value(QStringLiteral("青岛"))}));
    REQUIRE(waitFor([&] { return reset.size() == 3; }));
    CHECK(page.model.rowCount() == 150);

    page.model.setSearch(QStringLiteral("00300"));
    REQUIRE(waitFor([&] { return reset.size() == 4; }));
    CHECK(page.model.rowCount() == 1);

    page.model.setColumns({"city", "name", "level"});
    REQUIRE(waitFor([&] { return reset.size() == 5; }));
    CHECK(page.model.columnCount() == 3);
    CHECK(page.at(0, 1) == nameOf(300));
    CHECK(page.at(0, 2) == QStringLiteral("—"));
}

TEST_CASE("An answer to an older question does not disturb the newer one", "[list]")
{
    ListPage page(10);
    std::optional<wire::Envelope> first;
    QPointer<QSslSocket> from;
    page.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_query() || first)
            return false;
        first = envelope;
        from = &peer;
        return true;
    };
    page.model.setQuery(ListPage::listQuery());
    REQUIRE(waitFor([&] { return first.has_value(); }));
    Query filtered = ListPage::listQuery();
    filtered.filter = Filter::compare("city", Operator::Equal, {Value(QStringLiteral("青岛"))});
    page.show(filtered);
    CHECK(page.model.rowCount() == 5);
    wire::Envelope late;
    *late.mutable_rows() = page.server.records.query(ListPage::listQuery(), *page.server.catalogue->find("customer"));
    page.server.answer(*from, *first, late);
    page.settle();
    CHECK(page.model.rowCount() == 5);
}

TEST_CASE("A colleague's change appears where its row stands", "[list][live]")
{
    ListPage page(300);
    page.show();
    QSignalSpy updated(&page.model, &RecordListModel::recordsUpdated);
    QSignalSpy reset(&page.model, &QAbstractItemModel::modelReset);
    QSignalSpy layout(&page.model, &QAbstractItemModel::layoutChanged);

    // By its new name it would be the last, but rows do not jump under the reader.
    page.server.changeAndTell(5, "name", Value(QStringLiteral("齐鲁机床")));
    REQUIRE(waitFor([&] { return updated.size() == 1; }));
    CHECK(page.at(4) == QStringLiteral("齐鲁机床"));
    CHECK(updated.first().first().value<QList<qint64>>() == QList<qint64>{5});
    CHECK(reset.isEmpty());
    CHECK(layout.isEmpty());
}

TEST_CASE("Selection follows its records when rows come and go", "[list][live]")
{
    ListPage page(300);
    page.show();
    QItemSelectionModel selection(&page.model);
    const auto selectRow = [&](int row) {
        selection.select(page.model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    selectRow(10);
    selection.setCurrentIndex(page.model.index(99, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QPersistentModelIndex top = page.model.index(20, 0);
    const QString selectedName = page.at(10);
    const QString currentName = page.at(99);
    const QString topName = page.at(20);

    SECTION("a record comes in before them")
    {
        page.server.createAndTell({{"name", Value(QStringLiteral("客户00000"))}});
        REQUIRE(waitFor([&] { return page.model.rowCount() == 301; }));
        CHECK(page.at(0) == QStringLiteral("客户00000"));
        CHECK(top.row() == 21);
        CHECK(selection.currentIndex().row() == 100); // over the edge of its page
    }
    SECTION("a record before them is deleted")
    {
        page.server.removeAndTell(3);
        REQUIRE(waitFor([&] { return page.model.rowCount() == 299; }));
        CHECK(top.row() == 19);
    }
    REQUIRE(page.look(selection.currentIndex().row()));
    CHECK(page.at(top.row()) == topName);
    CHECK(page.at(selection.currentIndex().row()) == currentName);
    QStringList selected;
    for (const QModelIndex &index : selection.selectedRows())
        selected.append(index.data().toString());
    CHECK(selected.contains(selectedName));
    CHECK(selected.contains(currentName));
    CHECK(selected.size() == 2);
}

TEST_CASE("The selected record itself is deleted", "[list][live]")
{
    ListPage page(30);
    page.show();
    QItemSelectionModel selection(&page.model);
    selection.setCurrentIndex(page.model.index(7, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page.server.removeAndTell(8);
    REQUIRE(waitFor([&] { return page.model.rowCount() == 29; }));
    CHECK_FALSE(selection.hasSelection());
    CHECK(page.at(7) == nameOf(9));
}

TEST_CASE("A changed record that no longer passes the condition leaves, one that now passes comes", "[list][live]")
{
    ListPage page(20);
    Query query = ListPage::listQuery();
    query.filter = Filter::compare("city", Operator::Equal, {Value(QStringLiteral("青岛"))});
    page.show(query);
    CHECK(page.model.rowCount() == 10);
    page.server.changeAndTell(2, "city", Value(QStringLiteral("烟台")));
    REQUIRE(waitFor([&] { return page.model.rowCount() == 9; }));
    page.server.changeAndTell(3, "city", Value(QStringLiteral("青岛")));
    REQUIRE(waitFor([&] { return page.model.rowCount() == 10; }));
    CHECK(page.model.rowOf(3) == 0);
}

TEST_CASE("New records can be announced instead of shown", "[list][live]")
{
    ListPage page(20);
    Query query = ListPage::listQuery();
    query.filter = Filter::compare("city", Operator::Equal, {Value(QStringLiteral("青岛"))});
    page.show(query);
    page.model.setNewRecords(RecordListModel::NewRecords::Announce);
    QSignalSpy announced(&page.model, &RecordListModel::newRecords);
    page.server.createAndTell({{"name", Value(nameOf(90))}, {"city", Value(QStringLiteral("青岛"))}});
    page.server.createAndTell(
        {{"name", Value(nameOf(91))}, {"city", Value(QStringLiteral("济南"))}}); // not in this list
    REQUIRE(waitFor([&] { return announced.size() == 1; }));
    CHECK(announced.first().first().toInt() == 1);
    CHECK(page.model.rowCount() == 10);
    page.model.refreshQuietly();
    CHECK(waitFor([&] { return page.model.rowCount() == 11; }));
}

TEST_CASE("A change that comes while the list is loading is not lost", "[list][live]")
{
    ListPage page(10);
    page.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_query())
            return false;
        page.server.intercept = nullptr;
        wire::Envelope old;
        const auto rows = page.server.records.query(ListPage::listQuery(), *page.server.catalogue->find("customer"));
        Query query = ListPage::listQuery();
        query.columns = {"id", "version", "name", "city"};
        query.withTotal = true;
        *old.mutable_rows() = page.server.records.query(query, *page.server.catalogue->find("customer"));
        page.server.changeAndTell(1, "city", Value(QStringLiteral("烟台")));
        page.server.answer(peer, envelope, old);
        return true;
    };
    page.show();
    CHECK(waitFor([&] { return page.at(0, 1) == QStringLiteral("烟台"); }));
}

TEST_CASE("Hundreds of changes at once are one refresh", "[list][live]")
{
    ListPage page(1000);
    page.show();
    const qsizetype before = page.queries().size();
    for (int id = 1; id <= 500; ++id)
        page.server.changeAndTell(id, "city", Value(QStringLiteral("烟台")));
    REQUIRE(waitFor([&] { return page.at(0, 1) == QStringLiteral("烟台"); }));
    page.settle();
    CHECK(page.queries().size() - before < 20);
}

TEST_CASE("A list that failed while the connection was away is read when it is back", "[list]")
{
    ListPage page(50);
    QSignalSpy failed(&page.model, &RecordListModel::failed);
    page.server.goAway();
    REQUIRE(waitFor([&] { return page.link.state() == LinkState::Reconnecting; }));
    page.model.setQuery(ListPage::listQuery());
    REQUIRE(waitFor([&] { return failed.size() == 1; }));
    CHECK(page.model.rowCount() == 0);
    page.server.comeBack();
    CHECK(waitFor([&] { return page.model.rowCount() == 50; }));
}

TEST_CASE("Placeholders that failed are fetched again after a reconnection, without moving anything", "[list]")
{
    ListPage page(500);
    page.show();
    QSignalSpy reset(&page.model, &QAbstractItemModel::modelReset);
    QSignalSpy failed(&page.model, &RecordListModel::failed);
    page.server.intercept = [&](QSslSocket &, const wire::Envelope &envelope) {
        if (!envelope.has_query())
            return false;
        page.server.intercept = nullptr;
        page.server.cut();
        return true;
    };
    page.at(450);
    REQUIRE(waitFor([&] { return !failed.isEmpty(); }));
    CHECK(page.look(450));
    CHECK(page.at(450) == nameOf(451));
    CHECK(reset.isEmpty());
}

TEST_CASE("A server that does not count lets the list grow as it is read", "[list]")
{
    ListPage page(250);
    page.server.records.countsTotals = false;
    page.show();
    CHECK(page.model.rowCount() == 200);
    REQUIRE(page.look(150));
    REQUIRE(waitFor([&] { return page.model.rowCount() > 200; }));
    REQUIRE(page.look(249));
    CHECK(page.at(249) == nameOf(250));
}

TEST_CASE("Masked values say so", "[list]")
{
    ListPage page(0);
    page.server.records.add(
        {{"name", Value(QStringLiteral("甲"))}, {"phone", Value::masked(QStringLiteral("138****5678"))}});
    page.server.records.add({{"name", Value(QStringLiteral("乙"))}});
    Query query = ListPage::listQuery();
    query.columns = {"name", "phone"};
    query.sort = {};
    page.show(query);
    CHECK(page.at(0, 1) == QStringLiteral("138****5678"));
    CHECK(page.model.index(0, 1).data(RecordListModel::MaskedRole).toBool());
    CHECK_FALSE(page.model.index(1, 1).data(RecordListModel::MaskedRole).toBool());
    CHECK(page.at(1, 1) == QStringLiteral("—"));
}

TEST_CASE("An empty list is a list", "[list]")
{
    ListPage page(0);
    page.show();
    CHECK(page.model.rowCount() == 0);
    page.server.createAndTell({{"name", Value(nameOf(1))}});
    CHECK(waitFor([&] { return page.model.rowCount() == 1; }));
}
