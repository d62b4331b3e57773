#include "common/tabular/zip_package.h"

#include <QIODevice>
#include <QtEndian>

#include <zip.h>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr qsizetype PieceBytes = 64 * 1024;
// The record that ends an archive, and the longest comment behind it.
constexpr qint64 EndRecordBytes = 22;
constexpr qint64 LongestComment = 65535;
constexpr qint64 LocatorBytes = 20;
constexpr qint64 LargestDirectory = 1024 * 1024;

template<class T>
qint64 number(QByteArrayView bytes, qsizetype at)
{
    return qint64(std::min<quint64>(qFromLittleEndian<T>(bytes.data() + at), INT64_MAX));
}

struct Directory
{
    qint64 parts = 0;
    qint64 bytes = 0;
};

// What a 64-bit end record says, whose place the locator before the ordinary end record tells.
Directory wideDirectory(QIODevice &device, QByteArrayView locator)
{
    device.seek(std::min(number<quint64>(locator, 8), device.size()));
    const QByteArray record = device.read(56);
    if (record.size() < 56 || !record.startsWith("PK\x06\x06"))
        return {};
    return {number<quint64>(record, 32), number<quint64>(record, 40)};
}

// libzip reserves memory for as many parts as the end record claims, so the claim is looked at first. Whichever of
// several end records libzip would choose, none may claim too much.
bool claimsTooMuch(QIODevice &device, const TableBudget &budget)
{
    const qint64 tailBytes = std::min(device.size(), EndRecordBytes + LongestComment + LocatorBytes);
    device.seek(device.size() - tailBytes);
    const QByteArray tail = device.read(tailBytes);
    for (qsizetype at = tail.indexOf("PK\x05\x06"); at >= 0; at = tail.indexOf("PK\x05\x06", at + 1)) {
        if (at + EndRecordBytes > tail.size())
            break;
        Directory claimed{number<quint16>(tail, at + 10), number<quint32>(tail, at + 12)};
        const bool wide = at >= LocatorBytes && QByteArrayView(tail).sliced(at - LocatorBytes).startsWith("PK\x06\x07");
        if (wide)
            claimed = wideDirectory(device, QByteArrayView(tail).sliced(at - LocatorBytes, LocatorBytes));
        if (claimed.parts > budget.parts || claimed.bytes > LargestDirectory)
            return true;
    }
    return false;
}

QString normalised(QString name)
{
    name.replace(u'\\', u'/');
    while (name.startsWith(u'/'))
        name.remove(0, 1);
    return name.toLower();
}

} // namespace

TableError damagedWorkbook(const QString &detail)
{
    return {TableError::Damaged,
            QT_TRANSLATE_NOOP("Tabular", "The workbook is damaged or incomplete. Save it again and try once more."),
            {},
            0,
            detail};
}

TableError suspiciousWorkbook(const QString &detail)
{
    return {TableError::Suspicious,
            QT_TRANSLATE_NOOP("Tabular",
                              "The workbook is refused: it would take far more memory than a table of its size."),
            {},
            0,
            detail};
}

PartStream::PartStream(zip_file *file, qint64 size)
    : m_file(file)
    , m_size(size)
{
}

PartStream::~PartStream()
{
    zip_fclose(m_file);
}

bool PartStream::read(QByteArray *piece)
{
    piece->resize(PieceBytes);
    const qint64 got = zip_fread(m_file, piece->data(), zip_uint64_t(PieceBytes));
    piece->resize(std::max<qint64>(0, got));
    m_read += piece->size();
    return got >= 0 && m_read <= m_size;
}

// Lets libzip read a QIODevice, so that every platform's file names and temporary files work alike.
struct ZipPackage::Source
{
    QIODevice &device;
    qint64 position = 0;
    zip_error_t error = {};

    static zip_int64_t serve(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        Source &self = *static_cast<Source *>(user);
        switch (int(command)) { // most commands are for writing, and this archive is only read
        case ZIP_SOURCE_OPEN:
            self.position = 0;
            return 0;
        case ZIP_SOURCE_READ:
            return self.read(static_cast<char *>(data), length);
        case ZIP_SOURCE_SEEK:
            return self.seek(data, length);
        case ZIP_SOURCE_TELL:
            return self.position;
        case ZIP_SOURCE_STAT:
            return self.stat(static_cast<zip_stat_t *>(data));
        case ZIP_SOURCE_ERROR:
            return zip_error_to_data(&self.error, data, length);
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                                  ZIP_SOURCE_SUPPORTS, -1);
        }
        zip_error_set(&self.error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }

