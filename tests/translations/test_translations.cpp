// Every word has its translation, and every translation says the same thing with the same arguments.
#include "common/catalogue/catalogue.h"
#include "tests/support/catch.h"
#include "translations/translations.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace fairdesk;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; // several for plurals
    bool unfinished = false;
    bool plural = false;
};

QList<Message> messagesOf(const QString &language)
{
    QFile file(QStringLiteral(FAIRDESK_SOURCE_DIR "/translations/fairdesk_%1.ts").arg(language));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({context, {}, {}, false, xml.attributes().value(QLatin1String("numerus")) == u"yes"});
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().plural)
                messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == u"numerusform") {
            messages.last().translations.append(xml.readElementText());
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return messages;
}

// Also {year} of number patterns: a program reads them, so they are the same in every language.
QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[1-9n]|\\{[a-z0-9:]+\\}"));
    QSet<QString> found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.insert(matches.next().captured());
    return found;
}

QString named(const Message &message)
{
    return message.context + QStringLiteral(": ") + message.source;
}

} // namespace

TEST_CASE("every word is translated", "[translations]")
{
    for (const QString &language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
        const QList<Message> messages = messagesOf(language);
        REQUIRE(messages.size() > 20);
        for (const Message &message : messages) {
            INFO(language << " " << named(message));
            CHECK_FALSE(message.unfinished);
            CHECK_FALSE(message.translations.isEmpty());
            CHECK_FALSE(message.translations.contains(QString()));
        }
    }
}

TEST_CASE("translations carry the same arguments as their source", "[translations]")
{
    for (const QString &language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
        for (const Message &message : messagesOf(language)) {
            INFO(language << " " << named(message));
            for (const QString &translation : message.translations)
                CHECK(placeholdersOf(translation) == placeholdersOf(message.source));
        }
    }
}

TEST_CASE("Chinese follows the words of the house", "[translations]")
{
    static const QRegularExpression latinNextToHan(QStringLiteral("[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9%][\\x{4e00}-\\x{9fff}]"),
                                                   QRegularExpression::UseUnicodePropertiesOption);
    for (const Message &message : messagesOf(QStringLiteral("zh_CN"))) {
        INFO(named(message));
        for (const QString &translation : message.translations) {
            CAPTURE(translation);
            CHECK_FALSE(translation.contains(u'您'));
            CHECK_FALSE(translation.contains(u'！'));
            CHECK_FALSE(translation.contains(QStringLiteral("操作失败")));
            // %1 may stand for Chinese words, so only what is surely Latin is looked at.
            QString plain = translation;
            plain.remove(QRegularExpression(QStringLiteral("%L?[1-9n]|\\(&[A-Z]\\)|&")));
            CHECK_FALSE(latinNextToHan.match(plain).hasMatch());
        }
    }
}

TEST_CASE("the catalogue speaks Chinese from the compiled resource", "[translations]")
{
    QTranslator translator;
    REQUIRE(translator.load(translationFile(QStringLiteral("zh_CN"))));
    const CataloguePtr catalogue = coreCatalogue().build();
    const auto isTranslated = [&](const Label &label) {
        return label.source.isEmpty() ||
               !translator.translate(label.context.constData(), label.source.constData()).isEmpty();
    };
    for (const EntityPtr &entity : catalogue->entities()) {
        INFO(entity->key);
        CHECK(isTranslated(entity->label));
        CHECK(isTranslated(entity->plural));
        for (const SectionSpec &section : entity->sections)
            CHECK(isTranslated(section.label));
        for (const FieldSpec &field : entity->fields) {
            INFO(field.key);
            CHECK(isTranslated(field.label));
            for (const ChoiceItem &choice : field.choices)
                CHECK(isTranslated(choice.label));
        }
    }
}
