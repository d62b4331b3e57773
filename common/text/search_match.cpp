#include "common/text/phone.h"
#include "common/text/search_keys.h"
#include "common/text/search_query.h"
#include "common/text/search_units.h"

#include <algorithm>
#include <cstring>

namespace fairdesk {

namespace {

// In the order of their worth; 0 stays free for "not at all".
enum class Level { None, Inside, Aligned, Prefix, Exact };
enum class Way { Initials, Syllables, Literal };

constexpr int kWays = 3;

int score(Level level, Way way)
{
    return level == Level::None ? 0 : int(level) * kWays + int(way);
}

using Units = std::vector<SearchUnit>;

class TermMatcher // looks for one typed word in one name, at every place and in every way
{
public:
    TermMatcher(const Units &units, const SearchTerm &term)
        : m_units(units)
        , m_term(term)
    {
    }

    int best()
    {
        for (m_start = 0; m_start < m_units.size(); ++m_start) {
            if (m_term.isOneLetter)
                matchOneLetter();
            else
                matchPiece(0, m_start, Way::Literal);
        }
        return m_best;
    }

private:
    bool continues(size_t unit) const { return unit < m_units.size() && (unit == m_start || !m_units[unit].startsRun); }

    void matchOneLetter()
    {
        const SearchUnit &unit = m_units[m_start];
        if (!unit.startsWord)
            return;
        const char32_t letter = m_term.pieces[0].text[0];
        if (unit.letter == letter)
            return found(m_start + 1, Way::Literal);
        for (const auto syllable : unit.readings()) {
            if (char32_t(tables::kSyllables[syllable][0]) == letter)
                return found(m_start + 1, Way::Initials);
        }
    }

    void found(size_t end, Way way)
    {
        const SearchUnit &first = m_units[m_start];
        const bool isAligned = way != Way::Literal || first.isIdeographic || first.startsWord;
        Level level = isAligned ? Level::Aligned : Level::Inside;
        if (m_start == 0)
            level = end == m_units.size() ? Level::Exact : Level::Prefix;
        m_best = std::max(m_best, score(level, way));
    }

    void matchPiece(size_t piece, size_t unit, Way way)
    {
        if (piece == m_term.pieces.size())
            return found(unit, way);
        matchLiteral(piece, unit, way);
        const SearchPiece &own = m_term.pieces[piece];
        if (own.kind != SearchPiece::Kind::Letters || !m_term.allowsPinyin)
            return;
        if (own.pinyin.kind != PinyinQuery::Kind::None)
            matchSyllables(piece, unit, 0, std::min(way, Way::Syllables));
        if (own.pinyin.hasInitials)
            matchInitials(piece, unit);
    }

    void matchLiteral(size_t piece, size_t unit, Way way)
    {
        for (const char32_t letter : m_term.pieces[piece].text) {
            if (!continues(unit) || m_units[unit].letter != letter)
                return;
            ++unit;
        }
        matchPiece(piece + 1, unit, way);
    }

    void matchInitials(size_t piece, size_t unit)
    {
        for (const char32_t letter : m_term.pieces[piece].text) {
            if (!continues(unit) || !hasInitial(m_units[unit], letter))
                return;
            ++unit;
        }
        matchPiece(piece + 1, unit, Way::Initials);
    }

    static bool hasInitial(const SearchUnit &unit, char32_t letter)
    {
        const auto readings = unit.readings();
        return std::any_of(readings.begin(), readings.end(),
                           [letter](auto syllable) { return char32_t(tables::kSyllables[syllable][0]) == letter; });
    }

