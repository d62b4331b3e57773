#include "server/records/save_run.h"

#include "common/protocol/codec.h"
#include "server/records/change_feed.h"
#include "server/records/rule_book.h"
#include "server/records/stages/access_stage.h"
#include "server/records/stages/default_stage.h"
#include "server/records/stages/duplicate_stage.h"
#include "server/records/stages/field_stage.h"
#include "server/records/stages/line_stage.h"
#include "server/records/stages/link_stage.h"
#include "server/records/stages/schema_stage.h"
#include "server/records/stages/validation_stage.h"
#include "server/records/stages/version_stage.h"
#include "server/records/stages/write_stage.h"
#include "server/storage/digest.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int deepestRule = 8;

QByteArray packed(const SaveResult &result)
{
    wire::SaveReply reply;
    for (const SavedRecord &record : result.saved) {
        wire::Saved *saved = reply.add_saved();
        saved->set_entity(record.entity.toStdString());
        saved->set_id(record.id);
        saved->set_version(record.version);
        saved->set_created(record.created);
    }
    reply.set_group(result.group);
    for (const Text &warning : result.warnings)
        encode(warning, reply.add_warnings());
    return fromBytes(reply.SerializeAsString());
}

std::optional<SaveResult> unpacked(const QByteArray &bytes)
{
    wire::SaveReply reply;
    if (!reply.ParseFromArray(bytes.constData(), int(bytes.size())))
        return {};
    SaveResult result;
    for (const wire::Saved &saved : reply.saved())
        result.saved.append({fromBytes(saved.entity()), saved.id(), saved.version(), saved.created()});
    result.group = reply.group();
    for (const wire::Text &warning : reply.warnings())
        result.warnings.append(decode(warning));
    return result;
}

// The jobs of the program are nobody in particular: each has keys of its own.
QByteArray requestKeyOf(const SaveScope &scope, const SaveRequest &request)
{
    const bool ofProgram = scope.caller().user == 0 && !request.key.isEmpty();
    return ofProgram ? scope.context.origin + '/' + request.key : request.key;
}

QByteArray digestOf(const SaveRequest &request)
{
    wire::Save message;
    encode(request, &message);
    return sha256Hex(fromBytes(message.SerializeAsString()));
}

Error reusedKey()
{
    return {ErrorCode::Usage,
            message(QT_TRANSLATE_NOOP(
                "Message",
                "This key was used for other changes already. Nothing was saved; repeat the request with a new key."))};
}

QList<qint64> temporaryTargets(const SaveStep &step)
{
    QList<qint64> targets;
    const auto add = [&](const QList<FieldValue> &values) {
        for (const FieldValue &entry : values) {
            if (const qint64 *id = entry.value.as<qint64>(); id && *id < 0)
                targets.append(*id);
            for (const qint64 id : entry.value.valueOr(QList<qint64>())) {
                if (id < 0)
                    targets.append(id);
            }
        }
    };
    add(step.values);
    for (const LineSetChange &set : step.lines) {
        for (const LineChange &line : set.lines)
            add(line.values);
    }
    return targets;
}

// What others of the save point to is written before them; otherwise the writer's order stays.
class TemporaryOrder
{
public:
    explicit TemporaryOrder(const QList<SaveStep> &steps)
        : m_steps(steps)
        , m_state(size_t(steps.size()), State::Waiting)
    {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (steps.at(i).isCreate() && steps.at(i).temporaryId != 0)
                m_byTemporary.insert(steps.at(i).temporaryId, i);
        }
        for (qsizetype i = 0; i < steps.size(); ++i)
            visit(i);
    }
    const QList<qsizetype> &order() const { return m_order; }

private:
    enum class State : quint8 { Waiting, Visited };

    void visit(qsizetype i)
    {
        if (m_state[size_t(i)] != State::Waiting)
            return;
        m_state[size_t(i)] = State::Visited; // two that point to each other: the second is refused as unknown
        if (!m_byTemporary.isEmpty()) {
            for (const qint64 target : temporaryTargets(m_steps.at(i))) {
                const qsizetype other = m_byTemporary.value(target, i);
                if (other != i)
                    visit(other);
            }
        }
        m_order.append(i);
    }

    const QList<SaveStep> &m_steps;
    std::vector<State> m_state;
    QHash<qint64, qsizetype> m_byTemporary;
    QList<qsizetype> m_order;
};

