#include "server/app/output.h"

#include "common/base/platform_process.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace fairdesk {
namespace {

QStringList columnsOf(const QJsonArray &rows)
{
    // JSON objects have no order of their own; these are the ones people look for first.
    QStringList columns;
    for (const char *first : {"name", "login"}) {
        if (rows.first().toObject().contains(QLatin1String(first)))
            columns.prepend(QLatin1String(first));
    }
    for (const QString &key : rows.first().toObject().keys()) {
        if (!columns.contains(key))
            columns.append(key);
    }
    return columns;
}

QString cell(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isObject() || value.isArray())
        return QString::fromUtf8(QJsonDocument::fromVariant(value.toVariant()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

// Chinese characters take two places on a terminal.
int width(const QString &text)
{
    int places = 0;
    for (const QChar c : text)
        places += c.unicode() >= 0x1100 && (c.unicode() < 0x2000 || c.unicode() >= 0x2e80) ? 2 : 1;
    return places;
}

QString csvCell(QString text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

void printCsv(const QStringList &columns, const QJsonArray &rows)
{
    printLine(columns.join(u',').toUtf8());
    for (const QJsonValue &row : rows) {
        QStringList cells;
        for (const QString &column : columns)
            cells.append(csvCell(cell(row.toObject().value(column))));
        printLine(cells.join(u',').toUtf8());
    }
}

void printTable(const QStringList &columns, const QJsonArray &rows)
{
    QList<QStringList> lines{columns};
    for (const QJsonValue &row : rows) {
        QStringList cells;
        for (const QString &column : columns)
            cells.append(cell(row.toObject().value(column)));
        lines.append(cells);
    }
    QList<int> widths(columns.size(), 0);
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = qMax(widths.at(i), width(line.at(i)));
    }
    for (const QStringList &line : lines) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += line.at(i) + QString(widths.at(i) - width(line.at(i)) + 2, u' ');
        printLine(text.trimmed().toUtf8());
    }
}

} // namespace

ExitCode fail(const Error &error)
{
    const QByteArray text = error.render().replace(u'\n', QStringLiteral(" – ")).toUtf8();
    std::fprintf(stderr, "error: %s: %s\n", errorKey(error.code()), text.constData());
    return error.code() == ErrorCode::Usage ? ExitCode::WrongUse : ExitCode::Refused;
}

void printProgress(const QString &text)
{
    std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

void printLine(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void printJson(const QJsonObject &object)
{
    printLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ExitCode printRows(const QJsonObject &list, const QString &format)
{
    const QString chosen = !format.isEmpty()                      ? format
                           : platform::standardOutputIsTerminal() ? QStringLiteral("table")
                                                                  : QStringLiteral("json");
    const QJsonArray rows = list.value(QLatin1String("rows")).toArray();
    if (chosen == QLatin1String("json"))
        printJson(list);
    else if (chosen == QLatin1String("csv"))
        printCsv(rows.isEmpty() ? QStringList() : columnsOf(rows), rows);
    else if (chosen == QLatin1String("table"))
        printTable(rows.isEmpty() ? QStringList() : columnsOf(rows), rows);
    else
        return fail(
            Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "--format must be table, json or csv."))));
    return ExitCode::Done;
}

} // namespace fairdesk
