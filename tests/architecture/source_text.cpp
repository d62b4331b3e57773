#include "tests/architecture/source_text.h"

#include <QRegularExpression>

namespace fairdesk::architecture {

namespace {

// Walks once over a source and sorts its characters into code, comments and literals.
class Splitter
{
public:
    explicit Splitter(const QString &text)
        : m_text(text)
    {
    }

    void run()
    {
        while (m_at < m_text.size()) {
            if (startsWith(u"//"))
                skipLineComment();
            else if (startsWith(u"/*"))
                blank(endOf(u"*/", m_at + 2));
            else if (m_text.at(m_at) == u'"')
                takeString();
            else if (m_text.at(m_at) == u'\'' && !isDigitSeparator())
                blank(endOfQuoted(u'\''));
            else
                keep();
        }
    }

    QString code;
    QList<Piece> strings;

private:
    bool startsWith(QStringView what) const { return QStringView(m_text).mid(m_at).startsWith(what); }

    qsizetype endOf(QStringView what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    bool isDigitSeparator() const
    {
        static const QRegularExpression number(QStringLiteral("(?<![A-Za-z0-9_])[0-9][0-9A-Fa-fxX']*$"));
        const qsizetype from = qMax<qsizetype>(0, m_at - 40);
        return number.match(m_text.mid(from, m_at - from)).hasMatch();
    }

    void keep()
    {
        const QChar c = m_text.at(m_at++);
        code += c;
        if (c == u'\n')
            ++m_line;
        else if (!c.isSpace())
            m_joins = false;
    }

    // A backslash at the end of a line carries a line comment on, as the compiler has it.
    void skipLineComment()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text.at(end) != u'\n' || m_text.at(end - 1) == u'\\'))
            ++end;
        blank(end);
    }

    void blank(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            const bool newLine = m_text.at(m_at) == u'\n';
            code += newLine ? u'\n' : u' ';
            m_line += newLine;
        }
    }

    qsizetype endOfQuoted(QChar quote) const
    {
        qsizetype at = m_at + 1;
        while (at < m_text.size() && m_text.at(at) != quote && m_text.at(at) != u'\n')
            at += m_text.at(at) == u'\\' ? 2 : 1;
        return qMin(at + 1, m_text.size());
    }

    bool isRawString() const
    {
        static const QRegularExpression prefix(QStringLiteral("(?<![A-Za-z0-9_])(u8|u|U|L)?R$"));
        return prefix.match(code.right(8)).hasMatch();
    }

    // #include "…" is code, not a literal; the path is read from the untouched line.
    bool isIncludePath() const
    {
        static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*$"));
        return directive.match(code.mid(code.lastIndexOf(u'\n') + 1)).hasMatch();
    }

    void takeString()
    {
        if (isIncludePath()) {
            const qsizetype end = endOfQuoted(u'"');
            while (m_at < end)
                keep();
            return;
        }
        const int line = m_line;
        const bool raw = isRawString();
        qsizetype end = endOfQuoted(u'"');
        QString content = m_text.mid(m_at + 1, end - m_at - 2);
        if (raw) {
            const qsizetype open = m_text.indexOf(u'(', m_at);
            const QString close = u')' + m_text.mid(m_at + 1, open - m_at - 1) + u'"';
            end = endOf(close, open + 1);
            content = m_text.mid(open + 1, end - close.size() - open - 1);
        }
        blank(end);
        if (m_joins)
            strings.last().text += content;
        else
            strings.append({content, line});
        m_joins = true;
    }

    const QString m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_joins = false;
};

QList<Piece> includesOf(const QString &code)
{
    static const QRegularExpression pattern(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"\\n]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QList<Piece> includes;
    for (auto matches = pattern.globalMatch(code); matches.hasNext();) {
        const auto match = matches.next();
        includes.append({match.captured(1), int(code.left(match.capturedStart(1)).count(u'\n')) + 1});
    }
    return includes;
}

} // namespace

SourceText splitSource(const QString &path, const QString &text)
{
    Splitter splitter(text);
    splitter.run();
    const int lines = int(text.count(u'\n')) + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
    return {path, splitter.code, splitter.strings, includesOf(splitter.code), lines};
}

} // namespace fairdesk::architecture
