// Writes CSV in the two forms that must not be mixed up: for people, and for programs.
#pragma once

#include "common/tabular/cell.h"
#include "common/tabular/table_error.h"

#include <QByteArray>

class QIODevice;

namespace fairdesk {

// Streams rows into a device. The form for people opens in spreadsheet programs without doing harm; the form for
// programs is RFC 4180 and comes back exactly as it went.
class CsvWriter
{
public:
    enum class Form : quint8 {
        People,  // byte order mark, CR LF, cells that look like formulas get an apostrophe
        Machine, // UTF-8, LF, lossless
    };

    CsvWriter(QIODevice &device, Form form);

    bool writeRow(const Row &row);
    bool writeRow(const QStringList &texts);
    // Hands over what is still buffered. Without it the file is not complete.
    bool finish();
    const TableError &error() const { return m_error; }

private:
    void appendCell(const QString &text, bool mustQuote);
    bool endRow();
    bool flush();

    QIODevice &m_device;
    Form m_form;
    QByteArray m_buffer;
    TableError m_error;
};

} // namespace fairdesk
