// Writes the answer to a query into a file, page by page, with the rights of the person who asked.
#pragma once

#include "common/catalogue/query.h"
#include "common/protocol/result_table.h"
#include "server/jobs/export_file.h"
#include "server/jobs/job_progress.h"
#include "server/jobs/wording.h"
#include "server/records/call_context.h"

namespace fairdesk {

class Clock;
class Database;
class QueryService;
class ServerState;

struct ExportServices
{
    Database &database;
    ServerState &state;
    QueryService &queries;
    const Clock &clock;
};

struct ExportOptions
{
    Query query;
    ExportFile::Format format = ExportFile::Format::CsvForPeople;
    QString locale;
    QString reason;
};

class ExportJob
{
public:
    ExportJob(ExportServices services, CallContext context, ExportOptions options);

    // An export that was cancelled or failed leaves no file.
    Result<void> run(const QString &path, JobProgress &progress);
    qint64 rows() const { return m_rows; }

    // The caller with the rows that he may export, which can be fewer than those that he may read: of the kind that is
    // asked for and of every kind that a path leads to.
    static Result<CallContext> exporting(const CallContext &context, const ServerState &state, const Query &query);

private:
    Result<void> writePages(const QString &path, JobProgress &progress);
    void completeForPrograms();
    Result<ResultTable> nextPage(const QByteArray &after, bool first) const;
    Result<void> open(const QString &path, const ResultTable &page);
    QList<int> columnsOf(const ResultTable &page) const;
    Result<void> writeRows(const ResultTable &page, JobProgress &progress);
    QList<ExportValue> valuesOf(const ResultTable &page, int row) const;
    Result<void> keepTrail() const;
    bool forPrograms() const { return m_options.format == ExportFile::Format::CsvForPrograms; }

    ExportServices m_services;
    CallContext m_context;
    ExportOptions m_options;
    Wording m_wording;
    CataloguePtr m_catalogue;
    EntityPtr m_entity;
    QList<int> m_columns;   // places within the answer
    QStringList m_exported; // their paths
    std::unique_ptr<ExportFile> m_file;
    qint64 m_rows = 0;
};

} // namespace fairdesk
