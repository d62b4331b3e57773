#include "common/text/phone.h"
#include "common/text/search_keys.h"
#include "common/text/search_tokens.h"
#include "common/text/search_units.h"

#include <array>
#include <bitset>

namespace fairdesk {

namespace {

class TokenWriter // collects tokens, each once, in one buffer
{
public:
    TokenWriter() { m_bytes.reserve(2048); }

    void add(const Token &token)
    {
        if (isKnown(token))
            return;
        if (!m_bytes.isEmpty())
            m_bytes += ' ';
        m_bytes.append(token.data(), token.size());
    }

    QByteArray take() { return std::move(m_bytes); }

private:
    // A hash set of packed tokens, large enough for a record; what no longer fits is written again, which harms
    // nothing.
    bool isKnown(const Token &token)
    {
        if (token.size() > qsizetype(sizeof(std::uint64_t)))
            return false;
        const std::uint64_t packed = token.packed();
        std::size_t slot = std::size_t((packed * 0x9E3779B97F4A7C15ULL) >> (64 - kSlotBits));
        for (int probe = 0; probe < kProbes; ++probe, slot = (slot + 1) % m_slots.size()) {
            if (!m_used[slot]) {
                m_used[slot] = true;
                m_slots[slot] = packed;
                return false;
            }
            if (m_slots[slot] == packed)
                return true;
        }
        return false;
    }

    static constexpr int kSlotBits = 10;
    static constexpr int kProbes = 16;
    std::array<std::uint64_t, 1 << kSlotBits> m_slots; // only read where m_used is set
    std::bitset<1 << kSlotBits> m_used;
    QByteArray m_bytes;
};

class NameTokens // the tokens of one name
{
public:
    NameTokens(const std::vector<SearchUnit> &units, TokenWriter &writer)
        : m_units(units)
        , m_writer(writer)
    {
    }

    void write()
    {
        for (size_t i = 0; i < m_units.size(); ++i) {
            if (m_units[i].startsWord)
                writeBegin(i);
            if (m_units[i].isIdeographic)
                writeIdeograph(i);
            else
                writeLetters(i);
            if (m_units[i].isRead()) {
                writeInitials(i);
                writeSyllables(i);
            }
        }
    }

private:
    bool follows(size_t i) const { return i < m_units.size() && !m_units[i].startsRun; }
    bool isReadAfter(size_t i) const { return follows(i) && m_units[i].isRead(); }
    bool isLetterAfter(size_t i) const { return follows(i) && !m_units[i].isIdeographic; }

    void writeBegin(size_t i)
    {
        if (!m_units[i].isIdeographic)
            m_writer.add(Token(kBeginMarker).with(m_units[i].letter));
        for (const auto syllable : m_units[i].readings())
            m_writer.add(Token(kBeginMarker).with(char32_t(tables::kSyllables[syllable][0])));
    }

    void writeIdeograph(size_t i)
    {
        const Token single = Token().with(m_units[i].letter);
        m_writer.add(single);
        if (follows(i + 1) && m_units[i + 1].isIdeographic)
            m_writer.add(single.with(m_units[i + 1].letter));
    }

    void writeLetters(size_t i)
    {
        Token token = Token().with(m_units[i].letter);
        if (!isLetterAfter(i + 1)) {
            if (m_units[i].startsWord)
                m_writer.add(token);
            return;
        }
        token = token.with(m_units[i + 1].letter);
        m_writer.add(token);
        if (isLetterAfter(i + 2))
            m_writer.add(token.with(m_units[i + 2].letter));
    }

    void writeInitials(size_t i)
    {
        if (!isReadAfter(i + 1))
            return;
        const bool hasThird = isReadAfter(i + 2);
        for (const auto first : m_units[i].readings()) {
            const Token one = Token(kInitialsMarker).with(char32_t(tables::kSyllables[first][0]));
            for (const auto second : m_units[i + 1].readings()) {
                const Token two = one.with(char32_t(tables::kSyllables[second][0]));
                m_writer.add(two);
                if (!hasThird)
                    continue;
                for (const auto third : m_units[i + 2].readings())
                    m_writer.add(two.with(char32_t(tables::kSyllables[third][0])));
            }
        }
    }

    void writeSyllables(size_t i) { continueSyllables(Token(kSyllableMarker), 0, i); }

    // The joined pinyin from here on until it has three letters, in every reading that it runs through.
    void continueSyllables(const Token &token, int length, size_t i)
    {
        for (const auto syllable : m_units[i].readings()) {
            Token longer = token;
            int reached = length;
            for (const char *letter = tables::kSyllables[syllable]; *letter && reached < 3; ++letter) {
                longer = longer.with(char32_t(*letter));
                if (++reached >= 2)
                    m_writer.add(longer);
            }
            if (reached < 3 && isReadAfter(i + 1))
                continueSyllables(longer, reached, i + 1);
        }
    }

    const std::vector<SearchUnit> &m_units;
    TokenWriter &m_writer;
};

void writeTrigrams(const std::u32string &letters, TokenWriter &writer)
{
    if (letters.size() < 3 && !letters.empty())
        writer.add(tokenOf(letters));
    for (size_t i = 0; i + 3 <= letters.size(); ++i)
        writer.add(tokenOf(std::u32string_view(letters).substr(i, 3)));
}

void writePhone(const QString &cell, TokenWriter &writer)
{
    const QList<PhoneNumber> numbers = parsePhones(cell);
    for (const PhoneNumber &number : numbers) {
        const std::u32string digits = number.digits().toStdU32String();
        if (digits.size() < 3)
            continue;
        writeTrigrams(digits, writer);
        if (digits.size() > 4)
            writer.add(tokenOf(std::u32string_view(digits).substr(digits.size() - 4)));
    }
}

void writeValue(KeyClass keyClass, const QString &value, TokenWriter &writer)
{
    switch (keyClass) {
    case KeyClass::Name:
        return NameTokens(searchUnits(value, SpaceRule::JoinsIdeographs), writer).write();
    case KeyClass::Phone:
        return writePhone(value, writer);
    case KeyClass::Email:
    case KeyClass::Number:
        return writeTrigrams(searchLetters(value), writer);
    }
}

} // namespace

QByteArray indexTokens(KeyClass keyClass, const QStringList &values)
{
    TokenWriter writer;
    for (const QString &value : values)
        writeValue(keyClass, value, writer);
    return writer.take();
}

} // namespace fairdesk
