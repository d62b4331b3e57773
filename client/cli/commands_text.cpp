// The text functions, which need no server.
#include "client/cli/command_context.h"
#include "client/cli/csv.h"
#include "common/text/offline_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

namespace fairdesk::cli {
namespace {

Result<QStringList> linesFrom(const QString &path, Streams &streams)
{
    QByteArray content;
    if (path == QLatin1String("-")) {
        content = streams.in.readAll();
    } else {
        const auto read = fileContent(path);
        if (!read)
            return read.error();
        content = *read;
    }
    QStringList lines = QString::fromUtf8(content).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return lines;
}

// The answer is for programs, its reason for people.
QString inReadersLanguage(const QString &reason)
{
    const QByteArray source = reason.toUtf8();
    for (const char *context : {"OfflineText", "CreditCode"}) {
        const QString translated = QCoreApplication::translate(context, source.constData());
        if (translated != reason)
            return translated;
    }
    return reason;
}

} // namespace

Result<int> runText(const Arguments &arguments, Streams &streams, Output &output)
{
    const QString name = arguments.operands.first();
    if (!offlineTextCommands().contains(name)) {
        return usageError(message(QT_TRANSLATE_NOOP("Message", "There is no text command “%1”; there are: %2"), name,
                                  offlineTextCommands().join(QStringLiteral(", "))));
    }
    QStringList values = arguments.operands.mid(1);
    if (arguments.has(QStringLiteral("--from"))) {
        const auto lines = linesFrom(arguments.value(QStringLiteral("--from")), streams);
        if (!lines)
            return lines.error();
        values += *lines;
    } else if (values.isEmpty()) {
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "Which text? Give it after the name, or a file with --from.")));
    }
    const bool wantsJson =
        arguments.has(QStringLiteral("--json")) || arguments.value(QStringLiteral("--format")) == QLatin1String("json");
    QJsonArray answers;
    if (!wantsJson)
        output.bytes(csvLine(
            {QStringLiteral("input"), QStringLiteral("ok"), QStringLiteral("output"), QStringLiteral("reason")}));
    for (const QString &value : std::as_const(values)) {
        OfflineTextAnswer answer = offlineTextCommand(name, value);
        answer.reason = inReadersLanguage(answer.reason);
        if (wantsJson) {
            answers.append(QJsonObject{{QStringLiteral("input"), value},
                                       {QStringLiteral("ok"), answer.ok},
                                       {QStringLiteral("output"), answer.output},
                                       {QStringLiteral("reason"), answer.reason}});
        } else {
            output.bytes(csvLine(
                {value, answer.ok ? QStringLiteral("true") : QStringLiteral("false"), answer.output, answer.reason}));
        }
    }
    if (wantsJson)
        output.value(answers);
    return Done;
}

} // namespace fairdesk::cli
