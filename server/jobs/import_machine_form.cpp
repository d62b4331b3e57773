// The import of files of our own form for programs.
#include "server/jobs/import_job.h"
#include "server/jobs/link_finder.h"
#include "server/records/record_service.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

QString joined(QStringList headers)
{
    headers.removeDuplicates();
    return headers.join(QStringLiteral(", "));
}

} // namespace

ImportJob::Outcome ImportJob::saveMachineRow(Connection &connection, ImportLine &row, LinkFinder &links,
                                             const MaySee &maySee)
{
    const MachineRows::Place place = m_machine->placeOf(connection, row, maySee);
    const auto values = m_machine->valuesOf(row, place, m_lastCall, links, maySee);
    if (!values) {
        row.problem = values.error();
        return Outcome::Rejected;
    }
    if (values->mustWait)
        return Outcome::Waiting;
    std::optional<KnownRecord> known;
    if (m_options.onKnown != OnKnownRecord::Create) {
        known = place.record ? KnownRecord{*place.record, maySee(*m_entity, *place.record)}
                             : knownRecord(connection, m_entity, values->given, {}, maySee);
        // Two rows with two numbers are two records, however much they look alike.
        if (known && isOwn(known->id) && !row.id.isEmpty())
            known.reset();
    }
    if (known)
        return known->seen ? meetMachineRow(connection, row, place, *known, *values, links.newTags(), maySee)
                           : meetUnseen(row);
    if (place.origin == MachineRows::Origin::Doubtful) {
        row.problem = m_machine->doubt(row);
        return Outcome::Rejected;
    }
    const Outcome outcome = createRecord(connection, row, {values->given, {}, links.newTags()});
    if (outcome == Outcome::Created)
        m_machine->learn(row, m_options.dryRun ? 0 : m_lastCreated);
    return outcome;
}

ImportJob::Outcome ImportJob::meetMachineRow(Connection &connection, ImportLine &row, const MachineRows::Place &place,
                                             const KnownRecord &known, const MachineRows::Values &values,
                                             const QStringList &newTags, const MaySee &maySee)
{
    m_machine->learn(row, known.id);
    const RowValues own{values.given, {}, newTags};
    if (!place.record)
        return meetKnown(connection, row, known.id, own, maySee);
    const auto there = RecordStore::load(connection, m_entity, known.id);
    const QList<FieldValue> differing = there ? m_machine->differing(*there, values, maySee) : QList<FieldValue>();
    if (differing.isEmpty())
        return Outcome::Skipped;
    // The row names its record itself, so it is an update unless somebody said otherwise.
    if (m_options.saysOnKnown && m_options.onKnown == OnKnownRecord::Skip) {
        ++m_gain.differing;
        return Outcome::Skipped;
    }
    return save(connection, row, {{RecordChange::Operation::Update, m_entityKey, known.id, 0, differing, {}}}, own,
                Outcome::Updated);
}

// Children that stood before their parents: as long as that brings any of them in, and then without the rest.
Result<void> ImportJob::saveWaiting(JobProgress &progress)
{
    while (!m_waiting.isEmpty() && !progress.cancelled) {
        QList<ImportLine> rows = std::exchange(m_waiting, {});
        const qsizetype before = rows.size();
        for (qsizetype from = 0; from < before; from += rowsPerBatch) {
            if (auto still = currentCaller(); !still)
                return still.error();
            QList<ImportLine> batch = rows.mid(from, rowsPerBatch);
            if (auto done = saveBatch(batch); !done)
                return done;
            report(progress);
        }
        m_lastCall = m_waiting.size() == before;
    }
    return {};
}

QStringList ImportJob::warnings() const
{
    QStringList said;
    const auto say = [&](const Text &text) { said.append(m_wording.text(text)); };
    if (m_table && !m_table->mapping().unknown.isEmpty())
        say(message(QT_TRANSLATE_NOOP("Message", "No field is known for these columns, so they were left out: %1."),
                    joined(m_table->mapping().unknown)));
    if (m_table && !m_table->mapping().closed.isEmpty())
        say(message(QT_TRANSLATE_NOOP("Message", "You may not change these columns, so they were left out: %1."),
                    joined(m_table->mapping().closed)));
    if (m_table && !m_table->mapping().repeated.isEmpty())
        say(message(QT_TRANSLATE_NOOP("Message", "These columns stand more than once; only the first was read: %1."),
                    joined(m_table->mapping().repeated)));
    if (m_table && m_table->hasNamelessCells())
        say(message(QT_TRANSLATE_NOOP("Message", "Columns without a header hold something, which was left out.")));
    if (m_differing > 0)
        say(message(QT_TRANSLATE_NOOP("Message", "%1 rows name records that are here already with other values. They "
                                                 "were left as they are; import with “update” to change them."),
                    m_differing));
    if (!m_machine)
        return said;
    for (auto field = m_machine->leftOut().cbegin(); field != m_machine->leftOut().cend(); ++field)
        say(message(QT_TRANSLATE_NOOP("Message", "%1: in %2 rows it is not known which record of this centre is meant; "
                                                 "it was left empty there."),
                    m_entity->field(field.key())->label.argument(), field.value()));
    return said;
}

} // namespace fairdesk
