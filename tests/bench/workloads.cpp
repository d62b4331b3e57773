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
    static const QStringList cities{QStringLiteral("济南"), QStringLiteral("青岛"), QStringLiteral("苏州"), QStringLiteral("宁波"), QStringLiteral("佛山")};
    static const QString syllables = QStringLiteral("恒澈朗矩睿泽捷砺铂垒禾峻海稷朔北智砚云栈拓衡楚极瓯锐岱川鹭臻渤锐蜀衡沪甄");
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

wire::Envelope view360(const Stage &stage, std::mt19937 &random, int)
{
    const qint64 customer = pick(stage.customers, random);
    wire::Envelope request;
    wire::Fetch *fetch = request.mutable_fetch();
    fetch->set_entity("customer");
    fetch->set_id(customer);
    encode(panel("contact", customer, {"name", "job_title", "mobile", "email", "main", "decision_power", "roles"}, {{"main", Descending}}, 10),
           fetch->add_panels());
    encode(panel("interaction", customer, {"at", "channel", "subject", "content", "result", "contact", "created_by"}, {{"at", Descending}}, 50),
           fetch->add_panels());
    Query tasks = panel("task", customer, {"title", "due", "state", "owner"}, {{"due", Ascending}}, 20);
    encode(tasks, fetch->add_panels());
    Query figures;
    figures.entity = "interaction";
    figures.filter = Filter::compare("customer", Operator::Equal, {Value(customer)});
    figures.aggregates = {{AggregateFunction::Count, {}}, {AggregateFunction::Maximum, "at"}};
    encode(figures, fetch->add_panels());
    return request;
}

wire::Envelope search(const Stage &, std::mt19937 &random, int)
{
    static const QStringList typed{QStringLiteral("国际"),   QStringLiteral("机械"),     QStringLiteral("精密机"),  QStringLiteral("有限公司"),
                                   QStringLiteral("hc"),     QStringLiteral("sz"),       QStringLiteral("zgjx"),    QStringLiteral("jixie"),
                                   QStringLiteral("王伟"),   QStringLiteral("5678"),     QStringLiteral("138001"),  QStringLiteral("qqzzxx"),
                                   QStringLiteral("tools"),  QStringLiteral("鑫龘靐"),   QStringLiteral("苏州")};
    wire::Envelope request;
    request.mutable_search()->set_text(pick(typed, random).toStdString());
    request.mutable_search()->set_limit(20);
    return request;
}

wire::Envelope listPage(const Stage &, std::mt19937 &random, int)
{
    static const QList<QByteArray> orders{"name", "level", "city", "last_contact_at", "id"};
    Query query;
    query.entity = "customer";
    query.columns = {"name", "level", "roles", "industry", "city", "owner", "phone", "last_contact_at"};
    query.sort = {{pick(orders, random), random() % 2 == 0 ? Ascending : Descending}};
    if (random() % 2 == 0)
        query.filter = Filter::compare("level", Operator::Equal, {Value(QStringLiteral("A"))});
    query.limit = 50;
    wire::Envelope request;
    encode(query, request.mutable_query());
    return request;
}

wire::Envelope groupedReport(const Stage &, std::mt19937 &, int)
{
    Query query;
    query.entity = "customer";
    query.groups = {{"level", Bucket::None}, {"region", Bucket::None}, {"owner", Bucket::None}};
    wire::Envelope request;
    encode(query, request.mutable_query());
    return request;
}

wire::Envelope createCustomer(const Stage &, std::mt19937 &random, int)
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
    return request;
}

wire::Envelope updateCustomer(const Stage &stage, std::mt19937 &random, int)
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
    return request;
}

wire::Envelope ping(const Stage &, std::mt19937 &, int)
{
    wire::Envelope request;
    request.mutable_ping();
    return request;
}