// Whoever changed what the whole server goes by, makes it read anew.
void noteServerChange(ChangeFeed &feed, const QByteArray &entity)
{
    static const QSet<QByteArray> rights{"user", "team", "branch", "role", "role_right", "field_rule", "user_role"};
    static const QSet<QByteArray> catalogue{"custom_field", "choice", "layout", "setting", "sequence"};
    if (rights.contains(entity))
        feed.noteRightsChanged();
    else if (catalogue.contains(entity))
        feed.noteCatalogueChanged();
}

} // namespace

Result<SaveResult> SaveRun::run(const SaveRequest &request)
{
    const QByteArray key = requestKeyOf(m_scope, request);
    const QByteArray digest = key.isEmpty() ? QByteArray() : digestOf(request);
    if (!key.isEmpty()) {
        if (const auto earlier = RequestStore::find(m_scope.connection, m_scope.caller().user, key)) {
            if (earlier->digest != digest)
                return reusedKey();
            if (auto result = unpacked(earlier->answer))
                return *result;
        }
    }
    QList<SaveStep> steps;
    for (const RecordChange &change : request.changes)
        steps.append(stepOf(change, SaveStep::By::Caller));
    Result<SaveResult> result = runSteps(std::move(steps));
    if (result && !key.isEmpty())
        RequestStore::keep(m_scope.connection, m_scope.caller().user, key, m_scope.now, {digest, packed(*result)});
    return result;
}

Result<SaveResult> SaveRun::runSteps(QList<SaveStep> steps)
{
    QList<QList<SavedRecord>> saved(steps.size());
    for (const SaveStep &step : std::as_const(steps)) {
        if (step.isDelete())
            m_scope.deleting.insert({step.entityKey, step.id});
    }
    const TemporaryOrder order(steps);
    for (const qsizetype i : order.order()) {
        if (auto done = perform(std::move(steps[i]), saved[i]); !done)
            return done.error();
        if (auto done = performFollowing(); !done)
            return done.error();
    }
    if (auto done = conclude(); !done)
        return done.error();
    return finish(std::move(saved));
}

Result<void> SaveRun::performFollowing()
{
    QList<SavedRecord> untold;
    while (!m_scope.following.empty()) {
        SaveStep step = std::move(m_scope.following.front());
        m_scope.following.pop_front();
        if (step.depth > deepestRule)
            return Error::internal(QStringLiteral("rules call each other without end at ") +
                                   QString::fromUtf8(step.entityKey));
        if (auto done = perform(std::move(step), untold); !done)
            return done;
    }
    return {};
}

Result<void> SaveRun::perform(SaveStep step, QList<SavedRecord> &saved)
{
    const qsizetype place = saved.size();
    saved.append(SavedRecord());
    if (auto done = writeStep(step, saved); !done)
        return done;
    saved[place] = {step.entity->key, step.after.id(), step.after.version(), step.isCreate()};
    return {};
}

Result<void> SaveRun::writeLines(SaveStep &step, QList<SavedRecord> &saved)
{
    Result<QList<SaveStep>> lines = lineSteps(m_scope, step);
    if (!lines)
        return lines.error();
    LineChanges changes(m_scope, step);
    for (SaveStep &line : *lines) {
        const QByteArray field = line.documentField;
        const qsizetype place = saved.size();
        if (auto done = perform(std::move(line), saved); !done)
            return done;
        changes.note(field, saved.at(place));
    }
    step.lineChanges += changes.take();
    return {};
}

// What only the whole save can be judged by, such as whether somebody still administers the centre.
Result<void> SaveRun::conclude()
{
    for (SaveStep &step : m_scope.concluding) {
        RuleContext context(m_scope, step);
        if (auto done = m_scope.rules.runConclude(step.entity->key, context); !done)
            return done;
    }
    return {};
}

