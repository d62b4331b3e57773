// The search box and the search within lists find what may be seen, by what may be seen.
#include "tests/access/matrix.h"

#include "server/storage/search_store.h"

namespace fairdesk::test {

void Matrix::checkSearch(const EntitySpec &entity, const Record &record)
{
    if (!entity.isSearchable())
        return;
    for (const FieldSpec &field : entity.fields) {
        const auto keyClass = SearchStore::classOf(field);
        const QString value = record.at(field.key).text();
        if (!keyClass || value.size() < 8 || (field.kind != Kind::Phone && !field.is(Title)))
            continue;
        // Open fields of a class are found by if none of the class is closed.
        bool all = true;
        for (const FieldSpec &other : entity.fields)
            all = all && (SearchStore::classOf(other) != keyClass || mayDecideBy(entity, other.key));
        const bool visible = readable(entity.key) && sees(entity.key, record.id());
        const auto place = [&] { return about(entity, record.id(), field.key); };
        wire::Search request;
        request.set_text(value.toStdString());
        request.add_entities(entity.key.toStdString());
        const Result<wire::SearchReply> reply = m_world.queries().search(m_context, request);
        const bool found =
            reply && std::any_of(reply->results().begin(), reply->results().end(),
                                 [&](const wire::SearchResult &result) { return result.id() == record.id(); });
        same("search", visible && all, found, place);
        Query query = listOf(entity);
        query.search = value.toUtf8();
        const auto listed = idsOf(query);
        same("search in a list", visible && all, listed && listed->contains(record.id()), place);
        if (!listed)
            continue;
        const QList<qint64> seen = seenRecords(entity);
        same("search in a list: within the list", true,
             std::all_of(listed->begin(), listed->end(), [&](qint64 id) { return seen.contains(id); }), place);
        if (!found)
            continue;
        for (const wire::SearchResult &result : reply->results()) {
            if (result.id() != record.id())
                continue;
            const FieldSpec *followed = entity.field(entity.follows);
            const Record *parent =
                followed ? m_world.find(followed->target, record.at(followed->key).integer()) : nullptr;
            if (parent) {
                const bool told = mayDecideBy(entity, followed->key) && readable(followed->target) &&
                                  sees(followed->target, parent->id()) && knowsTitles(followed->target);
                same("search: what it belongs to", told, result.detail() == parent->title().toStdString(), place);
            }
            same("search: title", m_oracle.mayDecideBy(m_person.id, entity.key, entity.titleField()->key),
                 result.title() == record.title().toStdString(), place);
        }
    }
}

} // namespace fairdesk::test
