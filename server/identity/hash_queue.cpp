#include "server/identity/hash_queue.h"

namespace fairdesk {

HashQueue::HashQueue(size_t limit)
    : m_limit(limit)
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("hashing"));
    m_thread->start(QThread::LowPriority);
}

HashQueue::~HashQueue()
{
    stop();
}

void HashQueue::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_queue.clear();
    }
    m_wake.notify_all();
    m_thread->wait();
}

bool HashQueue::submit(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= m_limit)
            return false;
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

size_t HashQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void HashQueue::run()
{
    while (true) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_stopping)
                return;
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work();
    }
}

} // namespace fairdesk
