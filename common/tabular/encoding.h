// Finds out in which encoding a text file was written, and turns it into text piece by piece.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

#include <memory>
#include <optional>

class QIODevice;

namespace fairdesk {

namespace platform {
class EncodingDecoder;
}

// The name of an encoding and the bytes of the mark in front of the text.
struct Encoding
{
    QByteArray name = "UTF-8";
    int markLength = 0;
    bool operator==(const Encoding &) const = default;
};

// What the byte order mark at the file's start says, where there is one.
std::optional<Encoding> encodingByMark(QByteArrayView sample);
// From a piece of the file. `complete` says that nothing follows, so a character may not be cut at the end.
// Order: mark, strict UTF-8, plausible GB18030, plausible Big5, UTF-16 without a mark, then a guess by statistics.
Encoding detectEncoding(QByteArrayView sample, bool complete);
// From a random-access device, from its start; the piece judged is where the first non-ASCII text stands, however late
// in the file. The position is restored.
Encoding detectEncoding(QIODevice &device);

// Nothing is valid UTF-8 that contains a zero byte: text files have none, UTF-16 does.
bool isStrictUtf8(QByteArrayView bytes, bool complete);

// Decodes a stream in pieces; a character cut by a piece's end is completed by the next one.
class TextDecoder
{
public:
    // Empty where neither Qt nor the system knows the encoding.
    static std::optional<TextDecoder> create(const QByteArray &encoding);
    TextDecoder(TextDecoder &&) noexcept;
    TextDecoder &operator=(TextDecoder &&) noexcept;
    ~TextDecoder();

    QString decode(QByteArrayView bytes);
    QString finish();

private:
    TextDecoder();

    QStringDecoder m_unicode;
    bool m_isUnicode = false;
    bool m_isUtf8 = false;
    QByteArray m_tail; // the last bytes, to see whether the text ends within a character
    std::unique_ptr<platform::EncodingDecoder> m_legacy;
};

} // namespace fairdesk
