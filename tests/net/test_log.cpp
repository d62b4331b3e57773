// The system log, and requests that come twice.
#include "tests/net/net_house.h"

#include "server/api/denial_log.h"
#include "server/api/job_port.h"
#include "server/api/uploads.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QJsonObject resultOf(const wire::Envelope &answer)
{
    INFO(errorOf(answer));
    REQUIRE(answer.has_action_reply());
    return QJsonDocument::fromJson(fromBytes(answer.action_reply().result())).object();
}

// All of it, newest first; what was noted beside the requests is on the disk by then.
QList<QJsonObject> logFor(NetHouse &house, TestClient &client, const QByteArray &arguments = R"({"limit": 0})")
{
    REQUIRE(house.core().database().writeNow([](Connection &) { return Result<void>(); }));
    const QJsonArray rows = resultOf(client.call(acting("log", arguments))).value(QLatin1String("rows")).toArray();
    QList<QJsonObject> list;
    for (const QJsonValue &row : rows)
        list.append(row.toObject());
    return list;
}

QString word(const QJsonObject &row, const char *key)
{
    return row.value(QLatin1String(key)).toString();
}

// "action by entity" of each row.
QStringList told(const QList<QJsonObject> &rows)
{
    QStringList words;
    for (const QJsonObject &row : rows)
        words.append(word(row, "action") + u' ' + word(row, "by") + u' ' + word(row, "entity"));
    return words;
}

wire::Envelope withKey(wire::Envelope action, const char *key)
{
    action.mutable_run_action()->set_key(key);
    return action;
}

// Imports nothing; counts how often it was asked to.
class CountingJobs final : public JobPort
{
public:
    Result<qint64> startImport(const CallContext &, const ImportOrder &order) override
    {
        files.append(order.file);
        return 100 + files.size();
    }
    Result<qint64> startExport(const CallContext &, const ExportOrder &) override { return Error::notFound(); }
    Result<JobReport> status(const CallContext &, qint64) override { return Error::notFound(); }
    Result<void> cancel(const CallContext &, qint64) override { return Error::notFound(); }
    Result<JobFile> openResult(const CallContext &, qint64) override { return Error::notFound(); }
    Result<QJsonObject> undoImport(const CallContext &, qint64) override { return Error::notFound(); }
    QJsonArray schedule() const override { return {}; }
    Result<QJsonObject> runNow(const QByteArray &, std::optional<Instant>) override { return Error::notFound(); }

    QStringList files;
};

wire::Envelope importUpload(qint64 size)
{
    wire::Envelope request;
    request.mutable_upload_start()->set_purpose("import");
    request.mutable_upload_start()->set_name("list.csv");
    request.mutable_upload_start()->set_size(size);
    return request;
}

// Sends a whole list; returns the answer to its last piece.
wire::Envelope sendList(TestClient &client, const QByteArray &content)
{
    const auto started = client.call(importUpload(content.size()));
    if (!started.has_upload_reply())
        return started;
    wire::Envelope piece;
    piece.mutable_upload_chunk()->set_upload(started.upload_reply().upload());
    piece.mutable_upload_chunk()->set_data(content.toStdString());
    piece.mutable_upload_chunk()->set_last(true);
    return client.call(piece);
}

wire::Envelope importing(qint64 upload)
{
    wire::Envelope request;
    request.mutable_import_start()->set_upload(upload);
    request.mutable_import_start()->set_entity("customer");
    return request;
}

} // namespace

