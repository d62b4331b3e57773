#include "common/text/normalise.h"

#include "common/text/text_tables.h"

#include <QList>
#include <QStringView>

#include <algorithm>
#include <array>

namespace fairdesk {

namespace {

struct FoldedSign
{
    char16_t from;
    char16_t to;
};

// Signs that stand for an ASCII one but lie outside the full-width block.
constexpr std::array kSigns{FoldedSign{0x00A0, u' '}, FoldedSign{0x2010, u'-'}, FoldedSign{0x2011, u'-'},
                            FoldedSign{0x2012, u'-'}, FoldedSign{0x2013, u'-'}, FoldedSign{0x2014, u'-'},
                            FoldedSign{0x2212, u'-'}, FoldedSign{0x3000, u' '}};

struct FoldedLetter
{
    char16_t from;
    const char16_t *to;
};

// Letters that Unicode does not decompose although people type them without their stroke.
constexpr std::array kLetters{FoldedLetter{u'ß', u"ss"}, FoldedLetter{u'æ', u"ae"}, FoldedLetter{u'ð', u"d"},
                              FoldedLetter{u'ø', u"o"},  FoldedLetter{u'þ', u"th"}, FoldedLetter{u'đ', u"d"},
                              FoldedLetter{u'ħ', u"h"},  FoldedLetter{u'ı', u"i"},  FoldedLetter{u'ł', u"l"},
                              FoldedLetter{u'ŋ', u"n"},  FoldedLetter{u'œ', u"oe"}, FoldedLetter{u'ŧ', u"t"}};

QChar withUsualWidth(QChar character)
{
    const char16_t code = character.unicode();
    if (code < 0x00A0)
        return character;
    if (code >= 0xFF01 && code <= 0xFF5E)
        return QChar(code - 0xFEE0);
    for (const FoldedSign &sign : kSigns) {
        if (sign.from == code)
            return QChar(sign.to);
    }
    // Compatibility ideographs look like the unified ones and come from old Korean and Taiwanese encodings.
    if (code >= 0xF900 && code <= 0xFAFF) {
        const QString unified = character.decomposition();
        return unified.size() == 1 ? unified[0] : character;
    }
    return character;
}

bool isAccented(char32_t character)
{
    return (character >= 0x00C0 && character <= 0x024F) || (character >= 0x1E00 && character <= 0x1EFF);
}

char32_t withoutAccents(char32_t character)
{
    while (isAccented(character)) {
        const QString parts = QChar::decomposition(character);
        if (parts.isEmpty() || parts[0].isSurrogate())
            return character;
        character = parts[0].unicode();
    }
    return character;
}

// Phrases first: they decide about characters that are left alone otherwise.
QString withPhrasesSimplified(QString text)
{
    for (int i = 0; i < tables::kSimplifiedPhraseCount; ++i) {
        const tables::SimplifiedPhrase &phrase = tables::kSimplifiedPhrases[i];
        const QStringView from(phrase.from);
        if (text.contains(from))
            text.replace(from.toString(), QStringView(phrase.to).toString());
    }
    return text;
}

bool mayBeSimplified(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return tables::foldedForSearch(c.unicode()) != c.unicode(); });
}

} // namespace

QString foldWidth(const QString &text)
{
    QString folded = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar usual = withUsualWidth(text[i]);
        if (usual != text[i])
            folded[i] = usual;
    }
    return folded;
}

QString simplify(const QString &text)
{
    if (!mayBeSimplified(text))
        return text;
    QString simple = withPhrasesSimplified(text);
    for (QChar &character : simple)
        character = QChar(char16_t(tables::simplified(character.unicode())));
    // Once more, as a phrase may only have become one now: 葡萄乾 is listed in one script.
    return withPhrasesSimplified(simple);
}

void appendFoldedLetter(char32_t character, QString &to)
{
    if (character < 0x80) {
        to += QChar(char16_t(character >= U'A' && character <= U'Z' ? character + 32 : character));
        return;
    }
    const char32_t small = withoutAccents(QChar::toCaseFolded(withoutAccents(character)));
    for (const FoldedLetter &letter : kLetters) {
        if (letter.from == small) {
            to += QStringView(letter.to);
            return;
        }
    }
    to += QStringView(QChar::fromUcs4(small));
}

QString foldCase(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    const auto codes = QStringView(text).toUcs4();
    for (const char32_t code : codes) {
        // A combining accent belongs to the letter before it, unless that is a kana or another script's own mark.
        if (code < 0x0300 || code > 0x036F)
            appendFoldedLetter(code, folded);
    }
    return folded;
}

QString normalisedText(const QString &text)
{
    return foldCase(simplify(foldWidth(text))).simplified();
}

} // namespace fairdesk
