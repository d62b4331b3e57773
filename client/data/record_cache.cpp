#include "client/data/record_cache.h"

#include "client/link/when_done.h"

namespace fairdesk {
namespace {

constexpr qsizetype rememberedChanges = 10'000;

} // namespace

RecordCache::RecordCache(ServerLink &link, int capacity, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_kept(capacity)
{
    connect(&link, &ServerLink::changed, this, &RecordCache::onChanged);
    connect(&link, &ServerLink::everythingStale, this, &RecordCache::clear);
    connect(&link, &ServerLink::catalogueChanged, this, &RecordCache::clear);
}

QFuture<Result<FetchedRecord>> RecordCache::fetch(const FetchRequest &request)
{
    const Entry *entry = request.id > 0 && !request.deleted ? m_kept.object({request.entity, request.id}) : nullptr;
    if (entry && entry->request.columns == request.columns && entry->request.panels == request.panels) {
        QPromise<Result<FetchedRecord>> promise;
        promise.start();
        promise.addResult(entry->answer);
        promise.finish();
        return promise.future();
    }
    auto promise = std::make_shared<QPromise<Result<FetchedRecord>>>();
    promise->start();
    whenDone(m_link.fetch(request), this,
             [this, promise, request, askedAt = m_now](const Result<FetchedRecord> &answer) {
                 if (answer && request.id > 0 && !request.deleted)
                     keep(request, *answer, askedAt);
                 promise->addResult(answer);
                 promise->finish();
             });
    return promise->future();
}

void RecordCache::keep(const FetchRequest &request, const FetchedRecord &answer, quint64 askedAt)
{
    const auto changedSince = [&](const QByteArray &entity, qint64 id) {
        return m_changedAt.value({entity, id}) > askedAt;
    };
    const bool panelsChanged = std::any_of(request.panels.begin(), request.panels.end(),
                                           [&](const Query &panel) { return changedSince(panel.entity, 0); });
    if (m_clearedAt > askedAt || changedSince(request.entity, request.id) || panelsChanged)
        return;
    m_kept.insert({request.entity, request.id}, new Entry{request, answer});
}

void RecordCache::clear()
{
    const QList<Key> keys = m_kept.keys();
    m_clearedAt = ++m_now;
    m_changedAt.clear();
    m_kept.clear();
    for (const Key &key : keys)
        emit outdated(key.first, key.second);
}

void RecordCache::onChanged(const QList<ChangeNotice> &changes)
{
    if (m_changedAt.size() > rememberedChanges) {
        clear();
        return;
    }
    ++m_now;
    for (const ChangeNotice &change : changes) {
        m_changedAt[{change.entity, change.id}] = m_now;
        m_changedAt[{change.entity, 0}] = m_now;
    }
    QList<Key> dropped;
    for (const Key &key : m_kept.keys()) {
        const FetchRequest &request = m_kept.object(key)->request;
        const bool touched = std::any_of(changes.begin(), changes.end(), [&](const ChangeNotice &change) {
            const bool inPanel = std::any_of(request.panels.begin(), request.panels.end(),
                                             [&](const Query &panel) { return panel.entity == change.entity; });
            return inPanel || Key(change.entity, change.id) == key;
        });
        if (touched)
            dropped.append(key);
    }
    for (const Key &key : dropped)
        m_kept.remove(key);
    for (const Key &key : dropped)
        emit outdated(key.first, key.second);
}

} // namespace fairdesk
