#include "client/cli/record_output.h"

#include "client/data/field_path.h"
#include "common/catalogue/value_text.h"

#include <QJsonArray>

namespace fairdesk::cli {
namespace {

const QString maskedKey = QStringLiteral("_masked");

// Several links are a list of what one link is.
QJsonArray linksJson(const QList<qint64> &ids, const QStringList &titles)
{
    QJsonArray links;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        links.append(QJsonObject{{QStringLiteral("id"), ids.at(i)},
                                 {QStringLiteral("title"), titles.size() == ids.size() ? titles.at(i) : QString()}});
    }
    return links;
}

} // namespace

QJsonValue jsonOf(const FieldSpec &field, const Value &value, const QString &title)
{
    const auto *ids = value.as<QList<qint64>>();
    return field.kind == Kind::Many && ids ? QJsonValue(linksJson(*ids, title.split(linkSeparator)))
                                           : valueToJson(field, value, title);
}

void insertValue(QJsonObject &object, const QString &key, const FieldSpec &field, const Value &value,
                 const QString &title)
{
    if (value.isAbsent())
        return;
    object.insert(key, jsonOf(field, value, title));
    if (!value.isMasked())
        return;
    QJsonArray masked = object.value(maskedKey).toArray();
    masked.append(key);
    object.insert(maskedKey, masked);
}

RecordOutput::RecordOutput(const Catalogue &catalogue, const QByteArray &entity, const QList<QByteArray> &columns,
                           DisplayText display)
    : m_entity(entity)
    , m_columns(columns)
    , m_display(std::move(display))
{
    for (const QByteArray &column : columns) {
        m_fields.append(fieldAt(catalogue, entity, column).value_or(FieldSpec()));
        m_labels.append(pathLabel(catalogue, entity, column, m_display.locale()));
    }
}

QList<OutputColumn> RecordOutput::columns() const
{
    QList<OutputColumn> columns;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        columns.append({QString::fromUtf8(m_columns.at(i)), m_labels.at(i), m_fields.at(i).isNumeric()});
    return columns;
}

OutputRow RecordOutput::row(const ResultTable &table, int row) const
{
    OutputRow result;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const int column = table.columnOf(m_columns.at(i));
        const Value value = column < 0 ? Value() : table.value(row, column);
        const QString title = column < 0 ? QString() : table.title(row, column);
        const FieldSpec &field = m_fields.at(i);
        insertValue(result.json, QString::fromUtf8(m_columns.at(i)), field, value, title);
        result.plain.append(valueToText(field, value));
        result.display.append(m_display.text(field, value, title));
    }
    return result;
}

} // namespace fairdesk::cli
