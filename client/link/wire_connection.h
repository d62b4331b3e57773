// One TLS 1.3 connection that carries frames.
#pragma once

#include "common/base/error.h"
#include "common/protocol/frame.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

#include <chrono>

#include "fairdesk.pb.h"

namespace fairdesk {

// Nothing is sent or read before release(): the owner first looks at the server's key. Ends once, with failed().
class WireConnection : public QObject
{
    Q_OBJECT
public:
    explicit WireConnection(QObject *parent = nullptr);
    ~WireConnection() override;

    void open(const QString &host, quint16 port, std::chrono::milliseconds timeout);
    void release();
    void send(const wire::Envelope &envelope);
    void setFrameLimit(qsizetype limit) { m_reader.setLimit(limit); }
    // Sends what is waiting, then closes; no failed() afterwards.
    void close();

    std::chrono::milliseconds silentFor() const { return std::chrono::milliseconds(m_lastBytes.elapsed()); }

signals:
    void secured(const QByteArray &fingerprint);
    void received(const fairdesk::wire::Envelope &envelope);
    // Fatal: trying again with the same server makes no sense.
    void failed(const fairdesk::Error &error, bool fatal);

private:
    void checkTls(const QList<QSslError> &errors);
    void onEncrypted();
    void onSocketError(QAbstractSocket::SocketError error);
    void readFrames();
    void fail(const Error &error, bool fatal);

    QSslSocket m_socket;
    FrameReader m_reader{frameLimitBeforeLogin};
    QTimer m_connecting;
    QElapsedTimer m_lastBytes;
    QString m_server;
    QString m_tlsProblem;
    bool m_released = false;
    bool m_ended = false;
};

} // namespace fairdesk
