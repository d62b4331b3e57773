// Builds workbooks by hand, good and bad, for the tests of the reader.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace fairdesk::test {

using Part = std::pair<QByteArray, QByteArray>; // name and content

// A zip archive of these parts, as they are.
QByteArray zipped(const QList<Part> &parts);

// What a workbook consists of; everything left empty gets an ordinary content.
struct WorkbookSketch
{
    QByteArray sheetData;     // the rows, inside <sheetData>
    QByteArray sharedStrings; // the whole part
    QByteArray numberFormats; // "numFmt" elements
    QByteArray cellStyles;    // "xf" elements
    QByteArray sheetPart;     // instead of sheetData, the whole part
    bool strict = false;
};

QByteArray workbook(const WorkbookSketch &sketch);

// Sets the unpacked size that the archive's directory claims for one part.
QByteArray withClaimedSize(QByteArray archive, const QByteArray &part, quint32 size);

} // namespace fairdesk::test
