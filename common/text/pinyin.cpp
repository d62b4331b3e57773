#include "common/text/pinyin.h"

#include "common/text/normalise.h"
#include "common/text/text_tables.h"

#include <algorithm>
#include <vector>

namespace fairdesk {

namespace {

constexpr char32_t kZero = 0x3007; // 〇, as in 二〇二六
constexpr qsizetype kLongestPhrase = 6;
constexpr qsizetype kLongestName = 3; // a surname of one character and a given name of two
constexpr qsizetype kLongestCompoundName = 4;

QStringView phraseAt(const tables::PhraseTable &table, int index)
{
    return {table.text + table.starts[index], table.starts[index + 1] - table.starts[index]};
}

int indexOf(const tables::PhraseTable &table, QStringView text)
{
    int low = 0;
    int high = table.count;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (phraseAt(table, middle) < text)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table.count && phraseAt(table, low) == text ? low : -1;
}

// The syllables of the longest phrase that the text starts with; empty if there is none.
std::span<const std::uint16_t> longestPhrase(const tables::PhraseTable &table, QStringView text)
{
    for (qsizetype length = std::min(kLongestPhrase, text.size()); length > 0; --length) {
        const int index = indexOf(table, text.first(length));
        if (index >= 0)
            return {table.syllables + table.starts[index], size_t(length)};
    }
    return {};
}

bool isChinese(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return !tables::readingsOf(c.unicode()).empty(); });
}

// Only a text that can be a person's name: 解放路小学 starts with no surname.
std::span<const std::uint16_t> surname(QStringView text)
{
    if (text.size() > kLongestCompoundName || !isChinese(text))
        return {};
    const auto found = longestPhrase(tables::kSurnames, text);
    const bool fits = found.size() > 1 || text.size() <= kLongestName;
    return fits && !found.empty() ? found : std::span<const std::uint16_t>{};
}

struct Syllable
{
    QStringView other; // what is not Chinese, as it is
    const char *reading = nullptr;
};

class Reader // walks through a text and reads it syllable by syllable
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    std::vector<Syllable> read()
    {
        const auto phrase = longestPhrase(tables::kPhrases, m_text);
        take(phrase.size() > 1 ? phrase : surname(m_text));
        while (m_at < m_text.size())
            readOn();
        return std::move(m_syllables);
    }

private:
    void take(std::span<const std::uint16_t> syllables)
    {
        for (const auto syllable : syllables)
            m_syllables.push_back({{}, tables::kSyllables[syllable]});
        m_at += qsizetype(syllables.size());
    }

    void readOn()
    {
        const auto phrase = longestPhrase(tables::kPhrases, m_text.mid(m_at));
        if (!phrase.empty())
            return take(phrase);
        const QChar character = m_text[m_at];
        const auto known = tables::readingsOf(character.unicode());
        if (!known.empty())
            return take(known.first(1));
        if (character.unicode() == kZero)
            m_syllables.push_back({{}, "ling"});
        else if (character.isLetterOrNumber() || character.isSurrogate())
            m_syllables.push_back({m_text.mid(m_at, 1), nullptr});
        ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Syllable> m_syllables;
};

} // namespace

QList<QByteArray> readings(char32_t character)
{
    QList<QByteArray> result;
    if (character == kZero)
        result.append("ling");
    for (const auto syllable : tables::readingsOf(tables::simplified(character))) {
        if (syllable < tables::kFirstTypedOnly)
            result.append(tables::kSyllables[syllable]);
    }
    return result;
}

QString fullPinyin(const QString &text)
{
    const QString normal = normalisedText(text);
    QString joined;
    for (const Syllable &syllable : Reader(normal).read())
        syllable.reading ? joined.append(QLatin1String(syllable.reading)) : joined.append(syllable.other);
    return joined;
}

QString initials(const QString &text)
{
    const QString normal = normalisedText(text);
    QString letters;
    for (const Syllable &syllable : Reader(normal).read())
        syllable.reading ? letters.append(QLatin1Char(syllable.reading[0])) : letters.append(syllable.other);
    return letters;
}

} // namespace fairdesk
