// Reads a table and saves its rows through the write path, in batches between which other writers have their turn.
#pragma once

#include "server/jobs/import_options.h"
#include "server/jobs/import_values.h"
#include "server/jobs/job_progress.h"
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
    enum class Outcome : quint8 { Created, Updated, Skipped, Rejected };
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
    void saveRows(Connection &connection, QList<ImportLine> &batch, QList<Outcome> &outcomes);
    Outcome saveRow(Connection &connection, ImportLine &row, LinkFinder &links);
    Result<RowValues> valuesOf(const ImportLine &row, LinkFinder &links) const;
    Outcome createRecord(Connection &connection, ImportLine &row, const RowValues &values);
    Outcome meetKnown(Connection &connection, ImportLine &row, qint64 id, const RowValues &values);
    void addContact(Connection &connection, const QList<FieldValue> &contact, qint64 customer,
                    QList<RecordChange> &changes);
    Outcome save(Connection &connection, ImportLine &row, QList<RecordChange> changes, const RowValues &values,
                 Outcome success);
    void count(const QList<ImportLine> &batch, const QList<Outcome> &outcomes);
    void report(JobProgress &progress) const;

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
    QSet<qint64> m_ownRecords;  // made by this job: a second contact of theirs is taken in
    QSet<QByteArray> m_dryKeys; // what a trial run would have made
};

} // namespace fairdesk