    zip_int64_t read(char *data, zip_uint64_t length)
    {
        const qint64 wanted = qint64(std::min<zip_uint64_t>(length, INT32_MAX));
        const qint64 got = device.seek(position) ? device.read(data, wanted) : -1;
        if (got < 0)
            zip_error_set(&error, ZIP_ER_READ, 0);
        position += std::max<qint64>(0, got);
        return got;
    }

    zip_int64_t seek(void *data, zip_uint64_t length)
    {
        const zip_int64_t target =
            zip_source_seek_compute_offset(zip_uint64_t(position), zip_uint64_t(device.size()), data, length, &error);
        if (target < 0)
            return -1;
        position = target;
        return 0;
    }

    zip_int64_t stat(zip_stat_t *stat) const
    {
        zip_stat_init(stat);
        stat->size = zip_uint64_t(device.size());
        stat->valid = ZIP_STAT_SIZE;
        return sizeof(zip_stat_t);
    }
};

ZipPackage::ZipPackage() = default;

ZipPackage::~ZipPackage()
{
    if (m_zip != nullptr)
        zip_discard(m_zip);
    if (m_source)
        zip_error_fini(&m_source->error);
}

std::unique_ptr<ZipPackage> ZipPackage::open(QIODevice &device, const TableBudget &budget, TableError *error)
{
    if (claimsTooMuch(device, budget)) {
        *error = suspiciousWorkbook(QStringLiteral("central directory"));
        return nullptr;
    }
    std::unique_ptr<ZipPackage> package(new ZipPackage);
    package->m_source.reset(new Source{device});
    zip_error_t fault;
    zip_error_init(&fault);
    zip_error_init(&package->m_source->error);
    zip_source_t *source = zip_source_function_create(&Source::serve, package->m_source.get(), &fault);
    if (source != nullptr)
        package->m_zip = zip_open_from_source(source, ZIP_RDONLY, &fault);
    if (package->m_zip == nullptr) {
        *error = damagedWorkbook(QString::fromUtf8(zip_error_strerror(&fault)));
        zip_source_free(source);
        zip_error_fini(&fault);
        return nullptr;
    }
    zip_error_fini(&fault);
    *error = package->takeParts(budget, device.size());
    return *error ? nullptr : std::move(package);
}

// Adds up what the parts claim to be when unpacked, before anything is.
TableError ZipPackage::takeParts(const TableBudget &budget, qint64 fileBytes)
{
    const zip_int64_t count = zip_get_num_entries(m_zip, 0);
    if (count > budget.parts)
        return suspiciousWorkbook(QStringLiteral("%1 parts").arg(count));
    const auto beyondRatio = [&budget](quint64 unpacked, quint64 packed) {
        return unpacked > quint64(budget.ratioFreeBytes) && unpacked / quint64(budget.unpackRatio) > packed;
    };
    quint64 total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(m_zip, zip_uint64_t(i), 0, &stat) != 0 || stat.name == nullptr)
            return damagedWorkbook(QStringLiteral("part %1").arg(i));
        if (stat.encryption_method != ZIP_EM_NONE)
            return {TableError::PasswordProtected,
                    QT_TRANSLATE_NOOP("Tabular",
                                      "The workbook is protected by a password. Save it without one and try again."),
                    {},
                    0,
                    {}};
        if (stat.size > quint64(budget.unpackedBytes) || beyondRatio(stat.size, stat.comp_size))
            return suspiciousWorkbook(QStringLiteral("a part of %1 bytes").arg(stat.size));
        total += stat.size;
        const QString name = normalised(QString::fromUtf8(stat.name));
        if (!m_parts.contains(name))
            m_parts.insert(name, quint64(i));
    }
    // Parts that overlap in the file are each within the ratio, but not together.
    if (total > quint64(budget.unpackedBytes) || beyondRatio(total, quint64(fileBytes)))
        return suspiciousWorkbook(QStringLiteral("%1 bytes unpacked").arg(total));
    return {};
}

bool ZipPackage::contains(const QString &part) const
{
    return m_parts.contains(normalised(part));
}

std::unique_ptr<PartStream> ZipPackage::part(const QString &name) const
{
    const auto found = m_parts.constFind(normalised(name));
    if (found == m_parts.cend())
        return nullptr;
    zip_stat_t stat;
    if (zip_stat_index(m_zip, *found, 0, &stat) != 0)
        return nullptr;
    zip_file *file = zip_fopen_index(m_zip, *found, 0);
    if (file == nullptr)
        return nullptr;
    return std::make_unique<PartStream>(file, qint64(stat.size));
}

} // namespace fairdesk
