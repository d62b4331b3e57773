#include "server/records/change_feed.h"

namespace fairdesk {

int ChangeFeed::addListener(Listener listener)
{
    const std::lock_guard lock(m_mutex);
    const int id = m_nextListener++;
    m_listeners.insert(id, std::move(listener));
    return id;
}

void ChangeFeed::removeListener(int id)
{
    const std::lock_guard lock(m_mutex);
    m_listeners.remove(id);
}

void ChangeFeed::append(FeedEntry entry)
{
    m_pending.entries.append(std::move(entry));
}

void ChangeFeed::rollbackAfter(qint64 sequence)
{
    if (m_pending.entries.isEmpty() || m_pending.entries.last().sequence <= sequence)
        return;
    m_pending.entries.removeIf([&](const FeedEntry &entry) { return entry.sequence > sequence; });
}

void ChangeFeed::publish()
{
    if (m_pending.entries.isEmpty() && !m_pending.catalogueChanged && !m_pending.rightsChanged)
        return;
    if (!m_pending.entries.isEmpty())
        m_last = m_pending.entries.last().sequence;
    const auto batch = std::make_shared<const FeedBatch>(std::exchange(m_pending, {}));
    // Under the lock: a listener that was removed is not called any more.
    const std::lock_guard lock(m_mutex);
    for (const Listener &listener : std::as_const(m_listeners))
        listener(batch);
}

} // namespace fairdesk
