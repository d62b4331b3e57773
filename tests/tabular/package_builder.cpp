#include "tests/tabular/package_builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <zip.h>

#include <stdexcept>

namespace fairdesk::test {

QByteArray zipped(const QList<Part> &parts)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("package.zip"));
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto &[name, content] : parts) {
        zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
        zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8);
    }
    if (archive == nullptr || zip_close(archive) != 0)
        throw std::runtime_error("the test's own archive cannot be written");
    QFile file(path);
    file.open(QIODevice::ReadOnly);
    return file.readAll();
}

QByteArray workbook(const WorkbookSketch &sketch)
{
    const QByteArray main = sketch.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                          : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const QByteArray relations = sketch.strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                               : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const QByteArray package =
        head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&](const char *id, const char *type, const char *target) {
        return QByteArray("<Relationship Id=\"") + id + "\" Type=\"" + relations + "/" + type + "\" Target=\"" +
               target + "\"/>";
    };

    QByteArray sheet = sketch.sheetPart;
    if (sheet.isEmpty())
        sheet = head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + sketch.sheetData + "</sheetData></worksheet>";
    QList<Part> parts = {
        {"[Content_Types].xml",
         head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
        {"_rels/.rels", package + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                                "\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         package + relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "/xl/styles.xml") +
             (sketch.sharedStrings.isEmpty() ? QByteArray() : relation("r3", "sharedStrings", "sharedStrings.xml")) +
             "</Relationships>"},
        {"xl/styles.xml",
         head + "<styleSheet xmlns=\"" + main + "\"><numFmts>" + sketch.numberFormats +
             "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>" +
             sketch.cellStyles + "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", sheet},
    };
    if (!sketch.sharedStrings.isEmpty())
        parts.append({"xl/sharedStrings.xml", sketch.sharedStrings});
    return zipped(parts);
}

QByteArray withClaimedSize(QByteArray archive, const QByteArray &part, quint32 size)
{
    constexpr qsizetype NameAt = 46;
    constexpr qsizetype SizeAt = 24;
    for (qsizetype at = archive.indexOf("PK\x01\x02"); at >= 0; at = archive.indexOf("PK\x01\x02", at + 1)) {
        if (QByteArrayView(archive).sliced(at + NameAt).startsWith(part)) {
            qToLittleEndian(size, archive.data() + at + SizeAt);
            return archive;
        }
    }
    throw std::runtime_error("no such part");
}

} // namespace fairdesk::test