// Finds the record. False: it already is as the step wants it.
Result<bool> SaveRun::begin(SaveStep &step)
{
    step.entity = m_scope.entity(step.entityKey);
    // What only the program writes may still be brought back by people: a file that was removed.
    const bool bringsBack = step.by == SaveStep::By::Undo || step.isRestore();
    const bool closed =
        step.entity && step.entity->is(Internal) && !m_scope.caller().system && !step.byProgram() && !bringsBack;
    if (!step.entity || closed)
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "There is no kind of record called “%1”."),
                                      QString::fromUtf8(step.entityKey)));
    if (step.isCreate()) {
        step.after = Record(step.entity);
        for (int i = 0; i < step.entity->fields.size(); ++i)
            step.after.set(i, Value::null());
        return true;
    }
    const qint64 id = step.id < 0 ? m_scope.temporaryIds.value(step.id) : step.id;
    auto record = RecordStore::load(m_scope.connection, step.entity, id);
    if (!record)
        return missing(m_scope, step, id);
    step.before = *record;
    step.after = std::move(*record);
    const bool isDeleted = !step.before.at(DeletedAtField).isEmpty();
    // The writer names what already went with something else that he named.
    const bool wentBefore = m_scope.versions.contains({step.entityKey, id});
    const bool repeats = (step.isDelete() && isDeleted && (wentBefore || step.by != SaveStep::By::Caller)) ||
                         (step.isRestore() && !isDeleted);
    if (isDeleted && !step.isRestore() && !repeats && !step.byProgram())
        return Error::notFound();
    return !repeats;
}

Result<void> SaveRun::check(SaveStep &step)
{
    using Stage = Result<void> (*)(SaveScope &, SaveStep &);
    static constexpr Stage stages[] = {
        [](SaveScope &scope, SaveStep &s) { return applyValues(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return applyDefaults(scope, s), Result<void>(); },
        [](SaveScope &scope, SaveStep &s) { return checkReferences(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return s.isCreate() ? checkCreate(scope, s) : checkAssignment(scope, s); },
        [](SaveScope &scope, SaveStep &s) {
            RuleContext context(scope, s);
            return scope.rules.runPrepare(s.entity->key, context);
        },
        [](SaveScope &scope, SaveStep &s) { return checkValues(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return checkTransitions(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return checkVersion(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return checkLinks(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return s.isDelete() ? Result<void>() : checkUnique(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return checkDuplicates(scope, s); },
        [](SaveScope &scope, SaveStep &s) { return applyNumber(scope, s), Result<void>(); },
    };
    for (const Stage stage : stages) {
        if (auto done = stage(m_scope, step); !done)
            return done;
    }
    return {};
}

Result<void> SaveRun::writeStep(SaveStep &step, QList<SavedRecord> &saved)
{
    const Result<bool> begun = begin(step);
    if (!begun)
        return begun.error();
    if (auto done = checkAccess(m_scope, step); !done)
        return done;
    if (!*begun)
        return {};
    if (auto done = check(step); !done)
        return done;
    // A document that is there already is written after its lines, so that its trail can tell what became of them.
    if (step.isUpdate()) {
        if (auto done = writeLines(step, saved); !done)
            return done;
    }
    if (auto done = writeRecord(m_scope, step); !done)
        return done;
    followSchema(m_scope, step);
    noteServerChange(m_scope.feed, step.entity->key);
    queueFollowers(m_scope, step);
    queueDependents(m_scope, step);
    queueDocument(m_scope, step);
    if (m_scope.rules.concludes(step.entity->key))
        m_scope.concluding.push_back(step);
    RuleContext context(m_scope, step);
    if (auto done = m_scope.rules.runFollow(step.entity->key, context); !done)
        return done;
    return step.isUpdate() ? Result<void>() : writeLines(step, saved);
}

SaveResult SaveRun::finish(QList<QList<SavedRecord>> saved)
{
    SaveResult result;
    for (QList<SavedRecord> &records : saved) {
        for (SavedRecord &record : records) {
            // Later steps of the same save may have touched it again.
            record.version = m_scope.versions.value({record.entity, record.id}, record.version);
            result.saved.append(record);
        }
    }
    if (m_scope.group != 0)
        AuditStore::keepHead(m_scope.connection, m_scope.head);
    result.group = m_scope.group;
    result.warnings = m_scope.warnings;
    return result;
}

} // namespace fairdesk
