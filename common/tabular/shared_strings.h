// The texts that a workbook's cells refer to by number.
#pragma once

#include "common/tabular/xml_cursor.h"

#include <QByteArray>
#include <QList>

namespace fairdesk {

// All of them must be at hand for random access, so they are kept packed in UTF-8, within the budget.
class SharedStrings
{
public:
    TableError read(XmlCursor &xml, const TableBudget &budget);

    qsizetype size() const { return m_ends.size(); }
    // Null beyond the last one.
    QString at(qint64 index) const;

private:
    QByteArray m_text;
    QList<quint32> m_ends;
};

// After the Start of an element with rich or plain text (si, is): all its runs, without the phonetic guide.
QString richText(XmlCursor &xml);

} // namespace fairdesk
