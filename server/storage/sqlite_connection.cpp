#include "server/storage/sqlite_connection.h"

#include "common/base/logging.h"
#include "server/storage/sql_text.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <sqlite3.h>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr int busyTimeout = 10'000;
constexpr int truncateTimeout = 200; // all that writers wait for those who still read in the log
constexpr int logMayGrow = 4;        // times the pages of a checkpoint, before readers are waited for
constexpr int stepsPerLook = 20'000; // of SQLite's machine, well below a millisecond
constexpr int backupPages = 4096;

[[noreturn]] void fail(sqlite3 *handle, const QByteArray &sql)
{
    const int code = sqlite3_extended_errcode(handle);
    const QByteArray detail = QByteArray(sqlite3_errmsg(handle)) + " in: " + sql.left(400);
    using Reason = SqlFailure::Reason;
    Reason reason = Reason::Other;
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        reason = Reason::UniqueViolation;
    else if ((code & 0xff) == SQLITE_FULL || (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_READONLY)
        reason = Reason::DiskFull;
    else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_CANTOPEN)
        reason = Reason::Unavailable;
    else if ((code & 0xff) == SQLITE_INTERRUPT)
        reason = Reason::Interrupted;
    if (reason == Reason::Other)
        qCWarning(lcStorage, "SQLite: %s", detail.constData());
    throw SqlFailure(reason, detail);
}

class SqliteStatement final : public Statement
{
public:
    SqliteStatement(sqlite3 *handle, QByteArray sql)
        : m_handle(handle)
        , m_sql(std::move(sql))
    {
        if (sqlite3_prepare_v3(handle, m_sql.constData(), int(m_sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement,
                               nullptr) != SQLITE_OK)
            fail(handle, m_sql);
    }
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }

    void bindNull(int index) override { sqlite3_bind_null(m_statement, index + 1); }
    void bindInteger(int index, qint64 value) override { sqlite3_bind_int64(m_statement, index + 1, value); }
    void bindDecimal(int index, double value) override { sqlite3_bind_double(m_statement, index + 1, value); }
    void bindText(int index, std::string_view utf8) override
    {
        sqlite3_bind_text(m_statement, index + 1, utf8.data() ? utf8.data() : "", int(utf8.size()), SQLITE_TRANSIENT);
    }
    void bindKeptText(int index, std::string_view utf8) override
    {
        sqlite3_bind_text(m_statement, index + 1, utf8.data() ? utf8.data() : "", int(utf8.size()), SQLITE_STATIC);
    }
    void bindBlob(int index, const QByteArray &bytes) override
    {
        sqlite3_bind_blob(m_statement, index + 1, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    }

    bool step() override
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE) {
            sqlite3_reset(m_statement);
            fail(m_handle, m_sql);
        }
        sqlite3_reset(m_statement);
        return false;
    }
    void reset() override { sqlite3_reset(m_statement); }
    qint64 run() override
    {
        while (step()) {
        }
        return sqlite3_changes(m_handle);
    }

    int columns() const override { return sqlite3_column_count(m_statement); }
    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    double decimal(int column) const override { return sqlite3_column_double(m_statement, column); }
    std::string_view text(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return bytes ? std::string_view(bytes, size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
    }
    QByteArray blob(int column) const override
    {
        return QByteArray(static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
                          sqlite3_column_bytes(m_statement, column));
    }

    SqlValue sortValue(int column) const override
    {
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            return integer(column);
        case SQLITE_FLOAT:
            return decimal(column);
        case SQLITE_NULL:
            return {};
        default:
            return bytes(column);
        }
    }

private:
    sqlite3 *m_handle;
    QByteArray m_sql;
    sqlite3_stmt *m_statement = nullptr;
};

// fold(text): case and width folded, the same as foldedForSearch() of a search value.
void foldFunction(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    const QByteArray folded = foldedForComparison(QByteArray::fromRawData(text, sqlite3_value_bytes(values[0])));
    sqlite3_result_text(context, folded.constData(), int(folded.size()), SQLITE_TRANSIENT);
}

} // namespace

