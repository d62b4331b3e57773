// The rows that could not be imported, with the reasons, as a table to mend and import again.
#pragma once

#include <QStringList>

#include <memory>

class QFile;

namespace fairdesk {

class CsvWriter;
class Error;
class Wording;

class RejectFile
{
public:
    // Nothing is written before the first row.
    RejectFile(QString path, QStringList headers, const Wording &wording);
    ~RejectFile();

    void add(const QStringList &cells, const Error &problem);
    // False if the disk did not take it.
    bool finish();
    qint64 rows() const { return m_rows; }

private:
    QString reasonOf(const Error &problem) const;
    void open();

    QString m_path;
    QStringList m_headers;
    const Wording &m_wording;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<CsvWriter> m_writer;
    qint64 m_rows = 0;
    bool m_failed = false;
};

} // namespace fairdesk
