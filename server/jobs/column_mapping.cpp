#include "server/jobs/column_mapping.h"

#include "server/jobs/header_words.h"

#include <QSet>

namespace fairdesk {
namespace {

constexpr char contactPrefix[] = "contact.";

// A path of the table's entity, or of the contact that a row of a customer list names beside it.
struct Target
{
    EntityPtr entity;
    const FieldSpec *field = nullptr;
    bool ofContact = false;
};

Target targetOf(const Catalogue &catalogue, const EntityPtr &entity, const QByteArray &path)
{
    if (entity->key == "customer" && path.startsWith(contactPrefix)) {
        const EntityPtr contact = catalogue.find("contact");
        return {contact, contact->field(path.mid(qstrlen(contactPrefix))), true};
    }
    return {entity, entity->field(path), false};
}

bool isFilledByProgram(const Target &target)
{
    const bool linksBack = target.ofContact && target.field->key == target.entity->follows;
    return target.field->is(ReadOnly) || target.field->kind == Kind::Lines || linksBack;
}

Error unknownTarget(const QString &header, const QByteArray &path)
{
    return Error::invalid(
        message(QT_TRANSLATE_NOOP("Message", "The column “%1” cannot go into “%2”: there is no such field."), header,
                QString::fromUtf8(path)));
}

Error closedTarget(const QString &header, const FieldSpec &field)
{
    Text text = message(
        QT_TRANSLATE_NOOP("Message",
                          "The column “%1” belongs to the field %2, which you may not change. Leave the column out."),
        header, field.label.argument());
    return {ErrorCode::Forbidden, text, {{field.key, text}}};
}

Error takenTarget(const QString &header, const FieldSpec &field)
{
    return Error::invalid(
        message(QT_TRANSLATE_NOOP("Message", "The column “%1” and another one both go into the field %2."), header,
                field.label.argument()));
}

Error missingColumn(const FieldSpec &field, const QStringList &headers)
{
    return Error::invalid(
        {{field.key, message(QT_TRANSLATE_NOOP(
                                 "Message", "No column was found for %1, which must be filled in. The table has: %2."),
                             field.label.argument(), headers.join(QStringLiteral(", ")))}});
}

// Goes through the headers one by one and remembers which fields are taken.
class Mapper
{
public:
    Mapper(const Caller &caller, const Catalogue &catalogue, EntityPtr entity, bool machineForm)
        : m_caller(caller)
        , m_catalogue(catalogue)
        , m_entity(std::move(entity))
        , m_words(headerWords(catalogue, *m_entity))
    {
        m_mapping.machineForm = machineForm;
    }

    Result<void> add(int place, const QString &header, const QHash<QString, QByteArray> &map)
    {
        const auto asked = map.constFind(header);
        if (asked != map.constEnd())
            return asked->isEmpty() ? leaveOut(header) : addAsked(place, header, *asked);
        return isReasonHeader(header) ? Result<void>() : addKnown(place, header);
    }
    ColumnMapping &mapping() { return m_mapping; }

private:
    Result<void> leaveOut(const QString &header)
    {
        if (!header.isEmpty())
            m_mapping.leftOut.append(header);
        return {};
    }

    Result<void> addAsked(int place, const QString &header, const QByteArray &path)
    {
        const Target target = targetOf(m_catalogue, m_entity, path);
        if (!target.field || target.field->kind == Kind::Lines)
            return unknownTarget(header, path);
        if (isFilledByProgram(target) || m_caller.fieldRule(*target.entity, *target.field) != FieldRule::Open)
            return closedTarget(header, *target.field);
        if (m_taken.contains(path))
            return takenTarget(header, *target.field);
        take(place, header, path, target);
        return {};
    }

    Result<void> addKnown(int place, const QString &header)
    {
        const QByteArray path = pathOf(header);
        if (path == "id" && m_mapping.idColumn < 0)
            m_mapping.idColumn = place;
        if (m_mapping.machineForm && noteForPrograms(place, header, path))
            return {};
        const Target target = targetOf(m_catalogue, m_entity, path);
        const FieldRule rule = target.field ? m_caller.fieldRule(*target.entity, *target.field) : FieldRule::Hidden;
        if (!path.isEmpty() && m_taken.contains(path)) {
            m_mapping.repeated.append(header);
            return leaveOut(header);
        }
        if (rule == FieldRule::Hidden) {
            m_mapping.unknown.append(header);
            return leaveOut(header);
        }
        // In a file of ours such columns are there to be read, and everybody knows that they do not come back.
        if (isFilledByProgram(target))
            return m_mapping.machineForm ? Result<void>() : leaveOut(header);
        if (rule != FieldRule::Open && !m_mapping.machineForm)
            return closedTarget(header, *target.field);
        if (rule != FieldRule::Open) {
            m_mapping.closed.append(header);
            return leaveOut(header);
        }
        take(place, header, path, target);
        return {};
    }

