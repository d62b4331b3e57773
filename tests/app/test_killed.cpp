// The server is killed in the middle of its work, again and again: what it said is saved is there, nothing is half
// there, and what it could not answer any more is done once when it is asked again.
#include "common/protocol/result_table.h"
#include "tests/app/server_process.h"
#include "tests/net/test_client.h"

#include <QElapsedTimer>
#include <QMap>
#include <QRandomGenerator>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

constexpr int inFlight = 12;

QString nameOf(int number)
{
    return QStringLiteral("exhibitor-%1").arg(number);
}

// A customer with his contact: both or none.
wire::Envelope registration(int number)
{
    SaveRequest request;
    request.changes.append({RecordChange::Operation::Create,
                            "customer",
                            -1,
                            0,
                            {{"name", Value(nameOf(number))}, {"external_id", Value(nameOf(number))}},
                            {}});
    request.changes.append({RecordChange::Operation::Create,
                            "contact",
                            -2,
                            0,
                            {{"name", Value(nameOf(number))}, {"customer", Value(qint64(-1))}},
                            {}});
    request.key = nameOf(number).toLatin1();
    request.onDuplicate = OnDuplicate::Create;
    wire::Envelope envelope;
    encode(request, envelope.mutable_save());
    return envelope;
}

// How often each name stands in this column.
QMap<QString, int> namesIn(TestClient &client, const QByteArray &entity, const QByteArray &path)
{
    QMap<QString, int> names;
    Query query;
    query.entity = entity;
    query.columns = {path};
    query.filter = Filter::compare("name", Operator::StartsWith, {Value(QStringLiteral("exhibitor-"))});
    query.limit = 0;
    do {
        wire::Envelope request;
        encode(query, request.mutable_query());
        const wire::Envelope answer = client.call(request);
        INFO(errorOf(answer));
        REQUIRE(answer.has_rows());
        const ResultTable table(answer.rows());
        for (int row = 0; row < table.rowCount(); ++row)
            ++names[table.value(row, path).text()];
        query.after = table.next();
    } while (!query.after.isEmpty());
    return names;
}

// Somebody who registers exhibitors without a pause, and remembers what was acknowledged.
class Registrar
{
public:
    // First what nobody answered the last time, then on with new ones, until the time is over.
    void work(TestClient &client, int milliseconds)
    {
        m_numbers.clear();
        const QSet<int> open = m_unanswered;
        for (const int number : open)
            ask(client, number);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds) {
            while (m_numbers.size() < inFlight)
                ask(client, ++m_last);
            note(client.receive(100));
        }
    }

    // What was still on its way when the server was gone.
    void collect(TestClient &client)
    {
        while (const auto answer = client.receive(100))
            note(answer);
    }

    const QSet<int> &acknowledged() const { return m_acknowledged; }
    int last() const { return m_last; }

private:
    void ask(TestClient &client, int number)
    {
        m_unanswered.insert(number);
        m_numbers.insert(client.send(registration(number)), number);
    }

    void note(const std::optional<wire::Envelope> &answer)
    {
        if (!answer || !m_numbers.contains(answer->request()))
            return;
        const int number = m_numbers.take(answer->request());
        INFO(errorOf(*answer));
        REQUIRE(answer->has_save_reply());
        m_acknowledged.insert(number);
        m_unanswered.remove(number);
    }

    int m_last = 0;
    QSet<int> m_unanswered;
    QSet<int> m_acknowledged;
    QHash<quint64, int> m_numbers; // by request
};

void compare(TestClient &client, const Registrar &registrar)
{
    const QMap<QString, int> customers = namesIn(client, "customer", "external_id");
    const QMap<QString, int> contacts = namesIn(client, "contact", "customer.external_id");
    CHECK(customers == contacts);
    int lost = 0;
    for (const int number : registrar.acknowledged())
        lost += customers.value(nameOf(number)) == 1 ? 0 : 1;
    CHECK(lost == 0);
    CHECK(customers.size() <= registrar.last());
}

} // namespace

TEST_CASE("A server that is killed in the middle of saves has all that it acknowledged, and nothing by halves",
          "[app][killed]")
{
    const auto dialect = GENERATE(from_range(dialects()));
    const Centre centre(dialect);
    const int kills = dialect == DialectKind::Sqlite ? 20 : 5;
    QRandomGenerator random(2026);
    Registrar registrar;
    std::string token;
    for (int kill = 0; kill <= kills; ++kill) {
        INFO("kill " << kill);
        Serving server(centre.data());
        TestClient client(server.port());
        if (token.empty()) {
            client.enter("admin", Centre::secret);
            token = client.token();
        } else {
            REQUIRE(client.connectTls());
            client.greet();
            REQUIRE(client.resume(token).has_login_reply());
        }
        compare(client, registrar);
        if (kill == kills)
            break;
        registrar.work(client, random.bounded(20, 250));
        server.kill();
        registrar.collect(client);
        const Ran checked = centre.run({QStringLiteral("check")});
        INFO(checked.out.toStdString());
        CHECK(checked.code == 0);
    }
    CHECK(registrar.acknowledged().size() > kills);
}
