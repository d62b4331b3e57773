#include "client/cli/output.h"

#include "client/cli/csv.h"
#include "client/cli/display_width.h"

#include <QFileDevice>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

namespace fairdesk::cli {
namespace {

constexpr qsizetype rowsForWidths = 500;
constexpr int widestColumn = 40;

QByteArray compact(const QJsonValue &value)
{
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    // A lone value: QJsonDocument writes only lists and objects.
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QString cellOf(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    return value.isString() ? value.toString() : QString::fromUtf8(compact(value));
}

// What a list result holds: {"rows":[…],"next":…}, or a list under another name alone.
QJsonArray rowsOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    const QJsonObject object = value.toObject();
    if (object.value(QLatin1String("rows")).isArray())
        return object.value(QLatin1String("rows")).toArray();
    if (object.size() == 1 && object.begin()->isArray())
        return object.begin()->toArray();
    return {value};
}

} // namespace

void Output::value(const QJsonValue &value)
{
    if (m_format == Format::Json) {
        bytes(compact(value) + '\n');
        return;
    }
    const QJsonArray rows = rowsOf(value);
    QStringList keys;
    for (const QJsonValue &row : rows) {
        for (const QString &key : row.toObject().keys()) {
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    QList<OutputColumn> columns;
    for (const QString &key : std::as_const(keys))
        columns.append({key, key, false});
    beginRows(columns);
    for (const QJsonValue &entry : rows) {
        QStringList cells;
        for (const QString &key : std::as_const(keys))
            cells.append(cellOf(entry.toObject().value(key)));
        row({{}, cells, cells});
    }
    endRows({}, false);
}

void Output::beginRows(const QList<OutputColumn> &columns)
{
    m_columns = columns;
    m_isFirst = true;
    m_widths.clear();
    if (m_format == Format::Json)
        bytes("{\"rows\":[");
    if (m_format == Format::Csv) {
        QStringList header;
        for (const OutputColumn &column : columns)
            header.append(column.key);
        bytes(csvLine(header));
    }
}

void Output::row(const OutputRow &row)
{
    switch (m_format) {
    case Format::Json:
        bytes((m_isFirst ? "\n" : ",\n") + compact(row.json));
        break;
    case Format::Csv:
        bytes(csvLine(row.plain));
        break;
    case Format::Table:
        if (m_widths.isEmpty())
            m_waiting.append(row.display);
        else
            writeTableLine(row.display);
        if (m_waiting.size() >= rowsForWidths)
            writeTable();
        break;
    }
    m_isFirst = false;
}

void Output::endRows(const QString &next, bool withNext)
{
    if (m_format == Format::Json) {
        const QByteArray token = next.isEmpty() ? QByteArray("null") : compact(QJsonValue(next));
        bytes((m_isFirst ? "]" : "\n]") + (withNext ? ",\"next\":" + token : QByteArray()) + "}\n");
    }
    if (m_format == Format::Table && m_widths.isEmpty())
        writeTable();
}

void Output::writeTable()
{
    QStringList header;
    for (const OutputColumn &column : std::as_const(m_columns)) {
        header.append(column.label);
        m_widths.append(std::min(widestColumn, displayWidth(column.label)));
    }
    for (const QStringList &cells : std::as_const(m_waiting)) {
        for (qsizetype i = 0; i < m_widths.size(); ++i)
            m_widths[i] = std::max(m_widths.at(i), std::min(widestColumn, displayWidth(cells.value(i))));
    }
    if (m_columns.isEmpty())
        return;
    writeTableLine(header);
    QStringList rule;
    for (const int width : std::as_const(m_widths))
        rule.append(QString(width, u'-'));
    writeTableLine(rule);
    for (const QStringList &cells : std::exchange(m_waiting, {}))
        writeTableLine(cells);
}

void Output::writeTableLine(const QStringList &cells)
{
    QString line;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        // Line breaks and control characters of a record must not move the terminal's cursor.
        QString cell = cells.value(i).simplified();
        cell.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
        cell = cutToWidth(cell, m_widths.at(i));
        const bool isLast = i == m_columns.size() - 1;
        const bool isNumber = m_columns.at(i).isNumber;
        line += isLast && !isNumber ? cell : padToWidth(cell, m_widths.at(i), isNumber);
        if (!isLast)
            line += QStringLiteral("  ");
    }
    bytes(line.toUtf8() + '\n');
}

void Output::line(const QJsonObject &object)
{
    bytes(compact(object) + '\n');
    if (auto *file = qobject_cast<QFileDevice *>(&m_device))
        file->flush();
}

void Output::bytes(const QByteArray &bytes)
{
    m_device.write(bytes);
}

} // namespace fairdesk::cli
