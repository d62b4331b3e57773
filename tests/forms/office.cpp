#include "tests/forms/office.h"

#include "common/protocol/codec.h"
#include "tests/support/catch.h"

#include <QApplication>
#include <QDir>
#include <QInputMethodEvent>
#include <QJsonDocument>
#include <QSettings>
#include <QTest>

namespace fairdesk::test {
namespace {

constexpr qint64 me = 7;
constexpr qint64 colleague = 8;

wire::Envelope errorReply(const Error &error)
{
    wire::Envelope reply;
    encode(error, reply.mutable_error());
    return reply;
}

} // namespace

Office::Office(bool signedIn)
    : context{link, cache, drafts, themes.manager}
{
    QCoreApplication::setOrganizationName(QStringLiteral("Fairdesk tests"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    themes.manager.setMotionEnabled(false);
    table("user").add({{"name", Value(QStringLiteral("周予棠"))}});
    for (int i = 2; i <= 8; ++i) {
        const QString name = i == me          ? QStringLiteral("沈亦白")
                             : i == colleague ? QStringLiteral("林晓岚")
                                              : QStringLiteral("同事 %1").arg(i);
        table("user").add({{"name", Value(name)}, {"login", Value(QStringLiteral("user%1").arg(i))}});
    }
    context.openRecord = [this](const QByteArray &entity, qint64 id) { opened.append({entity, id}); };
    context.createRecord = [this](const QByteArray &entity, const QList<FieldValue> &presets) {
        created.append({entity, presets});
    };
    server.intercept = [this](QSslSocket &peer, const wire::Envelope &question) { return answer(peer, question); };
    if (!signedIn)
        return;
    const auto session = signIn(link);
    INFO((session ? std::string() : session.error().english().toStdString()));
    REQUIRE(session);
}

FakeRecords &Office::table(const QByteArray &entity)
{
    return entity == "customer" ? server.records : m_tables[entity];
}

Value Office::stored(const QByteArray &entity, qint64 id, const QByteArray &field)
{
    const FakeRecords::Stored *record = table(entity).find(id);
    return record ? record->values.value(field, Value::null()) : Value();
}

void Office::note(const QByteArray &entity, qint64 id, const QByteArray &field, qint64 user)
{
    FakeRecords::Stored *record = table(entity).find(id);
    m_log[{entity, id}].append({record->version, field, user});
    record->values.insert("changed_by", Value(user));
    record->values.insert("changed_at", Value(Instant::from(QDateTime::currentDateTimeUtc())));
}

void Office::colleagueChanges(const QByteArray &entity, qint64 id, const QByteArray &field, const Value &value)
{
    FakeRecords::Stored *record = table(entity).find(id);
    record->values.insert(field, value);
    ++record->version;
    note(entity, id, field, colleague);
    wire::Envelope envelope;
    wire::Changed *change = envelope.mutable_changed()->add_changes();
    change->set_sequence(++server.records.sequence);
    change->set_entity(entity.toStdString());
    change->set_id(id);
    change->set_action("updated");
    change->set_version(record->version);
    change->set_user(colleague);
    server.push(envelope);
}

bool Office::answer(QSslSocket &peer, const wire::Envelope &question)
{
    wire::Envelope reply;
    switch (question.body_case()) {
    case wire::Envelope::kGetCatalogue:
        reply = catalogueReply(question.get_catalogue());
        break;
    case wire::Envelope::kQuery: {
        const auto query = decode(question.query());
        queries.append(*query);
        *reply.mutable_rows() = rows(*query);
        break;
    }
    case wire::Envelope::kFetch:
        reply = fetchReply(question.fetch());
        break;
    case wire::Envelope::kSearch:
        reply = searchReply(question.search());
        break;
    case wire::Envelope::kSave:
        reply = saveReply(question.save());
        break;
    case wire::Envelope::kRunAction:
        actions.append({fromBytes(question.run_action().name()),
                        QJsonDocument::fromJson(fromBytes(question.run_action().arguments())).object()});
        reply.mutable_action_reply()->set_result("{}");
        break;
    case wire::Envelope::kUploadStart:
        uploaded.clear();
        reply.mutable_upload_reply()->set_upload(5);
        break;
    case wire::Envelope::kUploadChunk:
        uploaded += fromBytes(question.upload_chunk().data());
        reply.mutable_upload_reply()->set_upload(5);
        reply.mutable_upload_reply()->set_received(uploaded.size());
        break;
    case wire::Envelope::kImportStart:
        imports.append({fromBytes(question.import_start().entity()),
                        QJsonDocument::fromJson(fromBytes(question.import_start().options())).object()});
        reply = jobReply("queued", 0);
        break;
    case wire::Envelope::kExportStart:
        reply = jobReply("queued", 0);
        break;
    case wire::Envelope::kJobStatus:
        reply = openSteps-- > 0 ? jobReply("running", 40) : jobReply("done", 100);
        break;
    case wire::Envelope::kCancelJob:
        reply = jobReply("cancelled", 40);
        break;
    case wire::Envelope::kDownload:
        reply.mutable_download_reply()->set_size(download.size());
        reply.mutable_download_reply()->set_data(download.toStdString());
        break;
    default:
        return false;
    }
    server.answer(peer, question, reply);
    return true;
}

wire::Envelope Office::catalogueReply(const wire::GetCatalogue &) const
{
    wire::Envelope reply;
    wire::CatalogueReply *view = reply.mutable_catalogue_reply();
    view->set_hash(server.catalogue->hash().toStdString());
    for (const EntityPtr &entity : server.catalogue->entities()) {
        wire::EntitySpec *message = view->add_entities();
        encode(*entity, message);
        message->clear_actions();
        for (const Action action : recordActions)
            message->add_actions(actionKey(action));
    }
    return reply;
}

QString Office::titleOf(const QByteArray &entity, qint64 id)
{
    const EntityPtr spec = server.catalogue->find(entity);
    return spec && spec->titleField() ? stored(entity, id, spec->titleField()->key).text() : QString();
}

wire::Rows Office::rows(const Query &query)
{
    const EntityPtr entity = server.catalogue->find(query.entity);
    wire::Rows rows = table(query.entity).query(query, *entity);
    rows.set_sequence(server.records.sequence);
    addTitles(&rows, *entity);
    return rows;
}

void Office::addTitles(wire::Rows *rows, const EntitySpec &entity)
{
    for (wire::Column &column : *rows->mutable_columns()) {
        const FieldSpec *field = entity.field(fromBytes(column.path()));
        if (!field || (field->kind != Kind::Ref && field->kind != Kind::Many))
            continue;
        column.clear_titles();
        for (uint32_t row = 0; row < rows->count(); ++row) {
            QStringList titles;
            if (field->kind == Kind::Ref) {
                titles.append(titleOf(field->target, column.integers(int(row))));
            } else {
                for (const QByteArray &id : fromBytes(column.texts(int(row))).split(','))
                    titles.append(titleOf(field->target, id.toLongLong()));
            }
            column.add_titles(titles.join(linkSeparator).toStdString());
        }
    }
}

wire::Envelope Office::fetchReply(const wire::Fetch &fetch)
{
    const EntityPtr entity = server.catalogue->find(fromBytes(fetch.entity()));
    Query query;
    query.entity = entity->key;
    query.filter = Filter::compare("id", Operator::Equal, {Value(qint64(fetch.id()))});
    for (const FieldSpec &field : entity->fields) {
        if (field.kind != Kind::Lines)
            query.columns.append(field.key);
    }
    wire::Envelope reply;
    *reply.mutable_fetch_reply()->mutable_record() = rows(query);
    for (const auto &panel : fetch.panels())
        *reply.mutable_fetch_reply()->add_panels() = rows(*decode(panel));
    for (const Action action : recordActions)
        reply.mutable_fetch_reply()->add_actions(actionKey(action));
    return reply;
}

wire::Envelope Office::searchReply(const wire::Search &search)
{
    wire::Envelope reply;
    reply.mutable_search_reply();
    for (const auto &name : search.entities()) {
        const QByteArray entity = fromBytes(name);
        for (const FakeRecords::Stored &record : table(entity).all()) {
            const QString title = titleOf(entity, record.id);
            if (!title.contains(fromUtf8(search.text()), Qt::CaseInsensitive) ||
                reply.search_reply().results_size() >= search.limit())
                continue;
            wire::SearchResult *hit = reply.mutable_search_reply()->add_results();
            hit->set_entity(name);
            hit->set_id(record.id);
            hit->set_title(title.toStdString());
        }
    }
    return reply;
}

std::optional<Error> Office::conflictOf(const RecordChange &change)
{
    const FakeRecords::Stored *record = table(change.entity).find(change.id);
    if (!record || change.version == 0 || change.version >= record->version)
        return {};
    QList<FieldError> fields;
    for (const Noted &noted : m_log.value({change.entity, change.id})) {
        const Value *mine = change.value(noted.field);
        if (noted.version > change.version && mine && *mine != record->values.value(noted.field, Value::null()))
            fields.append({noted.field, message("Changed by %1 meanwhile.", titleOf("user", noted.user))});
    }
    if (fields.isEmpty())
        return {};
    return Error(ErrorCode::Conflict, message("Somebody changed the same fields."), fields);
}

wire::Envelope Office::saveReply(const wire::Save &save)
{
    const auto request = decode(save);
    saves.append(*request);
    if (refusal)
        return errorReply(*std::exchange(refusal, std::nullopt));
    for (const RecordChange &change : request->changes) {
        if (const auto conflict = conflictOf(change))
            return errorReply(*conflict);
    }
    wire::Envelope reply;
    reply.mutable_save_reply()->set_group(saves.size());
    for (const RecordChange &change : request->changes)
        apply(change, save, reply.mutable_save_reply());
    return reply;
}

void Office::apply(const RecordChange &change, const wire::Save &save, wire::SaveReply *reply)
{
    const bool creates = change.operation == RecordChange::Operation::Create;
    const qint64 id = creates ? table(change.entity).add(change.values) : change.id;
    FakeRecords::Stored *record = table(change.entity).find(id);
    REQUIRE(record);
    record->version += creates ? 0 : 1;
    if (change.operation == RecordChange::Operation::Delete)
        record->deleted = true;
    for (const FieldValue &entry : change.values) {
        record->values.insert(entry.field, entry.value);
        note(change.entity, id, entry.field, me);
    }
    wire::Saved *saved = reply->add_saved();
    saved->set_entity(change.entity.toStdString());
    saved->set_id(id);
    saved->set_version(record->version);
    saved->set_created(creates);
    for (const LineSetChange &lines : change.lines) {
        const FieldSpec *field = server.catalogue->find(change.entity)->field(lines.field);
        for (const FakeRecords::Stored &old : table(field->target).all()) {
            const bool kept = std::any_of(lines.lines.begin(), lines.lines.end(),
                                          [&](const LineChange &line) { return line.id == old.id; });
            if (old.values.value(field->via).integer() == id && !kept)
                table(field->target).find(old.id)->deleted = true;
        }
        for (const LineChange &line : lines.lines) {
            const qint64 lineId = line.id == 0 ? table(field->target).add({{field->via, Value(id)}}) : line.id;
            for (const FieldValue &entry : line.values)
                table(field->target).find(lineId)->values.insert(entry.field, entry.value);
        }
    }
    wire::Envelope told;
    wire::Changed *notice = told.mutable_changed()->add_changes();
    notice->set_sequence(++server.records.sequence);
    notice->set_entity(change.entity.toStdString());
    notice->set_id(id);
    notice->set_action(creates ? "created" : record->deleted ? "deleted" : "updated");
    notice->set_version(record->version);
    notice->set_user(me);
    notice->set_request_key(save.key());
    server.push(told);
}

wire::Envelope Office::jobReply(const QByteArray &state, qint64 done) const
{
    wire::Envelope reply;
    wire::JobReply *job = reply.mutable_job_reply();
    job->set_job(12);
    job->set_state(state.toStdString());
    job->set_done(done);
    job->set_total(100);
    job->set_result(QJsonDocument(jobResult).toJson(QJsonDocument::Compact).toStdString());
    return reply;
}

void show(QWidget &page, QSize size)
{
    page.resize(size);
    page.show();
    page.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&page));
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::activePopupWidget();
    if (target && target->focusWidget() && !target->focusProxy())
        target = target->focusWidget();
    if (!target)
        target = QApplication::focusWidget();
    REQUIRE(target);
    QTest::keyClick(target, key, modifiers);
}

void type(const QString &text)
{
    for (const QChar c : text) {
        QWidget *target = QApplication::activePopupWidget();
        if (!target || target->focusWidget())
            target = target ? target->focusWidget() : QApplication::focusWidget();
        REQUIRE(target);
        if (c.unicode() < 0x80) {
            QTest::keyClick(target, c.toLatin1());
            continue;
        }
        // A keyboard has no such key: it comes from an input method.
        QInputMethodEvent event;
        event.setCommitString(c);
        QApplication::sendEvent(target, &event);
    }
}

void compose(QWidget *widget, const QStringList &preedit, const QString &commit)
{
    for (const QString &letters : preedit) {
        const QList<QInputMethodEvent::Attribute> attributes{{QInputMethodEvent::Cursor, int(letters.size()), 1, {}}};
        QInputMethodEvent event(letters, attributes);
        QApplication::sendEvent(widget, &event);
        QCoreApplication::processEvents();
    }
    QInputMethodEvent event;
    event.setCommitString(commit);
    QApplication::sendEvent(widget, &event);
}

void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("FAIRDESK_TEST_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    QCoreApplication::processEvents();
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace fairdesk::test
