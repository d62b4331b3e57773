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

// The records that could be meant. Of several the first is the one, but one that the importer sees goes before one
// that he does not.
class Choice
{
public:
    Choice(const EntitySpec &entity, const MaySee &maySee)
        : m_entity(entity)
        , m_maySee(maySee)
    {
    }

    void offer(qint64 id)
    {
        if (m_known && m_known->seen)
            return;
        const bool seen = m_maySee(m_entity, id);
        if (!m_known || seen)
            m_known = KnownRecord{id, seen};
    }
    const std::optional<KnownRecord> &known() const { return m_known; }

private:
    const EntitySpec &m_entity;
    const MaySee &m_maySee;
    std::optional<KnownRecord> m_known;
};

std::optional<KnownRecord> byTellingKeys(Connection &connection, const EntityPtr &entity, const QList<QByteArray> &keys,
                                         const Record &wanted, const MaySee &maySee)
{
    Choice byCode(*entity, maySee);
    Choice byName(*entity, maySee);
    for (const DuplicateHit &hit : DuplicateStore::find(connection, entity->key, keys, 0, mostHits)) {
        if (hit.key.startsWith("code:")) {
            byCode.offer(hit.record);
            continue;
        }
        const bool mayDiffer = entity->key == "customer" && !wanted.at("credit_code").isEmpty();
        const auto there = mayDiffer ? RecordStore::load(connection, entity, hit.record) : std::nullopt;
        if (!there || !codesDiffer(wanted, *there))
            byName.offer(hit.record);
    }
    return byCode.known() ? byCode.known() : byName.known();
}

std::optional<KnownRecord> byOtherKeys(Connection &connection, const EntityPtr &entity, const QList<QByteArray> &keys,
                                       const Record &wanted, const MaySee &maySee)
{
    Choice choice(*entity, maySee);
    for (const DuplicateHit &hit : DuplicateStore::find(connection, entity->key, keys, 0, mostHits)) {
        const auto there = RecordStore::load(connection, entity, hit.record);
        if (there && !codesDiffer(wanted, *there) && sameName(wanted, *there))
            choice.offer(hit.record);
    }
    return choice.known();
}

std::optional<KnownRecord> byKeys(Connection &connection, const EntityPtr &entity, const Record &wanted,
                                  const MaySee &maySee)
{
    QList<QByteArray> telling;
    QList<QByteArray> others;
    for (const QByteArray &key : duplicateKeysOf(wanted))
        (isTelling(key) ? telling : others).append(key);
    if (const auto found = byTellingKeys(connection, entity, telling, wanted, maySee))
        return found;
    return byOtherKeys(connection, entity, others, wanted, maySee);
}

std::optional<qint64> firstSeen(const EntitySpec &entity, const QList<qint64> &ids, const MaySee &maySee)
{
    const auto seen = std::find_if(ids.begin(), ids.end(), [&](qint64 id) { return maySee(entity, id); });
    return seen == ids.end() ? std::nullopt : std::optional<qint64>(*seen);
}

std::optional<KnownRecord> seenRecord(const std::optional<qint64> &id)
{
    return id ? std::optional<KnownRecord>({*id, true}) : std::nullopt;
}

std::optional<KnownRecord> byUniqueFields(Connection &connection, const EntitySpec &entity,
                                          const QList<FieldValue> &values, const MaySee &maySee)
{
    for (const FieldValue &entry : values) {
        if (!entity.field(entry.field)->is(Unique))
            continue;
        const QList<qint64> ids = RecordStore::idsWith(connection, entity, {entry.field}, {entry.value});
        if (!ids.isEmpty())
            return KnownRecord{ids.first(), maySee(entity, ids.first())};
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
            return KnownRecord{ids.first(), maySee(entity, ids.first())};
    }
    return {};
}

// The same id elsewhere is another record; only with the same title is it the one that the file means.
std::optional<qint64> byForeignId(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                  const QString &foreignId, const MaySee &maySee)
{
    const qint64 id = foreignId.toLongLong();
    if (!maySee(*entity, id))
        return {};
    const FieldSpec *title = entity->titleField();
    const Value *wanted = title ? find(values, title->key) : nullptr;
    const auto there = wanted ? RecordStore::load(connection, entity, id) : std::nullopt;
    if (!there || there->at(title->key) != *wanted)
        return {};
    return there->id();
}

std::optional<qint64> byEqualValues(Connection &connection, const EntitySpec &entity, const QList<FieldValue> &values,
                                    const MaySee &maySee)
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
    if (fields.isEmpty())
        return {};
    return firstSeen(entity, RecordStore::idsWith(connection, entity, fields, wanted), maySee);
}

} // namespace

std::optional<KnownRecord> knownRecord(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                       const QString &foreignId, const MaySee &maySee)
{
    if (const auto known = byUniqueFields(connection, *entity, values, maySee))
        return known;
    if (!foreignId.isEmpty()) {
        if (const auto id = byForeignId(connection, entity, values, foreignId, maySee))
            return seenRecord(id);
    }
    if (hasDuplicateKeys(*entity))
        return byKeys(connection, entity, recordOf(entity, values), maySee);
    if (entity->key == "contact") {
        const Value *customer = find(values, "customer");
        return customer ? seenRecord(knownContact(connection, entity, customer->integer(), values, maySee))
                        : std::nullopt;
    }
    return seenRecord(byEqualValues(connection, *entity, values, maySee));
}

std::optional<qint64> knownContact(Connection &connection, const EntityPtr &contact, qint64 customer,
                                   const QList<FieldValue> &values, const MaySee &maySee)
{
    const Value *name = find(values, "name");
    const Value *family = find(values, "family_name");
    const Value *given = find(values, "given_name");
    const QList<qint64> ids =
        name
            ? RecordStore::idsWith(connection, *contact, {"customer", "name"}, {Value(customer), *name})
            : RecordStore::idsWith(connection, *contact, {"customer", "family_name", "given_name"},
                                   {Value(customer), family ? *family : Value::null(), given ? *given : Value::null()});
    return firstSeen(*contact, ids, maySee);
}

} // namespace fairdesk
