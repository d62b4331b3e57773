#include "server/records/stages/duplicate_stage.h"

#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/person.h"
#include "common/text/duplicate_keys.h"
#include "common/text/normalise.h"
#include "server/records/stages/access_stage.h"
#include "server/storage/duplicate_store.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int mostHits = 5;

QList<QByteArray> customerKeys(const Record &record)
{
    const ConstRow<Customer> row(record);
    DuplicateValues values;
    values.companyNames = {row.get(&Customer::name).valueOr({}), row.get(&Customer::nameEn).valueOr({})};
    values.creditCode = row.get(&Customer::creditCode).valueOr({});
    values.phones = {row.get(&Customer::phone).valueOr({})};
    values.emails = {row.get(&Customer::email).valueOr({})};
    return duplicateKeys(values);
}

// Many people share a name; with the same birthday it is likely one person.
QList<QByteArray> personKeys(const Record &record)
{
    const ConstRow<Person> row(record);
    DuplicateValues values;
    values.phones = {row.get(&Person::phone).valueOr({})};
    values.emails = {row.get(&Person::email).valueOr({})};
    QList<QByteArray> keys = duplicateKeys(values);
    const QString name = normalisedText(row.get(&Person::name).valueOr({}));
    if (const auto birthday = row.get(&Person::birthday); birthday && !name.isEmpty())
        keys.append("born:" + name.toUtf8() + ' ' + birthday->toString(Qt::ISODate).toLatin1());
    return keys;
}

struct KeyMaker
{
    QByteArray entity;
    QList<QByteArray> (*make)(const Record &);
};

const QList<KeyMaker> &keyMakers()
{
    static const QList<KeyMaker> makers{{def<Customer>().spec().key, customerKeys}, {def<Person>().spec().key, personKeys}};
    return makers;
}

bool hasKeys(const EntitySpec &entity)
{
    return std::any_of(keyMakers().begin(), keyMakers().end(), [&](const KeyMaker &maker) { return maker.entity == entity.key; });
}

QList<QByteArray> keysOf(const Record &record)
{
    if (record.isNull() || !record.at(DeletedAtField).isEmpty())
        return {};
    for (const KeyMaker &maker : keyMakers()) {
        if (maker.entity == record.entity().key)
            return maker.make(record);
    }
    return {};
}

OnDuplicate ruleOf(const SaveScope &scope)
{
    if (scope.onDuplicate != OnDuplicate::ByRule)
        return scope.onDuplicate;
    const QByteArray rule = scope.snapshot.settings.value("duplicates.rule");
    if (rule == "refuse")
        return OnDuplicate::Refuse;
    return rule == "create" ? OnDuplicate::Create : OnDuplicate::Warn;
}

// The field that the writer filled and by which the other record was found.
QByteArray fieldOfKey(const EntitySpec &entity, const QByteArray &key)
{
    const QByteArray keyClass = key.left(key.indexOf(':'));
    const QByteArray field = keyClass == "code" ? "credit_code" : keyClass == "phone" ? "phone" : keyClass == "mail" ? "email" : "name";
    return entity.indexOf(field) >= 0 ? field : QByteArray("name");
}

Text duplicateText(const SaveScope &scope, const Record &other)
{
    const qint64 ownerId = other.at(OwnerField).integer();
    const QString owner = scope.snapshot.access->users.value(ownerId).name;
    if (!mayUse(scope, other, Action::Read)) {
        return owner.isEmpty()
            ? message(QT_TRANSLATE_NOOP("Message", "A colleague's record looks the same. Ask your administrator before you enter it again."))
            : message(QT_TRANSLATE_NOOP("Message", "This looks like a record of %1's. Ask %1 before you enter it again."), owner);
    }
    return owner.isEmpty() ? message(QT_TRANSLATE_NOOP("Message", "This looks like “%1”, which belongs to nobody yet."), other.title())
                           : message(QT_TRANSLATE_NOOP("Message", "This looks like “%1”, which belongs to %2."), other.title(), owner);
}

} // namespace

Result<void> checkDuplicates(SaveScope &scope, const SaveStep &step)
{
    if (!hasKeys(*step.entity) || step.byProgram() || step.isDelete())
        return {};
    const OnDuplicate rule = ruleOf(scope);
    if (rule == OnDuplicate::Create)
        return {};
    const QList<QByteArray> old = keysOf(step.before);
    QList<QByteArray> fresh = keysOf(step.after);
    fresh.removeIf([&](const QByteArray &key) { return old.contains(key); });
    const QList<DuplicateHit> hits = DuplicateStore::find(scope.connection, step.entity->key, fresh, step.after.id(), mostHits);
    if (hits.isEmpty())
        return {};
    QList<FieldError> problems;
    QList<qint64> told;
    for (const DuplicateHit &hit : hits) {
        const auto other = told.contains(hit.record) ? std::nullopt : RecordStore::load(scope.connection, step.entity, hit.record);
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
    for (const FieldError &problem : std::as_const(problems))
        scope.warnings.append(problem.text);
    return {};
}

void keepDuplicateKeys(const SaveScope &scope, const SaveStep &step)
{
    if (hasKeys(*step.entity))
        DuplicateStore::replace(scope.connection, step.entity->key, step.after.id(), keysOf(step.before), keysOf(step.after));
}

} // namespace fairdesk
