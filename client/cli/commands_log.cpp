// The system log, for those who may read it.
#include "client/cli/command_context.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fairdesk::cli {
namespace {

constexpr qint64 rowsAtOnce = 1000;
constexpr qint64 usualRows = 50;
constexpr std::array<const char *, 10> keys{"at", "by",     "from",  "action", "entity",
                                            "id", "fields", "group", "job",    "details"};

QString plain(const QJsonValue &value)
{
    if (value.isArray())
        return value.toVariant().toStringList().join(u',');
    if (value.isObject())
        return value.toObject().isEmpty()
                   ? QString()
                   : QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

OutputRow rowFrom(const QJsonObject &entry)
{
    OutputRow row{entry, {}, {}};
    for (const char *key : keys)
        row.plain.append(plain(entry.value(QLatin1String(key))));
    row.display = row.plain;
    return row;
}

QJsonObject wanted(const Context &context)
{
    QJsonObject arguments;
    for (const auto &[option, argument] : {std::pair{"--who", "user"},
                                           {"--entity", "entity"},
                                           {"--action", "action"},
                                           {"--since", "since"},
                                           {"--until", "until"},
                                           {"--after", "after"}}) {
        const QString text = context.arguments.value(QLatin1String(option));
        if (!text.isEmpty())
            arguments.insert(QLatin1String(argument), text);
    }
    return arguments;
}

} // namespace

Result<int> runLog(Context &context)
{
    const auto limit = context.number(QStringLiteral("--limit"), usualRows);
    if (!limit)
        return limit.error();
    QJsonObject arguments = wanted(context);
    qint64 left = *limit;
    bool begun = false;
    QString next;
    do {
        arguments.insert(QStringLiteral("limit"), *limit == 0 ? rowsAtOnce : std::min(left, rowsAtOnce));
        const auto page = context.answer(context.link.readAction("log", {}, 0, arguments));
        if (!page)
            return page.error();
        if (!std::exchange(begun, true)) {
            QList<OutputColumn> columns;
            for (const char *key : keys)
                columns.append({QLatin1String(key), QLatin1String(key)});
            context.output.beginRows(columns);
        }
        const QJsonArray rows = page->value(QLatin1String("rows")).toArray();
        for (const QJsonValue &entry : rows)
            context.output.row(rowFrom(entry.toObject()));
        left -= rows.size();
        next = page->value(QLatin1String("next")).toString();
        arguments.insert(QStringLiteral("after"), next);
    } while (!next.isEmpty() && (*limit == 0 || left > 0));
    context.output.endRows(next, true);
    if (!next.isEmpty() && context.output.format() != Format::Json)
        context.say(QStringLiteral("next: ") + next);
    return Done;
}

} // namespace fairdesk::cli
