// Letting go for good of what was deleted long enough ago. Its trail stays and tells that it was.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/entities/attachment.h"
#include "server/records/change_feed.h"
#include "server/records/record_service_private.h"
#include "server/records/stages/write_stage.h"
#include "server/storage/duplicate_store.h"
#include "server/storage/record_store.h"
#include "server/storage/search_store.h"

namespace fairdesk {
namespace {

// What the centre is set up with – users, roles, categories – is named in the trail and kept for ever.
bool isPurged(const EntitySpec &entity)
{
    return !entity.is(Configuration);
}

// The records that go in one piece, each after those that cannot be without it.
class PurgeList
{
public:
    PurgeList(Connection &connection, const Catalogue &catalogue, Instant deletedBefore)
        : m_connection(connection)
        , m_catalogue(catalogue)
        , m_deletedBefore(deletedBefore)
    {
    }

    // False: it is not due, or something that is not due needs it.
    bool add(const EntityPtr &entity, qint64 id)
    {
        const Key key{entity->key, id};
        if (m_seen.contains(key))
            return m_seen.value(key);
        m_seen.insert(key, false); // two that need each other stay
        const auto record = RecordStore::load(m_connection, entity, id);
        const auto deletedAt = record ? record->at(DeletedAtField).as<Instant>() : nullptr;
        if (!isPurged(*entity) || !deletedAt || deletedAt->milliseconds >= m_deletedBefore.milliseconds ||
            !addDependents(*record))
            return false;
        addFiles(*record);
        m_seen[key] = true;
        m_records.append(*record);
        return true;
    }

    const QList<Record> &records() const { return m_records; }
    bool contains(const QByteArray &entity, qint64 id) const { return m_seen.value({entity, id}); }

private:
    using Key = std::pair<QByteArray, qint64>;

    bool addDependents(const Record &record)
    {
        for (const Catalogue::Link &link : m_catalogue.linksTo(record.entity().key)) {
            if (link.field->kind != Kind::Ref || !link.field->is(Required))
                continue;
            const QList<qint64> dependents = RecordStore::idsLinking(m_connection, *link.entity, *link.field,
                                                                     record.id(), RecordStore::Deleted::With);
            for (const qint64 dependent : dependents) {
                if (!add(link.entity, dependent))
                    return false;
            }
        }
        return true;
    }

    // Nobody can reach a file but through its record.
    void addFiles(const Record &record)
    {
        const Attachment &file = def<Attachment>();
        const EntityPtr entity = m_catalogue.find(file.spec().key);
        const QList<qint64> files = RecordStore::idsWith(
            m_connection, *entity, {file.record.key(), file.entity.key()},
            {Value(record.id()), Value(QString::fromUtf8(record.entity().key))}, RecordStore::Deleted::With);
        for (const qint64 id : files) {
            const auto attached =
                m_seen.value({entity->key, id}) ? std::nullopt : RecordStore::load(m_connection, entity, id);
            if (!attached)
                continue;
            m_seen.insert({entity->key, id}, true);
            m_records.append(*attached);
        }
    }

