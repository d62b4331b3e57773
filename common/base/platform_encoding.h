// What differs by platform about old Chinese, Japanese and European encodings: Qt without ICU reads only the Unicode
// ones.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace fairdesk::platform {

// Turns the bytes of one named encoding ("GB18030", "Big5", "Shift_JIS" …) into text, piece by piece: a character that
// is cut by the end of one piece is completed by the next.
class EncodingDecoder
{
public:
    // Null where the system does not know the encoding.
    static std::unique_ptr<EncodingDecoder> create(const QByteArray &encoding);
    virtual ~EncodingDecoder() = default;

    // Bytes that are no character become U+FFFD and are counted.
    virtual QString decode(QByteArrayView bytes) = 0;
    // What is left of a character that the text's end cut off.
    virtual QString finish() = 0;

    qint64 invalidCount() const { return m_invalid; }

protected:
    qint64 m_invalid = 0;
};

} // namespace fairdesk::platform
