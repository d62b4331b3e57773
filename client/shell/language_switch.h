// The language of the program's surface, changed while it runs.
#pragma once

#include <QString>
#include <QTranslator>

#include <array>

class QCoreApplication;

namespace fairdesk {

// Installs the translators; Qt then tells every widget by QEvent::LanguageChange.
class LanguageSwitch
{
public:
    explicit LanguageSwitch(QCoreApplication &application);
    ~LanguageSwitch();

    // "zh_CN" or "en"; empty takes what the system speaks.
    void use(const QString &name);
    const QString &current() const { return m_current; }

    struct Language
    {
        const char *name;
        const char *ownName; // as its speakers call it, in every language the same
    };
    static const std::array<Language, 2> &languages();
    static QString ownName(const QString &name);

private:
    QCoreApplication &m_application;
    QTranslator m_program;
    QTranslator m_qt;
    QString m_current;
};

} // namespace fairdesk
