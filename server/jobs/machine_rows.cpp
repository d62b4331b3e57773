#include "server/jobs/machine_rows.h"

#include "common/catalogue/value_text.h"
#include "server/jobs/link_finder.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

// The ids of a link cell; nothing if names stand there, as somebody may have written them into the sheet.
std::optional<QList<qint64>> idsOf(const QString &text)
{
    QList<qint64> ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qint64 id = part.trimmed().toLongLong(&isNumber);
        if (!isNumber || id <= 0)
            return {};
        ids.append(id);
    }
    return ids;
}

bool isLiving(const Record &record)
{
    return record.at(DeletedAtField).isEmpty();
}

Error unknownHere(const FieldSpec &field)
{
    return Error::invalid(
        {{field.key, message(QT_TRANSLATE_NOOP(
                                 "Message", "%1: the file comes from another centre and does not say which record is "
                                            "meant here. Export it with the column “%2.external_id” as well."),
                             field.label.argument(), QString::fromUtf8(field.key))}});
}

} // namespace

// Whoever changes a record in a sheet changes a few of its cells; two records that share an id share hardly any.
bool MachineRows::isSame(const Record &there, const ImportLine &line) const
{
    int filled = 0;
    int equal = 0;
    for (auto column = m_mapping.plainColumns.cbegin(); column != m_mapping.plainColumns.cend(); ++column) {
        const QString cell = line.cells.value(column.key());
        if (cell.isEmpty())
            continue;
        ++filled;
        equal += valueToText(*m_entity->field(column.value()), there.at(column.value())) == cell ? 1 : 0;
    }
    return 2 * equal >= filled;
}

bool MachineRows::hasEvidence(const Record &there, const ImportLine &line) const
{
    const FieldSpec *title = m_entity->titleField();
    for (auto column = m_mapping.plainColumns.cbegin(); column != m_mapping.plainColumns.cend(); ++column) {
        const FieldSpec &field = *m_entity->field(column.value());
        const QString cell = line.cells.value(column.key()).trimmed();
        if ((field.is(Unique) || &field == title) && !cell.isEmpty() && valueToText(field, there.at(field.key)) == cell)
            return true;
    }
    return false;
}

MachineRows::Place MachineRows::placeOf(Connection &connection, const ImportLine &line, const MaySee &maySee) const
{
    const qint64 id = line.id.toLongLong();
    if (id <= 0)
        return {}; // somebody added it to the sheet
    const auto there = RecordStore::load(connection, m_entity, id);
    const bool seen = there && isLiving(*there) && maySee(*m_entity, id);
    const auto living = there && isLiving(*there) ? std::optional<qint64>(id) : std::nullopt;
    if (line.created.isEmpty()) {
        if (there && hasEvidence(*there, line))
            return {Origin::Here, living};
        return {seen ? Origin::Doubtful : Origin::Here, {}};
    }
    FieldSpec instant;
    instant.kind = Kind::Instant;
    const auto created = valueFromText(instant, line.created);
    if (!there || !created || there->at(CreatedAtField) != *created)
        return {Origin::Elsewhere, {}};
    if (isSame(*there, line))
        return {Origin::Here, living};
    return {seen ? Origin::Doubtful : Origin::Elsewhere, {}};
}

Error MachineRows::doubt(const ImportLine &line) const
{
    const FieldSpec *title = m_entity->titleField();
    return Error::invalid(message(
        QT_TRANSLATE_NOOP("Message", "Nothing in the row shows that it is the record no. %1 of this centre. Export it "
                                     "with the columns created_at and %2, or leave out the column id."),
        line.id, QString::fromUtf8(title ? title->key : QByteArray("external_id"))));
}

Result<Value> MachineRows::linkHere(const FieldSpec &field, const QString &text, LinkFinder &links,
                                    const MaySee &maySee) const
{
    const auto ids = idsOf(text);
    const EntityPtr target = m_catalogue.find(field.target);
    const bool known =
        ids && target && std::all_of(ids->begin(), ids->end(), [&](qint64 id) { return maySee(*target, id); });
    if (!known || ids->isEmpty() || (field.kind == Kind::Ref && ids->size() > 1))
        return links.resolve(field, Value(text));
    return field.kind == Kind::Ref ? Value(ids->first()) : Value(*ids);
}

