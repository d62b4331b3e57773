// What the server's search stands on: a record that matches always has the tokens of at least one alternative, and all
// tokens keep their shape in FTS5 and PostgreSQL.
#include "common/text/normalise.h"
#include "common/text/pinyin.h"
#include "common/text/search_keys.h"
#include "tests/support/catch.h"

#include <QSet>

#include <algorithm>
#include <random>

using namespace fairdesk;

namespace {

using Random = std::mt19937;

QSet<QByteArray> tokenSet(KeyClass keyClass, const QStringList &values)
{
    const QList<QByteArray> list = indexTokens(keyClass, values).split(' ');
    return QSet<QByteArray>(list.begin(), list.end());
}

bool isCandidate(const SearchQuery &query, const SearchText &text)
{
    const QSet<QByteArray> names = tokenSet(KeyClass::Name, text.names),
                           phones = tokenSet(KeyClass::Phone, text.phones),
                           emails = tokenSet(KeyClass::Email, text.emails),
                           numbers = tokenSet(KeyClass::Number, text.numbers);
    return std::any_of(query.alternatives.begin(), query.alternatives.end(), [&](const SearchAlternative &alternative) {
        const QSet<QByteArray> *index = nullptr;
        switch (alternative.keyClass) {
        case KeyClass::Name:
            index = &names;
            break;
        case KeyClass::Phone:
            index = &phones;
            break;
        case KeyClass::Email:
            index = &emails;
            break;
        case KeyClass::Number:
            index = &numbers;
            break;
        }
        return std::all_of(alternative.tokens.begin(), alternative.tokens.end(),
                           [index](const QByteArray &token) { return index->contains(token); });
    });
}

template<class List>
auto oneOf(const List &list, Random &random)
{
    return list[int(random() % size_t(list.size()))];
}

// Characters with one and with several readings, of one letter and of six, kana, letters, digits and signs.
QString randomName(Random &random)
{
    static const QString chinese =
        QStringLiteral("单曾重长乐行阿安额昂西先现仙国际展览女吕略海诺创装双王李明朗解查会朝区厦藏弹东方案敢饿恩二");
    static const QStringList other{
        QStringLiteral("A"),  QStringLiteral("Expo"), QStringLiteral(" "),  QStringLiteral("·"), QStringLiteral("2026"),
        QStringLiteral("（"), QStringLiteral("、"),   QStringLiteral("ガ"), QStringLiteral("é"), QStringLiteral("3C")};
    QString name;
    for (int i = int(random() % 8) + 1; i > 0; --i)
        name += random() % 5 ? QString(oneOf(chinese, random)) : oneOf(other, random);
    return name;
}

// What somebody may type for a part of the name: as it is, by initials, by pinyin, begun, mixed.
QString typedFor(const QString &name, Random &random)
{
    const qsizetype from = qsizetype(random() % size_t(name.size()));
    const QString part = name.mid(from, qsizetype(random() % 5) + 1);
    QString typed;
    const int style = int(random() % 4);
    for (const QChar character : part) {
        const QList<QByteArray> known = readings(character.unicode());
        if (known.isEmpty() || style == 0 || (style == 3 && random() % 2)) {
            typed += character;
            continue;
        }
        const QByteArray reading = oneOf(known, random);
        const bool isWhole = style == 1 || (style == 3 && random() % 2);
        typed += QString::fromLatin1(isWhole ? reading : reading.left(1));
    }
    if (style == 1 && random() % 2)
        typed.chop(int(random() % 3));
    return typed;
}

} // namespace

