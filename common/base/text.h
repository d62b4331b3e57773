// A sentence for a person that is rendered where its reader is: the server never translates, it sends the English
// source with typed arguments, and the client puts it into the reader's language.
//
//     message(QT_TRANSLATE_NOOP("Message", "Booth %1 is already sold to %2."), number, exhibitor)
#pragma once

#include "common/base/money.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QString>

#include <variant>

namespace fairdesk {

// A word of the program inside a sentence (a field's or an entity's label), translated with the sentence.
struct LabelArgument
{
    QByteArray context;
    QByteArray source;
    // Set for labels that people gave at run time (custom fields); they win over the source.
    QString chinese;
    QString english;
    bool operator==(const LabelArgument &) const = default;
};

using TextArgument = std::variant<QString, qint64, QDate, QDateTime, Money, LabelArgument>;

class Text
{
public:
    Text() = default;
    Text(QByteArray source, QList<TextArgument> arguments = {}, QByteArray context = "Message")
        : m_context(std::move(context))
        , m_source(std::move(source))
        , m_arguments(std::move(arguments))
    {
    }
    // Text that is no sentence of the program (a file name, a database's own words): shown as it is.
    static Text verbatim(const QString &text);

    bool isEmpty() const { return m_source.isEmpty(); }
    const QByteArray &context() const { return m_context; }
    const QByteArray &source() const { return m_source; }
    const QList<TextArgument> &arguments() const { return m_arguments; }

    // In the language of the installed translators, numbers and dates by the locale.
    QString render(const QLocale &locale = QLocale()) const;
    // In English, for logs and for programs.
    QString english() const;

    bool operator==(const Text &) const = default;

private:
    QString fill(QString pattern, const QLocale &locale, bool translated) const;

    QByteArray m_context = "Message";
    QByteArray m_source;
    QList<TextArgument> m_arguments;
};

template<class... Arguments>
Text message(const char *source, Arguments &&...arguments)
{
    return Text(source, {TextArgument(std::forward<Arguments>(arguments))...});
}

} // namespace fairdesk