TEST_CASE("The log says who came, who was turned away, and what was done to accounts and records", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    house.addUser("auditor", "auditor");
    TestClient seller(house.port()), stranger(house.port()), admin(house.port()), auditor(house.port());
    seller.enter("li.na", password);
    REQUIRE(stranger.connectTls());
    stranger.greet();
    CHECK(errorOf(stranger.login("li.na", "guessed wrong again")) == "bad_login");
    CHECK(errorOf(seller.call(acting("log"))) == "forbidden");
    const RecordChange created{
        RecordChange::Operation::Create,
        "customer",
        0,
        0,
        {{"name", Value(QStringLiteral("东方展览"))}, {"phone", Value(QStringLiteral("13800138000"))}},
        {}};
    REQUIRE(seller.call(saving(created)).has_save_reply());
    admin.enter("admin", password);
    REQUIRE(admin.call(acting("user.set_password", R"({"login": "li.na"})")).has_action_reply());
    auditor.enter("auditor", password);

    const QList<QJsonObject> rows = logFor(house, auditor);
    const QStringList words = told(rows);
    CHECK(words.first() == QLatin1String("sign_in auditor "));
    for (const char *expected : {"sign_in li.na ", "sign_in_refused li.na ", "denied li.na ", "created li.na customer",
                                 "password_set admin user", "password_set server user"}) {
        INFO(expected);
        CHECK(words.contains(QLatin1String(expected)));
    }
    for (const QJsonObject &row : rows) {
        CHECK(QDateTime::fromString(word(row, "at"), Qt::ISODateWithMs).isValid());
        CHECK_FALSE(word(row, "from").isEmpty());
        if (word(row, "action") == QLatin1String("denied"))
            CHECK(word(row.value(QLatin1String("details")).toObject(), "asked") == QLatin1String("run_action log"));
        if (word(row, "action") == QLatin1String("sign_in_refused"))
            CHECK(word(row.value(QLatin1String("details")).toObject(), "reason") == QLatin1String("bad_login"));
        if (word(row, "action") == QLatin1String("password_set") && word(row, "by") == QLatin1String("admin"))
            CHECK(row.value(QLatin1String("id")).toInteger() == lina);
        // Which fields were filled is told, not with what.
        if (word(row, "action") == QLatin1String("created") && word(row, "entity") == QLatin1String("customer"))
            CHECK(row.value(QLatin1String("fields")).toArray().contains(QStringLiteral("phone")));
        CHECK_FALSE(QJsonDocument(row).toJson().contains("13800138000"));
    }

    CHECK(told(logFor(house, auditor, R"({"action": "denied", "limit": 0})")) ==
          QStringList{QStringLiteral("denied li.na ")});
    CHECK(told(logFor(house, auditor, R"({"entity": "customer", "limit": 0})")) ==
          QStringList{QStringLiteral("created li.na customer")});
    for (const QString &line : told(logFor(house, auditor, R"({"user": "li.na", "limit": 0})")))
        CHECK(line.contains(QLatin1String("li.na")));
    CHECK(logFor(house, auditor, R"({"since": "2100-01-01", "limit": 0})").isEmpty());
    CHECK(errorOf(auditor.call(acting("log", R"({"since": "some day"})"))) == "usage");

    // Page by page it is the same log.
    QStringList paged;
    QString next;
    do {
        const QJsonObject page =
            resultOf(auditor.call(acting("log", "{\"limit\": 3, \"after\": \"" + next.toUtf8() + "\"}")));
        for (const QJsonValue &row : page.value(QLatin1String("rows")).toArray())
            paged += told({row.toObject()});
        next = page.value(QLatin1String("next")).toString();
    } while (!next.isEmpty() && paged.size() < 1000);
    CHECK(paged == told(logFor(house, auditor)));
    CHECK(errorOf(auditor.call(acting("log", R"({"after": "x"})"))) == "invalid");

    const auto sound = house.core().database().read([](Connection &connection) {
        return AuditStore::verifyChain(connection).ok() ? Result<void>() : Error::internal(QStringLiteral("chain"));
    });
    CHECK(sound);
}

TEST_CASE("Whatever is done to an account leaves a word of who did it", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    TestClient admin(house.port()), seller(house.port()), other(house.port());
    admin.enter("admin", password);
    seller.enter("li.na", password);
    other.enter("li.na", password);
    REQUIRE(seller.call(acting("totp.enable")).has_action_reply());
    REQUIRE(admin.call(acting("user.reset_totp", "{}", "user", lina)).has_action_reply());
    const QJsonArray sessions = resultOf(seller.call(acting("sessions.list"))).value(QLatin1String("rows")).toArray();
    for (const QJsonValue &session : sessions) {
        if (!session.toObject().value(QLatin1String("current")).toBool()) {
            const qint64 id = session.toObject().value(QLatin1String("id")).toInteger();
            REQUIRE(admin.call(acting("sessions.revoke", "{\"session\": " + QByteArray::number(id) + '}'))
                        .has_action_reply());
        }
    }
    wire::Envelope change;
    change.mutable_change_password()->set_old_password(password);
    change.mutable_change_password()->set_new_password("autumn in hall nine");
    REQUIRE(seller.call(change).has_done());
    REQUIRE(admin.call(acting("user.disable", "{}", "user", lina)).has_action_reply());
    const QStringList words =
        told(logFor(house, admin, "{\"entity\": \"user\", \"limit\": 0, \"id\": " + QByteArray::number(lina) + '}'));
    CHECK(words == QStringList{QStringLiteral("updated admin user"), QStringLiteral("password_changed li.na user"),
                               QStringLiteral("session_ended admin user"),
                               QStringLiteral("second_factor_reset admin user"),
                               QStringLiteral("second_factor_offered li.na user"),
                               QStringLiteral("password_set server user"), QStringLiteral("created server user")});
}

TEST_CASE("Whoever asks for the forbidden all day fills nothing", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("li.na", "sales");
    TestClient seller(house.port()), admin(house.port());
    seller.enter("li.na", password);
    admin.enter("admin", password);
    for (int i = 0; i < 3 * DenialLog::perUser; ++i)
        CHECK(errorOf(seller.call(acting("server.status"))) == "forbidden");
    CHECK(logFor(house, admin, R"({"action": "denied", "limit": 0})").size() == DenialLog::perUser);
}

