// One thread for all password hashes: each takes memory and time on purpose, so signing in must not be able to take the
// whole machine. What cannot be done soon is refused at once.
#pragma once

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace fairdesk {

class HashQueue
{
public:
    explicit HashQueue(size_t limit);
    ~HashQueue();
    HashQueue(const HashQueue &) = delete;
    HashQueue &operator=(const HashQueue &) = delete;

    // False if too many are waiting.
    bool submit(std::function<void()> work);
    size_t waiting() const;
    // Ends after the hash that is being made; what waits is forgotten.
    void stop();

private:
    void run();

    const size_t m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace fairdesk
