#include "common/tabular/shared_strings.h"

namespace fairdesk {

QString richText(XmlCursor &xml)
{
    QString text;
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside) {
        const XmlCursor::Token token = xml.next();
        if (token == XmlCursor::Token::Finished)
            break;
        if (token != XmlCursor::Token::Start)
            continue;
        if (xml.name() == u"t")
            text += xml.elementText();
        else if (xml.name() == u"rPh" || xml.name() == u"rPr")
            xml.skipElement();
    }
    return withoutEscapes(text);
}

TableError SharedStrings::read(XmlCursor &xml, const TableBudget &budget)
{
    // Growing by doubling would need the old and the new memory at once.
    m_text.reserve(std::min(xml.bytesTotal(), budget.sharedStringBytes));
    for (auto token = xml.next(); token != XmlCursor::Token::Finished; token = xml.next()) {
        if (token != XmlCursor::Token::Start || xml.name() != u"si")
            continue;
        const QByteArray text = richText(xml).toUtf8();
        if (m_text.size() + text.size() > budget.sharedStringBytes || m_ends.size() >= budget.sharedStrings)
            return {TableError::TooLarge,
                    QT_TRANSLATE_NOOP("Tabular",
                                      "The workbook holds too many different texts. Split it, or save it as .csv."),
                    {},
                    0,
                    {}};
        m_text.append(text);
        m_ends.append(quint32(m_text.size()));
    }
    m_text.squeeze();
    return xml.error();
}

QString SharedStrings::at(qint64 index) const
{
    if (index < 0 || index >= m_ends.size())
        return {};
    const qsizetype begin = index == 0 ? 0 : m_ends.at(index - 1);
    // Never null for a string that is there, even an empty one.
    return QString::fromUtf8(m_text.constData() + begin, m_ends.at(index) - begin);
}

} // namespace fairdesk
