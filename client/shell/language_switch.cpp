#include "client/shell/language_switch.h"

#include "common/base/logging.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace fairdesk {

const std::array<LanguageSwitch::Language, 2> &LanguageSwitch::languages()
{
    static const std::array<Language, 2> all{Language{"zh_CN", "简体中文"}, Language{"en", "English"}};
    return all;
}

QString LanguageSwitch::ownName(const QString &name)
{
    for (const Language &language : languages()) {
        if (name == QLatin1String(language.name))
            return QString::fromUtf8(language.ownName);
    }
    return name;
}

LanguageSwitch::LanguageSwitch(QCoreApplication &application)
    : m_application(application)
{
}

LanguageSwitch::~LanguageSwitch()
{
    m_application.removeTranslator(&m_program);
    m_application.removeTranslator(&m_qt);
}

void LanguageSwitch::use(const QString &name)
{
    QString wanted = name;
    if (wanted.isEmpty())
        wanted = QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (wanted == m_current)
        return;
    m_current = wanted;
    const QLocale locale(wanted == u"en" ? QStringLiteral("en_GB") : wanted);
    QLocale::setDefault(locale);
    m_application.removeTranslator(&m_program);
    m_application.removeTranslator(&m_qt);
    // Qt's own words (context menus of fields, file dialogues) first, so that ours are found before them.
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qt);
    if (m_program.load(translationFile(wanted)))
        m_application.installTranslator(&m_program);
    else
        qCWarning(lcClient).noquote() << "There is no translation for" << wanted;
}

} // namespace fairdesk
