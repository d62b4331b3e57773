// The requests by name: each is one message, and what its answer becomes.
#include "client/link/server_link.h"

#include "client/link/transfer.h"
#include "common/protocol/codec.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSaveFile>

namespace fairdesk {
namespace {

constexpr int keyWords = 4; // 16 bytes

QByteArray newKey()
{
    QByteArray key(keyWords * int(sizeof(quint32)), Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(key.data()), keyWords);
    return key.toHex();
}

Error unexpectedAnswer()
{
    return Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "The server gave an answer that does not fit the question.")));
}

std::string json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject jsonObject(const std::string &bytes)
{
    return QJsonDocument::fromJson(fromBytes(bytes)).object();
}

Result<ResultTable> tableFrom(wire::Rows &&rows)
{
    if (!ResultTable::isSound(rows))
        return unexpectedAnswer();
    return ResultTable(std::move(rows));
}

Result<ResultTable> rowsFrom(wire::Envelope &&answer)
{
    if (!answer.has_rows())
        return unexpectedAnswer();
    return tableFrom(std::move(*answer.mutable_rows()));
}

Result<FetchedRecord> fetchedFrom(wire::Envelope &&answer)
{
    if (!answer.has_fetch_reply())
        return unexpectedAnswer();
    wire::FetchReply &reply = *answer.mutable_fetch_reply();
    FetchedRecord fetched;
    auto record = tableFrom(std::move(*reply.mutable_record()));
    if (!record)
        return record.error();
    if (record->rowCount() != 1)
        return Error::notFound();
    fetched.record = *std::move(record);
    for (auto &rows : *reply.mutable_panels()) {
        auto panel = tableFrom(std::move(rows));
        if (!panel)
            return panel.error();
        fetched.panels.append(*std::move(panel));
    }
    for (const auto &key : reply.actions()) {
        if (const auto action = actionFromKey(fromBytes(key)))
            fetched.actions.append(*action);
    }
    return fetched;
}

Result<SearchHits> hitsFrom(wire::Envelope &&answer)
{
    if (!answer.has_search_reply())
        return unexpectedAnswer();
    SearchHits found;
    found.more = answer.search_reply().more();
    for (const auto &hit : answer.search_reply().results())
        found.hits.append(
            {fromBytes(hit.entity()), hit.id(), fromUtf8(hit.title()), fromBytes(hit.field()), fromUtf8(hit.detail())});
    return found;
}

Result<QList<HistoryLine>> historyFrom(wire::Envelope &&answer)
{
    if (!answer.has_history_reply())
        return unexpectedAnswer();
    QList<HistoryLine> lines;
    for (const auto &entry : answer.history_reply().entries()) {
        HistoryLine line{entry.sequence(),
                         Instant{entry.at()},
                         entry.user(),
                         fromUtf8(entry.user_name()),
                         fromBytes(entry.origin()),
                         fromBytes(entry.action()),
                         entry.version(),
                         entry.group(),
                         {}};
        for (const auto &change : entry.changes())
            line.changes.append({fromBytes(change.field()), decode(change.old_value()), decode(change.new_value())});
        lines.append(std::move(line));
    }
    return lines;
}

Result<SaveResult> savedFrom(wire::Envelope &&answer)
{
    if (!answer.has_save_reply())
        return unexpectedAnswer();
    SaveResult result;
    for (const auto &saved : answer.save_reply().saved())
        result.saved.append({fromBytes(saved.entity()), saved.id(), saved.version(), saved.created()});
    result.group = answer.save_reply().group();
    for (const auto &warning : answer.save_reply().warnings())
        result.warnings.append(decode(warning));
    return result;
}

Result<QJsonObject> actionFrom(wire::Envelope &&answer)
{
    if (!answer.has_action_reply())
        return unexpectedAnswer();
    return jsonObject(answer.action_reply().result());
}

