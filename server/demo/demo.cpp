#include "server/demo/demo.h"

#include "server/demo/demo_activities.h"
#include "server/demo/demo_customers.h"
#include "server/demo/demo_organisation.h"
#include "server/demo/demo_persons.h"
#include "server/demo/demo_settings.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

#include <QSemaphore>

namespace fairdesk {
namespace {

constexpr qint64 customersPerTransaction = 2000;
constexpr int transactionsAhead = 2; // made while others are being written, and no more, so that memory stays small
constexpr char origin[] = "job:demo";
const QList<QByteArray> bulkEntities{"customer", "contact", "person", "interaction", "task", "note"};

// Carries the made records to the writer while the next ones are being made.
class Pipeline
{
public:
    explicit Pipeline(Database &database)
        : m_database(database)
    {
    }
    ~Pipeline() { m_free.acquire(transactionsAhead); }

    bool failed() const { return m_failed; }
    const Error &error() const { return *m_error; }

    void send(QList<BulkRecord> items)
    {
        m_free.acquire();
        auto shared = std::make_shared<QList<BulkRecord>>(std::move(items));
        m_database.write(
            [shared](Connection &connection) {
                BulkLoader loader(connection, origin);
                for (const BulkRecord &item : std::as_const(*shared))
                    loader.add(item);
                loader.finish();
                return Result<void>();
            },
            [this](const Result<void> &done) {
                if (!done && !m_failed) {
                    m_error = done.error();
                    m_failed = true;
                }
                m_free.release();
            });
    }
    Result<void> finish()
    {
        m_free.acquire(transactionsAhead);
        m_free.release(transactionsAhead);
        return m_failed ? Result<void>(*m_error) : Result<void>();
    }

private:
    Database &m_database;
    QSemaphore m_free{transactionsAhead};
    std::optional<Error> m_error;
    std::atomic<bool> m_failed = false;
};

struct FirstIds
{
    QHash<QByteArray, qint64> ids;
    qint64 number = 1;
    RecordStore::SequenceRow sequence;
};

Result<FirstIds> firstIds(Database &database, const Catalogue &catalogue)
{
    FirstIds first;
    const auto done = database.read([&](Connection &connection) -> Result<void> {
        for (const QByteArray &entity : bulkEntities)
            first.ids.insert(entity, BulkLoader::nextId(connection, *catalogue.find(entity)));
        if (const auto sequence = RecordStore::sequence(connection, catalogue.find("customer")->sequence))
            first.sequence = *sequence;
        first.number = first.sequence.next;
        return {};
    });
    return done ? Result<FirstIds>(first) : Result<FirstIds>(done.error());
}

Result<void> makePersons(Database &database, const DemoWorld &world, qint64 firstId)
{
    Pipeline pipeline(database);
    const qint64 count = world.options().customers / 10;
    QList<BulkRecord> items;
    for (qint64 index = 0; index < count && !pipeline.failed(); ++index) {
        items.append(makeDemoPerson(world, index, firstId + index));
        if (items.size() >= 10 * customersPerTransaction)
            pipeline.send(std::exchange(items, {}));
    }
    if (!items.isEmpty())
        pipeline.send(std::move(items));
    return pipeline.finish();
}

Result<qint64> makeCustomers(Database &database, const DemoWorld &world, const FirstIds &first)
{
    Pipeline pipeline(database);
    DemoCustomers customers(world, first.ids.value("customer"), first.ids.value("contact"), first.number);
    DemoActivities activities(world, first.ids.value("interaction"), first.ids.value("task"), first.ids.value("note"));
    const qint64 count = world.options().customers;
    QList<BulkRecord> items;
    for (qint64 index = 0; index < count && !pipeline.failed(); ++index) {
        DemoCustomer made = customers.make(index);
        QList<BulkRecord> activity;
        activities.make(made, index, activity);
        items.append(std::move(made.customer));
        items += std::move(made.contacts);
        items += std::move(activity);
        if ((index + 1) % customersPerTransaction == 0) {
            pipeline.send(std::exchange(items, {}));
            if (world.options().progress)
                world.options().progress(index + 1, count);
        }
    }
    if (!items.isEmpty())
        pipeline.send(std::move(items));
    if (auto done = pipeline.finish(); !done)
        return done.error();
    return customers.nextNumber();
}

Result<void> makeRecords(Database &database, const DemoWorld &world)
{
    const Result<FirstIds> first = firstIds(database, world.catalogue());
    if (!first)
        return first.error();
    auto done = database.writeNow([&](Connection &connection) {
        BulkLoader::dropIndexes(connection, world.catalogue(), bulkEntities);
        return Result<void>();
    });
    if (!done)
        return done;
    const Result<qint64> nextNumber = makeCustomers(database, world, *first);
    if (!nextNumber)
        return nextNumber.error();
    if (done = makePersons(database, world, first->ids.value("person")); !done)
        return done;
    return database.writeNow([&](Connection &connection) {
        BulkLoader::makeIndexes(connection, world.catalogue(), bulkEntities);
        if (first->sequence.id != 0)
            RecordStore::setNextNumber(connection, first->sequence.id, *nextNumber);
        return Result<void>();
    });
}

} // namespace

Result<void> fillDemo(Database &database, ServerState &state, RecordService &records, const DemoOptions &options)
{
    database.setBulk(true);
    if (auto done = makeDemoOrganisation(database, state, records, options); !done)
        return done;
    if (auto done = makeDemoFields(records); !done)
        return done;
    DemoWorld world(options, state.catalogue()); // as it is with the fields that were just added
    meetDemoStaff(world, state);
    if (auto done = makeDemoFiling(records, world); !done)
        return done;
    if (auto done = makeDemoQueries(records, world); !done)
        return done;
    const auto done = makeRecords(database, world);
    database.setBulk(false);
    return done;
}

} // namespace fairdesk