    Connection &m_connection;
    const Catalogue &m_catalogue;
    Instant m_deletedBefore;
    QHash<Key, bool> m_seen;
    QList<Record> m_records;
};

// What a task is about it names by kind and id, not by a link of the catalogue.
void loosenTasks(const SaveScope &scope, const PurgeList &list, const Record &record, QList<SaveStep> &steps)
{
    const Task &task = def<Task>();
    const EntityPtr entity = scope.snapshot.catalogue->find(task.spec().key);
    const QList<qint64> about = RecordStore::idsWith(
        scope.connection, *entity, {task.aboutRecord.key(), task.aboutEntity.key()},
        {Value(record.id()), Value(QString::fromUtf8(record.entity().key))}, RecordStore::Deleted::With);
    for (const qint64 id : about) {
        if (list.contains(entity->key, id))
            continue;
        steps.append(stepOf({RecordChange::Operation::Update,
                             entity->key,
                             id,
                             0,
                             {{task.aboutEntity.key(), Value::null()}, {task.aboutRecord.key(), Value::null()}},
                             {}},
                            SaveStep::By::Program));
    }
}

// Those that stay no longer point to what goes.
QList<SaveStep> loosened(const SaveScope &scope, const PurgeList &list)
{
    QList<SaveStep> steps;
    for (const Record &record : list.records()) {
        loosenTasks(scope, list, record, steps);
        for (const Catalogue::Link &link : scope.snapshot.catalogue->linksTo(record.entity().key)) {
            if (link.field->kind != Kind::Ref || link.field->is(Required))
                continue;
            const QList<qint64> linking = RecordStore::idsLinking(scope.connection, *link.entity, *link.field,
                                                                  record.id(), RecordStore::Deleted::With);
            for (const qint64 id : linking) {
                if (list.contains(link.entity->key, id))
                    continue;
                steps.append(stepOf(
                    {RecordChange::Operation::Update, link.entity->key, id, 0, {{link.field->key, Value::null()}}, {}},
                    SaveStep::By::Program));
            }
        }
    }
    return steps;
}

} // namespace

Result<RecordService::RecordKeys> RecordService::purgeable(Instant deletedBefore, int limit) const
{
    RecordKeys keys;
    const CataloguePtr catalogue = d->state.catalogue();
    const auto read = d->database.read(
        [&](Connection &connection) {
            for (const EntityPtr &entity : catalogue->entities()) {
                if (!isPurged(*entity))
                    continue;
                const QList<qint64> ids = RecordStore::idsDeletedBefore(connection, *entity, deletedBefore, limit);
                for (const qint64 id : ids)
                    keys.append({entity->key, id});
            }
            return Result<void>();
        },
        Patience::Program);
    return read ? Result<RecordKeys>(keys) : Result<RecordKeys>(read.error());
}

Result<qint64> RecordService::purge(const CallContext &context, const RecordKeys &records, Instant deletedBefore)
{
    return d->inWriter<qint64>([&](Connection &connection) -> Result<qint64> {
        const qsizetype mark = d->feed.mark();
        Result<qint64> purged = d->purgeIn(connection, context, records, deletedBefore);
        if (!purged)
            d->feed.rollbackTo(mark);
        return purged;
    });
}

Result<qint64> RecordService::Private::purgeIn(Connection &connection, const CallContext &context,
                                               const RecordKeys &records, Instant deletedBefore)
{
    forgetRolledBack(connection);
    Result<SaveScope> opened = openScope(connection, context);
    if (!opened)
        return opened.error();
    if (!opened->caller().system)
        return Error::forbidden();
    const CataloguePtr catalogue = opened->snapshot.catalogue;
    PurgeList list(connection, *catalogue, deletedBefore);
    for (const auto &[entity, id] : records) {
        if (const EntityPtr spec = catalogue->find(entity))
            list.add(spec, id);
    }
    QList<SaveStep> steps = loosened(*opened, list);
    SaveRun run(std::move(*opened));
    if (auto done = run.runSteps(std::move(steps)); !done)
        return done.error();
    for (const Record &record : list.records())
        removeForGood(run.scope(), record);
    if (run.scope().group != 0)
        AuditStore::keepHead(connection, run.scope().head);
    return qint64(list.records().size());
}

void RecordService::Private::removeForGood(SaveScope &scope, const Record &record)
{
    const EntitySpec &entity = record.entity();
    SearchStore::update(scope.connection, entity, &record, nullptr);
    DuplicateStore::forget(scope.connection, entity.key, record.id());
    RecordStore::remove(scope.connection, *scope.snapshot.catalogue, record);
    AuditRow row;
    row.entity = entity.key;
    row.record = record.id();
    row.action = "purged";
    row.version = record.version();
    row.before = factsOf(record);
    writeTrail(scope, std::move(row), entity);
    for (const ShareRow &share : ShareStore::of(scope.connection, entity.key, record.id())) {
        ShareStore::remove(scope.connection, share);
        shares.append({scope.head.sequence, share, true});
    }
}

} // namespace fairdesk
