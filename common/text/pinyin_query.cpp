#include "common/text/pinyin_query.h"

#include "common/text/search_tokens.h"
#include "common/text/text_tables.h"

#include <array>
#include <vector>

namespace fairdesk {

namespace {

class SyllableTrie // all syllables, letter by letter
{
public:
    SyllableTrie()
    {
        m_nodes.emplace_back();
        for (int i = 0; i < tables::kSyllableCount; ++i)
            insert(tables::kSyllables[i]);
    }

    // The node after one more letter; 0 if no syllable goes on so.
    int next(int node, char letter) const { return m_nodes[size_t(node)].next[size_t(letter - 'a')]; }
    bool isSyllable(int node) const { return m_nodes[size_t(node)].isSyllable; }

    static const SyllableTrie &instance()
    {
        static const SyllableTrie trie;
        return trie;
    }

private:
    struct Node
    {
        std::array<std::int16_t, 26> next{};
        bool isSyllable = false;
    };

    void insert(const char *syllable)
    {
        int node = 0;
        for (; *syllable; ++syllable) {
            if (next(node, *syllable) == 0) {
                m_nodes[size_t(node)].next[size_t(*syllable - 'a')] = std::int16_t(m_nodes.size());
                m_nodes.emplace_back();
            }
            node = next(node, *syllable);
        }
        m_nodes[size_t(node)].isSyllable = true;
    }

    std::vector<Node> m_nodes;
};

constexpr int kLongestSyllable = 6;
using Places = std::bitset<kLongestPinyin + 1>;

// Every way to cut the letters into syllables, as a graph over the places between them.
class Segmentation
{
public:
    Segmentation(const std::string &letters, PinyinQuery::Kind kind)
        : m_letters(letters)
        , m_end(letters.size())
    {
        for (size_t from = 0; from < m_end; ++from)
            findSteps(from, kind);
        findUseful();
    }

    bool isPossible() const { return m_useful[0]; }

    // Mixed with nothing but single letters says no more than the initials do.
    bool hasWholeSyllable() const
    {
        for (size_t from = 0; from < m_end; ++from) {
            if (m_useful[from] && (m_steps[from] & ~(1u << 1) || !m_isInitial[from]))
                return true;
        }
        return false;
    }

    bool isInitial(size_t at) const { return m_isInitial[at]; }

    // Tokens that are there whichever way the letters are cut.
    QList<QByteArray> tokens(PinyinQuery::Kind kind) const
    {
        QList<QByteArray> result;
        const std::vector<size_t> sure = surePlaces();
        for (const size_t place : sure)
            addSyllableToken(place, kind, result);
        addInitialTokens(sure, result);
        return result;
    }

private:
    // Step lengths as bits: bit n set, a step of n letters is possible.
    void findSteps(size_t from, PinyinQuery::Kind kind)
    {
        const SyllableTrie &trie = SyllableTrie::instance();
        int node = 0;
        size_t at = from;
        bool canGoOn = true;
        while (at < m_end && canGoOn) {
            node = trie.next(node, m_letters[at]);
            canGoOn = node != 0;
            if (canGoOn && trie.isSyllable(node))
                m_steps[from] |= 1u << (at + 1 - from);
            at += canGoOn ? 1 : 0;
        }
        const bool isBegunAtEnd = canGoOn && at == m_end;
        if (kind == PinyinQuery::Kind::Full) {
            if (isBegunAtEnd)
                m_steps[from] |= 1u << (m_end - from);
            return;
        }
        if (m_steps[from] == 0 && trie.next(0, m_letters[from]) != 0) {
            m_isInitial[from] = true;
            m_steps[from] = 1u << 1;
        }
        if (isBegunAtEnd && m_end - from >= 2) {
            m_steps[from] |= 1u << (m_end - from);
        }
    }

    void findUseful()
    {
        Places reachesEnd;
        reachesEnd[m_end] = true;
        for (size_t from = m_end; from-- > 0;)
            reachesEnd[from] = anyStep(from, [&](size_t to) { return reachesEnd[to]; });
        m_useful[0] = reachesEnd[0];
        for (size_t from = 0; from < m_end; ++from) {
            if (!m_useful[from])
                continue;
            anyStep(from, [&](size_t to) {
                m_useful[to] = reachesEnd[to];
                return false;
            });
        }
        for (size_t from = 0; from < m_end; ++from) {
            for (int length = 1; length <= kLongestSyllable; ++length) {
                if (m_steps[from] & (1u << length) && !m_useful[from + size_t(length)])
                    m_steps[from] &= ~(1u << length);
            }
        }
    }

