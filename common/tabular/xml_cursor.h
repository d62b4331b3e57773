// Walks through one XML part of a workbook, element by element, without ever holding more than a piece of it.
#pragma once

#include "common/tabular/xml_guard.h"
#include "common/tabular/zip_package.h"

#include <QXmlStreamReader>

namespace fairdesk {

// QXmlStreamReader over a PartStream, that refuses document types (and so entities), deep nesting and what XmlGuard
// does.
class XmlCursor
{
public:
    enum class Token : quint8 { Start, End, Text, Finished };

    // Takes a missing part as a damaged workbook.
    XmlCursor(std::unique_ptr<PartStream> part, QString partName);

    // Finished is the end or an error.
    Token next();
    // The name without its prefix: the strict and the transitional form differ in their namespaces only.
    QStringView name() const { return m_xml.name(); }
    QStringView text() const { return m_xml.text(); }
    QXmlStreamAttributes attributes() const { return m_xml.attributes(); }
    int depth() const { return m_depth; }

    // After a Start: goes behind the matching End.
    void skipElement();
    // After a Start: the element's own text, without that of elements in it.
    QString elementText();

    const TableError &error() const { return m_error; }
    qint64 bytesRead() const { return m_part ? m_part->bytesRead() : 0; }
    qint64 bytesTotal() const { return m_part ? m_part->size() : 0; }

private:
    bool feed();
    Token fail(TableError error);

    std::unique_ptr<PartStream> m_part;
    QString m_partName;
    XmlGuard m_guard;
    QXmlStreamReader m_xml;
    QByteArray m_piece;
    TableError m_error;
    int m_depth = 0;
};

// The value of an attribute without a namespace; empty where it is not given.
QStringView valueOf(const QXmlStreamAttributes &attributes, QStringView name);
// Decodes the spreadsheet form's own escapes of characters that XML cannot hold: "_x000D_" is a carriage return.
QString withoutEscapes(const QString &text);
// Text that only looks like such an escape must be escaped itself, or it would come back as the character.
QString withEscapes(const QString &text);

} // namespace fairdesk
