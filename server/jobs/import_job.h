// Reads a table and saves its rows through the write path, in batches between which other writers have their turn.
#pragma once

#include "server/jobs/import_options.h"
#include "server/jobs/import_values.h"
#include "server/jobs/job_progress.h"
#include "server/jobs/machine_rows.h"
#include "server/jobs/reject_file.h"
#include "server/jobs/wording.h"
#include "server/records/call_context.h"

#include <QJsonObject>
#include <QSet>

namespace fairdesk {

class Clock;
class Connection;
class Database;
class RecordService;
class ServerState;

struct ImportServices
{
    Database &database;
    ServerState &state;
    RecordService &records;
    const Clock &clock;
};

struct ImportCounts
{
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 rejected = 0;
};

class ImportJob
{
public:
    // The context names the job, so that all it writes can be taken back together.
    ImportJob(ImportServices services, CallContext context, QByteArray entity, ImportOptions options,
              QString rejectPath);
    ~ImportJob();

    // Works until the table ends or the progress says that it was cancelled; what is saved by then stays.
    Result<void> run(const QString &file, JobProgress &progress);

    const ImportCounts &counts() const { return m_counts; }
    bool hasRejects() const { return m_counts.rejected > 0; }
    QJsonObject result() const;

private:
    static constexpr int rowsPerBatch = 200; // some tens of milliseconds, so that nobody waits long for his save

    // What a batch brought besides its rows: it counts once the batch is in the store, and not at all otherwise.
    struct Gain
    {
        QSet<qint64> ownRecords;
        qint64 differing = 0;
    };
    bool isOwn(qint64 record) const { return m_ownRecords.contains(record) || m_gain.ownRecords.contains(record); }

    enum class Outcome : quint8 { Created, Updated, Skipped, Rejected, Waiting };
    struct RowValues
    {
        QList<FieldValue> own;
        QList<FieldValue> contact; // of the contact named beside a customer
        QStringList newTags;       // to be made in the same save
    };

    Result<void> open(const QString &file);
    Result<CallerPtr> currentCaller() const;
    QList<ImportLine> readBatch();
    Result<void> saveBatch(QList<ImportLine> &batch);
    Result<void> saveWaiting(JobProgress &progress);
    void saveRows(Connection &connection, QList<ImportLine> &batch, QList<Outcome> &outcomes);
    void keepGain();
    MaySee sightOf(Connection &connection) const;
    Outcome saveRow(Connection &connection, ImportLine &row, LinkFinder &links, const MaySee &maySee);
    // Of a file for programs.
    Outcome saveMachineRow(Connection &connection, ImportLine &row, LinkFinder &links, const MaySee &maySee);
    Outcome meetMachineRow(Connection &connection, ImportLine &row, const MachineRows::Place &place,
                           const KnownRecord &known, const MachineRows::Values &values, const QStringList &newTags,
                           const MaySee &maySee);
    Result<RowValues> valuesOf(const ImportLine &row, LinkFinder &links) const;
    Outcome createRecord(Connection &connection, ImportLine &row, const RowValues &values);
    Outcome meetUnseen(ImportLine &row) const;
    Outcome meetKnown(Connection &connection, ImportLine &row, qint64 id, const RowValues &values,
                      const MaySee &maySee);
    void addContact(Connection &connection, const QList<FieldValue> &contact, qint64 customer,
                    QList<RecordChange> &changes, const MaySee &maySee);
    Outcome save(Connection &connection, ImportLine &row, QList<RecordChange> changes, const RowValues &values,
                 Outcome success);
    void count(const QList<ImportLine> &batch, const QList<Outcome> &outcomes);
    void report(JobProgress &progress) const;
    QStringList warnings() const;

    ImportServices m_services;
    CallContext m_context;
    QByteArray m_entityKey;
    ImportOptions m_options;
    QString m_rejectPath;
    Wording m_wording;
    EntityPtr m_entity;
    CataloguePtr m_catalogue;
    std::unique_ptr<TableInput> m_table;
    std::unique_ptr<RejectFile> m_rejects;
    ImportCounts m_counts;
    std::unique_ptr<MachineRows> m_machine; // only while a file for programs is read
    QList<ImportLine> m_waiting;            // rows that link to rows further down
    bool m_lastCall = false;                // whatever they wait for will not come any more
    qint64 m_differing = 0;                 // rows that were skipped though they say something else
    qint64 m_lastCreated = 0;
    Gain m_gain;               // of the batch that is being written
    QSet<qint64> m_ownRecords; // made by this job: a second contact of theirs is taken in
    // What a trial run would have made: hashes, and so many that a longer list is only tried more roughly.
    static constexpr qsizetype mostDryKeys = 1'000'000;
    QSet<quint64> m_dryKeys;
};

} // namespace fairdesk
