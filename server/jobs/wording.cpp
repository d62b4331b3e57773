#include "server/jobs/wording.h"

#include "translations/translations.h"

#include <QTranslator>

namespace fairdesk {

Wording::Wording(const QString &locale)
    : m_chinese(QLocale(locale).language() == QLocale::Chinese)
{
    if (!m_chinese)
        return;
    // Where it was not compiled in, the program's own words stay English.
    m_translator = std::make_unique<QTranslator>();
    if (!m_translator->load(translationFile(QStringLiteral("zh_CN"))))
        m_translator.reset();
}

Wording::~Wording() = default;

const Wording &Wording::chinese()
{
    static const Wording wording(QStringLiteral("zh_CN"));
    return wording;
}

QString Wording::translated(const QByteArray &context, const QByteArray &source) const
{
    const QString found = m_translator ? m_translator->translate(context.constData(), source.constData()) : QString();
    return found.isEmpty() ? QString::fromUtf8(source) : found;
}

QString Wording::words(const char *context, const char *source) const
{
    return translated(context, source);
}

QString Wording::label(const Label &label) const
{
    if (m_chinese && !label.chinese.isEmpty())
        return label.chinese;
    if (!label.english.isEmpty())
        return label.english;
    return translated(label.context, label.source);
}

QString Wording::text(const Text &text) const
{
    QList<TextArgument> arguments;
    for (const TextArgument &argument : text.arguments()) {
        const auto *named = std::get_if<LabelArgument>(&argument);
        arguments.append(named ? TextArgument(label({named->context, named->source, named->chinese, named->english}))
                               : argument);
    }
    return Text(translated(text.context(), text.source()).toUtf8(), arguments, text.context()).english();
}

} // namespace fairdesk
