// Every word of the catalogue that people see has its Chinese.
#include "common/catalogue/catalogue.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

using namespace fairdesk;

namespace {

using Word = std::pair<QByteArray, QByteArray>; // context, English source

const QString translationFile = QStringLiteral(FAIRDESK_SOURCE_DIR "/translations/fairdesk_zh_CN.ts");

// The finished translations of a .ts file.
QHash<Word, QString> finishedTranslations(QIODevice &file)
{
    QHash<Word, QString> finished;
    QXmlStreamReader xml(&file);
    QByteArray context;
    QByteArray source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText().toUtf8();
        } else if (xml.name() == u"source") {
            source = xml.readElementText().toUtf8();
        } else if (xml.name() == u"translation") {
            const bool isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (isFinished && !text.trimmed().isEmpty())
                finished.insert({context, source}, text);
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return finished;
}

void collect(const Label &label, QSet<Word> &words)
{
    if (!label.source.isEmpty())
        words.insert({label.context, label.source});
}

QSet<Word> wordsOf(const Catalogue &catalogue)
{
    QSet<Word> words;
    for (const EntityPtr &entity : catalogue.entities()) {
        collect(entity->label, words);
        collect(entity->plural, words);
        for (const SectionSpec &section : entity->sections)
            collect(section.label, words);
        for (const FieldSpec &field : entity->fields) {
            collect(field.label, words);
            collect(field.help, words);
            for (const ChoiceItem &choice : field.choices)
                collect(choice.label, words);
        }
    }
    return words;
}

bool hasChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

// Words that are the same in Chinese business talk.
const QSet<QByteArray> sameInChinese{"SHA-256", "ID"};

} // namespace

TEST_CASE("The catalogue has words for people, in contexts that lupdate finds")
{
    const QSet<Word> words = wordsOf(*coreCatalogue().build());
    CHECK(words.size() > 150);
    CHECK(words.contains(Word("Customer", "English name")));
    CHECK(words.contains(Word("TaskState", "In progress")));
    CHECK(words.contains(Word("Role", "May do everything, whatever the rights below say.")));
    CHECK(words.contains(Word("EntityDef", "Owner")));
}

TEST_CASE("Every word of the catalogue has a finished Chinese translation")
{
    QFile file(translationFile);
    if (!file.exists()) {
        WARN("SKIPPED: there is no translations/fairdesk_zh_CN.ts yet, so nobody checks the Chinese labels");
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QHash<Word, QString> finished = finishedTranslations(file);
    for (const Word &word : wordsOf(*coreCatalogue().build())) {
        INFO(word.first.constData() << ": " << word.second.constData());
        const auto found = finished.constFind(word);
        if (found == finished.constEnd())
            FAIL_CHECK("has no finished translation");
        else if (!sameInChinese.contains(word.second))
            CHECK(hasChinese(*found));
    }
}
