// Records in the forms of the output.
#pragma once

#include "client/cli/output.h"
#include "client/data/display_text.h"
#include "common/catalogue/catalogue.h"
#include "common/protocol/result_table.h"

namespace fairdesk::cli {

// Rows of one entity with the columns that were asked for.
class RecordOutput
{
public:
    RecordOutput(const Catalogue &catalogue, const QByteArray &entity, const QList<QByteArray> &columns,
                 DisplayText display);

    QList<OutputColumn> columns() const;
    OutputRow row(const ResultTable &table, int row) const;

private:
    QByteArray m_entity;
    QList<QByteArray> m_columns;
    QList<FieldSpec> m_fields;
    QStringList m_labels;
    DisplayText m_display;
};

// As a record shows it: a link is {"id","title"}, several links a list of those.
QJsonValue jsonOf(const FieldSpec &field, const Value &value, const QString &title);

// One value beside its key; a hidden one leaves no trace, a masked one is named in "_masked".
void insertValue(QJsonObject &object, const QString &key, const FieldSpec &field, const Value &value,
                 const QString &title);

} // namespace fairdesk::cli