    // Columns of our own files that say which record a row is and what its links are called. True if that is all they
    // do.
    bool noteForPrograms(int place, const QString &header, const QByteArray &path)
    {
        const QByteArray exact = header.toUtf8();
        if (const qsizetype dot = exact.indexOf('.'); dot > 0) {
            const FieldSpec *link = m_entity->field(exact.left(dot));
            const EntityPtr target = link && link->kind == Kind::Ref ? m_catalogue.find(link->target) : nullptr;
            const FieldSpec *key = target ? target->field(exact.mid(dot + 1)) : nullptr;
            if (!key || !(key->is(Unique) || key == target->titleField()) || !key->isText())
                return false;
            m_mapping.keyColumns.insert(link->key, place);
            return true;
        }
        const FieldSpec *field = m_entity->field(path);
        if (!field)
            return false;
        if (path != "id" && path != "created_at")
            m_mapping.plainColumns.insert(place, path);
        if (path == "created_at")
            m_mapping.createdColumn = place;
        return field->is(System) && field->is(ReadOnly);
    }

    QByteArray pathOf(const QString &header) const
    {
        const QByteArray exact = header.toUtf8();
        const bool isKey =
            m_entity->field(exact) || (exact.startsWith(contactPrefix) && m_words.values().contains(exact));
        return isKey ? exact : m_words.value(plainHeader(header));
    }

    void take(int place, const QString &header, const QByteArray &path, const Target &target)
    {
        m_taken.insert(path);
        m_mapping.columns.append({place, header, path, target.field, target.ofContact});
    }

    const Caller &m_caller;
    const Catalogue &m_catalogue;
    EntityPtr m_entity;
    QHash<QString, QByteArray> m_words;
    QSet<QByteArray> m_taken;
    ColumnMapping m_mapping;
};

// 手机 and the like mean the contact's where the table names one, and the firm's where it names none.
void moveContactFieldsWithoutContact(const EntitySpec &entity, ColumnMapping &mapping,
                                     const QHash<QString, QByteArray> &map)
{
    const bool named =
        mapping.has("contact.name") || mapping.has("contact.family_name") || mapping.has("contact.given_name");
    if (!mapping.hasContact() || named)
        return;
    struct Move
    {
        const char *from;
        const char *to;
    };
    static constexpr Move moves[] = {
        {"contact.mobile", "phone"}, {"contact.phone", "phone"}, {"contact.email", "email"}};
    for (const Move &move : moves) {
        for (ImportColumn &column : mapping.columns) {
            if (column.path == move.from && !mapping.has(move.to) && !map.contains(column.header))
                column = {column.place, column.header, move.to, entity.field(move.to), false};
        }
    }
    mapping.columns.removeIf([&](const ImportColumn &column) {
        if (column.ofContact)
            mapping.leftOut.append(column.header);
        return column.ofContact;
    });
}

// All headers are keys; or, because another centre may have fields of its own, those two are there that only we write.
bool isMachineForm(const EntitySpec &entity, const QStringList &headers)
{
    if (headers.contains(QLatin1String("id")) && headers.contains(QLatin1String("created_at")))
        return true;
    return std::all_of(headers.begin(), headers.end(), [&](const QString &header) {
        const QByteArray path = header.toUtf8();
        const FieldSpec *first = entity.field(path.left(path.indexOf('.') < 0 ? path.size() : path.indexOf('.')));
        return first && (!path.contains('.') || first->isLink());
    });
}

Result<void> checkRequired(const EntitySpec &entity, const ColumnMapping &mapping, const QStringList &headers)
{
    if (mapping.columns.isEmpty())
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "No column of this table is known. It has: %1."),
                                      headers.join(QStringLiteral(", "))));
    const bool canBeFound = mapping.idColumn >= 0 || mapping.has("external_id") || mapping.has("credit_code");
    for (const FieldSpec &field : entity.fields) {
        const bool fromParts = field.key == "name" && (mapping.has("family_name") || mapping.has("given_name"));
        if (field.is(Required) && !field.is(ReadOnly) && field.kind != Kind::Lines && !field.defaultValue.isPresent() &&
            !canBeFound && !fromParts && !mapping.has(field.key))
            return missingColumn(field, headers);
    }
    return {};
}

} // namespace

int recognisedHeaders(const Catalogue &catalogue, const EntitySpec &entity, const QStringList &cells,
                      const QHash<QString, QByteArray> &map)
{
    const QHash<QString, QByteArray> words = headerWords(catalogue, entity);
    return int(std::count_if(cells.begin(), cells.end(), [&](const QString &cell) {
        return !cell.isEmpty() &&
               (map.contains(cell) || entity.field(cell.toUtf8()) || words.contains(plainHeader(cell)));
    }));
}

Result<ColumnMapping> mapColumns(const Caller &caller, const Catalogue &catalogue, const EntityPtr &entity,
                                 const QStringList &headers, const QHash<QString, QByteArray> &map)
{
    for (auto asked = map.begin(); asked != map.end(); ++asked) {
        if (!headers.contains(asked.key()))
            return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The table has no column “%1”. It has: %2."),
                                          asked.key(), headers.join(QStringLiteral(", "))));
    }
    Mapper mapper(caller, catalogue, entity, isMachineForm(*entity, headers));
    for (int place = 0; place < headers.size(); ++place) {
        if (auto done = mapper.add(place, headers.at(place), map); !done)
            return done.error();
    }
    ColumnMapping mapping = std::move(mapper.mapping());
    moveContactFieldsWithoutContact(*entity, mapping, map);
    if (auto done = checkRequired(*entity, mapping, headers); !done)
        return done.error();
    return mapping;
}

} // namespace fairdesk
