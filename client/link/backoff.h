// How long to wait before the next try to connect.
#pragma once

#include <chrono>

namespace fairdesk {

// Doubles from the first to the last delay. The jitter keeps a hundred desks from knocking in the same second after the
// server was restarted.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds last)
        : m_first(first)
        , m_last(last)
    {
    }

    std::chrono::milliseconds next();
    void reset() { m_tries = 0; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_last;
    int m_tries = 0;
};

} // namespace fairdesk
