// The language in which the program speaks to the person who started it.
#pragma once

#include <QStringList>

#include <memory>

class QTranslator;

namespace fairdesk {

// As --locale or the environment asks for, as long as it lives; what programs read is the same in every language. Found
// before the words are understood, so that a complaint about them can be understood too.
class ProgramLanguage
{
public:
    explicit ProgramLanguage(const QStringList &words);
    ~ProgramLanguage();

private:
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace fairdesk