// Nothing if it is not known what the link means here.
std::optional<Value> MachineRows::linkElsewhere(const FieldSpec &field, const QString &text, const ImportLine &line,
                                                LinkFinder &links, bool *mayCome) const
{
    const auto ids = idsOf(text);
    const auto byWords = [&](const QString &words) -> std::optional<Value> {
        const auto found = links.resolve(field, Value(words));
        return found ? std::optional<Value>(*found) : std::nullopt;
    };
    if (!ids)
        return byWords(text);
    const bool isOwnKind = field.target == m_entity->key;
    // A trial run made the record that is meant, and it is gone again.
    if (isOwnKind && std::any_of(ids->begin(), ids->end(), [&](qint64 id) { return became(id) == 0; }))
        return Value();
    const bool all =
        isOwnKind && std::all_of(ids->begin(), ids->end(), [&](qint64 id) { return became(id).value_or(0) > 0; });
    if (all) {
        QList<qint64> here;
        for (const qint64 id : *ids)
            here.append(*became(id));
        return field.kind == Kind::Ref ? Value(here.first()) : Value(here);
    }
    for (const QString &key : field.kind == Kind::Ref ? line.keys.values(field.key) : QStringList()) {
        if (auto found = key.isEmpty() ? std::nullopt : byWords(key))
            return found;
    }
    *mayCome = isOwnKind && std::any_of(ids->begin(), ids->end(), [&](qint64 id) { return !became(id); });
    return {};
}

Result<MachineRows::Values> MachineRows::valuesOf(const ImportLine &line, const Place &place, bool last,
                                                  LinkFinder &links, const MaySee &maySee)
{
    links.forgetNewTags();
    Values values;
    for (const ImportValue &entry : line.values) {
        const FieldSpec &field = *m_entity->field(entry.field);
        const bool isLink = field.kind == Kind::Ref || field.kind == Kind::Many;
        if (entry.value.isEmpty()) {
            values.cleared.append(entry.field);
            continue;
        }
        if (!isLink) {
            values.given.append({entry.field, entry.value});
            continue;
        }
        if (place.origin == Origin::Here) {
            const auto linked = linkHere(field, entry.value.text(), links, maySee);
            if (!linked)
                return linked.error();
            values.given.append({entry.field, *linked});
            continue;
        }
        bool mayCome = false;
        if (const auto linked = linkElsewhere(field, entry.value.text(), line, links, &mayCome)) {
            if (linked->isPresent())
                values.given.append({entry.field, *linked});
        } else if (mayCome && !last) {
            values.mustWait = true;
        } else if (field.is(Required)) {
            return unknownHere(field);
        } else {
            ++m_batch.leftOut[field.key];
        }
    }
    return values;
}

// Those that the importer does not see were not in his file, so their absence says nothing.
QList<qint64> MachineRows::unseen(const FieldSpec &field, const Value &value, const MaySee &maySee) const
{
    const EntityPtr target = m_catalogue.find(field.target);
    if (!field.isLink() || value.isEmpty() || !target)
        return {};
    QList<qint64> ids = field.kind == Kind::Ref ? QList<qint64>{value.integer()} : value.valueOr(QList<qint64>());
    ids.removeIf([&](qint64 id) { return maySee(*target, id); });
    return ids;
}

QList<FieldValue> MachineRows::differing(const Record &there, const Values &values, const MaySee &maySee) const
{
    QList<FieldValue> differing;
    const auto compare = [&](const QByteArray &key, Value wanted) {
        const FieldSpec &field = *m_entity->field(key);
        const Value &old = there.at(key);
        const QList<qint64> hidden = unseen(field, old, maySee);
        if (field.kind == Kind::Many && !hidden.isEmpty()) {
            QList<qint64> ids = wanted.valueOr(QList<qint64>()) + hidden;
            std::sort(ids.begin(), ids.end());
            wanted = Value(ids);
        }
        const bool keepsHidden = field.kind == Kind::Ref && !hidden.isEmpty() && wanted.isEmpty();
        const bool same = (old.isEmpty() && wanted.isEmpty()) || old == wanted;
        if (!same && !keepsHidden)
            differing.append({key, std::move(wanted)});
    };
    for (const FieldValue &entry : values.given)
        compare(entry.field, entry.value);
    for (const QByteArray &key : values.cleared)
        compare(key, Value::null());
    return differing;
}

void MachineRows::learn(const ImportLine &line, qint64 record)
{
    if (const qint64 id = line.id.toLongLong(); id > 0)
        m_batch.ids.insert(id, record);
}

void MachineRows::keepBatch()
{
    m_learnt.ids.insert(m_batch.ids);
    for (auto field = m_batch.leftOut.cbegin(); field != m_batch.leftOut.cend(); ++field)
        m_learnt.leftOut[field.key()] += field.value();
    m_batch = {};
}

std::optional<qint64> MachineRows::became(qint64 id) const
{
    for (const Learnt *learnt : {&m_batch, &m_learnt}) {
        if (const auto found = learnt->ids.constFind(id); found != learnt->ids.constEnd())
            return *found;
    }
    return {};
}

} // namespace fairdesk
