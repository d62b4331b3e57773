// A typed query taken apart for matching. Private to common/text.
#pragma once

#include "common/text/pinyin_query.h"

#include <QStringList>

#include <string>
#include <vector>

namespace fairdesk {

// A part of a typed word whose characters are all of one kind.
struct SearchPiece
{
    enum class Kind {
        Ideographs,
        Letters,
        Others
    }; // Letters: a–z, which can be pinyin too; Others: digits, Cyrillic …

    Kind kind;
    std::u32string text;
    PinyinQuery pinyin; // Letters only
};

// One typed word; all of it must be found without a gap.
struct SearchTerm
{
    std::vector<SearchPiece> pieces;
    bool isOneLetter = false;  // matches only where a word begins: anywhere else it would match nearly everything
    bool allowsPinyin = false; // only if some token narrows the candidates then
};

// A typed query taken apart.
struct ParsedSearch
{
    std::vector<SearchTerm> terms;
    std::u32string letters;     // all without signs and spaces, for mail addresses and numbers
    bool isShortNumber = false; // one or two characters: only the whole number
    bool searchesEmails = false;
    bool searchesNumbers = false;
    std::vector<std::u32string> phones; // the digits typed, and the canonical number if they are one
};

} // namespace fairdesk
