// The program's words in both languages, whatever language it runs in.
#pragma once

#include "common/catalogue/field_spec.h"

#include <QLocale>

#include <memory>

class QTranslator;

namespace fairdesk::cli {

// Puts human texts into the locale's language for as long as it lives.
class Languages
{
public:
    explicit Languages(const QLocale &locale);
    ~Languages();
    Q_DISABLE_COPY_MOVE(Languages)

    QString chinese(const Label &label) const;
    static QString english(const Label &label);

private:
    QLocale m_before;
    std::unique_ptr<QTranslator> m_installed;
    std::unique_ptr<QTranslator> m_chinese; // not installed: for labels that are asked for in both languages
};

} // namespace fairdesk::cli