    void matchSyllables(size_t piece, size_t unit, size_t at, Way way)
    {
        const std::u32string &letters = m_term.pieces[piece].text;
        if (at == letters.size())
            return matchPiece(piece + 1, unit, way);
        if (!continues(unit))
            return;
        const bool isMixed = m_term.pieces[piece].pinyin.kind == PinyinQuery::Kind::Mixed;
        const size_t left = letters.size() - at;
        for (const auto syllable : m_units[unit].readings()) {
            const char *reading = tables::kSyllables[syllable];
            const size_t length = std::strlen(reading);
            const size_t common = std::min(length, left);
            if (!std::equal(reading, reading + common, letters.begin() + std::ptrdiff_t(at)))
                continue;
            // Whole, or begun at the end of what is typed.
            if (length <= left || !isMixed || left >= 2)
                matchSyllables(piece, unit + 1, at + common, way);
        }
        if (isMixed && m_term.pieces[piece].pinyin.initialAt[at] && hasInitial(m_units[unit], letters[at]))
            matchSyllables(piece, unit + 1, at + 1, Way::Initials);
    }

    const Units &m_units;
    const SearchTerm &m_term;
    size_t m_start = 0;
    int m_best = 0;
};

int scoreOfPart(const std::u32string &value, const std::u32string &part)
{
    const size_t at = value.find(part);
    if (at == std::u32string::npos)
        return 0;
    if (value.size() == part.size())
        return score(Level::Exact, Way::Literal);
    if (at == 0)
        return score(Level::Prefix, Way::Literal);
    const bool isAtEnd = value.compare(value.size() - part.size(), part.size(), part) == 0;
    return score(isAtEnd ? Level::Aligned : Level::Inside, Way::Literal);
}

// Words typed with spaces may be the whole name or its beginning all the same: "Haino Electronics".
int scoreOfWhole(const ParsedSearch &search, const std::vector<Units> &names)
{
    int best = 0;
    for (const Units &units : names) {
        std::u32string letters;
        for (const SearchUnit &unit : units)
            letters += unit.letter;
        if (letters.starts_with(search.letters))
            best = std::max(best, scoreOfPart(letters, search.letters));
    }
    return best;
}

int scoreOfNames(const ParsedSearch &search, const QStringList &values)
{
    std::vector<Units> names;
    for (const QString &value : values)
        names.push_back(searchUnits(value, SpaceRule::JoinsIdeographs));
    int worst = score(Level::Exact, Way::Literal);
    for (const SearchTerm &term : search.terms) {
        int best = 0;
        for (const Units &units : names)
            best = std::max(best, TermMatcher(units, term).best());
        if (best == 0)
            return 0;
        worst = std::min(worst, best);
    }
    return search.terms.size() > 1 ? std::max(worst, scoreOfWhole(search, names)) : worst;
}

int scoreOfPhones(const ParsedSearch &search, const QStringList &cells)
{
    int best = 0;
    if (search.phones.empty())
        return best;
    for (const QString &cell : cells) {
        const QList<PhoneNumber> numbers = parsePhones(cell);
        for (const PhoneNumber &number : numbers) {
            const std::u32string value = number.digits().toStdU32String();
            for (const std::u32string &digits : search.phones)
                best = std::max(best, scoreOfPart(value, digits));
        }
    }
    return best;
}

int scoreOfTexts(const ParsedSearch &search, const QStringList &values)
{
    int best = 0;
    for (const QString &value : values) {
        const int own = scoreOfPart(searchLetters(value), search.letters);
        best = std::max(best, search.isShortNumber && own < score(Level::Exact, Way::Literal) ? 0 : own);
    }
    return best;
}

} // namespace

int rank(const SearchQuery &query, const SearchText &text)
{
    if (!query.parsed || query.parsed->terms.empty())
        return 0;
    const ParsedSearch &search = *query.parsed;
    int best = std::max(scoreOfNames(search, text.names), scoreOfPhones(search, text.phones));
    if (search.searchesEmails)
        best = std::max(best, scoreOfTexts(search, text.emails));
    if (search.searchesNumbers)
        best = std::max(best, scoreOfTexts(search, text.numbers));
    return best;
}

bool matches(const SearchQuery &query, const SearchText &text)
{
    return rank(query, text) > 0;
}

} // namespace fairdesk
