#include "server/jobs/import_matcher.h"

#include "common/text/company_name.h"
#include "common/text/credit_code.h"
#include "common/text/normalise.h"
#include "server/jobs/import_values.h"
#include "server/storage/duplicate_store.h"
#include "server/storage/duplicate_values.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int mostHits = 5; // a hot line can be many firms'

const Value *find(const QList<FieldValue> &values, const QByteArray &field)
{
    for (const FieldValue &entry : values) {
        if (entry.field == field)
            return &entry.value;
    }
    return nullptr;
}

// Two firms of one name whose valid codes differ are two firms.
bool codesDiffer(const Record &left, const Record &right)
{
    if (left.entity().key != "customer")
        return false;
    const CreditCode first = parseCreditCode(left.at("credit_code").text());
    const CreditCode second = parseCreditCode(right.at("credit_code").text());
    return first.isValid() && second.isValid() && first.code != second.code;
}

bool sameName(const Record &left, const Record &right)
{
    const QString first = left.at("name").text();
    const QString second = right.at("name").text();
    if (left.entity().key == "customer")
        return companyCore(first) == companyCore(second);
    return normalisedText(first) == normalisedText(second);
}

// A code or a name says by itself which record is meant; a number or a mail address only together with the name.
bool isTelling(const QByteArray &key)
{
    return key.startsWith("code:") || key.startsWith("name:") || key.startsWith("born:");
}

std::optional<qint64> byTellingKeys(Connection &connection, const EntityPtr &entity, const QList<QByteArray> &keys,
                                    const Record &wanted)
{
    std::optional<qint64> found;
    for (const DuplicateHit &hit : DuplicateStore::find(connection, entity->key, keys, 0, mostHits)) {
        if (hit.key.startsWith("code:"))
            return hit.record;
        if (found)
            continue;
        const bool mayDiffer = entity->key == "customer" && !wanted.at("credit_code").isEmpty();
        const auto there = mayDiffer ? RecordStore::load(connection, entity, hit.record) : std::nullopt;
        if (!there || !codesDiffer(wanted, *there))
            found = hit.record;
    }
    return found;
}

std::optional<qint64> byOtherKeys(Connection &connection, const EntityPtr &entity, const QList<QByteArray> &keys,
                                  const Record &wanted)
{
    for (const DuplicateHit &hit : DuplicateStore::find(connection, entity->key, keys, 0, mostHits)) {
        const auto there = RecordStore::load(connection, entity, hit.record);
        if (there && !codesDiffer(wanted, *there) && sameName(wanted, *there))
            return hit.record;
    }
    return {};
}

std::optional<qint64> byKeys(Connection &connection, const EntityPtr &entity, const Record &wanted)
{
    QList<QByteArray> telling;
    QList<QByteArray> others;
    for (const QByteArray &key : duplicateKeysOf(wanted))
        (isTelling(key) ? telling : others).append(key);
    if (const auto found = byTellingKeys(connection, entity, telling, wanted))
        return found;
    return byOtherKeys(connection, entity, others, wanted);
}

std::optional<qint64> firstOf(const QList<qint64> &ids)
{
    return ids.isEmpty() ? std::nullopt : std::optional<qint64>(ids.first());
}

std::optional<qint64> byUniqueFields(Connection &connection, const EntitySpec &entity, const QList<FieldValue> &values)
{
    for (const FieldValue &entry : values) {
        if (!entity.field(entry.field)->is(Unique))
            continue;
        const QList<qint64> ids = RecordStore::idsWith(connection, entity, {entry.field}, {entry.value});
        if (!ids.isEmpty())
            return ids.first();
    }
    for (const UniqueRule &rule : entity.uniqueRules) {
        QList<Value> wanted;
        for (const QByteArray &field : rule.fields) {
            const Value *value = find(values, field);
            wanted.append(value ? *value : Value::null());
        }
        const bool given =
            std::any_of(wanted.begin(), wanted.end(), [](const Value &value) { return !value.isNull(); });
        const QList<qint64> ids =
            given ? RecordStore::idsWith(connection, entity, rule.fields, wanted) : QList<qint64>();
        if (!ids.isEmpty())
            return ids.first();
    }
    return {};
}

// The same id elsewhere is another record; only with the same title is it the one that the file means.
std::optional<qint64> byForeignId(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                  const QString &foreignId)
{
    const FieldSpec *title = entity->titleField();
    const Value *wanted = title ? find(values, title->key) : nullptr;
    const auto there = wanted ? RecordStore::load(connection, entity, foreignId.toLongLong()) : std::nullopt;
    if (!there || !there->at(DeletedAtField).isEmpty() || there->at(title->key) != *wanted)
        return {};
    return there->id();
}

std::optional<qint64> byEqualValues(Connection &connection, const EntitySpec &entity, const QList<FieldValue> &values)
{
    QList<QByteArray> fields;
    QList<Value> wanted;
    for (const FieldValue &entry : values) {
        const FieldSpec &field = *entity.field(entry.field);
        if (!field.isStoredInRow() || field.kind == Kind::Money)
            continue;
        fields.append(entry.field);
        wanted.append(entry.value);
    }
    return fields.isEmpty() ? std::nullopt : firstOf(RecordStore::idsWith(connection, entity, fields, wanted));
}

} // namespace

std::optional<qint64> knownRecord(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                  const QString &foreignId)
{
    if (const auto id = byUniqueFields(connection, *entity, values))
        return id;
    if (!foreignId.isEmpty()) {
        if (const auto id = byForeignId(connection, entity, values, foreignId))
            return id;
    }
    if (hasDuplicateKeys(*entity))
        return byKeys(connection, entity, recordOf(entity, values));
    if (entity->key == "contact") {
        const Value *customer = find(values, "customer");
        return customer ? knownContact(connection, entity, customer->integer(), values) : std::nullopt;
    }
    return byEqualValues(connection, *entity, values);
}

std::optional<qint64> knownContact(Connection &connection, const EntityPtr &contact, qint64 customer,
                                   const QList<FieldValue> &values)
{
    const Value *name = find(values, "name");
    const Value *family = find(values, "family_name");
    const Value *given = find(values, "given_name");
    if (name)
        return firstOf(RecordStore::idsWith(connection, *contact, {"customer", "name"}, {Value(customer), *name}));
    return firstOf(
        RecordStore::idsWith(connection, *contact, {"customer", "family_name", "given_name"},
                             {Value(customer), family ? *family : Value::null(), given ? *given : Value::null()}));
}

} // namespace fairdesk