SqliteConnection::SqliteConnection(const QString &file, bool readOnly)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_database = std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name));
    QSqlDatabase &database = *m_database;
    database.setDatabaseName(file);
    if (!database.open())
        throw SqlFailure(SqlFailure::Reason::Unavailable, database.lastError().text().toUtf8());
    const QVariant handle = database.driver()->handle();
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    sqlite3_create_function_v2(m_handle, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, foldFunction, nullptr,
                               nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, busyTimeout);
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA foreign_keys=OFF"); // links are kept by the write path, which must also meet PostgreSQL's order
    execute("PRAGMA temp_store=MEMORY");
    if (readOnly) {
        execute("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-8000");
    } else {
        execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32000; PRAGMA "
                "secure_delete=FAST");
        // After the pragma, which would take its place.
        sqlite3_wal_hook(
            m_handle,
            [](void *self, sqlite3 *, const char *, int pages) {
                auto *connection = static_cast<SqliteConnection *>(self);
                if (pages < connection->m_logPages)
                    connection->m_logPagesAtCheckpoint = 0; // the log began anew
                connection->m_logPages = pages;
                return SQLITE_OK;
            },
            this);
    }
}

SqliteConnection::~SqliteConnection()
{
    forgetStatements();
    m_handle = nullptr;
    m_database->close();
    m_database.reset();
    QSqlDatabase::removeDatabase(m_name);
}

void SqliteConnection::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(m_handle, sql);
}

void SqliteConnection::begin(bool forWriting)
{
    statement(forWriting ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

void SqliteConnection::interrupt()
{
    sqlite3_interrupt(m_handle);
}

void SqliteConnection::setLoading(bool loading)
{
    // Sorting many rows in files lets a second thread help, which it cannot in memory.
    execute(loading ? "PRAGMA synchronous=OFF; PRAGMA cache_size=-256000; PRAGMA temp_store=FILE; PRAGMA threads=2"
                    : "PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA threads=0");
    if (!loading)
        checkpoint(true);
}

void SqliteConnection::checkpoint(bool truncate)
{
    sqlite3_busy_timeout(m_handle, truncate ? truncateTimeout : busyTimeout);
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, mode, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, busyTimeout);
    if (code == SQLITE_OK && truncate)
        m_logPages = 0;
    else if (code != SQLITE_OK && code != SQLITE_BUSY)
        qCWarning(lcStorage, "checkpoint: %s", sqlite3_errmsg(m_handle));
    m_logPagesAtCheckpoint = m_logPages;
}

void SqliteConnection::checkpointEvery(int pages)
{
    if (m_logPages - m_logPagesAtCheckpoint < pages)
        return;
    checkpoint(false);
    // What nobody reads is begun anew by itself; where somebody always reads, it would grow for ever.
    if (m_logPages >= logMayGrow * pages)
        checkpoint(true);
}

void SqliteConnection::stopAfter(std::chrono::milliseconds time)
{
    using Clock = std::chrono::steady_clock;
    m_deadline = time > 0ms ? Clock::now() + time : Clock::time_point::max();
    const auto isLate = [](void *self) {
        return Clock::now() > static_cast<SqliteConnection *>(self)->m_deadline ? 1 : 0;
    };
    sqlite3_progress_handler(m_handle, time > 0ms ? stepsPerLook : 0, time > 0ms ? +isLate : nullptr, this);
}

void SqliteConnection::backupTo(const QString &file)
{
    sqlite3 *target = nullptr;
    if (sqlite3_open(file.toUtf8().constData(), &target) != SQLITE_OK) {
        sqlite3_close(target);
        throw SqlFailure(SqlFailure::Reason::DiskFull, "cannot open the backup file");
    }
    // One snapshot for the whole copy: without it each commit of others would make it begin again.
    begin(false);
    integer("SELECT count(*) FROM sqlite_master");
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", m_handle, "main");
    int code = SQLITE_OK;
    while (backup && (code = sqlite3_backup_step(backup, backupPages)) == SQLITE_OK) {
    }
    const int finished = backup ? sqlite3_backup_finish(backup) : SQLITE_ERROR;
    rollback();
    sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    const QByteArray detail = sqlite3_errmsg(target);
    sqlite3_close(target);
    if (code != SQLITE_DONE || finished != SQLITE_OK)
        throw SqlFailure(SqlFailure::Reason::DiskFull, "backup: " + detail);
}

std::unique_ptr<Statement> SqliteConnection::prepare(const QByteArray &sql)
{
    return std::make_unique<SqliteStatement>(m_handle, sql);
}

} // namespace fairdesk
