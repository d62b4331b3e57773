#include "common/base/text.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

constexpr char verbatimSource[] = "%1";

QString rendered(const TextArgument &argument, const QLocale &locale, bool translated)
{
    struct Visitor
    {
        const QLocale &locale;
        bool translated;
        QString operator()(const QString &text) const { return text; }
        QString operator()(qint64 number) const { return locale.toString(number); }
        QString operator()(const QDate &date) const { return locale.toString(date, QLocale::ShortFormat); }
        QString operator()(const QDateTime &instant) const
        {
            return locale.toString(instant.toLocalTime(), QLocale::ShortFormat);
        }
        QString operator()(const Money &money) const { return money.toString(locale); }
        QString operator()(const LabelArgument &label) const
        {
            if (translated && locale.language() == QLocale::Chinese && !label.chinese.isEmpty())
                return label.chinese;
            if (!label.english.isEmpty())
                return label.english;
            if (!translated)
                return QString::fromUtf8(label.source);
            return QCoreApplication::translate(label.context.constData(), label.source.constData());
        }
    };
    return std::visit(Visitor{locale, translated}, argument);
}

// The number that a "%n" stands for and by which the plural is chosen.
std::optional<qint64> countIn(const QList<TextArgument> &arguments)
{
    for (const TextArgument &argument : arguments) {
        if (const auto *number = std::get_if<qint64>(&argument))
            return *number;
    }
    return {};
}

} // namespace

Text Text::verbatim(const QString &text)
{
    return Text(verbatimSource, {text});
}

QString Text::render(const QLocale &locale) const
{
    if (m_source == verbatimSource)
        return fill(QString::fromUtf8(m_source), locale, true);
    const int count = int(countIn(m_arguments).value_or(-1));
    return fill(QCoreApplication::translate(m_context.constData(), m_source.constData(), nullptr, count), locale, true);
}

QString Text::english() const
{
    QString pattern = QString::fromUtf8(m_source);
    if (const auto count = countIn(m_arguments))
        pattern.replace(QLatin1String("%n"), QString::number(*count));
    return fill(pattern, QLocale::c(), false);
}

// One pass over the pattern, so that a "%1" inside an argument stays what it is.
QString Text::fill(QString pattern, const QLocale &locale, bool translated) const
{
    QString result;
    result.reserve(pattern.size() + 16 * m_arguments.size());
    for (int i = 0; i < pattern.size(); ++i) {
        const bool placeholder = pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1).isDigit();
        if (!placeholder) {
            result += pattern.at(i);
            continue;
        }
        const int index = pattern.at(++i).digitValue() - 1;
        if (index >= 0 && index < m_arguments.size())
            result += rendered(m_arguments.at(index), locale, translated);
    }
    return result;
}

} // namespace fairdesk
