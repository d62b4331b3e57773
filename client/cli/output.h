// Results on standard output, as JSON, CSV or a table.
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

class QIODevice;

namespace fairdesk::cli {

enum class Format : quint8 { Json, Csv, Table };

struct OutputColumn
{
    QString key;   // CSV header
    QString label; // table header
    bool isNumber = false;
};

// One row in all three forms.
struct OutputRow
{
    QJsonObject json;
    QStringList plain;
    QStringList display;
};

// Rows are written as they come; only a table waits for its first rows, to know how wide the columns are.
class Output
{
public:
    Output(QIODevice &device, Format format)
        : m_device(device)
        , m_format(format)
    {
    }

    Format format() const { return m_format; }

    // An object or a list that is the whole result. As CSV or table a list of objects is a row each.
    void value(const QJsonValue &value);

    void beginRows(const QList<OutputColumn> &columns);
    void row(const OutputRow &row);
    // The token to go on with, or empty. Only JSON lists have a place for it.
    void endRows(const QString &next, bool withNext);

    // One JSON object on one line, at once.
    void line(const QJsonObject &object);
    void bytes(const QByteArray &bytes);

private:
    void writeTable();
    void writeTableLine(const QStringList &cells);

    QIODevice &m_device;
    Format m_format;
    QList<OutputColumn> m_columns;
    QList<QStringList> m_waiting;
    QList<int> m_widths;
    bool m_isFirst = true;
};

} // namespace fairdesk::cli
