#include "server/app/program_language.h"

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace fairdesk {

ProgramLanguage::ProgramLanguage(const QStringList &words)
{
    const QString option = QStringLiteral("--locale");
    QLocale locale = QLocale::system();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == option && i + 1 < words.size())
            locale = QLocale(words.at(i + 1));
        else if (words.at(i).startsWith(option + u'='))
            locale = QLocale(words.at(i).mid(option.size() + 1));
    }
    const bool chinese = locale.language() == QLocale::Chinese;
    m_translator = std::make_unique<QTranslator>();
    if (m_translator->load(translationFile(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"))))
        QCoreApplication::installTranslator(m_translator.get());
}

ProgramLanguage::~ProgramLanguage()
{
    QCoreApplication::removeTranslator(m_translator.get());
}

} // namespace fairdesk