TEST_CASE("Every match is a candidate")
{
    Random random(42);
    int matched = 0;
    for (int round = 0; round < 60'000; ++round) {
        const SearchText text{{randomName(random), randomName(random)}, {}, {}, {}};
        const QString typed = typedFor(oneOf(text.names, random), random);
        const SearchQuery query = parseQuery(typed);
        if (!matches(query, text))
            continue;
        ++matched;
        INFO(typed.toStdString() << " in " << text.names.join(u'|').toStdString());
        REQUIRE(isCandidate(query, text));
    }
    CHECK(matched > 30'000);
}

TEST_CASE("Random letters match only what has the tokens")
{
    Random random(43);
    int matched = 0;
    const QString alphabet = QStringLiteral("aeinguhzslxdoc1");
    for (int round = 0; round < 60'000; ++round) {
        const SearchText text{{randomName(random)}, {}, {}, {}};
        QString typed;
        for (int i = int(random() % 5) + 1; i > 0; --i)
            typed += oneOf(alphabet, random);
        const SearchQuery query = parseQuery(typed);
        if (!matches(query, text))
            continue;
        ++matched;
        INFO(typed.toStdString() << " in " << text.names[0].toStdString());
        REQUIRE(isCandidate(query, text));
    }
    CHECK(matched > 1'000);
}

TEST_CASE("Every part of a name without a break is found")
{
    const QString name = QStringLiteral("济南海诺国际展览展示工程有限公司");
    for (qsizetype from = 0; from < name.size(); ++from) {
        for (qsizetype length = 1; from + length <= name.size(); ++length) {
            const SearchText text{{name}, {}, {}, {}};
            for (const QString &typed :
                 {name.mid(from, length), fullPinyin(name.mid(from, length)), initials(name.mid(from, length))}) {
                // A single letter asks for the beginning only.
                if (typed.size() == 1 && typed[0].unicode() < 0x80 && from > 0)
                    continue;
                const SearchQuery query = parseQuery(typed);
                INFO(typed.toStdString());
                REQUIRE(matches(query, text));
                REQUIRE(isCandidate(query, text));
            }
        }
    }
}

TEST_CASE("Every part of a phone, mail address and number is found")
{
    const SearchText text{{},
                          {QStringLiteral("0531-88123456、13800138000")},
                          {QStringLiteral("Wang.Wei@Haino.com")},
                          {QStringLiteral("HT-2026-0017")}};
    for (const QString &value : {QStringLiteral("053188123456"), QStringLiteral("13800138000"),
                                 QStringLiteral("wang.wei@haino.com"), QStringLiteral("HT-2026-0017")}) {
        for (qsizetype from = 0; from + 3 <= value.size(); ++from) {
            for (qsizetype length = 3; from + length <= value.size(); ++length) {
                const QString typed = value.mid(from, length);
                const SearchQuery query = parseQuery(typed);
                INFO(typed.toStdString());
                const bool isTooShort =
                    std::count_if(typed.begin(), typed.end(), [](QChar c) { return c.isLetterOrNumber(); }) < 3;
                REQUIRE((isTooShort || matches(query, text)));
                REQUIRE((isTooShort || isCandidate(query, text)));
            }
        }
    }
}

TEST_CASE("Any text is indexed and searched without harm, in tokens of letters and digits, each once")
{
    Random random(44);
    for (int round = 0; round < 20'000; ++round) {
        QString value;
        for (int i = int(random() % 20); i > 0; --i)
            value += QChar(char16_t(random() % 3 ? random() % 0x250 : random() % 0x10000)); // broken pairs too
        for (const KeyClass keyClass : {KeyClass::Name, KeyClass::Phone, KeyClass::Email, KeyClass::Number}) {
            const QByteArray tokens = indexTokens(keyClass, {value, value});
            if (tokens.isEmpty())
                continue;
            const QList<QByteArray> list = tokens.split(' ');
            for (const QByteArray &token : list) {
                const QString text = QString::fromUtf8(token);
                REQUIRE_FALSE(text.isEmpty());
                for (const uint code : text.toUcs4())
                    REQUIRE(QChar::isLetterOrNumber(code));
            }
        }
        const SearchQuery query = parseQuery(value);
        const SearchText text{{value}, {value}, {value}, {value}};
        if (matches(query, text))
            REQUIRE(isCandidate(query, text));
        for (const SearchAlternative &alternative : query.alternatives)
            REQUIRE_FALSE(alternative.tokens.isEmpty());
    }
}

TEST_CASE("A long repetitive text is no trap")
{
    const QString name = QString(400, u'安');
    CHECK(matches(parseQuery(QString(60, u'a')), {{name}, {}, {}, {}}));
    CHECK_FALSE(matches(parseQuery(QString(59, u'a') + u'x'), {{name}, {}, {}, {}}));
    QString syllables;
    for (int i = 0; i < 15; ++i)
        syllables += QStringLiteral("xian");
    CHECK_FALSE(matches(parseQuery(syllables + u'q'), {{QString(200, u'西') + QString(200, u'安')}, {}, {}, {}}));
    CHECK(indexTokens(KeyClass::Name, {QString(10'000, u'重')}).size() < 2'000);
}
