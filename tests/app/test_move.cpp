// A centre changes its database and goes on working.
#include "server/storage/audit_store.h"
#include "tests/app/server_process.h"
#include "tests/net/test_client.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

RecordChange created(const QByteArray &entity, const QList<FieldValue> &values)
{
    return {RecordChange::Operation::Create, entity, 0, 0, values, {}};
}

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

// Somebody works at the centre for a while.
class Visit
{
public:
    explicit Visit(const Centre &centre)
        : m_server(centre.data())
        , m_client(m_server.port())
    {
        m_client.enter("admin", Centre::secret);
    }
    ~Visit() { CHECK(m_server.stop() == 0); }

    qint64 save(const RecordChange &change)
    {
        const auto answer = m_client.call(saving(change));
        INFO(errorOf(answer));
        REQUIRE(answer.has_save_reply());
        return answer.save_reply().saved(0).id();
    }
    qint64 attach(qint64 customer, const std::string &bytes)
    {
        wire::Envelope start;
        start.mutable_upload_start()->set_purpose("attachment");
        start.mutable_upload_start()->set_entity("customer");
        start.mutable_upload_start()->set_id(customer);
        start.mutable_upload_start()->set_name("plan.pdf");
        start.mutable_upload_start()->set_size(bytes.size());
        const auto started = m_client.call(start);
        REQUIRE(started.has_upload_reply());
        wire::Envelope piece;
        piece.mutable_upload_chunk()->set_upload(started.upload_reply().upload());
        piece.mutable_upload_chunk()->set_data(bytes);
        piece.mutable_upload_chunk()->set_last(true);
        return m_client.call(piece).upload_reply().file();
    }
    std::string download(qint64 file)
    {
        wire::Envelope download;
        download.mutable_download()->set_source("attachment");
        download.mutable_download()->set_id(file);
        return m_client.call(download).download_reply().data();
    }
    int found(const char *name)
    {
        wire::Envelope search;
        search.mutable_search()->set_text(name);
        search.mutable_search()->set_limit(10);
        const auto answer = m_client.call(search);
        INFO(errorOf(answer));
        REQUIRE(answer.has_search_reply());
        return answer.search_reply().results_size();
    }

private:
    Serving m_server;
    TestClient m_client;
};

QString digest(const Centre &centre)
{
    const Ran ran = centre.run(words("check"));
    INFO(ran.out.toStdString() << ran.messages.toStdString());
    REQUIRE(ran.code == 0);
    return ran.json().value(QLatin1String("digest")).toString();
}

StoreLocation inFolder(const Centre &centre)
{
    return {DialectKind::Sqlite, centre.data() + QStringLiteral("/fairdesk.db"), {}};
}

template<class T, class Work>
T look(const StoreLocation &location, Work work)
{
    const auto connection = openConnection(location, true);
    connection->begin(false);
    T answer = work(*connection);
    connection->rollback();
    return answer;
}

qint64 number(const StoreLocation &location, const QByteArray &sql)
{
    return look<qint64>(location, [&](Connection &connection) { return connection.integer(sql).value_or(-1); });
}

bool hasTables(const StoreLocation &location)
{
    return number(location, "SELECT count(*) FROM information_schema.tables WHERE table_schema='public'") > 0;
}

bool isWhole(const StoreLocation &location)
{
    const auto chain = look<AuditStore::ChainReport>(
        location, [](Connection &connection) { return AuditStore::verifyChain(connection); });
    return chain.ok() && chain.rows > 1000;
}

} // namespace

