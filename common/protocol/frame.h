// Frames: a 4-byte big-endian length and that many bytes. Pure, without a socket; the length is checked before
// anything is buffered for it.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <optional>

namespace fairdesk {

inline constexpr quint32 protocolVersion = 1;
inline constexpr quint32 minimumProtocolVersion = 1;
inline constexpr qsizetype frameLimitBeforeLogin = 16 * 1024;
inline constexpr qsizetype frameLimit = 8 * 1024 * 1024;

class FrameReader
{
public:
    explicit FrameReader(qsizetype limit)
        : m_limit(limit)
    {
    }

    void setLimit(qsizetype limit) { m_limit = limit; }
    void append(const QByteArray &bytes);
    // The next complete frame's content; nothing if more bytes are needed or the stream is broken.
    std::optional<QByteArray> next();
    // A length over the limit was announced: the stream cannot be read any further.
    bool isBroken() const { return m_broken; }
    qsizetype buffered() const { return m_buffer.size() - m_start; }

private:
    QByteArray m_buffer;
    qsizetype m_start = 0;
    qsizetype m_limit;
    bool m_broken = false;
};

// Reserves the header in front of a message that `serialize(char *, int)` then fills, without a copy.
template<class Message>
QByteArray frameOf(const Message &message)
{
    const qsizetype size = qsizetype(message.ByteSizeLong());
    QByteArray frame(4 + size, Qt::Uninitialized);
    qToBigEndian(quint32(size), frame.data());
    message.SerializeWithCachedSizesToArray(reinterpret_cast<uint8_t *>(frame.data() + 4));
    return frame;
}

} // namespace fairdesk
