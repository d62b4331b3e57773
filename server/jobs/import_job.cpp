#include "server/jobs/import_job.h"

#include "common/base/clock.h"
#include "server/jobs/import_matcher.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/duplicate_values.h"
#include "server/storage/record_store.h"

#include <QJsonArray>
#include <QSet>

namespace fairdesk {
namespace {

constexpr qint64 newRecord = -1;
constexpr qint64 newContact = -2;

bool hasName(const QList<FieldValue> &contact)
{
    return std::any_of(contact.begin(), contact.end(), [](const FieldValue &entry) {
        return entry.field == "name" || entry.field == "family_name" || entry.field == "given_name";
    });
}

RecordChange created(const QByteArray &entity, qint64 id, QList<FieldValue> values)
{
    return {RecordChange::Operation::Create, entity, id, 0, std::move(values), {}};
}

// What an update has to change: an empty cell erases nothing, and tags are added to those that are there.
QList<FieldValue> differingValues(const Record &there, const QList<FieldValue> &values)
{
    QList<FieldValue> differing;
    for (FieldValue entry : values) {
        const Value &old = there.at(entry.field);
        if (const auto *ids = entry.value.as<QList<qint64>>()) {
            QList<qint64> all = old.valueOr(QList<qint64>());
            for (const qint64 id : *ids) {
                if (!all.contains(id))
                    all.append(id);
            }
            std::sort(all.begin(), all.end());
            entry.value = Value(all);
        }
        if (old != entry.value)
            differing.append(std::move(entry));
    }
    return differing;
}

} // namespace

ImportJob::ImportJob(ImportServices services, CallContext context, QByteArray entity, ImportOptions options,
                     QString rejectPath)
    : m_services(services)
    , m_context(std::move(context))
    , m_entityKey(std::move(entity))
    , m_options(std::move(options))
    , m_rejectPath(std::move(rejectPath))
    , m_wording(m_options.locale)
{
}

ImportJob::~ImportJob() = default;

QJsonObject ImportJob::result() const
{
    QJsonObject result{{QStringLiteral("job"), m_context.job},        {QStringLiteral("read"), m_counts.read},
                       {QStringLiteral("created"), m_counts.created}, {QStringLiteral("updated"), m_counts.updated},
                       {QStringLiteral("skipped"), m_counts.skipped}, {QStringLiteral("rejected"), m_counts.rejected}};
    if (m_table && !m_table->mapping().leftOut.isEmpty())
        result.insert(QStringLiteral("ignored"), QJsonArray::fromStringList(m_table->mapping().leftOut));
    if (const QStringList said = warnings(); !said.isEmpty())
        result.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(said));
    if (m_options.dryRun)
        result.insert(QStringLiteral("dry_run"), true);
    if (m_dryKeys.size() >= mostDryKeys)
        result.insert(QStringLiteral("approximate"), true);
    return result;
}

// As the rights stand now: what was taken away while the job works ends it.
Result<CallerPtr> ImportJob::currentCaller() const
{
    const CallerPtr caller =
        m_context.caller->system ? m_context.caller : m_services.state.caller(m_context.caller->user);
    const EntityPtr entity = m_services.state.catalogue()->find(m_entityKey);
    if (!caller || !entity || entity->is(Internal))
        return Error::forbidden();
    if (caller->scope(*entity, Action::Import) == Scope::None)
        return Error::forbidden(
            message(QT_TRANSLATE_NOOP("Message", "You may not import into %1."), entity->plural.argument()));
    return caller;
}

Result<void> ImportJob::run(const QString &file, JobProgress &progress)
{
    if (auto done = open(file); !done)
        return done;
    while (!progress.cancelled) {
        QList<ImportLine> batch = readBatch();
        if (batch.isEmpty())
            break;
        if (auto still = currentCaller(); !still)
            return still.error();
        if (auto done = saveBatch(batch); !done)
            return done;
        report(progress);
    }
    if (auto done = saveWaiting(progress); !done)
        return done;
    if (!m_rejects->finish())
        return Error::unavailable(message(QT_TRANSLATE_NOOP(
            "Message", "The rows were imported, but the file of rejected rows could not be written.")));
    if (auto problem = m_table->error())
        return *problem;
    return {};
}

Result<void> ImportJob::open(const QString &file)
{
    const Result<CallerPtr> caller = currentCaller();
    if (!caller)
        return caller.error();
    m_catalogue = m_services.state.catalogue();
    m_entity = m_catalogue->find(m_entityKey);
    m_table = std::make_unique<TableInput>(m_catalogue, m_entity, m_services.clock.zone());
    if (auto done = m_table->open(file, m_options.table, **caller); !done)
        return done;
    if (m_table->mapping().machineForm)
        m_machine = std::make_unique<MachineRows>(*m_catalogue, m_entity, m_table->mapping());
    m_rejects = std::make_unique<RejectFile>(m_rejectPath, m_table->headers(), m_wording);
    return {};
}

