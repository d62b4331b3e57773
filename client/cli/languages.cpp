#include "client/cli/languages.h"

#include "translations/translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace fairdesk::cli {
namespace {

std::unique_ptr<QTranslator> translatorOf(const QLocale &locale)
{
    auto translator = std::make_unique<QTranslator>();
    const bool chinese = locale.language() == QLocale::Chinese;
    if (!translator->load(translationFile(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"))))
        return nullptr;
    return translator;
}

} // namespace

Languages::Languages(const QLocale &locale)
    : m_installed(translatorOf(locale))
    , m_chinese(translatorOf(QLocale(QLocale::Chinese, QLocale::China)))
{
    QLocale::setDefault(locale);
    if (m_installed)
        QCoreApplication::installTranslator(m_installed.get());
}

Languages::~Languages()
{
    QLocale::setDefault(m_before);
    if (m_installed)
        QCoreApplication::removeTranslator(m_installed.get());
}

QString Languages::chinese(const Label &label) const
{
    if (!label.chinese.isEmpty())
        return label.chinese;
    const QString translated =
        m_chinese ? m_chinese->translate(label.context.constData(), label.source.constData()) : QString();
    return translated.isEmpty() ? english(label) : translated;
}

QString Languages::english(const Label &label)
{
    if (!label.english.isEmpty())
        return label.english;
    return label.source.isEmpty() ? label.chinese : QString::fromUtf8(label.source);
}

} // namespace fairdesk::cli