Result<Stage> prepareStage(const Target &target, const QString &user)
{
    WireClient client;
    if (Result<void> opened = client.open(target.host, target.port); !opened)
        return opened.error();
    if (auto signedIn = client.login(user, target.password); !signedIn)
        return signedIn.error();
    Query query;
    query.entity = "customer";
    query.columns = {"id"};
    query.limit = 1000;
    wire::Envelope request;
    encode(query, request.mutable_query());
    Result<wire::Envelope> reply = client.call(std::move(request));
    if (!reply)
        return reply.error();
    const ResultTable table(reply->rows());
    Stage stage{user, {}};
    for (int row = 0; row < table.rowCount(); ++row)
        stage.customers.append(table.id(row));
    if (stage.customers.isEmpty())
        return Error::internal(QStringLiteral("%1 sees no customer").arg(user));
    return stage;
}

Measurement run(const Target &target, const Stage &stage, const QString &operation, const RequestMaker &maker, int clients, double seconds)
{
    Measurement all{operation, stage.user, clients, 0, 0, {}, 0};
    std::vector<std::vector<double>> times(static_cast<size_t>(clients));
    std::atomic<int> errors = 0;
    std::atomic<int> ready = 0;
    std::atomic<bool> go = false;
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
            WireClient client;
            const bool opened = client.open(target.host, target.port).ok() && client.login(stage.user, target.password).ok();
            ++ready;
            if (!opened) {
                ++errors;
                return;
            }
            while (!go)
                std::this_thread::yield();
            std::mt19937 random(static_cast<unsigned>(i) * 7919u + 17u);
            while (!stop) {
                wire::Envelope request = maker(stage, random, i);
                QElapsedTimer timer;
                timer.start();
                if (!client.call(std::move(request)).ok())
                    ++errors;
                else
                    times[static_cast<size_t>(i)].push_back(elapsed(timer));
            }
        });
    }
    while (ready < clients)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    QElapsedTimer wall;
    wall.start();
    go = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(int(seconds * 1000)));
    stop = true;
    for (std::thread &thread : threads)
        thread.join();
    all.seconds = elapsed(wall) / 1000;
    all.errors = errors;
    for (const auto &part : times)
        all.milliseconds.insert(all.milliseconds.end(), part.begin(), part.end());
    return all;
}

Measurement runLogin(const Target &target, const QString &user, int times)
{
    Measurement result{QStringLiteral("login"), user, 1, 0, 0, {}, 0};
    QElapsedTimer wall;
    wall.start();
    for (int i = 0; i < times; ++i) {
        WireClient client;
        QElapsedTimer timer;
        timer.start();
        if (client.open(target.host, target.port).ok() && client.login(user, target.password).ok())
            result.milliseconds.push_back(elapsed(timer));
        else
            ++result.errors;
    }
    result.seconds = elapsed(wall) / 1000;
    return result;
}

Result<Measurement> runImport(const Target &target, const QString &user, int customers)
{
    WireClient client;
    if (Result<void> opened = client.open(target.host, target.port); !opened)
        return opened.error();
    if (auto signedIn = client.login(user, target.password); !signedIn)
        return signedIn.error();
    std::mt19937 random(4711);
    QByteArray csv = "name,city,address,phone,contact.name,contact.mobile\n";
    for (int i = 0; i < customers; ++i) {
        csv += inventedName(random).toUtf8() + ",济南,经十路 " + QByteArray::number(i) + " 号,0531-" + QByteArray::number(80'000'000 + i) + ",郑明,139"
            + QByteArray::number(10'000'000 + i) + '\n';
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
    Measurement measurement{QStringLiteral("import"), user, 1, 0, elapsed(wall) / 1000, {elapsed(wall)}, 0};
    const int created = result.value(QLatin1String("created")).toInt();
    measurement.errors = created >= customers ? 0 : 1;
    measurement.perSecond = created / measurement.seconds;
    return measurement;
}

} // namespace fairdesk::bench
