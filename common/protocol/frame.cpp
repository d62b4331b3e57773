#include "common/protocol/frame.h"

namespace fairdesk {
namespace {

constexpr qsizetype headerSize = 4;

} // namespace

void FrameReader::append(const QByteArray &bytes)
{
    if (m_broken)
        return;
    if (m_start > 0 && m_start == m_buffer.size()) {
        m_buffer = bytes;
        m_start = 0;
        return;
    }
    if (m_start > 64 * 1024) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::optional<QByteArray> FrameReader::next()
{
    if (m_broken || buffered() < headerSize)
        return {};
    const qsizetype size = qFromBigEndian<quint32>(m_buffer.constData() + m_start);
    if (size > m_limit) {
        m_broken = true;
        m_buffer.clear();
        m_start = 0;
        return {};
    }
    if (buffered() < headerSize + size)
        return {};
    QByteArray content = m_buffer.mid(m_start + headerSize, size);
    m_start += headerSize + size;
    return content;
}

} // namespace fairdesk