    template<class Predicate>
    bool anyStep(size_t from, Predicate predicate) const
    {
        for (int length = 1; length <= kLongestSyllable; ++length) {
            if (m_steps[from] & (1u << length) && predicate(from + size_t(length)))
                return true;
        }
        return false;
    }

    // The places where a syllable starts in every cut: those that no step of any cut leaps over.
    std::vector<size_t> surePlaces() const
    {
        std::vector<size_t> sure;
        size_t farthest = 0;
        for (size_t place = 0; place < m_end; ++place) {
            if (!m_useful[place])
                continue;
            if (farthest <= place)
                sure.push_back(place);
            anyStep(place, [&](size_t to) {
                farthest = std::max(farthest, to);
                return false;
            });
        }
        return sure;
    }

    // How many letters from here on are sure to stand so in the joined full pinyin.
    size_t sureLetters(size_t place, PinyinQuery::Kind kind) const
    {
        if (kind == PinyinQuery::Kind::Full)
            return 3;
        if (m_isInitial[place])
            return 0;
        return m_steps[place] & (1u << 1) ? 2 : 3;
    }

    void addSyllableToken(size_t place, PinyinQuery::Kind kind, QList<QByteArray> &result) const
    {
        const size_t count = std::min(sureLetters(place, kind), m_end - place);
        if (count < 2)
            return;
        Token token(kSyllableMarker);
        for (size_t i = 0; i < count; ++i)
            token = token.with(char32_t(m_letters[place + i]));
        result.append(token.bytes());
    }

    bool areNeighbours(size_t place, size_t next) const
    {
        for (size_t between = place + 1; between < next; ++between) {
            if (m_useful[between])
                return false;
        }
        return true;
    }

    void addInitialTokens(const std::vector<size_t> &sure, QList<QByteArray> &result) const
    {
        for (size_t i = 0; i + 1 < sure.size(); ++i) {
            if (!areNeighbours(sure[i], sure[i + 1]))
                continue;
            Token token =
                Token(kInitialsMarker).with(char32_t(m_letters[sure[i]])).with(char32_t(m_letters[sure[i + 1]]));
            const bool hasThird = i + 2 < sure.size() && areNeighbours(sure[i + 1], sure[i + 2]);
            if (hasThird)
                token = token.with(char32_t(m_letters[sure[i + 2]]));
            // Two of the last three letters are in the token before.
            const bool isCovered = !hasThird && i > 0 && areNeighbours(sure[i - 1], sure[i]);
            if (!isCovered)
                result.append(token.bytes());
        }
    }

    const std::string &m_letters;
    size_t m_end;
    std::array<unsigned, kLongestPinyin + 1> m_steps{};
    Places m_isInitial;
    Places m_useful;
};

QList<QByteArray> initialTokensOf(const std::string &letters)
{
    QList<QByteArray> result;
    const size_t length = std::min<size_t>(letters.size(), 3);
    for (size_t from = 0; from + length <= letters.size() && length >= 2; ++from) {
        Token token(kInitialsMarker);
        for (size_t i = 0; i < length; ++i)
            token = token.with(char32_t(letters[from + i]));
        result.append(token.bytes());
    }
    return result;
}

bool areInitials(const std::string &letters)
{
    // No syllable starts with i, u or v.
    return letters.find_first_of("iuv") == std::string::npos;
}

} // namespace

PinyinQuery parsePinyin(const std::string &letters)
{
    PinyinQuery query;
    if (letters.empty() || letters.size() > kLongestPinyin)
        return query;
    query.hasInitials = areInitials(letters);
    if (query.hasInitials)
        query.initialTokens = initialTokensOf(letters);
    const Segmentation full(letters, PinyinQuery::Kind::Full);
    if (full.isPossible()) {
        query.kind = PinyinQuery::Kind::Full;
        query.syllableTokens = full.tokens(query.kind);
        return query;
    }
    const Segmentation mixed(letters, PinyinQuery::Kind::Mixed);
    if (!mixed.isPossible() || !mixed.hasWholeSyllable())
        return query;
    query.kind = PinyinQuery::Kind::Mixed;
    query.syllableTokens = mixed.tokens(query.kind);
    for (size_t i = 0; i < letters.size(); ++i)
        query.initialAt[i] = mixed.isInitial(i);
    return query;
}

} // namespace fairdesk
