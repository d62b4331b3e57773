// The demo centre: the same each time, sound, and as a centre looks after five years of work.
#include "tests/demo/demo_centre.h"

#include "common/text/credit_code.h"
#include "server/storage/audit_store.h"
#include "server/storage/duplicate_values.h"
#include "tests/support/catch.h"
#include "tests/support/server_fixture.h"

#include <QCoreApplication>

#include <map>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

DemoOptions sized(qint64 customers, quint64 seed = 1)
{
    DemoOptions options;
    options.customers = customers;
    options.seed = seed;
    return options;
}

// One for all stories that only look.
DemoCentre &centre(DialectKind dialect)
{
    static std::map<DialectKind, std::unique_ptr<DemoCentre>> filled;
    static const bool registered = [] {
        dialects(); // the cluster is started before, so it goes later
        qAddPostRoutine([] { filled.clear(); });
        return true;
    }();
    Q_UNUSED(registered)
    auto &demo = filled[dialect];
    if (!demo)
        demo = std::make_unique<DemoCentre>(dialect, sized(600));
    return *demo;
}

} // namespace

TEST_CASE("The same demo has the same digest, on both databases; another seed another one")
{
    QByteArray digest;
    for (const DialectKind dialect : dialects()) {
        for (int run = 0; run < 2; ++run) {
            DemoCentre demo(dialect, sized(120));
            const ConsistencyReport report = demo.check();
            CHECK(report.problems.isEmpty());
            if (digest.isEmpty())
                digest = report.digest;
            CHECK(report.digest == digest);
        }
    }
    DemoCentre other(DialectKind::Sqlite, sized(120, 2));
    CHECK(other.check().digest != digest);
    DemoOptions later = sized(120);
    later.today = later.today.addDays(30);
    DemoCentre moved(DialectKind::Sqlite, later);
    CHECK(moved.check().digest != digest);
}

TEST_CASE("A demo of any size is sound")
{
    const DialectKind dialect = GENERATE(from_range(dialects()));
    for (const qint64 customers : {0, 1, 9, 45}) {
        CAPTURE(customers);
        DemoCentre demo(dialect, sized(customers));
        CHECK(demo.check().problems.isEmpty());
        CHECK(demo.number("SELECT count(*) FROM customer") == customers);
    }
}

TEST_CASE("A centre made for measuring is the same centre, with a trail that tells less")
{
    DemoOptions options = sized(120);
    options.wholeTrailUpTo = 0;
    const QByteArray loaded = "('customer','contact','interaction','task','note','person')";
    for (const DialectKind dialect : dialects()) {
        DemoCentre lean(dialect, options);
        DemoCentre whole(dialect, sized(120));
        const ConsistencyReport report = lean.check();
        CHECK(report.problems.isEmpty());
        CHECK(report.digest == whole.check().digest);
        const char *rows = "SELECT count(*) FROM fd_audit WHERE origin='job:demo'";
        CHECK(lean.number(rows) == whole.number(rows));
        CHECK(lean.number(
                  QByteArray("SELECT count(*) FROM fd_audit a JOIN fd_audit_value v ON v.sequence=a.sequence WHERE "
                             "a.entity IN ") +
                  loaded + " AND a.action='created' AND v.changes<>'{}'") == 0);
        CHECK(lean.number(
                  QByteArray("SELECT count(*) FROM fd_audit a JOIN fd_audit_value v ON v.sequence=a.sequence WHERE "
                             "a.entity IN ") +
                  loaded + " AND a.action='updated' AND v.changes='{}'") == 0);
        CHECK(lean.read<AuditStore::ChainReport>(
                      [](Connection &connection) { return AuditStore::verifyChain(connection); })
                  .ok());
    }
}

TEST_CASE("What the demo loaded is found like what was saved")
{
    DemoCentre &demo = centre(GENERATE(from_range(dialects())));
    for (const char *entity : {"customer", "contact", "person"}) {
        CAPTURE(entity);
        const Record record = demo.load(entity, 7);
        Query query;
        query.entity = entity;
        query.search = record.at("name").text().left(4).toUtf8();
        query.limit = 100;
        const QList<qint64> found = demo.found("gm", query);
        CHECK(found.contains(7));
    }
}

TEST_CASE("Everybody works at the demo centre in his role, team and branch")
{
    DemoCentre &demo = centre(GENERATE(from_range(dialects())));
    const QList<DemoUser> users = demoUsers();
    CHECK(users.size() == 19);
    CHECK(users.first().login == "admin");
    for (const DemoUser &user : users.mid(1)) {
        CAPTURE(user.login);
        const QByteArray where = " FROM \"user\" u JOIN user_role ur ON ur.\"user\"=u.id JOIN role r ON r.id=ur.role "
                                 "JOIN team t ON t.id=u.department "
                                 "JOIN branch b ON b.id=u.office WHERE u.login='" +
                                 user.login + "'";
        CHECK(demo.text("SELECT r.\"key\" || ' ' || t.\"key\" || ' ' || b.\"key\"" + where) ==
              user.role + ' ' + user.team + ' ' + user.branch);
    }
    const auto tree = [&](const char *manager) {
        const CallerPtr caller = demo.as(manager).caller;
        int seen = 0;
        for (int i = 1; i <= 8; ++i)
            seen += caller->teamTree.contains(demo.as("sales" + QByteArray::number(i)).caller->team) ? i : 0;
        return seen;
    };
    CHECK(tree("manager1") == 1 + 2 + 3 + 4);
    CHECK(tree("manager2") == 5 + 6 + 7 + 8);
}

