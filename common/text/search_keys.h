// Search as people type it: Chinese, pinyin (full, initials, mixed), parts of words, digits of a phone.
//
// A record gets index tokens per class of value; a query gets alternatives, each a class and tokens that must all be
// there. The tokens find candidates, never lose a match, and may find too much; matches() then decides.
// Every token is letters and digits only, folded, so that FTS5's unicode61 and a PostgreSQL tsvector (through
// array_to_tsvector, or the "simple" configuration) keep it whole. By length and first letters they cannot be confused:
//
//   names    国, 国际          each Chinese character (kana and hangul too) and each two neighbours
//            ha, hai           each two and three neighbouring letters or digits of a word; a word of one letter itself
//            yyhc, yyhcj       "yy" and the initials of two or three neighbouring characters, in all their readings
//            zzgu, zzguo, zzjiz  "zz" and the two or three letters with which the joined full pinyin goes on at the
//                              start of a syllable; so what is typed can only begin at a syllable
//            xxxh              "xxx" and the first letter of a word or the initial of a Chinese run: one-letter queries
//   phones   138, 001 …        each three digits of the canonical number; the last four as one token
//   emails   wan, ang …        each three letters or digits, signs left out
//   numbers  the same; a number of one or two characters is itself a token
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace fairdesk {

// The searchable values of one record, by class.
struct SearchText
{
    QStringList names;
    QStringList phones;
    QStringList emails;
    QStringList numbers;
};

enum class KeyClass { Name, Phone, Email, Number };

// The tokens of all values of one class, separated by single spaces, each once.
QByteArray indexTokens(KeyClass keyClass, const QStringList &values);

// One way in which a record can match: all tokens in the index of this class.
struct SearchAlternative
{
    KeyClass keyClass;
    QList<QByteArray> tokens;
};

struct ParsedSearch; // what matches() needs, private to common/text

// A typed query: candidates are the records that fulfil any of the alternatives. No alternatives: nothing can match
// (the query is empty or only signs).
struct SearchQuery
{
    QList<SearchAlternative> alternatives;
    std::shared_ptr<const ParsedSearch> parsed;

    bool canMatch() const { return !alternatives.isEmpty(); }
};

SearchQuery parseQuery(const QString &typed);

// The exact test: every word of the query in the names, or the whole query in one phone, mail address or number.
// A word in Latin letters is found as it is, as the initials, or as full pinyin (the last syllable may be begun) of
// neighbouring characters; also full and initial mixed (liml, lmlang) where no whole syllables can be meant, and
// between Chinese characters (l明l).
bool matches(const SearchQuery &query, const SearchText &text);

// How well: 0 does not match; higher is better. Exact > prefix > at a word or syllable > inside a word; at the same
// level the text itself > full pinyin > initials.
int rank(const SearchQuery &query, const SearchText &text);

} // namespace fairdesk
