// What letters can mean as typed pinyin. Private to common/text.
#pragma once

#include <QByteArray>
#include <QList>

#include <bitset>
#include <string>

namespace fairdesk {

inline constexpr size_t kLongestPinyin = 64; // nobody types more; bounds the work

// Letters seen as syllables. Full: whole syllables, the last perhaps only begun (guoj). Mixed, only where no full
// reading is possible: at a place where a syllable can stand it must stand, elsewhere a single initial (liml, lmlang).
struct PinyinQuery
{
    enum class Kind { None, Full, Mixed };

    Kind kind = Kind::None;
    bool hasInitials = false;              // each letter can be an initial
    std::bitset<kLongestPinyin> initialAt; // mixed: an initial stands here
    QList<QByteArray> syllableTokens;      // sure to be in the index of a text that matches in this kind
    QList<QByteArray> initialTokens;       // … that matches by initials
};

// The letters must be a–z.
PinyinQuery parsePinyin(const std::string &letters);

} // namespace fairdesk
