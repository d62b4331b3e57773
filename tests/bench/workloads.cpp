#include "tests/bench/workloads.h"

#include "common/protocol/codec.h"
#include "common/protocol/result_table.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <atomic>
#include <thread>

namespace fairdesk::bench {
namespace {

template<class List>
auto pick(const List &list, std::mt19937 &random)
{
    return list[std::uniform_int_distribution<qsizetype>(0, list.size() - 1)(random)];
}

Query panel(const QByteArray &entity, qint64 customer, QList<QByteArray> columns, QList<SortKey> sort, int limit)
{
    Query query;
    query.entity = entity;
    query.columns = std::move(columns);
    query.filter = Filter::compare("customer", Operator::Equal, {Value(customer)});
    query.sort = std::move(sort);
    query.limit = limit;
    return query;
}

QString inventedName(std::mt19937 &random)
{
    static const QStringList cities{QStringLiteral("济南"), QStringLiteral("青岛"), QStringLiteral("苏州"),
                                    QStringLiteral("宁波"), QStringLiteral("佛山")};
    static const QString syllables =
        QStringLiteral("恒澈朗矩睿泽捷砺铂垒禾峻海稷朔北智砚云栈拓衡楚极瓯锐岱川鹭臻渤锐蜀衡沪甄");
    QString name = pick(cities, random);
    for (int i = 0; i < 3; ++i)
        name += pick(syllables, random);
    return name + QString::number(random() % 1'000'000) + QStringLiteral("机械有限公司");
}

double elapsed(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

Request view360(const Stage &stage, std::mt19937 &random, int)
{
    const qint64 customer = pick(stage.customers, random);
    wire::Envelope request;
    wire::Fetch *fetch = request.mutable_fetch();
    fetch->set_entity("customer");
    fetch->set_id(customer);
    encode(panel("contact", customer, {"name", "job_title", "mobile", "email", "main", "decision_power", "roles"},
                 {{"main", Descending}}, 10),
           fetch->add_panels());
    encode(panel("interaction", customer, {"at", "channel", "subject", "content", "result", "contact", "created_by"},
                 {{"at", Descending}}, 50),
           fetch->add_panels());
    Query tasks = panel("task", customer, {"title", "due", "state", "owner"}, {{"due", Ascending}}, 20);
    encode(tasks, fetch->add_panels());
    Query figures;
    figures.entity = "interaction";
    figures.filter = Filter::compare("customer", Operator::Equal, {Value(customer)});
    figures.aggregates = {{AggregateFunction::Count, {}}, {AggregateFunction::Maximum, "at"}};
    encode(figures, fetch->add_panels());
    return {std::move(request), {}};
}

// What people type: two to four Chinese characters (common ones, a name, one that nobody has), initials, full pinyin,
// Latin, the last digits of a phone, and what finds nothing.
Request search(const Stage &, std::mt19937 &random, int)
{
    static const QStringList typed{QStringLiteral("国际"),   QStringLiteral("机械"),     QStringLiteral("苏州"),
                                   QStringLiteral("王伟"),   QStringLiteral("鑫龘"),     QStringLiteral("精密机"),
                                   QStringLiteral("鑫龘靐"), QStringLiteral("有限公司"), QStringLiteral("hc"),
                                   QStringLiteral("sz"),     QStringLiteral("jnhn"),     QStringLiteral("jixie"),
                                   QStringLiteral("tools"),  QStringLiteral("5678"),     QStringLiteral("9043"),
                                   QStringLiteral("138001"), QStringLiteral("qqzzxx")};
    const QString text = pick(typed, random);
    wire::Envelope request;
    request.mutable_search()->set_text(text.toStdString());
    request.mutable_search()->set_limit(20);
    return {std::move(request), text};
}

// A page of 50 in any order, half of them with a filter; one in eight lies deep in the list.
Request listPage(const Stage &stage, std::mt19937 &random, int)
{
    static const QList<QByteArray> orders{"name", "level", "city", "last_contact_at", "id"};
    Query query;
    query.entity = "customer";
    query.columns = {"name", "level", "roles", "industry", "city", "owner", "phone", "last_contact_at"};
    query.sort = {{pick(orders, random), random() % 2 == 0 ? Ascending : Descending}};
    QString variant = QString::fromLatin1(query.sort.first().path) +
                      (query.sort.first().order == Ascending ? QStringLiteral("+") : QStringLiteral("-"));
    query.limit = 50;
    if (random() % 8 == 0 && !stage.deep.isEmpty()) {
        query.sort = {{"name", Ascending}};
        query.after = stage.deep;
        variant = QStringLiteral("deep");
    } else if (random() % 2 == 0) {
        query.filter = Filter::compare("level", Operator::Equal, {Value(QStringLiteral("A"))});
        variant += QStringLiteral(" level=A");
    }
    wire::Envelope request;
    encode(query, request.mutable_query());
    return {std::move(request), variant};
}

Request groupedReport(const Stage &, std::mt19937 &, int)
{
    Query query;
    query.entity = "customer";
    query.groups = {{"level", Bucket::None}, {"region", Bucket::None}, {"owner", Bucket::None}};
    wire::Envelope request;
    encode(query, request.mutable_query());
    return {std::move(request), {}};
}

Request createCustomer(const Stage &, std::mt19937 &random, int)
{
    RecordChange customer;
    customer.operation = RecordChange::Operation::Create;
    customer.entity = "customer";
    customer.id = -1;
    customer.values = {{"name", Value(inventedName(random))},
                       {"city", Value(QStringLiteral("济南"))},
                       {"address", Value(QStringLiteral("经十路 %1 号").arg(random() % 20'000))},
                       {"phone", Value(QStringLiteral("0531-%1").arg(80'000'000 + random() % 9'999'999))}};
    RecordChange contact;
    contact.operation = RecordChange::Operation::Create;
    contact.entity = "contact";
    contact.id = -2;
    contact.values = {{"customer", Value(qint64(-1))},
                      {"name", Value(QStringLiteral("郑明"))},
                      {"mobile", Value(QStringLiteral("139%1").arg(10'000'000 + random() % 89'999'999))}};
    SaveRequest save;
    save.changes = {customer, contact};
    save.key = QUuid::createUuid().toRfc4122();
    save.onDuplicate = OnDuplicate::Create;
    wire::Envelope request;
    encode(save, request.mutable_save());
    return {std::move(request), {}};
}

// A new customer with the name of one that is there: the answer is that it is, and nothing is written.
Request duplicateCheck(const Stage &stage, std::mt19937 &random, int)
{
    RecordChange customer;
    customer.operation = RecordChange::Operation::Create;
    customer.entity = "customer";
    customer.id = -1;
    customer.values = {{"name", Value(pick(stage.names, random))},
                       {"phone", Value(QStringLiteral("0531-%1").arg(80'000'000 + random() % 9'999'999))}};
    SaveRequest save;
    save.changes = {customer};
    save.key = QUuid::createUuid().toRfc4122();
    save.onDuplicate = OnDuplicate::Refuse;
    wire::Envelope request;
    encode(save, request.mutable_save());
    return {std::move(request), {}, ErrorCode::Duplicate};
}

Request updateCustomer(const Stage &stage, std::mt19937 &random, int)
{
    RecordChange change;
    change.entity = "customer";
    change.id = pick(stage.customers, random);
    change.values = {{"remarks", Value(QStringLiteral("更新 %1").arg(random()))}};
    SaveRequest save;
    save.changes = {change};
    save.key = QUuid::createUuid().toRfc4122();
    wire::Envelope request;
    encode(save, request.mutable_save());
    return {std::move(request), {}};
}

Request ping(const Stage &, std::mt19937 &, int)
{
    wire::Envelope request;
    request.mutable_ping();
    return {std::move(request), {}};
}

Result<Stage> prepareStage(const Target &target, const QString &user)
{
    WireClient client;
    if (Result<void> opened = client.open(target.host, target.port); !opened)
        return opened.error();
    if (auto signedIn = client.login(user, target.password); !signedIn)
        return signedIn.error();
    Stage stage{user, {}, {}, {}};
    Query query;
    query.entity = "customer";
    query.columns = {"id", "name"};
    query.limit = 1000;
    query.sort = {{"name", Ascending}};
    // Not only the first of the list: twenty thousand rows on, or where the list ends before.
    constexpr int pages = 20;
    for (int page = 0; page < pages; ++page) {
        wire::Envelope request;
        encode(query, request.mutable_query());
        Result<wire::Envelope> reply = client.call(std::move(request));
        if (!reply)
            return reply.error();
        const ResultTable table(reply->rows());
        for (int row = 0; row < table.rowCount(); row += page == 0 ? 1 : 20) {
            stage.customers.append(table.id(row));
            stage.names.append(table.value(row, "name").text());
        }
        query.after = fromBytes(reply->rows().next());
        if (query.after.isEmpty())
            break;
        stage.deep = query.after;
    }
    if (stage.customers.isEmpty())
        return Error::internal(QStringLiteral("%1 sees no customer").arg(user));
    return stage;
}

namespace {

// So many threads, each doing its work again and again for so long, all beginning at the same moment.
class Crowd
{
public:
    using Work = std::function<std::optional<Sample>()>;       // one operation; nothing: it failed
    using Arrival = std::function<std::optional<Work>(int i)>; // in the thread; nothing: it could not come in

    Measurement run(Measurement all, const Arrival &arrive, double seconds)
    {
        std::vector<std::vector<Sample>> samples(static_cast<size_t>(all.clients));
        std::vector<std::thread> threads;
        for (int i = 0; i < all.clients; ++i)
            threads.emplace_back([&, i] { live(arrive, i, samples[static_cast<size_t>(i)]); });
        while (m_ready < all.clients)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        QElapsedTimer wall;
        wall.start();
        m_go = true;
        m_go.notify_all();
        std::this_thread::sleep_for(std::chrono::milliseconds(int(seconds * 1000)));
        m_stop = true;
        for (std::thread &thread : threads)
            thread.join();
        all.seconds = elapsed(wall) / 1000;
        all.errors = m_errors;
        for (auto &part : samples)
            all.samples.insert(all.samples.end(), part.begin(), part.end());
        return all;
    }

private:
    void live(const Arrival &arrive, int i, std::vector<Sample> &samples)
    {
        const std::optional<Work> work = arrive(i);
        ++m_ready;
        m_go.wait(false);
        if (!work)
            ++m_errors;
        while (work && !m_stop) {
            if (std::optional<Sample> sample = (*work)())
                samples.push_back(*std::move(sample));
            else
                ++m_errors;
        }
    }

    std::atomic<int> m_errors = 0;
    std::atomic<int> m_ready = 0;
    std::atomic<bool> m_go = false;
    std::atomic<bool> m_stop = false;
};

} // namespace

Measurement run(const Target &target, const Stage &stage, const QString &operation, const RequestMaker &maker,
                int clients, double seconds)
{
    const auto arrive = [&](int i) -> std::optional<Crowd::Work> {
        auto client = std::make_shared<WireClient>();
        if (!client->open(target.host, target.port).ok() || !client->login(stage.user, target.password).ok())
            return {};
        auto random = std::make_shared<std::mt19937>(static_cast<unsigned>(i) * 7919u + 17u);
        return [&maker, &stage, i, client, random]() -> std::optional<Sample> {
            Request request = maker(stage, *random, i);
            QElapsedTimer timer;
            timer.start();
            const Result<wire::Envelope> reply = client->call(std::move(request.envelope));
            const double taken = elapsed(timer);
            const bool expected = reply ? !request.refused : request.refused == reply.error().code();
            return expected ? std::optional<Sample>({taken, request.variant}) : std::nullopt;
        };
    };
    return Crowd().run({operation, stage.user, clients, 0, 0, {}, 0, 0}, arrive, seconds);
}

Measurement runLogin(const Target &target, const QString &user, int clients, double seconds)
{
    const auto arrive = [&](int) -> std::optional<Crowd::Work> {
        return [&target, &user]() -> std::optional<Sample> {
            WireClient client;
            QElapsedTimer timer;
            timer.start();
            if (!client.open(target.host, target.port).ok() || !client.login(user, target.password).ok())
                return {};
            return Sample{elapsed(timer), {}};
        };
    };
    return Crowd().run({QStringLiteral("login"), user, clients, 0, 0, {}, 0, 0}, arrive, seconds);
}

Result<Measurement> runImport(const Target &target, const QString &user, int customers)
{
    WireClient client;
    if (Result<void> opened = client.open(target.host, target.port); !opened)
        return opened.error();
    if (auto signedIn = client.login(user, target.password); !signedIn)
        return signedIn.error();
    std::mt19937 random(4711u + unsigned(qHash(user) % 1000));
    QByteArray csv = "name,city,address,phone,contact.name,contact.mobile\n";
    for (int i = 0; i < customers; ++i) {
        csv += inventedName(random).toUtf8() + ",济南,经十路 " + QByteArray::number(i) + " 号,0531-" +
               QByteArray::number(80'000'000 + i) + ",郑明,139" + QByteArray::number(10'000'000 + i) + '\n';
    }
    QElapsedTimer wall;
    wall.start();
    wire::Envelope start;
    start.mutable_upload_start()->set_purpose("import");
    start.mutable_upload_start()->set_name("bench.csv");
    start.mutable_upload_start()->set_size(csv.size());
    Result<wire::Envelope> upload = client.call(std::move(start));
    if (!upload)
        return upload.error();
    constexpr qsizetype chunk = 512 * 1024;
    for (qsizetype offset = 0; offset < csv.size(); offset += chunk) {
        wire::Envelope part;
        part.mutable_upload_chunk()->set_upload(upload->upload_reply().upload());
        part.mutable_upload_chunk()->set_offset(offset);
        part.mutable_upload_chunk()->set_data(csv.mid(offset, chunk).toStdString());
        part.mutable_upload_chunk()->set_last(offset + chunk >= csv.size());
        Result<wire::Envelope> received = client.call(std::move(part));
        if (!received)
            return received.error();
    }
    wire::Envelope begin;
    begin.mutable_import_start()->set_upload(upload->upload_reply().upload());
    begin.mutable_import_start()->set_entity("customer");
    begin.mutable_import_start()->set_options("{}");
    Result<wire::Envelope> job = client.call(std::move(begin));
    while (job && (job->job_reply().state() == "queued" || job->job_reply().state() == "running")) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        wire::Envelope status;
        status.mutable_job_status()->set_job(job->job_reply().job());
        job = client.call(std::move(status));
    }
    if (!job)
        return job.error();
    const QJsonObject result = QJsonDocument::fromJson(fromBytes(job->job_reply().result())).object();
    Measurement measurement{QStringLiteral("import"), user, 1, 0, elapsed(wall) / 1000, {{elapsed(wall), {}}}, 0, 0};
    const int created = result.value(QLatin1String("created")).toInt();
    measurement.errors = created >= customers ? 0 : 1;
    measurement.perSecond = created / measurement.seconds;
    return measurement;
}

} // namespace fairdesk::bench
