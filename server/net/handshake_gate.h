// Lets TLS handshakes begin at an even rate: after a restart everybody comes back at once, and each handshake costs
// milliseconds that those who are signed in already would wait for.
#pragma once

#include <QElapsedTimer>

#include <mutex>

namespace fairdesk {

class HandshakeGate
{
public:
    explicit HandshakeGate(int perSecond);
    bool take();

private:
    std::mutex m_mutex;
    const double m_perSecond;
    const double m_burst;
    double m_tokens;
    QElapsedTimer m_since;
};

} // namespace fairdesk
