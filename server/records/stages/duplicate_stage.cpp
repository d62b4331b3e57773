#include "server/records/stages/duplicate_stage.h"

#include "server/records/stages/access_stage.h"
#include "server/storage/duplicate_store.h"
#include "server/storage/duplicate_values.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int mostHits = 5;

constexpr char overrideRight[] = "duplicates.override";

// Nobody is asked to be less careful than the centre demands: who may not override the rule "refuse" can only keep it.
// The rule "warn" refuses nothing, so whoever wants the record anyway gets it.
OnDuplicate ruleOf(const SaveScope &scope)
{
    const QByteArray rule = scope.snapshot.settings.value("duplicates.rule");
    if (rule == "refuse" && !scope.caller().may(overrideRight))
        return OnDuplicate::Refuse;
    if (scope.onDuplicate != OnDuplicate::ByRule)
        return scope.onDuplicate;
    if (rule == "refuse")
        return OnDuplicate::Refuse;
    return rule == "create" ? OnDuplicate::Create : OnDuplicate::Warn;
}

// The field that the writer filled and by which the other record was found.
QByteArray fieldOfKey(const EntitySpec &entity, const QByteArray &key)
{
    const QByteArray keyClass = key.left(key.indexOf(':'));
    const QByteArray field = keyClass == "code"    ? "credit_code"
                             : keyClass == "phone" ? "phone"
                             : keyClass == "mail"  ? "email"
                                                   : "name";
    return entity.indexOf(field) >= 0 ? field : QByteArray("name");
}

Text duplicateText(const SaveScope &scope, const Record &other)
{
    const qint64 ownerId = other.at(OwnerField).integer();
    const QString owner = scope.snapshot.access->users.value(ownerId).name;
    if (!mayUse(scope, other, Action::Read)) {
        return owner.isEmpty()
                   ? message(QT_TRANSLATE_NOOP(
                         "Message",
                         "A colleague's record looks the same. Ask your administrator before you enter it again."))
                   : message(QT_TRANSLATE_NOOP("Message",
                                               "This looks like a record of %1's. Ask %1 before you enter it again."),
                             owner);
    }
    return owner.isEmpty() ? message(QT_TRANSLATE_NOOP("Message", "This looks like “%1”, which belongs to nobody yet."),
                                     other.title())
                           : message(QT_TRANSLATE_NOOP("Message", "This looks like “%1”, which belongs to %2."),
                                     other.title(), owner);
}

} // namespace

Result<void> checkDuplicates(SaveScope &scope, const SaveStep &step)
{
    // What is taken back was there before.
    const bool isAsked = step.by == SaveStep::By::Caller || step.by == SaveStep::By::Line;
    if (!hasDuplicateKeys(*step.entity) || !isAsked || step.isDelete())
        return {};
    const OnDuplicate rule = ruleOf(scope);
    if (rule == OnDuplicate::Create)
        return {};
    const QList<QByteArray> old = duplicateKeysOf(step.before);
    QList<QByteArray> fresh = duplicateKeysOf(step.after);
    fresh.removeIf([&](const QByteArray &key) { return old.contains(key); });
    const QList<DuplicateHit> hits =
        DuplicateStore::find(scope.connection, step.entity->key, fresh, step.after.id(), mostHits);
    if (hits.isEmpty())
        return {};
    QList<FieldError> problems;
    QList<qint64> told;
    for (const DuplicateHit &hit : hits) {
        const auto other =
            told.contains(hit.record) ? std::nullopt : RecordStore::load(scope.connection, step.entity, hit.record);
        if (!other)
            continue;
        told.append(hit.record);
        problems.append({fieldOfKey(*step.entity, hit.key), duplicateText(scope, *other)});
    }
    if (problems.isEmpty())
        return {};
    if (rule == OnDuplicate::Refuse) {
        Text first = problems.first().text;
        return Error{ErrorCode::Duplicate, std::move(first), std::move(problems)};
    }
    // Of several colleagues' records nothing is told that could tell them apart, so once is enough.
    QStringList said;
    for (const FieldError &problem : std::as_const(problems)) {
        if (said.contains(problem.text.english()))
            continue;
        said.append(problem.text.english());
        scope.warnings.append(problem.text);
    }
    return {};
}

void keepDuplicateKeys(const SaveScope &scope, const SaveStep &step)
{
    if (hasDuplicateKeys(*step.entity))
        DuplicateStore::replace(scope.connection, step.entity->key, step.after.id(), duplicateKeysOf(step.before),
                                duplicateKeysOf(step.after));
}

} // namespace fairdesk
