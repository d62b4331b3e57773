#include "client/link/pin_store.h"
#include "tests/cli/shell.h"

#include <QFile>
#include <QTimer>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("Wrong use ends with 2 and a line that scripts can read", "[cli]")
{
    Shell shell;
    CHECK(shell.run({"nonsense"}) == 2);
    CHECK(shell.lastError().startsWith("error: usage: "));
    CHECK(shell.out.isEmpty());
    CHECK(shell.run({"--help"}) == 0);
    CHECK(shell.out.contains("COMMAND"));
    CHECK(shell.run({"--version"}) == 0);
    CHECK(shell.out.startsWith("fairdesk "));
    CHECK(shell.run({"list", "customer", "--format", "xml"}) == 2);
    CHECK(shell.run({"whoami", "--trust", "sha256:12"}) == 2);
    shell.environment.remove(QStringLiteral("FAIRDESK_PASSWORD"));
    CHECK(shell.run({"whoami"}) == 2); // nobody to ask
    shell.environment.remove(QStringLiteral("FAIRDESK_USER"));
    CHECK(shell.run({"whoami"}) == 2);
    CHECK(shell.server.connections == 0);
}

TEST_CASE("Trust decides whether anything is sent", "[cli][pins]")
{
    Shell shell;
    const QString pins = shell.folder.filePath(QStringLiteral("pins"));
    const QString server = QStringLiteral("127.0.0.1:%1").arg(shell.server.port());

    CHECK(shell.run({"whoami", "--pins", pins}) == 3);
    CHECK(shell.lastError().contains(shell.server.fingerprint()));
    CHECK(shell.server.bytesReceived == 0);
    CHECK(shell.run({"whoami", "--pins", pins, "--trust", QString::fromLatin1(identity("two").fingerprint())}) == 3);
    CHECK(shell.server.bytesReceived == 0);

    CHECK(shell.run({"whoami", "--pins", pins, "--trust", QString::fromLatin1(shell.server.fingerprint())}) == 0);
    CHECK_FALSE(QFile::exists(pins)); // only for that once
    CHECK(shell.run({"whoami", "--pins", pins, "--trust-first"}) == 0);
    CHECK(shell.run({"whoami", "--pins", pins}) == 0);
    CHECK(shell.json().value("login").toString() == QStringLiteral("sales1"));

    REQUIRE(QFile::remove(pins));
    REQUIRE(PinStore(pins).remember(server, identity("two").fingerprint()));
    const qint64 before = shell.server.bytesReceived;
    CHECK(shell.run({"whoami", "--pins", pins, "--trust-first"}) == 3);
    CHECK(shell.run({"whoami", "--pins", pins, "--trust", QString::fromLatin1(shell.server.fingerprint())}) == 3);
    CHECK(shell.server.bytesReceived == before);
}