wire::Envelope actionEnvelope(const QByteArray &name, const QByteArray &entity, qint64 id, const QJsonObject &arguments)
{
    wire::Envelope envelope;
    wire::RunAction *action = envelope.mutable_run_action();
    action->set_name(name.toStdString());
    action->set_entity(entity.toStdString());
    action->set_id(id);
    action->set_arguments(json(arguments));
    return envelope;
}

Result<JobInfo> jobFrom(wire::Envelope &&answer)
{
    if (!answer.has_job_reply())
        return unexpectedAnswer();
    const wire::JobReply &reply = answer.job_reply();
    JobInfo info{reply.job(),   fromBytes(reply.state()),   reply.done(),
                 reply.total(), jsonObject(reply.result()), std::nullopt};
    if (reply.has_error())
        info.error = decode(reply.error());
    return info;
}

Result<void> doneFrom(wire::Envelope &&)
{
    return {};
}

Result<wire::Envelope> anything(wire::Envelope &&answer)
{
    return std::move(answer);
}

} // namespace

template<class T, class Decode>
QFuture<Result<T>> ServerLink::ask(wire::Envelope envelope, Decode decode, Sending sending)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    post(std::move(envelope), sending, [promise, decode](Result<wire::Envelope> &&answer) {
        promise->addResult(answer ? decode(*std::move(answer)) : Result<T>(answer.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<wire::Envelope>> ServerLink::send(wire::Envelope envelope, Sending sending)
{
    return ask<wire::Envelope>(std::move(envelope), anything, sending);
}

QFuture<Result<ResultTable>> ServerLink::query(const Query &query)
{
    wire::Envelope envelope;
    encode(query, envelope.mutable_query());
    return ask<ResultTable>(std::move(envelope), rowsFrom);
}

QFuture<Result<FetchedRecord>> ServerLink::fetch(const FetchRequest &request)
{
    wire::Envelope envelope;
    wire::Fetch *fetch = envelope.mutable_fetch();
    fetch->set_entity(request.entity.toStdString());
    fetch->set_id(request.id);
    for (const QByteArray &column : request.columns)
        fetch->add_columns(column.toStdString());
    for (const Query &panel : request.panels)
        encode(panel, fetch->add_panels());
    fetch->set_unique_field(request.uniqueField.toStdString());
    fetch->set_unique_value(request.uniqueValue.toStdString());
    fetch->set_deleted(request.deleted);
    return ask<FetchedRecord>(std::move(envelope), fetchedFrom);
}

QFuture<Result<SearchHits>> ServerLink::search(const QString &text, const QList<QByteArray> &entities, int limit)
{
    wire::Envelope envelope;
    wire::Search *search = envelope.mutable_search();
    search->set_text(text.toStdString());
    for (const QByteArray &entity : entities)
        search->add_entities(entity.toStdString());
    search->set_limit(limit);
    return ask<SearchHits>(std::move(envelope), hitsFrom);
}

QFuture<Result<QList<HistoryLine>>> ServerLink::history(const QByteArray &entity, qint64 id, int limit, qint64 before)
{
    wire::Envelope envelope;
    wire::History *history = envelope.mutable_history();
    history->set_entity(entity.toStdString());
    history->set_id(id);
    history->set_limit(limit);
    history->set_before(before);
    return ask<QList<HistoryLine>>(std::move(envelope), historyFrom);
}

QFuture<Result<SaveResult>> ServerLink::save(SaveRequest request)
{
    if (request.key.isEmpty())
        request.key = newKey();
    wire::Envelope envelope;
    encode(request, envelope.mutable_save());
    return ask<SaveResult>(std::move(envelope), savedFrom, Sending::Kept);
}

QFuture<Result<QJsonObject>> ServerLink::runAction(const QByteArray &name, const QByteArray &entity, qint64 id,
                                                   const QJsonObject &arguments, const QByteArray &key)
{
    wire::Envelope envelope = actionEnvelope(name, entity, id, arguments);
    envelope.mutable_run_action()->set_key((key.isEmpty() ? newKey() : key).toStdString());
    return ask<QJsonObject>(std::move(envelope), actionFrom, Sending::Kept);
}

QFuture<Result<QJsonObject>> ServerLink::readAction(const QByteArray &name, const QByteArray &entity, qint64 id,
                                                    const QJsonObject &arguments)
{
    return ask<QJsonObject>(actionEnvelope(name, entity, id, arguments), actionFrom);
}

QFuture<Result<UploadedFile>> ServerLink::upload(const UploadRequest &request, Progress progress)
{
    return (new UploadTransfer(*this, request, std::move(progress)))->start();
}

QFuture<Result<DownloadedFile>> ServerLink::download(const DownloadRequest &request, const QString &path,
                                                     Progress progress)
{
    auto promise = std::make_shared<QPromise<Result<DownloadedFile>>>();
    promise->start();
    auto file = std::make_unique<QSaveFile>(path);
    const auto cannotWrite = [path](const QFileDevice &file) {
        return Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be written: %2"), path,
                                               file.errorString()));
    };
    if (!file->open(QIODevice::WriteOnly)) {
        promise->addResult(cannotWrite(*file));
        promise->finish();
        return promise->future();
    }
    const auto finished = [promise, cannotWrite](Result<DownloadedFile> &&result, QIODevice &device) {
        auto &target = static_cast<QSaveFile &>(device);
        if (result && !target.commit())
            promise->addResult(cannotWrite(target));
        else
            promise->addResult(std::move(result));
        promise->finish();
    };
    (new DownloadTransfer(*this, request, std::move(file), std::move(progress), finished))->start();
    return promise->future();
}

QFuture<Result<QByteArray>> ServerLink::downloadBytes(const DownloadRequest &request, Progress progress)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    auto buffer = std::make_unique<QBuffer>();
    buffer->open(QIODevice::ReadWrite);
    const auto finished = [promise](Result<DownloadedFile> &&result, QIODevice &device) {
        if (result)
            promise->addResult(static_cast<QBuffer &>(device).data());
        else
            promise->addResult(result.error());
        promise->finish();
    };
    (new DownloadTransfer(*this, request, std::move(buffer), std::move(progress), finished))->start();
    return promise->future();
}

QFuture<Result<JobInfo>> ServerLink::startImport(const ImportRequest &request)
{
    wire::Envelope envelope;
    wire::ImportStart *start = envelope.mutable_import_start();
    start->set_upload(request.upload);
    start->set_entity(request.entity.toStdString());
    start->set_options(json(request.options));
    return ask<JobInfo>(std::move(envelope), jobFrom);
}

QFuture<Result<JobInfo>> ServerLink::startExport(const ExportRequest &request)
{
    wire::Envelope envelope;
    wire::ExportStart *start = envelope.mutable_export_start();
    encode(request.query, start->mutable_query());
    start->set_format(request.format.toStdString());
    start->set_machine(request.machine);
    start->set_locale(request.locale.toStdString());
    start->set_reason(request.reason.toStdString());
    return ask<JobInfo>(std::move(envelope), jobFrom);
}

QFuture<Result<JobInfo>> ServerLink::jobStatus(qint64 job)
{
    wire::Envelope envelope;
    envelope.mutable_job_status()->set_job(job);
    return ask<JobInfo>(std::move(envelope), jobFrom);
}

QFuture<Result<JobInfo>> ServerLink::cancelJob(qint64 job)
{
    wire::Envelope envelope;
    envelope.mutable_cancel_job()->set_job(job);
    return ask<JobInfo>(std::move(envelope), jobFrom);
}

QFuture<Result<void>> ServerLink::changePassword(SecretString oldPassword, SecretString newPassword)
{
    wire::Envelope envelope;
    wire::ChangePassword *change = envelope.mutable_change_password();
    change->set_old_password(oldPassword.reveal().toStdString());
    change->set_new_password(newPassword.reveal().toStdString());
    return ask<void>(std::move(envelope), doneFrom);
}

} // namespace fairdesk
