// The words of the program in the language of the person for whom a job works, whatever language the server speaks.
#pragma once

#include "common/catalogue/field_spec.h"

#include <memory>

class QTranslator;

namespace fairdesk {

class Wording
{
public:
    explicit Wording(const QString &locale);
    ~Wording();

    // Whatever the reader's language: what he would call it in Chinese.
    static const Wording &chinese();

    bool isChinese() const { return m_chinese; }
    QString label(const Label &label) const;
    QString text(const Text &text) const;
    // The English source text as this person reads it.
    QString words(const char *context, const char *source) const;

private:
    QString translated(const QByteArray &context, const QByteArray &source) const;

    bool m_chinese = false;
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace fairdesk
