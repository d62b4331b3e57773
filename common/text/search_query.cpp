#include "common/text/search_query.h"

#include "common/text/phone.h"
#include "common/text/search_keys.h"
#include "common/text/search_tokens.h"
#include "common/text/search_units.h"

#include <algorithm>

namespace fairdesk {

namespace {

constexpr size_t kMostAlternatives = 9; // of the names; beyond that further words only verify
constexpr size_t kShortestPart = 3;     // of a phone, mail address or number
constexpr qsizetype kLongestQuery = 256;

using Tokens = QList<QByteArray>;

SearchPiece::Kind kindOf(const SearchUnit &unit)
{
    if (unit.isIdeographic)
        return SearchPiece::Kind::Ideographs;
    const bool isLatin = unit.letter >= U'a' && unit.letter <= U'z';
    return isLatin ? SearchPiece::Kind::Letters : SearchPiece::Kind::Others;
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

void finishTerm(SearchTerm &term)
{
    bool hasNarrowPiece = term.pieces.size() == 1;
    for (SearchPiece &piece : term.pieces) {
        if (piece.kind == SearchPiece::Kind::Letters)
            piece.pinyin = parsePinyin(std::string(piece.text.begin(), piece.text.end()));
        else
            hasNarrowPiece = hasNarrowPiece || piece.kind == SearchPiece::Kind::Ideographs || piece.text.size() >= 2;
    }
    const SearchPiece &first = term.pieces.front();
    term.isOneLetter = term.pieces.size() == 1 && first.text.size() == 1 && first.kind != SearchPiece::Kind::Ideographs;
    term.allowsPinyin = hasNarrowPiece;
}

std::vector<SearchTerm> termsOf(const QString &typed)
{
    std::vector<SearchTerm> terms;
    for (const SearchUnit &unit : searchUnits(typed, SpaceRule::Separates)) {
        if (unit.startsRun)
            terms.emplace_back();
        std::vector<SearchPiece> &pieces = terms.back().pieces;
        if (pieces.empty() || pieces.back().kind != kindOf(unit))
            pieces.push_back({kindOf(unit), {}, {}});
        pieces.back().text += unit.letter;
    }
    for (SearchTerm &term : terms)
        finishTerm(term);
    return terms;
}

// The tokens of neighbouring characters: of up to so many at once.
void appendGrams(const std::u32string &text, size_t longest, Tokens &tokens)
{
    const size_t length = std::min(longest, text.size());
    for (size_t from = 0; length > 0 && from + length <= text.size(); ++from) {
        const QByteArray token = tokenOf(std::u32string_view(text).substr(from, length)).bytes();
        if (!tokens.contains(token))
            tokens.append(token);
    }
}

// What must be there if the word stands in the name as it is: its Chinese runs and its runs of letters and digits.
Tokens literalTokens(const SearchTerm &term)
{
    Tokens tokens;
    std::u32string run;
    for (const SearchPiece &piece : term.pieces) {
        if (piece.kind != SearchPiece::Kind::Ideographs) {
            run += piece.text;
            continue;
        }
        if (run.size() >= 2)
            appendGrams(run, 3, tokens);
        run.clear();
        appendGrams(piece.text, 2, tokens);
    }
    if (run.size() >= 2)
        appendGrams(run, 3, tokens);
    return tokens;
}

// What must be there however its letters are meant.
Tokens commonTokens(const SearchTerm &term)
{
    Tokens tokens;
    for (const SearchPiece &piece : term.pieces) {
        if (piece.kind == SearchPiece::Kind::Ideographs)
            appendGrams(piece.text, 2, tokens);
        else if (piece.kind == SearchPiece::Kind::Others && piece.text.size() >= 2)
            appendGrams(piece.text, 3, tokens);
    }
    return tokens;
}

bool hasLetters(const SearchTerm &term)
{
    return std::any_of(term.pieces.begin(), term.pieces.end(),
                       [](const SearchPiece &p) { return p.kind == SearchPiece::Kind::Letters; });
}

QList<Tokens> alternativesOf(const SearchTerm &term)
{
    const SearchPiece &first = term.pieces.front();
    if (term.isOneLetter)
        return {{Token(kBeginMarker).with(first.text[0]).bytes()}};
    if (term.pieces.size() > 1)
        return {term.allowsPinyin && hasLetters(term) ? commonTokens(term) : literalTokens(term)};
    QList<Tokens> alternatives{literalTokens(term)};
    if (first.pinyin.hasInitials)
        alternatives.append(first.pinyin.initialTokens);
    if (first.pinyin.kind != PinyinQuery::Kind::None)
        alternatives.append(first.pinyin.syllableTokens);
    return alternatives;
}

// Each word in one of its ways: the product, as long as it stays small.
QList<SearchAlternative> nameAlternatives(const std::vector<SearchTerm> &terms)
{
    QList<Tokens> all;
    for (const SearchTerm &term : terms) {
        const QList<Tokens> ways = alternativesOf(term);
        if (all.isEmpty()) {
            all = ways;
            continue;
        }
        if (size_t(all.size() * ways.size()) > kMostAlternatives)
            continue;
        QList<Tokens> product;
        for (const Tokens &before : all) {
            for (const Tokens &way : ways)
                product.append(before + way);
        }
        all = product;
    }
    QList<SearchAlternative> alternatives;
    for (const Tokens &tokens : all)
        alternatives.append({KeyClass::Name, tokens});
    return alternatives;
}

std::vector<std::u32string> phonesOf(const QString &typed)
{
    std::u32string digits;
    for (const QChar character : typed) {
        if (isDigit(character.unicode()))
            digits += character.unicode();
        else if (!QStringView(u" -()+.\t").contains(character))
            return {};
    }
    if (digits.size() < kShortestPart)
        return {};
    std::vector<std::u32string> result{digits};
    const auto add = [&result](const std::u32string &other) {
        if (other.size() >= kShortestPart && std::find(result.begin(), result.end(), other) == result.end())
            result.push_back(other);
    };
    if (typed.trimmed().startsWith(QLatin1String("+86")))
        add(digits.substr(2));
    const bool isLong = digits.size() > 8; // shorter ones have no form of their own
    const QList<PhoneNumber> numbers = isLong ? parsePhones(typed) : QList<PhoneNumber>();
    if (numbers.size() == 1 && numbers[0].isValid())
        add(numbers[0].digits().toStdU32String());
    return result;
}

void appendPhoneAlternatives(const ParsedSearch &parsed, QList<SearchAlternative> &alternatives)
{
    for (const std::u32string &digits : parsed.phones) {
        // Four digits are mostly the last four; this finds them without reading through all others.
        if (digits.size() == 4)
            alternatives.append({KeyClass::Phone, {tokenOf(digits).bytes()}});
        Tokens tokens;
        appendGrams(digits, 3, tokens);
        alternatives.append({KeyClass::Phone, tokens});
    }
}

bool isAscii(const std::u32string &text)
{
    return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
}

std::shared_ptr<const ParsedSearch> parsed(const QString &typed)
{
    auto search = std::make_shared<ParsedSearch>();
    search->terms = termsOf(typed);
    for (const SearchTerm &term : search->terms) {
        for (const SearchPiece &piece : term.pieces)
            search->letters += piece.text;
    }
    const bool hasDigit = std::any_of(search->letters.begin(), search->letters.end(), isDigit);
    search->isShortNumber = search->letters.size() < kShortestPart;
    search->searchesNumbers = !search->isShortNumber || hasDigit;
    search->searchesEmails = !search->isShortNumber && isAscii(search->letters);
    search->phones = phonesOf(typed);
    return search;
}

} // namespace

SearchQuery parseQuery(const QString &typed)
{
    QString usual = typed.left(kLongestQuery);
    SearchQuery query;
    query.parsed = parsed(usual);
    const ParsedSearch &search = *query.parsed;
    if (search.terms.empty())
        return query;
    query.alternatives = nameAlternatives(search.terms);
    appendPhoneAlternatives(search, query.alternatives);
    Tokens tokens;
    appendGrams(search.letters, 3, tokens);
    if (search.searchesEmails)
        query.alternatives.append({KeyClass::Email, tokens});
    if (search.searchesNumbers)
        query.alternatives.append({KeyClass::Number, tokens});
    return query;
}

} // namespace fairdesk