TEST_CASE("The demo has the proportions of a centre's work")
{
    DemoCentre &demo = centre(GENERATE(from_range(dialects())));
    const auto perCustomer = [&](const char *entity) {
        return double(demo.number(QByteArray("SELECT count(*) FROM ") + entity)) / 600.0;
    };
    CHECK(perCustomer("contact") > 1.35);
    CHECK(perCustomer("contact") < 1.65);
    CHECK(perCustomer("interaction") > 4.2);
    CHECK(perCustomer("interaction") < 5.8);
    CHECK(perCustomer("person") == Approx(0.1));
    CHECK(demo.number("SELECT count(*) FROM customer c WHERE (SELECT count(*) FROM contact k WHERE k.customer=c.id AND "
                      "k.main=1)<>1") == 0);
    CHECK(demo.number("SELECT count(*) FROM customer WHERE parent IS NOT NULL") > 20);
    CHECK(demo.number("SELECT count(*) FROM task WHERE state='open' AND due<'2026-01-15'") > 0);
    CHECK(demo.number("SELECT count(*) FROM task WHERE state='open' AND due>='2026-01-15'") > 0);
    CHECK(demo.number("SELECT count(*) FROM task WHERE (state='done') <> (done_at IS NOT NULL)") == 0);
    CHECK(demo.number("SELECT count(DISTINCT owner) FROM customer") == 8);
    CHECK(demo.number(
              "SELECT count(*) FROM interaction i JOIN customer c ON c.id=i.customer WHERE i.at<c.created_at") == 0);
    CHECK(demo.number("SELECT count(*) FROM interaction WHERE at>" +
                      QByteArray::number(Instant::from(demoTime({})).milliseconds)) == 0);
    CHECK(demo.number("SELECT count(*) FROM customer WHERE created_at>changed_at") == 0);
    CHECK(demo.number("SELECT count(*) FROM (SELECT name FROM customer GROUP BY name HAVING count(*)>1) x") == 0);
    CHECK(demo.number("SELECT count(DISTINCT number) FROM customer") == 600);
}

TEST_CASE("What the demo wrote is what the write path would have written")
{
    DemoCentre &demo = centre(GENERATE(from_range(dialects())));
    for (const qint64 id : {1, 8, 9, 120, 599}) {
        CAPTURE(id);
        const Record before = demo.load("customer", id);
        CHECK(demo.number("SELECT last_contact_at FROM customer WHERE id=" + QByteArray::number(id)) ==
              demo.number("SELECT max(at) FROM interaction WHERE customer=" + QByteArray::number(id)));
        const QByteArray code = before.at("credit_code").text().toUtf8();
        CHECK((code.isEmpty() || parseCreditCode(QString::fromUtf8(code)).isValid()));
        const QList<QByteArray> keys = duplicateKeysOf(before);
        CHECK_FALSE(keys.isEmpty());
        for (const QByteArray &key : keys)
            CHECK(demo.number("SELECT count(*) FROM fd_duplicate_key WHERE entity='customer' AND key='" + key +
                              "' AND record=" + QByteArray::number(id)) == 1);
        // A save that changes one field leaves everything else as it is.
        SaveRequest request;
        request.changes = {{RecordChange::Operation::Update,
                            "customer",
                            id,
                            before.version(),
                            {{"remarks", Value(QStringLiteral("已核实"))}},
                            {}}};
        REQUIRE(demo.records().saveNow(CallContext::ofProgram("test"), request));
        const Record after = demo.load("customer", id);
        for (int i = SystemFieldCount; i < before.entity().fields.size(); ++i) {
            const QByteArray &key = before.entity().fields.at(i).key;
            CAPTURE(key);
            if (key == "completeness") { // one field more is filled, and only one
                CHECK(after.at(i).integer() > before.at(i).integer());
                CHECK(after.at(i).integer() <= before.at(i).integer() + 4);
            } else if (key != "remarks") {
                CHECK(after.at(i) == before.at(i));
            }
        }
    }
}

TEST_CASE("The next customer gets the next number, and the audit trail goes on")
{
    DemoCentre demo(GENERATE(from_range(dialects())), sized(30));
    SaveRequest request;
    request.changes = {{RecordChange::Operation::Create,
                        "customer",
                        0,
                        0,
                        {{"name", Value(QStringLiteral("济南海诺机床有限公司"))}},
                        {}}};
    const auto saved = demo.records().saveNow(demo.as("sales1"), request);
    REQUIRE(saved);
    CHECK(saved->saved.first().id == 31);
    CHECK(demo.load("customer", 31).at("number").text() == QStringLiteral("C2026000031"));
    const auto chain =
        demo.read<AuditStore::ChainReport>([](Connection &connection) { return AuditStore::verifyChain(connection); });
    CHECK(chain.ok());
    CHECK(chain.rows > 300);
    CHECK(demo.number("SELECT count(*) FROM customer c WHERE NOT EXISTS (SELECT 1 FROM fd_audit a WHERE "
                      "a.entity='customer' AND a.record=c.id AND "
                      "a.action='created')") == 0);
}

TEST_CASE("Each kind of field that an administrator can add is shown")
{
    DemoCentre &demo = centre(GENERATE(from_range(dialects())));
    const EntityPtr customer = demo.state().catalogue()->find("customer");
    QSet<Kind> kinds;
    for (const FieldSpec &field : customer->fields) {
        if (!field.isCustom())
            continue;
        kinds.insert(field.kind);
        CAPTURE(field.key);
        const bool filled = demo.read<bool>([&](Connection &connection) {
            if (field.kind == Kind::Many)
                return connection.integer("SELECT count(*) FROM customer__x_" + field.key).value_or(0) > 0;
            return connection.integer("SELECT count(*) FROM customer WHERE x_" + field.key + " IS NOT NULL")
                       .value_or(0) > 0;
        });
        CHECK(filled);
    }
    CHECK(kinds.size() == 15);
}