QList<ImportLine> ImportJob::readBatch()
{
    QList<ImportLine> batch;
    batch.reserve(rowsPerBatch);
    for (ImportLine line; batch.size() < rowsPerBatch && m_table->next(line);)
        batch.append(std::move(line));
    return batch;
}

Result<void> ImportJob::saveBatch(QList<ImportLine> &batch)
{
    QList<Outcome> outcomes;
    const Result<void> done = m_services.database.writeNow([&](Connection &connection) -> Result<void> {
        outcomes.clear();
        m_gain = {};
        if (m_machine)
            m_machine->beginBatch();
        saveRows(connection, batch, outcomes);
        // Whoever only tries wants nothing of it to stay.
        return m_options.dryRun
                   ? Result<void>(Error::conflict(message(QT_TRANSLATE_NOOP("Message", "This was only tried."))))
                   : Result<void>();
    });
    if (!done && !m_options.dryRun)
        return done;
    if (outcomes.size() != batch.size())
        return done; // a trial that did not get to its end
    keepGain();
    count(batch, outcomes);
    return {};
}

void ImportJob::keepGain()
{
    if (!m_options.dryRun) // whose records are gone again
        m_ownRecords.unite(m_gain.ownRecords);
    m_differing += m_gain.differing;
    if (m_machine)
        m_machine->keepBatch();
    m_gain = {};
}

void ImportJob::saveRows(Connection &connection, QList<ImportLine> &batch, QList<Outcome> &outcomes)
{
    // Once a batch: what was taken away meanwhile is gone, and what the batch writes itself is seen.
    const MaySee maySee = sightOf(connection);
    LinkFinder links(connection, *m_catalogue, maySee);
    for (ImportLine &row : batch) {
        try {
            outcomes.append(row.problem ? Outcome::Rejected
                            : m_machine ? saveMachineRow(connection, row, links, maySee)
                                        : saveRow(connection, row, links, maySee));
        } catch (const SqlFailure &failure) {
            if (failure.reason() == SqlFailure::Reason::DiskFull || failure.reason() == SqlFailure::Reason::Unavailable)
                throw;
            row.problem = failure.toError();
            outcomes.append(Outcome::Rejected);
        }
    }
}

Result<ImportJob::RowValues> ImportJob::valuesOf(const ImportLine &row, LinkFinder &links) const
{
    links.forgetNewTags();
    Result<QList<FieldValue>> own = storedValues(*m_entity, row.values, false, links);
    if (!own)
        return own.error();
    Result<QList<FieldValue>> contact = storedValues(*m_catalogue->find("contact"), row.values, true, links);
    if (!contact)
        return contact.error();
    return RowValues{std::move(*own), std::move(*contact), links.newTags()};
}

MaySee ImportJob::sightOf(Connection &connection) const
{
    return [this, &connection, caller = currentCaller()](const EntitySpec &entity, qint64 id) {
        const auto facts = caller ? RecordStore::facts(connection, entity, id) : std::nullopt;
        return facts && m_services.state.reachable((*caller)->rows(entity, Action::Read), **caller, entity.key, *facts);
    };
}

ImportJob::Outcome ImportJob::saveRow(Connection &connection, ImportLine &row, LinkFinder &links, const MaySee &maySee)
{
    const Result<RowValues> values = valuesOf(row, links);
    if (!values) {
        row.problem = values.error();
        return Outcome::Rejected;
    }
    if (m_options.onKnown == OnKnownRecord::Create)
        return createRecord(connection, row, *values);
    if (const auto known = knownRecord(connection, m_entity, values->own, row.id, maySee))
        return known->seen ? meetKnown(connection, row, known->id, *values, maySee) : meetUnseen(row);
    if (!m_options.dryRun)
        return createRecord(connection, row, *values);
    // What a trial made in its batches before is gone, so it must be remembered here.
    const QList<QByteArray> keys = duplicateKeysOf(recordOf(m_entity, values->own));
    const bool wasThere = std::any_of(keys.begin(), keys.end(), [this](const QByteArray &key) {
        return !key.startsWith("phone:") && !key.startsWith("mail:") && m_dryKeys.contains(qHash(key));
    });
    if (wasThere)
        return Outcome::Skipped;
    const Outcome outcome = createRecord(connection, row, *values);
    for (const QByteArray &key : keys) {
        if (outcome == Outcome::Created && m_dryKeys.size() < mostDryKeys)
            m_dryKeys.insert(qHash(key));
    }
    return outcome;
}

ImportJob::Outcome ImportJob::createRecord(Connection &connection, ImportLine &row, const RowValues &values)
{
    QList<RecordChange> changes{created(m_entityKey, newRecord, values.own)};
    if (hasName(values.contact)) {
        QList<FieldValue> contact = values.contact;
        contact.append({"customer", Value(newRecord)});
        contact.append({"main", Value(true)});
        changes.append(created("contact", newContact, std::move(contact)));
    }
    return save(connection, row, std::move(changes), values, Outcome::Created);
}

