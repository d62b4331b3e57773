// The parts of an Office file (a zip archive), opened with suspicion: budgets are checked before and while unpacking.
#pragma once

#include "common/tabular/table_error.h"
#include "common/tabular/table_reader.h"

#include <QHash>

#include <memory>

class QIODevice;
struct zip;
struct zip_file;

namespace fairdesk {

// One part, unpacked piece by piece.
class PartStream
{
public:
    PartStream(zip_file *file, qint64 size);
    ~PartStream();
    Q_DISABLE_COPY_MOVE(PartStream)

    // An empty piece is the end; false where the archive is damaged or the part longer than it was said to be.
    bool read(QByteArray *piece);
    qint64 bytesRead() const { return m_read; }
    qint64 size() const { return m_size; }

private:
    zip_file *m_file;
    qint64 m_size;
    qint64 m_read = 0;
};

// Nothing is ever unpacked to a file, so the parts' names can do no harm; they are only looked up.
class ZipPackage
{
public:
    static std::unique_ptr<ZipPackage> open(QIODevice &device, const TableBudget &budget, TableError *error);
    ~ZipPackage();
    Q_DISABLE_COPY_MOVE(ZipPackage)

    // Names as Office compares them: without regard to case, "/" between folders.
    bool contains(const QString &part) const;
    // Null if there is no such part or it cannot be unpacked.
    std::unique_ptr<PartStream> part(const QString &name) const;

private:
    struct Source;
    ZipPackage();
    TableError takeParts(const TableBudget &budget, qint64 fileBytes);

    std::unique_ptr<Source> m_source;
    zip *m_zip = nullptr;
    QHash<QString, quint64> m_parts;
};

TableError damagedWorkbook(const QString &detail);
TableError suspiciousWorkbook(const QString &detail);

} // namespace fairdesk
