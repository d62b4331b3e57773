// The generated character tables, for the files of this folder only: others use pinyin.h and normalise.h.
#pragma once

#include <cstdint>
#include <span>

namespace fairdesk::tables {

inline constexpr char32_t kFirst = 0x3400; // CJK extension A and the unified ideographs
inline constexpr char32_t kLast = 0x9FFF;

// Phrases in the order of their UTF-16 text; text and syllables run in step, one syllable for each character.
struct PhraseTable
{
    const char16_t *text;
    const std::uint16_t *syllables;
    const std::uint16_t *starts;
    int count;
};

// A phrase in which a character must be simplified although on its own it stays as it is.
struct SimplifiedPhrase
{
    const char16_t *from;
    const char16_t *to;
};

extern const char kSyllables[][8];
extern const int kSyllableCount;
extern const int kFirstTypedOnly; // from here on: spellings such as "lyu" that people type but that we never write
extern const std::uint16_t kReadingList[];
extern const std::uint16_t kReadingStarts[];
extern const std::uint16_t kReadings[];
extern const char16_t kSimplified[];
extern const char16_t kSearchFold[];
extern const PhraseTable kPhrases;
extern const PhraseTable kSurnames;
extern const SimplifiedPhrase kSimplifiedPhrases[];
extern const int kSimplifiedPhraseCount;

inline bool covers(char32_t character)
{
    return character >= kFirst && character <= kLast;
}

inline std::span<const std::uint16_t> readingsOf(char32_t character)
{
    if (!covers(character))
        return {};
    const auto list = kReadingList[character - kFirst];
    return {kReadings + kReadingStarts[list], kReadings + kReadingStarts[list + 1]};
}

inline char32_t simplified(char32_t character)
{
    const char32_t simple = covers(character) ? kSimplified[character - kFirst] : 0;
    return simple ? simple : character;
}

inline char32_t foldedForSearch(char32_t character)
{
    const char32_t simple = covers(character) ? kSearchFold[character - kFirst] : 0;
    return simple ? simple : character;
}

} // namespace fairdesk::tables
