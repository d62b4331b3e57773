// The first rows of a file that is to be imported.
#pragma once

#include <QByteArray>
#include <QChar>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QObject;

namespace fairdesk {

// What the person knows better than the file shows; everything left empty is found out.
struct SampleOptions
{
    QByteArray encoding;
    std::optional<QChar> separator;
    QString sheet;
};

// The texts of its cells, as far as they could be read.
struct TableSample
{
    QString problem; // why not all could be read; empty if all is well
    bool isWorkbook = false;
    QByteArray encoding; // of a CSV
    QStringList sheets;
    int sheet = 0;
    QList<QStringList> rows; // the first one is the header
    QList<qint64> numbers;   // of the rows, as a spreadsheet program counts
    bool more = false;
};

TableSample readSample(const QString &path, const SampleOptions &options);
// In a thread of its own: a workbook of 100 MB takes its time.
void readSampleLater(const QString &path, const SampleOptions &options, QObject *owner,
                     const std::function<void(const TableSample &)> &done);

} // namespace fairdesk
