#include "server/net/handshake_gate.h"

#include <algorithm>

namespace fairdesk {

HandshakeGate::HandshakeGate(int perSecond)
    : m_perSecond(perSecond)
    , m_burst(std::max(1.0, perSecond / 10.0))
    , m_tokens(m_burst)
{
    m_since.start();
}

bool HandshakeGate::take()
{
    const std::lock_guard lock(m_mutex);
    const double earned = m_perSecond * double(m_since.nsecsElapsed()) / 1e9;
    m_since.restart();
    m_tokens = std::min(m_burst, m_tokens + earned);
    if (m_tokens < 1.0)
        return false;
    m_tokens -= 1.0;
    return true;
}

} // namespace fairdesk
