// One index token under construction, and the markers that keep the kinds of token apart. Private to common/text.
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace fairdesk {

// Longer than any unmarked token that starts so (see search_keys.h).
inline constexpr std::string_view kInitialsMarker = "yy";
inline constexpr std::string_view kSyllableMarker = "zz";
inline constexpr std::string_view kBeginMarker = "xxx";

// A short UTF-8 string without allocation: indexing a record makes hundreds.
class Token
{
public:
    Token() = default;
    explicit Token(std::string_view marker)
    {
        std::memcpy(m_bytes.data(), marker.data(), marker.size());
        m_size = qsizetype(marker.size());
    }

    Token with(char32_t letter) const
    {
        Token longer = *this;
        longer.append(letter);
        return longer;
    }

    const char *data() const { return m_bytes.data(); }
    qsizetype size() const { return m_size; }
    QByteArray bytes() const { return QByteArray(m_bytes.data(), m_size); }

    // All bytes in one number; only for up to eight.
    std::uint64_t packed() const
    {
        std::uint64_t value;
        std::memcpy(&value, m_bytes.data(), sizeof value);
        return value;
    }

private:
    void append(char32_t c)
    {
        if (c < 0x80)
            return push(c);
        if (c < 0x800) {
            push(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                push(0xE0 | (c >> 12));
            } else {
                push(0xF0 | (c >> 18));
                push(0x80 | ((c >> 12) & 0x3F));
            }
            push(0x80 | ((c >> 6) & 0x3F));
        }
        push(0x80 | (c & 0x3F));
    }

    void push(char32_t byte)
    {
        if (m_size < qsizetype(m_bytes.size()))
            m_bytes[size_t(m_size++)] = char(byte);
    }

    std::array<char, 16> m_bytes{}; // four characters of four bytes
    qsizetype m_size = 0;
};

inline Token tokenOf(std::u32string_view letters)
{
    Token token;
    for (const char32_t letter : letters)
        token = token.with(letter);
    return token;
}

} // namespace fairdesk
