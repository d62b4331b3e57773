// Several versions of one file, right whoever works beside; and the check that looks at every one of them.
#include "server/app/admin_commands.h"
#include "tests/net/net_house.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QSemaphore>

#include <thread>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

class FileRoom
{
public:
    explicit FileRoom(DialectKind dialect)
        : house(dialect)
        , lina(house.addUser("li.na", "sales"))
        , customer(house.addCustomer(QStringLiteral("东方展览"), lina))
    {
    }

    CallContext as(qint64 user) { return {house.core().state().caller(user), "test"}; }

    Result<qint64> add(const QByteArray &content, const QString &name = QStringLiteral("plan.pdf"))
    {
        auto file = house.core().blobs().receive(content.size());
        if (!file)
            return file.error();
        if (const auto written = (*file)->append(content); !written)
            return written.error();
        if (const auto closed = (*file)->close(); !closed)
            return closed.error();
        return house.core().services().attachments.add(as(lina), "customer", customer, name, **file);
    }

    QList<qint64> revisions()
    {
        const auto listed = house.core().services().attachments.list(as(lina), "customer", customer);
        REQUIRE(listed);
        QList<qint64> revisions;
        for (const QJsonValue &file : *listed)
            revisions.append(file.toObject().value(QLatin1String("revision")).toInteger());
        std::sort(revisions.begin(), revisions.end());
        return revisions;
    }

    NetHouse house;
    qint64 lina;
    qint64 customer;
};

} // namespace

TEST_CASE("The number of a version that was removed never comes again", "[net][files]")
{
    FileRoom room(GENERATE(from_range(dialects())));
    REQUIRE(room.add("%PDF-1.7 first"));
    const auto second = room.add("%PDF-1.7 second");
    REQUIRE(second);
    REQUIRE(room.add("%PDF-1.7 another", QStringLiteral("price.pdf")));
    CHECK(room.revisions() == QList<qint64>{1, 1, 2});
    REQUIRE(room.house.core().services().attachments.remove(room.as(room.lina), *second));
    REQUIRE(room.add("%PDF-1.7 third"));
    CHECK(room.revisions() == QList<qint64>{1, 1, 3});
}

TEST_CASE("Whoever adds the same file at the same time gets versions of their own", "[net][files]")
{
    FileRoom room(GENERATE(from_range(dialects())));
    std::vector<std::thread> desks;
    std::atomic<int> kept = 0;
    for (int desk = 0; desk < 6; ++desk) {
        desks.emplace_back([&, desk] {
            if (room.add("%PDF-1.7 of desk " + QByteArray::number(desk)))
                ++kept;
        });
    }
    for (std::thread &desk : desks)
        desk.join();
    CHECK(kept == 6);
    CHECK(room.revisions() == QList<qint64>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("A file comes too late for a record that was taken away meanwhile", "[net][files]")
{
    FileRoom room(GENERATE(from_range(dialects())));
    const qint64 wang = room.house.addUser("wang.wei", "sales");
    ServerCore &core = room.house.core();
    QSemaphore arrived;
    // Holds the writer until the bytes are there, and then gives the customer to somebody else before they are written.
    core.database().write(
        [&](Connection &connection) -> Result<void> {
            arrived.acquire();
            const auto given = core.records().saveIn(
                connection, CallContext::ofProgram("test"),
                {{{RecordChange::Operation::Update, "customer", room.customer, 0, {{"owner", Value(wang)}}, {}}},
                 {},
                 OnDuplicate::ByRule,
                 {}});
            return given ? Result<void>() : given.error();
        },
        [](const Result<void> &given) { CHECK(given); });
    const QByteArray content = "%PDF-1.7 too late";
    const QString place = core.blobs().pathOf(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    Result<qint64> added = qint64(0);
    std::thread desk([&] { added = room.add(content); });
    // Li Na's right was looked at before the bytes went to their place.
    QElapsedTimer timer;
    timer.start();
    while (!QFileInfo::exists(place) && timer.elapsed() < 60'000)
        std::this_thread::yield();
    arrived.release();
    desk.join();
    REQUIRE_FALSE(added);
    CHECK(added.error().code() == ErrorCode::NotFound);
    const auto listed = core.services().attachments.list(room.as(wang), "customer", room.customer);
    REQUIRE(listed);
    CHECK(listed->isEmpty());
}

TEST_CASE("The check looks at every file, however many there are", "[net][files]")
{
    FileRoom room(GENERATE(from_range(dialects())));
    const auto file = room.add("%PDF-1.7 the only one on the disk");
    REQUIRE(file);
    const QByteArray there = "%PDF-1.7 the only one on the disk";
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(there, QCryptographicHash::Sha256).toHex());
    SaveRequest request;
    for (qint64 i = 0; i < 2300; ++i) {
        // The first, the last and one in the middle lost their bytes.
        const bool lost = i == 0 || i == 1150 || i == 2299;
        request.changes.append({RecordChange::Operation::Create,
                                "attachment",
                                -1 - i,
                                0,
                                {{"entity", Value(QStringLiteral("customer"))},
                                 {"record", Value(room.customer)},
                                 {"name", Value(QStringLiteral("plan %1.pdf").arg(i))},
                                 {"sha256", Value(lost ? QString(64, u'0') : hash)}},
                                {}});
    }
    REQUIRE(room.house.core().records().saveNow(CallContext::ofProgram("test"), request));
    const auto report = AdminCommands(room.house.core()).run("check", {});
    REQUIRE(report);
    CHECK(report->value(QLatin1String("problems")).toArray().size() == 3);
    CHECK_FALSE(report->value(QLatin1String("ok")).toBool());
}
