// One blocking connection to a server: what a client costs without a client. Lives in one thread.
#pragma once

#include "common/base/result.h"
#include "common/protocol/frame.h"

#include "fairdesk.pb.h"

#include <QSslSocket>

namespace fairdesk::bench {

class WireClient
{
public:
    Result<void> open(const QString &host, quint16 port);
    Result<wire::LoginReply> login(const QString &user, const QByteArray &password);
    // Sends the request and waits for its answer; what the server sends by itself is read over.
    Result<wire::Envelope> call(wire::Envelope request);

private:
    Result<wire::Envelope> nextEnvelope();

    QSslSocket m_socket;
    FrameReader m_frames{frameLimit};
    quint64 m_lastRequest = 0;
};

} // namespace fairdesk::bench
