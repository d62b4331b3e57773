#include "common/tabular/xml_cursor.h"

#include <algorithm>

namespace fairdesk {

namespace {

constexpr int MaxDepth = 64;
constexpr qsizetype EscapeLength = 7; // "_x000D_"

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

qsizetype nextEscape(const QString &text, qsizetype from)
{
    for (qsizetype at = text.indexOf(u"_x", from); at >= 0 && at + EscapeLength <= text.size();
         at = text.indexOf(u"_x", at + 1)) {
        const QStringView digits = QStringView(text).sliced(at + 2, 4);
        if (text[at + 6] == u'_' && std::all_of(digits.begin(), digits.end(), isHexDigit))
            return at;
    }
    return -1;
}

} // namespace

XmlCursor::XmlCursor(std::unique_ptr<PartStream> part, QString partName)
    : m_part(std::move(part))
    , m_partName(std::move(partName))
{
    if (!m_part)
        m_error = damagedWorkbook(m_partName);
}

XmlCursor::Token XmlCursor::fail(TableError error)
{
    if (!m_error)
        m_error = std::move(error);
    return Token::Finished;
}

// Gives the XML reader its next piece; false at the part's end and on an error.
bool XmlCursor::feed()
{
    if (!m_part->read(&m_piece)) {
        const bool longer = m_part->bytesRead() > m_part->size();
        fail(longer ? suspiciousWorkbook(m_partName) : damagedWorkbook(m_partName));
        return false;
    }
    if (m_piece.isEmpty())
        return false;
    if (!m_guard.accept(m_piece)) {
        fail(suspiciousWorkbook(m_partName));
        return false;
    }
    m_xml.addData(m_piece);
    return true;
}

XmlCursor::Token XmlCursor::next()
{
    while (!m_error) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > MaxDepth)
                return fail(suspiciousWorkbook(m_partName));
            return Token::Start;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return Token::End;
        case QXmlStreamReader::Characters:
            return Token::Text;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return fail(suspiciousWorkbook(m_partName));
        case QXmlStreamReader::EndDocument:
            return Token::Finished;
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
            if (m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError && feed())
                break;
            return fail(damagedWorkbook(QStringLiteral("%1: %2").arg(m_partName, m_xml.errorString())));
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        }
    }
    return Token::Finished;
}

void XmlCursor::skipElement()
{
    const int outside = m_depth - 1; // an error leaves the depth as it is, so both are asked
    while (m_depth > outside && next() != Token::Finished) {
    }
}

QString XmlCursor::elementText()
{
    QString text;
    const int inside = m_depth;
    for (Token token = next(); token != Token::Finished; token = next()) {
        if (token == Token::End && m_depth < inside)
            break;
        if (token == Token::Text && m_depth == inside)
            text += m_xml.text();
    }
    return text;
}

QStringView valueOf(const QXmlStreamAttributes &attributes, QStringView name)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.qualifiedName() == name)
            return attribute.value();
    }
    return {};
}

QString withoutEscapes(const QString &text)
{
    qsizetype at = nextEscape(text, 0);
    if (at < 0)
        return text;
    QString decoded;
    qsizetype copied = 0;
    for (; at >= 0; at = nextEscape(text, copied)) {
        decoded += QStringView(text).sliced(copied, at - copied);
        decoded += QChar(QStringView(text).sliced(at + 2, 4).toUShort(nullptr, 16));
        copied = at + EscapeLength;
    }
    return decoded.append(QStringView(text).sliced(copied));
}

QString withEscapes(const QString &text)
{
    QString escaped = text;
    for (qsizetype at = nextEscape(escaped, 0); at >= 0; at = nextEscape(escaped, at + EscapeLength))
        escaped.replace(at, 1, QStringLiteral("_x005F_"));
    return escaped;
}

} // namespace fairdesk
