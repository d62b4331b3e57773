#include "server/api/attachments.h"

#include "common/catalogue/entities/attachment.h"
#include "common/protocol/result_table.h"
#include "server/api/file_kind.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

#include <QJsonObject>

namespace fairdesk {
namespace {

// The rights of the program, the name of the user: the history says who it was.
CallContext asProgram(const CallContext &context)
{
    auto caller = std::make_shared<Caller>(*context.caller);
    caller->system = true;
    return {std::move(caller), context.origin, context.session};
}

Query attachmentsOf(const QByteArray &entity, qint64 record)
{
    Query list = query<Attachment>()
                     .where(&Attachment::entity, QString::fromUtf8(entity))
                     .where(&Attachment::record, record)
                     .limit(0);
    list.columns = {"id", "version", "name", "revision", "size", "media_type", "sha256", "created_at", "created_by"};
    return list;
}

} // namespace

Result<void> Attachments::mayAdd(const CallContext &context, const QByteArray &entity, qint64 record) const
{
    // A file on a file, or on the rights themselves, has no meaning.
    if (entity == def<Attachment>().spec().key)
        return Error::notFound();
    return m_queries.check(context, entity, record, Action::Edit);
}

Result<SaveResult> Attachments::write(const CallContext &context, const QByteArray &entity, qint64 record,
                                      RecordChange change)
{
    Result<SaveResult> saved = Error::notFound();
    const auto written = m_database.writeNow([&](Connection &connection) -> Result<void> {
        if (const auto allowed = m_queries.checkIn(connection, context, entity, record, Action::Edit); !allowed)
            return allowed;
        saved = m_records.saveIn(connection, asProgram(context), {{change}, {}, OnDuplicate::ByRule, {}});
        return saved ? Result<void>() : saved.error();
    });
    return written ? saved : Result<SaveResult>(written.error());
}

Result<qint64> Attachments::add(const CallContext &context, const QByteArray &entity, qint64 record,
                                const QString &name, IncomingFile &file)
{
    if (const auto allowed = mayAdd(context, entity, record); !allowed)
        return allowed.error();
    const Result<QByteArray> mediaType = mediaTypeOf(file.head(), name);
    if (!mediaType)
        return mediaType.error();
    const qint64 size = file.size();
    const Result<KeptFile> kept = m_blobs.keep(file);
    if (!kept)
        return kept.error();
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = def<Attachment>().spec().key;
    change.values = {{"entity", Value(QString::fromUtf8(entity))},
                     {"record", Value(record)},
                     {"name", Value(cleanFileName(name))},
                     {"size", Value(size)},
                     {"media_type", Value(QString::fromUtf8(*mediaType))},
                     {"sha256", Value(QString::fromLatin1(kept->sha256()))}};
    const auto saved = write(context, entity, record, std::move(change));
    if (!saved)
        return saved.error();
    return saved->saved.value(0).id;
}

Result<Attachments::File> Attachments::find(const CallContext &context, qint64 attachment, Action action) const
{
    Query one = query<Attachment>().where(Filter::compare("id", Operator::Equal, {Value(attachment)}));
    one.columns = {"id", "version", "entity", "record", "name", "size", "sha256"};
    Result<wire::Rows> rows = m_queries.query(asProgram(context), one);
    if (!rows)
        return rows.error();
    const ResultTable table(std::move(*rows));
    if (table.rowCount() == 0)
        return Error::notFound();
    File file{table.id(0),
              table.value(0, "entity").text().toUtf8(),
              table.value(0, "record").integer(),
              table.value(0, "name").text(),
              table.value(0, "size").integer(),
              table.value(0, "sha256").text().toLatin1(),
              table.version(0)};
    if (const auto allowed = m_queries.check(context, file.entity, file.record, action); !allowed)
        return allowed.error();
    return file;
}

Result<QJsonArray> Attachments::list(const CallContext &context, const QByteArray &entity, qint64 record) const
{
    if (const auto allowed = m_queries.check(context, entity, record, Action::Read); !allowed)
        return allowed.error();
    Result<wire::Rows> rows = m_queries.query(asProgram(context), attachmentsOf(entity, record));
    if (!rows)
        return rows.error();
    const ResultTable table(std::move(*rows));
    QJsonArray files;
    for (int row = 0; row < table.rowCount(); ++row) {
        const Value at = table.value(row, "created_at");
        files.append(QJsonObject{
            {QStringLiteral("id"), table.id(row)},
            {QStringLiteral("name"), table.value(row, "name").text()},
            {QStringLiteral("revision"), table.value(row, "revision").integer()},
            {QStringLiteral("size"), table.value(row, "size").integer()},
            {QStringLiteral("media_type"), table.value(row, "media_type").text()},
            {QStringLiteral("sha256"), table.value(row, "sha256").text()},
            {QStringLiteral("created_at"), at.valueOr(Instant()).utc().toString(Qt::ISODate)},
            {QStringLiteral("created_by"), table.title(row, table.columnOf("created_by"))},
        });
    }
    return files;
}

Result<void> Attachments::remove(const CallContext &context, qint64 attachment)
{
    const Result<File> file = find(context, attachment, Action::Edit);
    if (!file)
        return file.error();
    RecordChange change;
    change.operation = RecordChange::Operation::Delete;
    change.entity = def<Attachment>().spec().key;
    change.id = file->id;
    change.version = file->version;
    const auto saved = write(context, file->entity, file->record, std::move(change));
    return saved ? Result<void>() : saved.error();
}

Result<qint64> Attachments::removeUnusedFiles(const Catalogue &catalogue, Instant now)
{
    const Attachment &file = def<Attachment>();
    const EntityPtr entity = catalogue.find(file.spec().key);
    QSet<QByteArray> used;
    const auto read = m_database.read(
        [&](Connection &connection) {
            RecordStore::forEach(connection, entity,
                                 [&](const Record &record) { used.insert(record.at("sha256").text().toLatin1()); });
            return Result<void>();
        },
        Patience::Program);
    if (!read)
        return read.error();
    return m_blobs.removeUnused(now, used, [&](const QByteArray &sha256) -> Result<bool> {
        bool isUsed = true;
        const auto looked = m_database.read(
            [&](Connection &connection) {
                isUsed = !RecordStore::idsWith(connection, *entity, {file.sha256.key()},
                                               {Value(QString::fromLatin1(sha256))}, RecordStore::Deleted::With)
                              .isEmpty();
                return Result<void>();
            },
            Patience::Program);
        return looked ? Result<bool>(isUsed) : Result<bool>(looked.error());
    });
}

} // namespace fairdesk
