#include "server/jobs/reject_file.h"

#include "common/base/error.h"
#include "common/tabular/csv_writer.h"
#include "server/jobs/header_words.h"
#include "server/jobs/wording.h"

#include <QFile>

namespace fairdesk {

RejectFile::RejectFile(QString path, QStringList headers, const Wording &wording)
    : m_path(std::move(path))
    , m_headers(std::move(headers))
    , m_wording(wording)
{
    // A file that was rejected before brings its old reasons along.
    while (!m_headers.isEmpty() && isReasonHeader(m_headers.last()))
        m_headers.removeLast();
}

RejectFile::~RejectFile() = default;

void RejectFile::open()
{
    m_file = std::make_unique<QFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        m_failed = true;
        return;
    }
    m_writer = std::make_unique<CsvWriter>(*m_file, CsvWriter::Form::People);
    // The same word in every language of the program is known when the file comes back.
    const QString reason = m_wording.isChinese() ? QStringLiteral("原因") : QStringLiteral("Reason");
    m_failed = !m_writer->writeRow(m_headers + QStringList{reason});
}

QString RejectFile::reasonOf(const Error &problem) const
{
    QStringList sentences;
    for (const FieldError &field : problem.fields())
        sentences.append(m_wording.text(field.text));
    if (sentences.isEmpty())
        sentences.append(m_wording.text(problem.text()));
    sentences.removeDuplicates();
    return sentences.join(u' ');
}

void RejectFile::add(const QStringList &cells, const Error &problem)
{
    ++m_rows;
    if (!m_file)
        open();
    if (m_failed)
        return;
    QStringList row = cells.mid(0, m_headers.size());
    while (row.size() < m_headers.size())
        row.append(QString());
    m_failed = !m_writer->writeRow(row + QStringList{reasonOf(problem)});
}

bool RejectFile::finish()
{
    if (m_writer && !m_failed)
        m_failed = !m_writer->finish() || !m_file->flush();
    return !m_failed;
}

} // namespace fairdesk
