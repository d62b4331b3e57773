#include "common/text/search_units.h"

#include "common/text/normalise.h"

namespace fairdesk {

namespace {

bool isIdeographic(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x20000 && c <= 0x323AF) || c == 0x3005 || c == 0x3007;
}

enum class Part { Letter, Nothing, SoftBreak, HardBreak };

Part partOf(char32_t c)
{
    if (c < 0x80) {
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z'))
            return Part::Letter;
        if (c == U'\'')
            return Part::Nothing;
        return c == U',' || c == U';' || c == U'/' || c == U'|' || c == U'\n' ? Part::HardBreak : Part::SoftBreak;
    }
    if (c == U'、' || c == U'；' || c == U'，' || c == U'。')
        return Part::HardBreak;
    if (c == U'’' || c == U'‘' || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF)
        return Part::Nothing;
    if (c >= 0xD800 && c <= 0xDFFF)
        return Part::SoftBreak; // half of a broken pair
    if (QChar::isLetterOrNumber(c))
        return Part::Letter;
    return QChar::isMark(c) ? Part::Nothing : Part::SoftBreak;
}

class UnitBuilder // appends units and keeps track of what separates them
{
public:
    explicit UnitBuilder(SpaceRule rule)
        : m_rule(rule)
    {
    }

    void separate(Part part, bool isSpace)
    {
        m_isHard = m_isHard || part == Part::HardBreak || (isSpace && m_rule == SpaceRule::Separates);
        m_isSoft = true;
    }

    void append(char32_t character)
    {
        if (isIdeographic(character)) {
            const char32_t readAs = tables::simplified(character);
            return push({tables::foldedForSearch(character), readAs, true, false, false});
        }
        m_folded.clear();
        appendFoldedLetter(character, m_folded);
        for (qsizetype i = 0; i < m_folded.size(); ++i) {
            char32_t letter = m_folded[i].unicode();
            if (m_folded[i].isHighSurrogate() && i + 1 < m_folded.size()) {
                letter = QChar::surrogateToUcs4(m_folded[i], m_folded[i + 1]);
                ++i;
            }
            push({letter, 0, false, false, false});
        }
    }

    void reserve(qsizetype count)
    {
        m_units.reserve(size_t(count));
        m_folded.reserve(4);
    }

    std::vector<SearchUnit> take() { return std::move(m_units); }

private:
    void push(SearchUnit unit)
    {
        const SearchUnit *before = m_units.empty() ? nullptr : &m_units.back();
        const bool joins = before && (before->isIdeographic || unit.isIdeographic);
        unit.startsRun = !before || m_isHard || (m_isSoft && !joins);
        unit.startsWord = unit.startsRun || before->isIdeographic != unit.isIdeographic;
        m_isHard = m_isSoft = false;
        m_units.push_back(unit);
    }

    SpaceRule m_rule;
    std::vector<SearchUnit> m_units;
    QString m_folded;
    bool m_isHard = false;
    bool m_isSoft = false;
};

template<class Visitor>
void visitCharacters(const QString &text, Visitor visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        visit(character);
    }
}

} // namespace

std::vector<SearchUnit> searchUnits(const QString &text, SpaceRule rule)
{
    UnitBuilder builder(rule);
    const QString usual = foldWidth(text);
    builder.reserve(usual.size());
    visitCharacters(usual, [&builder](char32_t character) {
        const Part part = partOf(character);
        if (part == Part::Letter)
            builder.append(character);
        else if (part != Part::Nothing)
            builder.separate(part, QChar::isSpace(character));
    });
    return builder.take();
}

std::u32string searchLetters(const QString &text)
{
    std::u32string letters;
    for (const SearchUnit &unit : searchUnits(text, SpaceRule::JoinsIdeographs))
        letters += unit.letter;
    return letters;
}

} // namespace fairdesk
