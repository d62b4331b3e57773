// Files on records. Whoever may edit a record may add files to it, whoever may read it may read them; there is no other
// way to a file. Their records are written by the program itself, in the name of the user.
#pragma once

#include "common/catalogue/save.h"
#include "server/api/blob_store.h"
#include "server/records/call_context.h"

#include <QJsonArray>

namespace fairdesk {

class Catalogue;
class Connection;
class Database;
class QueryService;
class RecordService;

class Attachments
{
public:
    Attachments(Database &database, QueryService &queries, RecordService &records, BlobStore &blobs)
        : m_database(database)
        , m_queries(queries)
        , m_records(records)
        , m_blobs(blobs)
    {
    }

    Result<void> mayAdd(const CallContext &context, const QByteArray &entity, qint64 record) const;
    // Keeps a complete file; returns the attachment's id.
    Result<qint64> add(const CallContext &context, const QByteArray &entity, qint64 record, const QString &name,
                       IncomingFile &file);

    struct File
    {
        qint64 id = 0;
        QByteArray entity;
        qint64 record = 0;
        QString name;
        qint64 size = 0;
        QByteArray sha256;
        qint64 version = 0;
    };
    // Only if the caller may do this to the record that it belongs to.
    Result<File> find(const CallContext &context, qint64 attachment, Action action) const;
    Result<QJsonArray> list(const CallContext &context, const QByteArray &entity, qint64 record) const;
    Result<void> remove(const CallContext &context, qint64 attachment);
    // The bytes that no record mentions any more, deleted ones included: what was let go for good, and what came for
    // records that were refused. Returns how many files went.
    Result<qint64> removeUnusedFiles(const Catalogue &catalogue, Instant now);

private:
    // Check and write are one: what was taken away, or the record that went, meanwhile refuses it.
    Result<SaveResult> write(const CallContext &context, const QByteArray &entity, qint64 record, RecordChange change);

    Database &m_database;
    QueryService &m_queries;
    RecordService &m_records;
    BlobStore &m_blobs;
};

} // namespace fairdesk
