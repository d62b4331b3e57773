#include "client/cli/arguments.h"

#include "client/cli/command_table.h"

namespace fairdesk::cli {
namespace {

constexpr qint64 largestId = (qint64(1) << 53) - 1;
constexpr quint16 defaultPort = 7443;
constexpr quint16 largestPort = 65535;

bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isKey(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' ||
               c == u'.';
    });
}

class Parser
{
public:
    explicit Parser(const QStringList &words)
        : m_words(words)
    {
    }

    Result<Arguments> parse()
    {
        while (m_next < m_words.size()) {
            const QString word = m_words.at(m_next++);
            const bool isNegative = word.size() > 1 && word.at(1).isDigit(); // an amount, not an option
            const bool isOption = !m_onlyOperands && word.startsWith(u'-') && word.size() > 1 && !isNegative;
            const auto taken = isOption ? takeOption(word) : takeOperand(word);
            if (!taken)
                return taken.error();
        }
        return finish();
    }

private:
    Result<void> takeOperand(const QString &word)
    {
        if (!m_arguments.command.isEmpty()) {
            m_arguments.operands.append(word);
            return {};
        }
        if (!findCommand(word))
            return usageError(
                message(QT_TRANSLATE_NOOP("Message", "There is no command “%1”. See fairdesk --help."), word));
        m_arguments.command = word;
        return {};
    }

    Result<void> takeOption(const QString &word)
    {
        if (word == QLatin1String("--")) {
            m_onlyOperands = true;
            return {};
        }
        const qsizetype equals = word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') : -1;
        const QString name =
            word == QLatin1String("-h") ? QStringLiteral("--help") : word.left(equals < 0 ? word.size() : equals);
        const OptionSpec *option = findOption(name);
        if (!option)
            return usageError(
                message(QT_TRANSLATE_NOOP("Message", "There is no option %1. See fairdesk --help."), name));
        const int values = name == QLatin1String("--version") && equals < 0 ? valuesOfVersion() : option->values;
        if (equals >= 0) {
            if (values != 1)
                return usageError(
                    message(QT_TRANSLATE_NOOP("Message", "The option %1 takes %2 values."), name, qint64(values)));
            m_arguments.add(name, {word.mid(equals + 1)});
            return {};
        }
        if (m_next + values > m_words.size())
            return usageError(
                message(QT_TRANSLATE_NOOP("Message", "The option %1 takes %2 values."), name, qint64(values)));
        m_arguments.add(name, m_words.mid(m_next, values));
        m_next += values;
        return {};
    }

    // Alone it asks for the program's version, with a number for that of a record.
    int valuesOfVersion() const
    {
        const CommandSpec *command = findCommand(m_arguments.command);
        const bool takesNumber = command && command->options.contains(QLatin1String("--version"));
        const bool numberFollows = m_next < m_words.size() && isNumber(m_words.at(m_next));
        return takesNumber || (m_arguments.command.isEmpty() && numberFollows) ? 1 : 0;
    }

    Result<Arguments> finish()
    {
        if (m_arguments.has(QStringLiteral("--help")))
            return m_arguments;
        const bool asksVersion = m_arguments.has(QStringLiteral("--version")) &&
                                 m_arguments.all(QStringLiteral("--version")).first().isEmpty();
        if (asksVersion)
            return m_arguments;
        const CommandSpec *command = findCommand(m_arguments.command);
        if (!command)
            return usageError(message(QT_TRANSLATE_NOOP("Message", "Which command? See fairdesk --help.")));
        for (const QString &option : m_arguments.given()) {
            if (!isGlobalOption(option) && !command->options.contains(option))
                return usageError(message(QT_TRANSLATE_NOOP("Message", "The command %1 has no option %2."),
                                          m_arguments.command, option));
        }
        const qsizetype operands = m_arguments.operands.size();
        if (operands < command->minimum || (command->maximum >= 0 && operands > command->maximum)) {
            return usageError(message(QT_TRANSLATE_NOOP("Message", "Write it as: fairdesk %1 %2"), m_arguments.command,
                                      QString::fromUtf8(command->operands)));
        }
        return m_arguments;
    }

    const QStringList m_words;
    qsizetype m_next = 0;
    bool m_onlyOperands = false;
    Arguments m_arguments;
};

} // namespace

Error usageError(Text text)
{
    return {ErrorCode::Usage, std::move(text)};
}

QString Arguments::value(const QString &option, const QString &otherwise) const
{
    const QList<QStringList> given = m_options.value(option);
    return given.isEmpty() ? otherwise : given.last().value(0, otherwise);
}

QStringList Arguments::list(const QString &option) const
{
    QStringList values;
    for (const QStringList &given : m_options.value(option)) {
        for (const QString &value : given.value(0).split(u',', Qt::SkipEmptyParts))
            values.append(value.trimmed());
    }
    return values;
}

Result<Arguments> parseArguments(const QStringList &words)
{
    return Parser(words).parse();
}

Result<RecordName> parseRecordName(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    // An unset variable of a script must not name whichever record comes first.
    if (equals > 0 && text.mid(equals + 1).trimmed().isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "“%1” names no record: the value is missing."), text));
    if (equals > 0 && isKey(text.left(equals)))
        return RecordName{0, text.left(equals).toUtf8(), text.mid(equals + 1)};
    bool ok = false;
    const qint64 id = text.toLongLong(&ok);
    if (!ok || !isNumber(text) || id <= 0 || id > largestId)
        return usageError(message(
            QT_TRANSLATE_NOOP("Message", "“%1” names no record. Give its number, or FIELD=VALUE of a unique field."),
            text));
    return RecordName{id, {}, {}};
}

Result<Assignment> parseAssignment(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const bool isJson = equals > 0 && text.at(equals - 1) == u':';
    const QString field = text.left(isJson ? equals - 1 : equals);
    if (equals <= 0 || !isKey(field))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "“%1” is no FIELD=VALUE."), text));
    const QString value = text.mid(equals + 1);
    if (isJson)
        return Assignment{field.toUtf8(), Assignment::Form::Json, value};
    if (value.startsWith(u'@'))
        return Assignment{field.toUtf8(), Assignment::Form::File, value.mid(1)};
    return Assignment{field.toUtf8(), Assignment::Form::Text, value};
}

Result<ServerAddress> parseServerAddress(const QString &text)
{
    ServerAddress address{text, defaultPort};
    const qsizetype colon = text.lastIndexOf(u':');
    const bool isBareIpv6 = text.count(u':') > 1 && !text.startsWith(u'[');
    const bool hasPort = colon >= 0 && !isBareIpv6 && !text.endsWith(u']');
    if (hasPort) {
        bool ok = false;
        const int port = text.mid(colon + 1).toInt(&ok);
        if (!ok || port <= 0 || port > largestPort)
            return usageError(message(QT_TRANSLATE_NOOP("Message", "“%1” is no server. Write it as HOST:PORT."), text));
        address = {text.left(colon), quint16(port)};
    }
    if (address.host.startsWith(u'[') && address.host.endsWith(u']'))
        address.host = address.host.mid(1, address.host.size() - 2);
    if (address.host.isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "“%1” is no server. Write it as HOST:PORT."), text));
    return address;
}

} // namespace fairdesk::cli
