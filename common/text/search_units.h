// A text as the search sees it: folded letters with their place in words and runs. Private to common/text.
#pragma once

#include "common/text/text_tables.h"

#include <QString>

#include <vector>

namespace fairdesk {

// One character of a folded text.
struct SearchUnit
{
    char32_t letter;    // folded for the search
    char32_t readAs;    // the simplified character whose readings count, 0 if it has none
    bool isIdeographic; // Chinese, kana or hangul: searched by single characters
    bool startsRun;     // something separates it from the unit before
    bool startsWord;    // first of its run, or of another kind than the unit before

    std::span<const std::uint16_t> readings() const { return tables::readingsOf(readAs); }
    bool isRead() const { return !readings().empty(); }
};

// In a value 王 伟 and 海诺（中国） are one run each; in a query a space always parts two words.
enum class SpaceRule { JoinsIdeographs, Separates };

std::vector<SearchUnit> searchUnits(const QString &text, SpaceRule rule);

// Only the folded letters and digits, all signs and spaces left out: for mail addresses and numbers.
std::u32string searchLetters(const QString &text);

} // namespace fairdesk
