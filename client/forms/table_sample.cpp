#include "client/forms/table_sample.h"

#include "common/tabular/table_reader.h"

#include <QFile>
#include <QThread>

namespace fairdesk {
namespace {

constexpr int sampleRows = 101; // with the header

QStringList textsOf(const Row &row)
{
    QStringList texts;
    for (const Cell &cell : row)
        texts.append(cell.text);
    return texts;
}

} // namespace

TableSample readSample(const QString &path, const SampleOptions &options)
{
    TableSample sample;
    TableError error;
    ReadOptions reading;
    reading.encoding = options.encoding;
    reading.separator = options.separator;
    reading.sheet = options.sheet;
    reading.removeFormulaGuard = true;
    const auto table = TableReader::open(path, reading, &error);
    if (!table) {
        sample.problem = error.text();
        return sample;
    }
    sample.isWorkbook = table->format() == TableReader::Format::Xlsx;
    for (const TableReader::Sheet &sheet : table->sheets())
        sample.sheets.append(sheet.name);
    sample.sheet = table->currentSheet();
    QFile file(path);
    sample.encoding = options.encoding;
    if (!sample.isWorkbook && sample.encoding.isEmpty() && file.open(QIODevice::ReadOnly))
        sample.encoding = detectEncoding(file).name;
    Row row;
    while (sample.rows.size() < sampleRows && table->next(row)) {
        sample.rows.append(textsOf(row));
        sample.numbers.append(table->rowNumber());
    }
    sample.more = sample.rows.size() == sampleRows && table->next(row);
    if (table->error())
        sample.problem = table->error().text();
    return sample;
}

void readSampleLater(const QString &path, const SampleOptions &options, QObject *owner,
                     const std::function<void(const TableSample &)> &done)
{
    auto sample = std::make_shared<TableSample>();
    QThread *thread = QThread::create([path, options, sample] { *sample = readSample(path, options); });
    QObject::connect(thread, &QThread::finished, owner, [sample, done] { done(*sample); });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

} // namespace fairdesk