// The same whatever stands in it and whatever the row says.
ImportJob::Outcome ImportJob::meetUnseen(ImportLine &row) const
{
    if (m_options.onKnown != OnKnownRecord::Update)
        return Outcome::Skipped;
    row.problem = Error::forbidden(message(QT_TRANSLATE_NOOP(
        "Message", "A colleague's record looks the same. Ask your administrator before you enter it again.")));
    return Outcome::Rejected;
}

ImportJob::Outcome ImportJob::meetKnown(Connection &connection, ImportLine &row, qint64 id, const RowValues &values,
                                        const MaySee &maySee)
{
    const bool updates = m_options.onKnown == OnKnownRecord::Update;
    QList<RecordChange> changes;
    const auto there = RecordStore::load(connection, m_entity, id);
    const QList<FieldValue> differing = there ? differingValues(*there, values.own) : QList<FieldValue>();
    if (!differing.isEmpty() && updates)
        changes.append({RecordChange::Operation::Update, m_entityKey, id, 0, differing, {}});
    else if (!differing.isEmpty() && !isOwn(id))
        ++m_gain.differing;
    // A list names a firm once for each of its people; those of a firm that this very job brought belong to it too.
    if (hasName(values.contact) && (updates || isOwn(id)))
        addContact(connection, values.contact, id, changes, maySee);
    return changes.isEmpty() ? Outcome::Skipped : save(connection, row, std::move(changes), values, Outcome::Updated);
}

void ImportJob::addContact(Connection &connection, const QList<FieldValue> &contact, qint64 customer,
                           QList<RecordChange> &changes, const MaySee &maySee)
{
    const EntityPtr entity = m_catalogue->find("contact");
    if (const auto known = knownContact(connection, entity, customer, contact, maySee)) {
        const auto there =
            m_options.onKnown == OnKnownRecord::Update ? RecordStore::load(connection, entity, *known) : std::nullopt;
        const QList<FieldValue> differing = there ? differingValues(*there, contact) : QList<FieldValue>();
        if (!differing.isEmpty())
            changes.append({RecordChange::Operation::Update, entity->key, *known, 0, differing, {}});
        return;
    }
    const bool isFirst = RecordStore::idsWith(connection, *entity, {"customer"}, {Value(customer)}).isEmpty();
    QList<FieldValue> values = contact;
    values.append({"customer", Value(customer)});
    values.append({"main", Value(isFirst)});
    changes.append(created(entity->key, newContact, std::move(values)));
}

ImportJob::Outcome ImportJob::save(Connection &connection, ImportLine &row, QList<RecordChange> changes,
                                   const RowValues &values, Outcome success)
{
    const QStringList &tags = values.newTags;
    SaveRequest request;
    for (qsizetype i = 0; i < tags.size(); ++i)
        request.changes.append(created("tag", LinkFinder::temporaryTagId(i), {{"name", Value(tags.at(i))}}));
    request.changes += std::move(changes);
    request.onDuplicate = OnDuplicate::Create; // looked at already, and more closely
    request.reason = m_options.reason;
    const Result<SaveResult> saved = m_services.records.saveIn(connection, m_context, request);
    if (saved) {
        if (success == Outcome::Created) {
            m_lastCreated = saved->saved.at(tags.size()).id;
            m_gain.ownRecords.insert(m_lastCreated);
        }
        return success;
    }
    // A unique rule of the entity: the record is there under another guise.
    if (saved.error().code() == ErrorCode::Duplicate && m_options.onKnown == OnKnownRecord::Skip &&
        success == Outcome::Created)
        return Outcome::Skipped;
    row.problem = saved.error();
    return Outcome::Rejected;
}

void ImportJob::count(const QList<ImportLine> &batch, const QList<Outcome> &outcomes)
{
    for (qsizetype i = 0; i < batch.size(); ++i) {
        m_counts.read += outcomes.at(i) == Outcome::Waiting ? 0 : 1;
        switch (outcomes.at(i)) {
        case Outcome::Created:
            ++m_counts.created;
            break;
        case Outcome::Updated:
            ++m_counts.updated;
            break;
        case Outcome::Skipped:
            ++m_counts.skipped;
            break;
        case Outcome::Rejected:
            ++m_counts.rejected;
            m_rejects->add(batch.at(i).cells, *batch.at(i).problem);
            break;
        case Outcome::Waiting:
            m_waiting.append(batch.at(i));
            break;
        }
    }
}

void ImportJob::report(JobProgress &progress) const
{
    progress.done = m_counts.read;
    const qint64 read = m_table->bytesRead();
    // How many rows there are is known at the end only; until then, as many as the part that was read lets expect.
    progress.total =
        read > 0 ? qMax(m_counts.read, qint64(double(m_counts.read) * double(m_table->bytesTotal()) / double(read)))
                 : m_counts.read;
}

} // namespace fairdesk