TEST_CASE("Passwords come from the file, then the environment, then the prompt", "[cli]")
{
    Shell shell;
    const QString path = shell.folder.filePath(QStringLiteral("password"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("right\nignored\n");
    file.close();

    shell.environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QStringLiteral("wrong"));
    CHECK(shell.fairdesk({"whoami"}) == 1);
    CHECK(shell.lastError().startsWith("error: bad_login: "));
    CHECK(shell.fairdesk({"whoami", "--password-file", path}) == 0);
    CHECK(shell.fairdesk({"whoami", "--password-file", path + QStringLiteral(".none")}) == 2);
    shell.environment.remove(QStringLiteral("FAIRDESK_PASSWORD"));
    shell.asked = {QStringLiteral("right")};
    CHECK(shell.fairdesk({"whoami"}) == 0);
}

TEST_CASE("No server is 3", "[cli]")
{
    Shell shell;
    shell.server.goAway();
    CHECK(shell.fairdesk({"whoami"}) == 3);
    CHECK(shell.lastError().startsWith("error: unavailable: "));
}

TEST_CASE("A list is rows and the token to go on with", "[cli]")
{
    Shell shell;
    shell.addCustomers(120);
    REQUIRE(shell.fairdesk({"list", "customer", "--columns", "id,name,phone,level,roles"}) == 0);
    CHECK(shell.json().value("rows").toArray().size() == 50);
    const QJsonObject first = shell.json().value("rows").toArray().first().toObject();
    CHECK(first.value("name").toString() == QStringLiteral("客户1"));
    CHECK(first.value("phone").toString() == QStringLiteral("138****5678"));
    CHECK(first.value("_masked").toArray() == QJsonArray{QStringLiteral("phone")});
    CHECK(first.contains(QStringLiteral("level")));
    CHECK(first.value("level").isNull());
    CHECK(first.value("roles").toArray() == QJsonArray{QStringLiteral("exhibitor"), QStringLiteral("agent")});

    const QString next = shell.json().value("next").toString();
    REQUIRE_FALSE(next.isEmpty());
    REQUIRE(shell.fairdesk({"list", "customer", "--columns", "id", "--after", next, "--limit", "100"}) == 0);
    CHECK(shell.json().value("rows").toArray().size() == 70);
    CHECK(shell.json().value("rows").toArray().first().toObject().value("id").toInteger() == 51);
    CHECK(shell.json().value("next").isNull());
}

TEST_CASE("All rows come in pieces that a frame can carry", "[cli]")
{
    Shell shell;
    shell.addCustomers(2500);
    REQUIRE(shell.fairdesk({"list", "customer", "--limit", "0", "--columns", "id"}) == 0);
    CHECK(shell.json().value("rows").toArray().size() == 2500);
    CHECK(shell.server.countReceived(wire::Envelope::kQuery) == 3);
    REQUIRE(shell.fairdesk({"list", "customer", "--limit", "1001", "--columns", "id"}) == 0);
    CHECK(shell.json().value("rows").toArray().size() == 1001);
    CHECK(shell.json().value("next").isString());
    REQUIRE(shell.fairdesk({"list", "customer", "--where", "city", "eq", "青岛"}) == 0);
    CHECK(shell.json().value("rows").toArray().isEmpty());
}

TEST_CASE("CSV is keys in the order of the columns, values as they are written", "[cli]")
{
    Shell shell;
    shell.addCustomers(1);
    shell.server.records.find(1)->values.insert("name", Value(QStringLiteral("甲, \"乙\"\n丙")));
    REQUIRE(shell.fairdesk({"list", "customer", "--csv", "--columns", "name,id,roles,level"}) == 0);
    CHECK(shell.out == "name,id,roles,level\n\"甲, \"\"乙\"\"\n丙\",1,\"exhibitor,agent\",\n");
}

TEST_CASE("A table is aligned for people, and names the columns", "[cli]")
{
    Shell shell;
    shell.terminal = true;
    shell.addCustomers(10);
    REQUIRE(shell.fairdesk({"list", "customer", "--columns", "name,id", "--locale", "en"}) == 0);
    const QList<QByteArray> lines = shell.out.split('\n');
    REQUIRE(lines.size() >= 12);
    CHECK(QString::fromUtf8(lines.at(0)).startsWith(QStringLiteral("Name")));
    CHECK(QString::fromUtf8(lines.at(2)) == QStringLiteral("客户1    1"));
    CHECK(QString::fromUtf8(lines.at(11)) == QStringLiteral("客户10  10"));
}

TEST_CASE("Conditions reach the server as they were meant", "[cli]")
{
    Shell shell;
    REQUIRE(shell.fairdesk({"list", "customer", "--where", "owner", "eq", "me", "--where", "city", "in", "济南,青岛",
                            "--filter", R"({"any":"contacts","where":["main","eq",true]})", "--sort", "-name,city",
                            "--search", "机床"}) == 0);
    const auto query = decode(shell.last(wire::Envelope::kQuery).query());
    REQUIRE(query);
    REQUIRE(query->filter.children.size() == 3);
    CHECK(query->filter.children.at(0) == Filter::compare("owner", Operator::Equal, {Value(7)}));
    CHECK(query->filter.children.at(1).values.size() == 2);
    CHECK(query->filter.children.at(2).path == "contact");
    CHECK(query->sort == QList<SortKey>{{"name", Descending}, {"city", Ascending}});
    CHECK(query->search == QStringLiteral("机床").toUtf8());

    CHECK(shell.fairdesk({"list", "customer", "--where", "nothing", "eq", "1"}) == 1);
    CHECK(shell.lastError().startsWith("error: invalid: "));
    CHECK(shell.fairdesk({"list", "nothing"}) == 1);
    CHECK(shell.lastError().startsWith("error: not_found: "));
    CHECK(shell.fairdesk({"list", "customer", "--filter", "{"}) == 2);
}

TEST_CASE("One record, by number or by a unique field", "[cli]")
{
    Shell shell;
    shell.addCustomers(2);
    REQUIRE(shell.fairdesk({"get", "customer", "2"}) == 0);
    CHECK(shell.json().value("id").toInteger() == 2);
    CHECK(shell.json().value("name").toString() == QStringLiteral("客户2"));
    CHECK_FALSE(shell.json().contains(QStringLiteral("bank_account"))); // hidden: the server did not send it
    CHECK(shell.fairdesk({"get", "customer", "99"}) == 1);
    CHECK(shell.lastError().startsWith("error: not_found: "));
    shell.fairdesk({"get", "customer", "external_id=K-17"});
    CHECK(shell.last(wire::Envelope::kFetch).fetch().unique_field() == "external_id");
    CHECK(shell.last(wire::Envelope::kFetch).fetch().unique_value() == "K-17");
    CHECK(shell.fairdesk({"get", "customer", "zero"}) == 2);
}

TEST_CASE("Creating and changing records", "[cli]")
{
    Shell shell;
    const QString path = shell.folder.filePath(QStringLiteral("remarks.txt"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("one\ntwo\n");
    file.close();

    REQUIRE(shell.fairdesk({"create", "customer", "name=齐鲁机床", "city=", "remarks=@" + path, "roles:=[\"agent\"]",
                            "tags=1,2", "owner=me", "--on-duplicate", "create", "--key", "abc"}) == 0);
    CHECK(shell.json() == QJsonObject{{"id", 1}, {"version", 1}});
    const auto create = decode(shell.last(wire::Envelope::kSave).save());
    REQUIRE(create);
    CHECK(create->key == "abc");
    CHECK(create->onDuplicate == OnDuplicate::Create);
    const RecordChange &change = create->changes.first();
    CHECK(change.operation == RecordChange::Operation::Create);
    CHECK(*change.value("name") == Value(QStringLiteral("齐鲁机床")));
    CHECK(*change.value("city") == Value::null());
    CHECK(*change.value("remarks") == Value(QStringLiteral("one\ntwo\n")));
    CHECK(*change.value("roles") == Value(QStringList{QStringLiteral("agent")}));
    CHECK(*change.value("tags") == Value(QList<qint64>{1, 2}));
    CHECK(*change.value("owner") == Value(7));

    // The same key again is the same record.
    REQUIRE(shell.fairdesk({"create", "customer", "name=齐鲁机床", "--key", "abc"}) == 0);
    CHECK(shell.server.records.all().size() == 1);

    REQUIRE(shell.fairdesk({"update", "customer", "1", "name=齐鲁数控", "--version", "1"}) == 0);
    CHECK(shell.json() == QJsonObject{{"id", 1}, {"version", 2}});
    CHECK(shell.last(wire::Envelope::kSave).save().changes(0).version() == 1);
    CHECK_FALSE(shell.last(wire::Envelope::kSave).save().key().empty()); // one of its own
    REQUIRE(shell.fairdesk({"delete", "customer", "1"}) == 0);
    CHECK(shell.last(wire::Envelope::kSave).save().changes(0).operation() == "delete");
    REQUIRE(shell.fairdesk({"restore", "customer", "1"}) == 0);
    CHECK(shell.last(wire::Envelope::kSave).save().changes(0).operation() == "restore");

    CHECK(shell.fairdesk({"update", "customer", "1"}) == 2);
    CHECK(shell.fairdesk({"update", "customer", "1", "nothing=x"}) == 1);
    CHECK(shell.fairdesk({"update", "customer", "1", "completeness=many"}) == 1);
    CHECK(shell.fairdesk({"create", "customer", "name=x", "--on-duplicate", "perhaps"}) == 2);
    CHECK(shell.fairdesk({"create", "customer", "name:={"}) == 2);
}

TEST_CASE("Refusals of the server keep their code", "[cli]")
{
    Shell shell;
    const auto code =
        GENERATE(ErrorCode::Conflict, ErrorCode::Duplicate, ErrorCode::Forbidden, ErrorCode::TooLarge, ErrorCode::Busy);
    shell.answer(wire::Envelope::kSave, [code](const wire::Envelope &) {
        wire::Envelope reply;
        encode(Error(code, message("First line.\nSecond line.")), reply.mutable_error());
        return reply;
    });
    CHECK(shell.fairdesk({"create", "customer", "name=x"}) == 1);
    CHECK(shell.lastError() == QByteArray("error: ") + errorKey(code) + ": First line.; Second line.");
}

TEST_CASE("Counting by groups", "[cli]")
{
    Shell shell;
    shell.answer(wire::Envelope::kQuery, [](const wire::Envelope &envelope) {
        CHECK(envelope.query().groups(0).path() == "city");
        CHECK(envelope.query().aggregates_size() == 2);
        wire::Envelope reply;
        reply.mutable_rows()->set_count(2);
        appendColumn(reply.mutable_rows(), "city", Kind::Text, {Value(QStringLiteral("济南")), Value::null()});
        appendColumn(reply.mutable_rows(), "count", Kind::Integer, {Value(3), Value(1)});
        appendColumn(reply.mutable_rows(), "sum_completeness", Kind::Integer, {Value(210), Value(20)});
        return reply;
    });
    REQUIRE(shell.fairdesk({"count", "customer", "--by", "city", "--sum", "completeness"}) == 0);
    const QJsonArray rows = shell.json().value("rows").toArray();
    CHECK(rows.at(0).toObject() ==
          QJsonObject{{"city", QStringLiteral("济南")}, {"count", 3}, {"sum_completeness", 210}});
    CHECK(rows.at(1).toObject().value("city").isNull());
    CHECK(shell.fairdesk({"count", "customer", "--sum", "nothing"}) == 1);
}

TEST_CASE("The catalogue describes itself in both languages", "[cli]")
{
    Shell shell;
    REQUIRE(shell.fairdesk({"describe", "customer", "--locale", "zh_CN"}) == 0);
    CHECK(shell.json().value("entity").toString() == QStringLiteral("customer"));
    QHash<QString, QJsonObject> fields;
    for (const QJsonValue &field : shell.json().value("fields").toArray())
        fields.insert(field.toObject().value("key").toString(), field.toObject());
    CHECK(fields.value("name").value("required").toBool());
    CHECK(fields.value("name").value("type").toString() == QStringLiteral("text"));
    CHECK(fields.value("name").value("label_en").toString() == QStringLiteral("Name"));
    CHECK_FALSE(fields.value("name").value("custom").toBool());
    CHECK_FALSE(fields.value("level").value("choices").toArray().isEmpty());
    CHECK(fields.value("parent").value("target").toString() == QStringLiteral("customer"));
    REQUIRE(shell.fairdesk({"describe"}) == 0);
    CHECK(shell.json().value("entities").toArray().size() == shell.server.catalogue->entities().size());
}

TEST_CASE("Search and history are JSON of the pinned shape", "[cli]")
{
    Shell shell;
    shell.answer(wire::Envelope::kSearch, [](const wire::Envelope &envelope) {
        CHECK(envelope.search().text() == "qiluji");
        CHECK(envelope.search().limit() == 5);
        CHECK(envelope.search().entities(0) == "customer");
        wire::Envelope reply;
        auto *hit = reply.mutable_search_reply()->add_results();
        hit->set_entity("customer");
        hit->set_id(17);
        hit->set_title("齐鲁机床");
        hit->set_field("name");
        return reply;
    });
    REQUIRE(shell.fairdesk({"search", "qiluji", "--entity", "customer", "--limit", "5"}) == 0);
    CHECK(shell.json() == QJsonObject{{"results", QJsonArray{QJsonObject{{"entity", "customer"},
                                                                         {"id", 17},
                                                                         {"title", QStringLiteral("齐鲁机床")},
                                                                         {"field", "name"}}}}});

    shell.answer(wire::Envelope::kHistory, [](const wire::Envelope &) {
        wire::Envelope reply;
        auto *entry = reply.mutable_history_reply()->add_entries();
        entry->set_at(QDateTime({2026, 1, 15}, {8, 0}, Qt::UTC).toMSecsSinceEpoch());
        entry->set_user_name("沈亦白");
        entry->set_origin("10.0.0.7");
        entry->set_action("updated");
        auto *change = entry->add_changes();
        change->set_field("city");
        encode(Value::null(), change->mutable_old_value());
        encode(Value(QStringLiteral("济南")), change->mutable_new_value());
        return reply;
    });
    REQUIRE(shell.fairdesk({"history", "customer", "17"}) == 0);
    const QJsonObject line = QJsonDocument::fromJson(shell.out).array().first().toObject();
    CHECK(line.value("at").toString() == QStringLiteral("2026-01-15T08:00:00Z"));
    CHECK(line.value("by").toString() == QStringLiteral("沈亦白"));
    CHECK(line.value("changes").toObject().value("city").toObject() ==
          QJsonObject{{"old", QJsonValue::Null}, {"new", QStringLiteral("济南")}});
}

TEST_CASE("Watching writes one object a line and ends by number or by time", "[cli]")
{
    Shell shell;
    shell.addCustomers(3);
    // Changes start once somebody listens.
    shell.answer(wire::Envelope::kSubscribe, [&](const wire::Envelope &) {
        QTimer::singleShot(20, &shell.server, [&] {
            for (const qint64 id : {1, 2, 3})
                shell.server.changeAndTell(id, "city", Value(QStringLiteral("青岛")));
        });
        wire::Envelope reply;
        reply.mutable_changed();
        return reply;
    });
    REQUIRE(shell.fairdesk({"watch", "--count", "2"}) == 0);
    const QList<QByteArray> lines = shell.out.trimmed().split('\n');
    REQUIRE(lines.size() == 2);
    const QJsonObject first = QJsonDocument::fromJson(lines.first()).object();
    CHECK(first.value("entity").toString() == QStringLiteral("customer"));
    CHECK(first.value("id").toInteger() == 1);
    CHECK(first.value("action").toString() == QStringLiteral("updated"));
    CHECK(first.value("version").toInteger() == 2);

    REQUIRE(shell.fairdesk({"watch", "task", "--timeout", "0.2"}) == 0);
    CHECK(shell.out.isEmpty());
}

TEST_CASE("A watcher hears of wrong kinds of records and of a server that does not come back", "[cli]")
{
    Shell shell;
    CHECK(shell.fairdesk({"watch", "unicorn"}) == 1);
    CHECK(shell.lastError().startsWith("error: not_found: "));
    CHECK(shell.fairdesk({"watch", "--entity", "unicorn"}) == 1);
    shell.answer(wire::Envelope::kSubscribe, [&](const wire::Envelope &) {
        QTimer::singleShot(20, &shell.server, [&] { shell.server.goAway(); });
        wire::Envelope reply;
        reply.mutable_changed();
        return reply;
    });
    CHECK(shell.fairdesk({"watch", "customer", "--timeout", "0.6"}) == 3);
    CHECK(shell.lastError().startsWith("error: unavailable: "));
}

TEST_CASE("The history names the records that links pointed to, as far as the reader sees them", "[cli]")
{
    Shell shell;
    shell.addCustomers(2);
    shell.answer(wire::Envelope::kHistory, [](const wire::Envelope &) {
        wire::Envelope reply;
        auto *change = reply.mutable_history_reply()->add_entries()->add_changes();
        change->set_field("parent");
        encode(Value(qint64(1)), change->mutable_old_value());
        encode(Value(qint64(99)), change->mutable_new_value());
        auto *several = reply.mutable_history_reply()->mutable_entries(0)->add_changes();
        several->set_field("competitors");
        encode(Value::null(), several->mutable_old_value());
        encode(Value(QList<qint64>{1, 2}), several->mutable_new_value());
        return reply;
    });
    REQUIRE(shell.fairdesk({"history", "customer", "2"}) == 0);
    const QJsonObject changes =
        QJsonDocument::fromJson(shell.out).array().first().toObject().value("changes").toObject();
    CHECK(changes.value("parent").toObject().value("old").toObject() ==
          QJsonObject{{"id", 1}, {"title", QStringLiteral("客户1")}});
    CHECK(changes.value("parent").toObject().value("new").toObject() == QJsonObject{{"id", 99}, {"title", ""}});
    CHECK(changes.value("competitors").toObject().value("new").toArray() ==
          QJsonArray{QJsonObject{{"id", 1}, {"title", QStringLiteral("客户1")}},
                     QJsonObject{{"id", 2}, {"title", QStringLiteral("客户2")}}});
}

TEST_CASE("What nobody can have meant is wrong use and never reaches the server", "[cli]")
{
    Shell shell;
    shell.addCustomers(2);
    CHECK(shell.fairdesk({"get", "customer", "external_id="}) == 2);
    CHECK(shell.fairdesk({"update", "customer", "external_id=", "city=济南"}) == 2);
    CHECK(shell.fairdesk({"delete", "customer", "number="}) == 2);
    CHECK(shell.fairdesk({"create", "customer", "name=甲", "name=乙"}) == 2);
    CHECK(shell.server.countReceived(wire::Envelope::kFetch) == 0);
    CHECK(shell.server.countReceived(wire::Envelope::kSave) == 0);

    const QString path = shell.folder.filePath(QStringLiteral("remarks.txt"));
    const auto remarks = [&](const QByteArray &bytes) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        return shell.fairdesk({"create", "customer", "name=甲", QStringLiteral("remarks=@") + path});
    };
    CHECK(remarks("参展\xFF意向") == 1);
    CHECK(shell.lastError().startsWith("error: invalid: "));
    CHECK(remarks("参展意\xE5\x90") == 1); // cut within a character
    CHECK(shell.server.countReceived(wire::Envelope::kSave) == 0);
    CHECK(remarks("  参展意向 ") == 0);
    CHECK(shell.fairdesk({"list", "customer", "--filter", "{}"}) == 1);
    CHECK(shell.fairdesk({"get", "user", "1", "--columns", "roles"}) == 1);
    CHECK(shell.lastError().contains("user_role"));
}

TEST_CASE("A request that no server would take ends at once", "[cli]")
{
    Shell shell;
    CHECK(shell.fairdesk({"create", "customer", "name=甲", QStringLiteral("remarks=") + QString(9'000'000, u'x')}) ==
          1);
    CHECK(shell.lastError().startsWith("error: too_large: "));
    CHECK(shell.server.countReceived(wire::Envelope::kSave) == 0);
    CHECK(shell.server.connections == 1);
}

TEST_CASE("The program speaks the language that is asked for, and its answers do not", "[cli]")
{
    Shell shell;
    shell.addCustomers(1);
    const auto isChinese = [](const QByteArray &text) {
        const QString line = QString::fromUtf8(text);
        return std::any_of(line.begin(), line.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    };
    CHECK(shell.run({"nonsense", "--locale", "zh_CN"}) == 2);
    CHECK(isChinese(shell.lastError()));
    CHECK(shell.lastError().startsWith("error: usage: "));
    CHECK(shell.run({"list", "--locale=zh_CN"}) == 2);
    CHECK(isChinese(shell.lastError()));
    CHECK(shell.run({"list", "--locale", "en"}) == 2);
    CHECK_FALSE(isChinese(shell.lastError()));
    REQUIRE(shell.run({"--help", "--locale", "zh_CN"}) == 0);
    CHECK(isChinese(shell.out));
    for (const QByteArray &line : shell.out.split('\n')) {
        CAPTURE(line.toStdString());
        CHECK((line.isEmpty() || isChinese(line)));
    }
    REQUIRE(shell.fairdesk({"list", "customer", "--columns", "id,name"}) == 0);
    const QByteArray english = shell.out;
    REQUIRE(shell.fairdesk({"list", "customer", "--columns", "id,name", "--locale", "zh_CN"}) == 0);
    CHECK(shell.out == english);
    REQUIRE(shell.run({"text", "credit-code", "91370102MA3D5XEH3X", "--locale", "zh_CN"}) == 0);
    CHECK(isChinese(shell.out.split(',').last()));
}

TEST_CASE("A password is changed by its owner, also when the server demands it", "[cli]")
{
    Shell shell;
    shell.environment.insert(QStringLiteral("FAIRDESK_NEW_PASSWORD"), QStringLiteral("better"));
    shell.answer(wire::Envelope::kChangePassword, [](const wire::Envelope &envelope) {
        CHECK(envelope.change_password().old_password() == "right");
        CHECK(envelope.change_password().new_password() == "better");
        wire::Envelope reply;
        reply.mutable_done();
        return reply;
    });
    CHECK(shell.fairdesk({"passwd"}) == 0);
    CHECK(shell.server.countReceived(wire::Envelope::kChangePassword) == 1);

    shell.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_login() || !envelope.login().new_password().empty())
            return false;
        wire::Envelope reply;
        reply.mutable_error()->set_code(errorKey(ErrorCode::MustChangePassword));
        shell.server.answer(peer, envelope, reply);
        return true;
    };
    CHECK(shell.fairdesk({"passwd"}) == 0);
    CHECK(shell.last(wire::Envelope::kLogin).login().new_password() == "better");
    CHECK(shell.fairdesk({"whoami"}) == 1);
    CHECK(shell.lastError().startsWith("error: must_change_password:"));

    shell.server.intercept = nullptr;
    shell.environment.remove(QStringLiteral("FAIRDESK_NEW_PASSWORD"));
    shell.asked = {QStringLiteral("one"), QStringLiteral("other")};
    CHECK(shell.fairdesk({"passwd"}) == 2); // typed twice, differently
}

TEST_CASE("Text functions need no server", "[cli]")
{
    Shell shell;
    shell.server.goAway();
    REQUIRE(shell.run({"text", "pinyin", "展客"}) == 0);
    CHECK(shell.out == "input,ok,output,reason\n展客,true,zhanke,\n");
    shell.input = "展客\r\n\n";
    REQUIRE(shell.run({"text", "pinyin", "--from", "-"}) == 0);
    CHECK(shell.out.startsWith("input,ok,output,reason\n展客,true,zhanke,\n,false,"));
    CHECK(shell.run({"text", "nonsense", "x"}) == 2);
    CHECK(shell.run({"text", "pinyin"}) == 2);
    CHECK(shell.run({"text", "pinyin", "--from", shell.folder.filePath(QStringLiteral("none"))}) == 2);
}
