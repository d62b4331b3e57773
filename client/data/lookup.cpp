#include "client/data/lookup.h"

#include "client/link/when_done.h"

#include <chrono>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 120ms;
constexpr int shownItems = 20;
constexpr qsizetype recentItems = 8;

} // namespace

void RecentLinks::remember(const QByteArray &entity, const LookupItem &item)
{
    QList<LookupItem> &items = m_items[entity];
    items.removeIf([&](const LookupItem &old) { return old.id == item.id; });
    items.prepend(item);
    items.first().recent = true;
    if (items.size() > recentItems)
        items.resize(recentItems);
}

Lookup::Lookup(ServerLink &link, RecentLinks &recent, QByteArray entity, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_recent(recent)
    , m_entity(std::move(entity))
{
    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &Lookup::ask);
}

void Lookup::setFilter(Filter filter)
{
    m_filter = std::move(filter);
    m_items.clear();
    ++m_question;
}

void Lookup::setText(const QString &text)
{
    m_text = text.trimmed();
    m_typing.start(m_text.isEmpty() ? 0ms : typingPause);
}

void Lookup::choose(const LookupItem &item)
{
    m_recent.remember(m_entity, item);
}

void Lookup::ask()
{
    const quint64 question = ++m_question;
    const EntityPtr entity = m_link.catalogue() ? m_link.catalogue()->find(m_entity) : nullptr;
    if (!entity) {
        emit failed(Error::notFound());
        return;
    }
    // The search index knows pinyin and word parts, but not the field's condition.
    if (!m_text.isEmpty() && m_filter.isEverything() && entity->isSearchable())
        askSearch(question);
    else
        askQuery(question);
}

void Lookup::askSearch(quint64 question)
{
    whenDone(m_link.search(m_text, {m_entity}, shownItems), this, [this, question](const Result<SearchHits> &answer) {
        if (!answer) {
            if (question == m_question)
                emit failed(answer.error());
            return;
        }
        QList<LookupItem> items;
        for (const SearchHit &hit : answer->hits)
            items.append({hit.id, hit.title, hit.detail, false});
        show(question, std::move(items));
    });
}

void Lookup::askQuery(quint64 question)
{
    const EntityPtr entity = m_link.catalogue()->find(m_entity);
    const FieldSpec *title = entity->titleField();
    if (!title) {
        show(question, {});
        return;
    }
    Query query;
    query.entity = m_entity;
    query.columns = {"id", title->key};
    query.filter = m_filter;
    if (!m_text.isEmpty())
        query.filter = Filter::all({m_filter, Filter::compare(title->key, Operator::Contains, {Value(m_text)})});
    query.sort = {{title->key, Ascending}};
    query.limit = shownItems;
    whenDone(m_link.query(query), this, [this, question, key = title->key](const Result<ResultTable> &answer) {
        if (!answer) {
            if (question == m_question)
                emit failed(answer.error());
            return;
        }
        // Recent ones of another customer would not pass the condition.
        QList<LookupItem> items =
            m_text.isEmpty() && m_filter.isEverything() ? m_recent.of(m_entity) : QList<LookupItem>();
        for (int row = 0; row < answer->rowCount(); ++row) {
            const qint64 id = answer->id(row);
            const bool isThere =
                std::any_of(items.begin(), items.end(), [&](const LookupItem &item) { return item.id == id; });
            if (!isThere)
                items.append({id, answer->value(row, key).text(), {}, false});
        }
        show(question, std::move(items));
    });
}

void Lookup::show(quint64 question, QList<LookupItem> items)
{
    if (question != m_question)
        return;
    m_items = std::move(items);
    emit found(m_items);
}

} // namespace fairdesk
