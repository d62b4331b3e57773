#include "client/cli/csv.h"

#include "common/tabular/csv_writer.h"
#include "common/tabular/table_reader.h"

#include <QBuffer>
#include <QJsonObject>

namespace fairdesk::cli {

QByteArray csvLine(const QStringList &cells)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, CsvWriter::Form::Machine);
    writer.writeRow(cells);
    writer.finish();
    return buffer.data();
}

QJsonArray csvObjects(const QByteArray &csv)
{
    QBuffer buffer;
    buffer.setData(csv);
    buffer.open(QIODevice::ReadOnly);
    TableError error;
    const auto table = TableReader::open(buffer, ReadOptions::machineForm(), &error);
    QJsonArray objects;
    Row header;
    if (!table || !table->next(header))
        return objects;
    for (Row row; table->next(row);) {
        QJsonObject object;
        for (qsizetype i = 0; i < std::min(header.size(), row.size()); ++i)
            object.insert(header.at(i).text, row.at(i).text);
        objects.append(object);
    }
    return objects;
}

} // namespace fairdesk::cli
