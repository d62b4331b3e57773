#include "server/jobs/link_finder.h"

#include "server/jobs/import_values.h"
#include "server/jobs/text_cells.h"
#include "server/storage/duplicate_store.h"
#include "server/storage/duplicate_values.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int mostNamesakes = 50; // that are looked through for those that the importer sees

Error notFound(const FieldSpec &field, const QString &text)
{
    return Error::invalid(
        {{field.key,
          message(QT_TRANSLATE_NOOP("Message",
                                    "“%1” in the column %2 is not there, or there are several, or you may not see it."),
                  text, field.label.argument())}});
}

// By its exact key, a customer is found also where the legal form is written differently.
QList<qint64> byNameKey(Connection &connection, const EntityPtr &target, const QString &text)
{
    const Record named = recordOf(target, {{"name", Value(text)}});
    QList<qint64> ids;
    for (const DuplicateHit &hit :
         DuplicateStore::find(connection, target->key, duplicateKeysOf(named), 0, mostNamesakes))
        ids.append(hit.record);
    return ids;
}

} // namespace

QList<qint64> LinkFinder::seen(const EntitySpec &target, QList<qint64> ids) const
{
    ids.removeIf([&](qint64 id) { return !m_maySee(target, id); });
    return ids;
}

QList<qint64> LinkFinder::candidates(const EntitySpec &target, const QString &text)
{
    for (const FieldSpec &field : target.fields) {
        if (!field.is(Unique) || !field.isText())
            continue;
        const QList<qint64> ids = seen(target, RecordStore::idsWith(m_connection, target, {field.key}, {Value(text)}));
        if (!ids.isEmpty())
            return ids;
    }
    const FieldSpec *title = target.titleField();
    if (!title)
        return {};
    const QList<qint64> ids = seen(target, RecordStore::idsWith(m_connection, target, {title->key}, {Value(text)}));
    if (!ids.isEmpty() || target.key != "customer")
        return ids;
    return seen(target, byNameKey(m_connection, m_catalogue.find(target.key), text));
}

std::optional<qint64> LinkFinder::find(const EntitySpec &target, const QString &text)
{
    const std::pair<QByteArray, QString> key{target.key, text};
    if (const auto known = m_found.constFind(key); known != m_found.constEnd())
        return *known;
    QList<qint64> ids = candidates(target, text);
    if (ids.isEmpty()) {
        bool isNumber = false;
        const qint64 id = text.toLongLong(&isNumber);
        if (isNumber && id > 0)
            ids = seen(target, {id});
    }
    if (ids.size() != 1)
        return {};
    m_found.insert(key, ids.first());
    return ids.first();
}

Result<Value> LinkFinder::resolve(const FieldSpec &field, const Value &value)
{
    if ((field.kind != Kind::Ref && field.kind != Kind::Many) || value.isEmpty())
        return value;
    const EntityPtr target = m_catalogue.find(field.target);
    if (field.kind == Kind::Ref) {
        const auto id = find(*target, value.text());
        return id ? Result<Value>(Value(*id)) : Result<Value>(notFound(field, value.text()));
    }
    QList<qint64> ids;
    for (const QString &part : splitList(value.text())) {
        const auto id = find(*target, part);
        if (!id && target->key != "tag")
            return notFound(field, part);
        if (!id)
            m_newTags.append(part);
        ids.append(id ? *id : temporaryTagId(m_newTags.size() - 1));
    }
    return Value(ids);
}

} // namespace fairdesk
