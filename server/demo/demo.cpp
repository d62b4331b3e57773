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

constexpr qint64 customersPerTransaction = 5000;
constexpr int transactionsAhead = 2; // made while others are being written, and no more, so that memory stays small
constexpr char origin[] = "job:demo";
const QList<QByteArray> bulkEntities{"customer", "contact", "person", "interaction", "task", "note"};

// Carries the made records to the writer while the next ones are being made.
class Pipeline
{
public:
    Pipeline(Database &database, BulkLoader &loader)
        : m_database(database)
        , m_loader(loader)
    {
    }
    ~Pipeline() { m_free.acquire(transactionsAhead); }

    bool failed() const { return m_failed; }
    const Error &error() const { return *m_error; }

    void send(const QList<BulkRecord> &items)
    {
        for (const BulkRecord &item : items)
            m_loader.add(item);
    }
    // What was sent since, as one transaction.
    void flush()
    {
        m_free.acquire();
        m_database.write(
            [load = m_loader.take()](Connection &connection) {
                load(connection);
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
    BulkLoader &m_loader;
    QSemaphore m_free{transactionsAhead};
    std::optional<Error> m_error;
    std::atomic<bool> m_failed = false;
};

struct FirstIds
{
    QHash<QByteArray, qint64> ids;
    qint64 number = 1;
    RecordStore::SequenceRow sequence;
    AuditStore::Head trail;
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
        first.trail = AuditStore::head(connection);
        return {};
    });
    return done ? Result<FirstIds>(first) : Result<FirstIds>(done.error());
}

void makePersons(Pipeline &pipeline, const DemoWorld &world, qint64 firstId)
{
    const qint64 count = world.options().customers / 10;
    for (qint64 index = 0; index < count && !pipeline.failed(); ++index) {
        pipeline.send({makeDemoPerson(world, index, firstId + index)});
        if ((index + 1) % (10 * customersPerTransaction) == 0)
            pipeline.flush();
    }
}

// Returns the number that the next customer gets.
qint64 makeCustomers(Pipeline &pipeline, const DemoWorld &world, const FirstIds &first)
{
    DemoCustomers customers(world, first.ids.value("customer"), first.ids.value("contact"), first.number);
    DemoActivities activities(world, first.ids.value("interaction"), first.ids.value("task"), first.ids.value("note"));
    const qint64 count = world.options().customers;
    for (qint64 index = 0; index < count && !pipeline.failed(); ++index) {
        DemoCustomer made = customers.make(index);
        QList<BulkRecord> activity;
        activities.make(made, index, activity);
        pipeline.send({made.customer});
        pipeline.send(made.contacts);
        pipeline.send(activity);
        if ((index + 1) % customersPerTransaction == 0) {
            pipeline.flush();
            if (world.options().progress)
                world.options().progress(index + 1, count);
        }
    }
    return customers.nextNumber();
}

Result<void> makeRecords(Database &database, const DemoWorld &world)
{
    const Result<FirstIds> first = firstIds(database, world.catalogue());
    if (!first)
        return first.error();
    if (auto begun = BulkLoader::begin(database, world.catalogue(), bulkEntities); !begun)
        return begun;
    const bool wholeTrail = world.options().customers <= world.options().wholeTrailUpTo;
    BulkLoader loader(database.dialect(), first->trail, origin, wholeTrail ? BulkTrail::Values : BulkTrail::Creation);
    Pipeline pipeline(database, loader);
    const qint64 nextNumber = makeCustomers(pipeline, world, *first);
    makePersons(pipeline, world, first->ids.value("person"));
    pipeline.flush();
    if (auto written = pipeline.finish(); !written)
        return written;
    if (auto ended = BulkLoader::end(database, world.catalogue(), bulkEntities); !ended)
        return ended;
    return database.writeNow([&](Connection &connection) {
        if (first->sequence.id != 0)
            RecordStore::setNextNumber(connection, first->sequence.id, nextNumber);
        return Result<void>();
    });
}

} // namespace

Result<void> fillDemo(Database &database, ServerState &state, RecordService &records, const DemoOptions &options)
{
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
    if (auto loading = database.setLoading(true); !loading)
        return loading;
    const auto done = makeRecords(database, world);
    const auto settled = database.setLoading(false);
    return done ? settled : done;
}

} // namespace fairdesk
