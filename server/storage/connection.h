// One connection to the store and its prepared statements, over SQLite or PostgreSQL. Lives in one thread.
//
// A statement that fails throws SqlFailure: inside the storage a failing disk or a broken rule of the schema is an
// exception; Database turns it into an Error where work was handed in, so nothing outside ever sees one.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/value.h"

#include <QByteArray>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace fairdesk {

enum class DialectKind : quint8 { Sqlite, Postgres };

class SqlFailure : public std::runtime_error
{
public:
    enum class Reason : quint8 { Other, UniqueViolation, DiskFull, Unavailable, Interrupted };
    SqlFailure(Reason reason, const QByteArray &detail)
        : std::runtime_error(detail.toStdString())
        , m_reason(reason)
    {
    }
    Reason reason() const { return m_reason; }
    Error toError() const;

private:
    Reason m_reason;
};

// A value on its way into a statement. Texts are UTF-8.
using SqlValue = std::variant<std::monostate, qint64, double, QByteArray>;

struct SqlBlob
{
    QByteArray bytes;
};

class Statement
{
public:
    virtual ~Statement() = default;

    Statement &bind(const QList<SqlValue> &values);
    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindDecimal(int index, double value) = 0;
    virtual void bindText(int index, std::string_view utf8) = 0;
    // The text stays where it is until the statement has run, so that nobody need copy it.
    virtual void bindKeptText(int index, std::string_view utf8) { bindText(index, utf8); }
    virtual void bindBlob(int index, const QByteArray &bytes) = 0;

    // To the next row; false at the end, after which the statement is ready to be bound again.
    virtual bool step() = 0;
    virtual void reset() = 0;
    // Runs to the end and returns the number of rows that it changed.
    virtual qint64 run() = 0;
    // The same where nobody needs to know at once: a failure may show with a later statement, at the latest when the
    // savepoint is released or the transaction committed. Spares PostgreSQL a round trip.
    virtual void runLater() { run(); }
    // The next result comes row by row, however large it is; no other statement of the connection may run meanwhile.
    virtual Statement &stream() { return *this; }

    virtual int columns() const = 0;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual double decimal(int column) const = 0;
    // Valid until the next step.
    virtual std::string_view text(int column) const = 0;
    virtual QByteArray blob(int column) const = 0;
    // The column with its own type: what a page of a list ended with.
    virtual SqlValue sortValue(int column) const = 0;
    QByteArray bytes(int column) const
    {
        const std::string_view view = text(column);
        return QByteArray(view.data(), qsizetype(view.size()));
    }
    QString string(int column) const
    {
        const std::string_view view = text(column);
        return QString::fromUtf8(view.data(), qsizetype(view.size()));
    }
};

class Connection
{
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    virtual DialectKind dialect() const = 0;
    bool isSqlite() const { return dialect() == DialectKind::Sqlite; }

    // Prepared once and kept; reset and ready to bind.
    Statement &statement(const QByteArray &sql);
    // Statements without a result, several separated by ";" allowed; for schema work.
    virtual void execute(const QByteArray &sql) = 0;
    qint64 run(const QByteArray &sql, const QList<SqlValue> &values) { return statement(sql).bind(values).run(); }
    void runLater(const QByteArray &sql, const QList<SqlValue> &values) { statement(sql).bind(values).runLater(); }
    // The first column of the first row; nothing if there is no row or it is null.
    std::optional<qint64> integer(const QByteArray &sql, const QList<SqlValue> &values = {});
    std::optional<QByteArray> text(const QByteArray &sql, const QList<SqlValue> &values = {});

    virtual void begin(bool forWriting) = 0;
    void commit() { execute("COMMIT"); }
    void rollback() { execute("ROLLBACK"); }
    virtual void openSavepoint() { execute("SAVEPOINT change"); }

    // Stops the running statement from another thread; it fails with Reason::Interrupted.
    virtual void interrupt() = 0;
    virtual bool isOpen() const = 0;
    // Drops kept statements, needed before the schema changes.
    void forgetStatements()
    {
        m_statements.clear();
        m_order.clear();
    }

protected:
    virtual std::unique_ptr<Statement> prepare(const QByteArray &sql) = 0;

private:
    QHash<QByteArray, std::shared_ptr<Statement>> m_statements;
    QList<QByteArray> m_order; // oldest first, so that ad hoc queries do not fill memory
};

// A savepoint: rolled back unless released.
class Savepoint
{
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    void release();

private:
    Connection &m_connection;
    bool m_released = false;
};

struct StoreLocation
{
    DialectKind dialect = DialectKind::Sqlite;
    QString file; // SQLite: the database file
    QString url;  // PostgreSQL: postgresql://user:password@host:port/database or key=value list

    static Result<StoreLocation> parse(const QString &dataFolder, const QString &databaseUrl);
};

std::unique_ptr<Connection> openConnection(const StoreLocation &location, bool readOnly);

} // namespace fairdesk
