#include "server/app/backup_file.h"

#include "common/base/platform_files.h"
#include "server/app/postgres_dump.h"
#include "server/identity/secrets.h"
#include "server/storage/database.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <zip.h>

#include <memory>

namespace fairdesk {
namespace {

constexpr char databaseName[] = "fairdesk.db";
constexpr qint64 pieceSize = 1024 * 1024;
constexpr int fastCompression = 1;

Error backupProblem(const QString &detail)
{
    return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The backup failed: %1"), detail));
}

Error notABackup(const QString &file)
{
    return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "%1 is no complete backup of Fairdesk."), file));
}

// Everything besides the database: names inside the backup are names inside the data folder.
QStringList otherFiles(const QString &dataFolder)
{
    QStringList names;
    for (const char *name : {ServerConfig::fileName, ServerSecrets::fileName, "tls/key.pem", "tls/cert.pem"}) {
        if (QFileInfo::exists(dataFolder + u'/' + QLatin1String(name)))
            names.append(QLatin1String(name));
    }
    const QDir root(dataFolder);
    QDirIterator blobs(dataFolder + QStringLiteral("/blobs"), QDir::Files, QDirIterator::Subdirectories);
    while (blobs.hasNext()) {
        const QString name = root.relativeFilePath(blobs.next());
        if (!name.startsWith(QLatin1String("blobs/incoming/")))
            names.append(name);
    }
    return names;
}

bool belongsIntoBackup(const QString &name)
{
    static const QRegularExpression known(
        QStringLiteral("^(fairdesk\\.db|fairdesk\\.ini|pepper|tls/(key|cert)\\.pem|blobs/[0-9a-f]{2}/[0-9a-f]{64})$"));
    return known.match(name).hasMatch();
}

struct Discard
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

bool addFile(zip_t *archive, const QString &name, const QString &path)
{
    zip_source_t *source = zip_source_file(archive, QFile::encodeName(path).constData(), 0, -1);
    if (!source)
        return false;
    const zip_int64_t index = zip_file_add(archive, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, fastCompression) == 0;
}

Result<void> pack(const QString &file, const QString &databaseCopy, const QString &dataFolder)
{
    int problem = 0;
    Archive archive(zip_open(QFile::encodeName(file).constData(), ZIP_CREATE | ZIP_TRUNCATE, &problem));
    if (!archive)
        return backupProblem(file);
    bool added = addFile(archive.get(), QLatin1String(databaseName), databaseCopy);
    for (const QString &name : otherFiles(dataFolder))
        added = added && addFile(archive.get(), name, dataFolder + u'/' + name);
    if (!added || zip_close(archive.get()) != 0)
        return backupProblem(QString::fromLocal8Bit(zip_strerror(archive.get())));
    (void)archive.release(); // closed
    return {};
}

Result<void> unpackOne(zip_t *archive, zip_uint64_t index, const QString &target)
{
    struct Close
    {
        void operator()(zip_file_t *file) const { zip_fclose(file); }
    };
    const std::unique_ptr<zip_file_t, Close> source(zip_fopen_index(archive, index, 0));
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!source || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return backupProblem(target);
    QByteArray piece(pieceSize, Qt::Uninitialized);
    while (true) {
        const zip_int64_t read = zip_fread(source.get(), piece.data(), zip_uint64_t(piece.size()));
        if (read < 0)
            return backupProblem(target);
        if (read == 0)
            break;
        if (file.write(piece.constData(), read) != read)
            return backupProblem(file.errorString());
    }
    if (!file.flush())
        return backupProblem(file.errorString());
    platform::syncToDisk(target);
    return {};
}

} // namespace

Result<void> writeBackup(Database &database, const ServerConfig &config, const QString &file)
{
    if (QFileInfo::exists(file))
        return Error::conflict(message(QT_TRANSLATE_NOOP("Message", "%1 exists already. Choose another name."), file));
    if (const QString folder = QFileInfo(file).path(); !QFileInfo(folder).isDir())
        return Error(ErrorCode::NotFound,
                     message(QT_TRANSLATE_NOOP("Message", "There is no folder %1. Make it first."), folder));
    const QString unfinished = file + QStringLiteral(".part");
    const QString copy = file + QStringLiteral(".db.part");
    QFile::remove(unfinished);
    QFile::remove(copy);
    // The database first: whatever file it mentions is there already, and stays for some hours even if its record goes.
    Result<void> result = database.backupTo(copy);
    if (result)
        result = pack(unfinished, copy, config.dataFolder);
    QFile::remove(copy);
    if (result) {
        platform::restrictToOwner(unfinished);
        platform::syncToDisk(unfinished);
        if (!QFile::rename(unfinished, file))
            result = backupProblem(file);
        platform::syncToDisk(QFileInfo(file).path());
    }
    if (!result)
        QFile::remove(unfinished);
    return result;
}

Result<void> readBackup(const QString &file, const QString &dataFolder)
{
    int problem = 0;
    const Archive archive(zip_open(QFile::encodeName(file).constData(), ZIP_RDONLY | ZIP_CHECKCONS, &problem));
    if (!archive)
        return notABackup(file);
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    bool hasDatabase = false;
    // All names first: a bad one is found before anything is written.
    for (zip_int64_t i = 0; i < count; ++i) {
        const QString name = QString::fromUtf8(zip_get_name(archive.get(), zip_uint64_t(i), 0));
        if (!belongsIntoBackup(name))
            return notABackup(file);
        hasDatabase = hasDatabase || name == QLatin1String(databaseName);
    }
    if (!hasDatabase)
        return notABackup(file);
    for (zip_int64_t i = 0; i < count; ++i) {
        const QString name = QString::fromUtf8(zip_get_name(archive.get(), zip_uint64_t(i), 0));
        if (const auto unpacked = unpackOne(archive.get(), zip_uint64_t(i), dataFolder + u'/' + name); !unpacked)
            return unpacked;
    }
    QDirIterator folders(dataFolder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (folders.hasNext())
        platform::restrictToOwner(folders.next());
    return {};
}

Result<void> backupBeforeUpgrade(Database &database, const ServerConfig &config, int version)
{
    const QString folder = config.dataFolder + QStringLiteral("/backups");
    if (!QDir().mkpath(folder) || !platform::restrictToOwner(folder))
        return backupProblem(folder);
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString name = folder + QStringLiteral("/before-schema-%1-%2").arg(version).arg(time);
    if (database.dialect() == DialectKind::Postgres)
        return dumpPostgres(config.databaseUrl, name + QStringLiteral(".dump"));
    return database.backupTo(name + QStringLiteral(".db"));
}

} // namespace fairdesk