TEST_CASE("A centre moves to PostgreSQL and back, and goes on working each time", "[app][move]")
{
    if (dialects().size() < 2)
        return; // said loudly by the cluster
    const Centre centre(DialectKind::Sqlite, 200);
    const OwnDatabase target(DialectKind::Postgres);
    qint64 customer = 0;
    qint64 file = 0;
    {
        Visit visit(centre);
        visit.save(created("custom_field", {{"entity", text("customer")},
                                            {"key", text("hall_wish")},
                                            {"type", text("text")},
                                            {"label_zh", text("展馆意向")},
                                            {"indexed", Value(true)}}));
        const qint64 former = visit.save(created("custom_field", {{"entity", text("customer")},
                                                                  {"key", text("former")},
                                                                  {"type", text("integer")},
                                                                  {"label_zh", text("旧字段")}}));
        customer = visit.save(created("customer", {{"name", text("东方展览有限公司")},
                                                   {"hall_wish", text("七号馆 \"东\" – 近入口")},
                                                   {"former", Value(qint64(7))}}));
        file = visit.attach(customer, "%PDF-1.7");
        REQUIRE(file > 0);
        visit.save({RecordChange::Operation::Delete, "custom_field", former, 0, {}, {}});
    }
    const QString before = digest(centre);
    const qint64 trail = number(inFolder(centre), "SELECT count(*) FROM fd_audit");
    const QByteArray id = QByteArray::number(customer);

    const Ran there = centre.run({QStringLiteral("move"), QStringLiteral("--to"), target.url()});
    INFO(there.messages.toStdString());
    REQUIRE(there.code == 0);
    CHECK(there.json().value(QLatin1String("digest")).toString() == before);
    CHECK(there.messages.contains("customer: 201 "));
    CHECK_FALSE(there.messages.contains("error:"));
    CHECK_FALSE(QFile::exists(inFolder(centre).file));
    CHECK(QDir(centre.data() + QStringLiteral("/backups")).entryList({QStringLiteral("before-move-*.db")}).size() == 1);
    CHECK(digest(centre) == before);
    CHECK(isWhole(target.location()));
    CHECK(number(target.location(), "SELECT count(*) FROM fd_audit") == trail);
    CHECK(number(target.location(), "SELECT x_former FROM customer WHERE id=" + id) == 7);
    {
        Visit visit(centre);
        CHECK(visit.download(file) == "%PDF-1.7");
        CHECK(visit.found("东方展览") == 1);
        CHECK(visit.save(created("customer", {{"name", text("西部会展有限公司")}, {"hall_wish", text("二号馆")}})) ==
              customer + 1);
        CHECK(visit.found("西部会展") == 1);
    }
    CHECK(isWhole(target.location()));
    const QString between = digest(centre);
    CHECK(between != before);

    const Ran back = centre.run(words("move --to sqlite"));
    INFO(back.messages.toStdString());
    REQUIRE(back.code == 0);
    CHECK(back.json().value(QLatin1String("digest")).toString() == between);
    CHECK(digest(centre) == between);
    CHECK(isWhole(inFolder(centre)));
    CHECK((QFileInfo(inFolder(centre).file).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    CHECK(number(inFolder(centre), "SELECT x_former FROM customer WHERE id=" + id) == 7);
    Visit visit(centre);
    CHECK(visit.download(file) == "%PDF-1.7");
    CHECK(visit.found("西部会展") == 1);
    CHECK(visit.save(created("customer", {{"name", text("南方会展有限公司")}, {"hall_wish", text("三号馆")}})) ==
          customer + 2);
}

TEST_CASE("What cannot be moved stays where it is, and the new database empty", "[app][move]")
{
    const Centre centre;
    CHECK(centre.run(words("move")).code == 2);
    CHECK(centre.run(words("move --to oracle://x")).code == 2);
    CHECK(centre.run(words("move --to sqlite")).error() == "conflict");
    CHECK(centre.run(words("move --to postgresql:///nothing?host=/nonexistent")).error() == "unavailable");
    if (dialects().size() < 2)
        return;
    const QString before = digest(centre);
    const OwnDatabase target(DialectKind::Postgres);
    const QStringList move{QStringLiteral("move"), QStringLiteral("--to"), target.url()};
    {
        const Serving server(centre.data());
        const Ran beside = centre.run(move);
        CHECK(beside.error() == "busy");
        CHECK(beside.messages.contains("Stop it"));
    }
    CHECK_FALSE(hasTables(target.location()));

    // A table of somebody else's in the old database: nobody can say what would become of it.
    openConnection(inFolder(centre), false)->execute("CREATE TABLE zz_notes (words TEXT)");
    CHECK(centre.run(move).error() == "conflict");
    // A row that PostgreSQL refuses comes to light late, when most is there already.
    openConnection(inFolder(centre), false)
        ->execute("DROP TABLE zz_notes; UPDATE fd_meta SET value=CAST(x'ff' AS TEXT) WHERE key='installation'");
    CHECK(centre.run(move).code == 1);
    CHECK_FALSE(hasTables(target.location()));
    CHECK(digest(centre) == before);

    const OwnDatabase used(DialectKind::Postgres);
    openConnection(used.location(), false)->execute("CREATE TABLE somebody (words TEXT)");
    CHECK(centre.run({QStringLiteral("move"), QStringLiteral("--to"), used.url()}).error() == "conflict");
    CHECK(number(used.location(), "SELECT count(*) FROM somebody") == 0);
    CHECK(digest(centre) == before);
}

TEST_CASE("A centre on PostgreSQL does not move over an SQLite file that is there already", "[app][move]")
{
    if (dialects().size() < 2)
        return;
    const Centre centre(DialectKind::Postgres);
    const QString before = digest(centre);
    QFile file(inFolder(centre).file);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("somebody's");
    file.close();
    const Ran refused = centre.run(words("move --to sqlite"));
    CHECK(refused.error() == "conflict");
    CHECK(refused.messages.contains("put it somewhere else"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "somebody's");
    CHECK(digest(centre) == before);
}