TEST_CASE("What was erased of a person's record is gone from its history, by a named right", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient seller(house.port()), admin(house.port());
    seller.enter("li.na", password);
    admin.enter("admin", password);
    CHECK(errorOf(seller.call(acting("record.erase_history", "{}", "customer", customer))) == "forbidden");
    CHECK(errorOf(admin.call(acting("record.erase_history", "{}", "customer", 987'654'321))) == "not_found");
    REQUIRE(admin.call(acting("record.erase_history", "{}", "customer", customer)).has_action_reply());
    wire::Envelope asking;
    asking.mutable_history()->set_entity("customer");
    asking.mutable_history()->set_id(customer);
    const auto history = admin.call(asking);
    REQUIRE(history.has_history_reply());
    REQUIRE(history.history_reply().entries_size() == 2);
    CHECK(history.history_reply().entries(0).action() == "erased");
    CHECK(history.history_reply().entries(1).changes_size() == 0);
}

TEST_CASE("An action that comes again after a broken line gets its first answer and is not done again", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    house.addUser("wang.wei", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port());
    client.enter("li.na", password);
    const RecordChange city{RecordChange::Operation::Update,           "customer", customer, 0,
                            {{"city", Value(QStringLiteral("上海"))}}, {}};
    const auto saved = client.call(saving(city));
    REQUIRE(saved.has_save_reply());
    const QByteArray group = "{\"group\": " + QByteArray::number(qint64(saved.save_reply().group())) + '}';

    const auto undone = resultOf(client.call(withKey(acting("undo", group), "u-1")));
    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    REQUIRE(again.resume(client.token()).has_login_reply());
    CHECK(resultOf(again.call(withKey(acting("undo", group), "u-1"))) == undone);
    CHECK(errorOf(again.call(withKey(acting("undo", R"({"group": 1})"), "u-1"))) == "usage");
    // With another key it is another wish, and there is nothing to do for it.
    CHECK(errorOf(again.call(withKey(acting("undo", group), "u-2"))) != "");

    // What was taken back meanwhile is not given again by an echo of the first request.
    const QByteArray with = R"({"with": "user:wang.wei", "can": "read"})";
    TestClient admin(house.port());
    admin.enter("admin", password);
    const auto sharing = [&](const char *name, const char *key) {
        return errorOf(admin.call(withKey(acting(name, with, "customer", customer), key)));
    };
    const auto shares = [&] {
        qint64 number = -1;
        REQUIRE(house.core().database().read([&](Connection &connection) {
            number = connection.integer("SELECT count(*) FROM fd_share").value_or(-1);
            return Result<void>();
        }));
        return number;
    };
    CHECK(sharing("share", "s-1") == "");
    CHECK(shares() == 1);
    CHECK(sharing("unshare", "s-2") == "");
    CHECK(sharing("share", "s-1") == "");
    CHECK(shares() == 0);
}

TEST_CASE("A list that was sent once is imported once, however often that is asked for", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("manager", "sales_manager");
    auto owned = std::make_unique<CountingJobs>();
    CountingJobs &jobs = *owned;
    house.core().installJobs(std::move(owned));
    TestClient client(house.port());
    client.enter("manager", password);
    const auto sent = sendList(client, "name\n东方展览\n");
    REQUIRE(sent.has_upload_reply());
    const auto first = client.call(importing(sent.upload_reply().upload()));
    REQUIRE(first.has_job_reply());
    const auto second = client.call(importing(sent.upload_reply().upload()));
    REQUIRE(second.has_job_reply());
    CHECK(second.job_reply().job() == first.job_reply().job());
    CHECK(jobs.files.size() == 1);
    house.core().installJobs(nullptr);
}

TEST_CASE("No more lists wait on the disk than can be worked off", "[net][log]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    house.addUser("manager", "sales_manager");
    auto owned = std::make_unique<CountingJobs>();
    CountingJobs &jobs = *owned;
    house.core().installJobs(std::move(owned));
    house.core().api().services().uploads.setLimits({8, 1000, 2500});
    TestClient first(house.port()), second(house.port());
    first.enter("manager", password);
    second.enter("admin", password);
    const QByteArray list = "name\n" + QByteArray(395, 'x');
    const auto queue = [&](TestClient &client) {
        const auto sent = sendList(client, list);
        return sent.has_upload_reply() ? errorOf(client.call(importing(sent.upload_reply().upload()))) : errorOf(sent);
    };
    CHECK(queue(first) == "");
    CHECK(queue(first) == "");
    CHECK(queue(first) == "busy");                             // two of his lists are still to be imported
    CHECK(queue(second) == "");                                // which is no other's trouble …
    CHECK(errorOf(second.call(importUpload(1800))) == "busy"); // … until the disk is everybody's
    REQUIRE(jobs.files.size() == 3);
    REQUIRE(QFile::remove(jobs.files.first())); // the first was imported
    CHECK(queue(first) == "");
    house.core().installJobs(nullptr);
}
