#include "server/storage/connection.h"

#include "server/storage/postgres_connection.h"
#include "server/storage/sqlite_connection.h"

#include <QUrl>

namespace fairdesk {
namespace {

constexpr qsizetype keptStatements = 400;

} // namespace

Error SqlFailure::toError() const
{
    switch (m_reason) {
    case Reason::DiskFull:
        return Error::unavailable(message(
            QT_TRANSLATE_NOOP("Message", "The server's disk is full. Nothing was saved; tell your administrator.")));
    case Reason::Unavailable:
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The database does not answer at the moment. Try again shortly.")));
    case Reason::Interrupted:
        return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The work was cancelled.")));
    case Reason::UniqueViolation:
        return Error(
            ErrorCode::Duplicate,
            message(QT_TRANSLATE_NOOP("Message", "Another record already has this value, and it must be unique.")));
    case Reason::Other:
        break;
    }
    return Error::internal(QString::fromUtf8(what()));
}

Statement &Statement::bind(const QList<SqlValue> &values)
{
    for (int i = 0; i < values.size(); ++i) {
        struct Visitor
        {
            Statement *statement;
            int index;
            void operator()(std::monostate) const { statement->bindNull(index); }
            void operator()(qint64 number) const { statement->bindInteger(index, number); }
            void operator()(double number) const { statement->bindDecimal(index, number); }
            void operator()(const QByteArray &text) const
            {
                statement->bindText(index, std::string_view(text.constData(), size_t(text.size())));
            }
        };
        std::visit(Visitor{this, i}, values.at(i));
    }
    return *this;
}

Statement &Connection::statement(const QByteArray &sql)
{
    const auto found = m_statements.constFind(sql);
    if (found != m_statements.constEnd()) {
        (*found)->reset();
        return **found;
    }
    if (m_order.size() >= keptStatements)
        m_statements.remove(m_order.takeFirst());
    std::shared_ptr<Statement> prepared = prepare(sql);
    m_statements.insert(sql, prepared);
    m_order.append(sql);
    return *prepared;
}

std::optional<qint64> Connection::integer(const QByteArray &sql, const QList<SqlValue> &values)
{
    Statement &query = statement(sql).bind(values);
    std::optional<qint64> result;
    if (query.step() && !query.isNull(0))
        result = query.integer(0);
    query.reset();
    return result;
}

std::optional<QByteArray> Connection::text(const QByteArray &sql, const QList<SqlValue> &values)
{
    Statement &query = statement(sql).bind(values);
    std::optional<QByteArray> result;
    if (query.step() && !query.isNull(0))
        result = query.bytes(0);
    query.reset();
    return result;
}

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
{
    m_connection.openSavepoint();
}

Savepoint::~Savepoint()
{
    if (m_released)
        return;
    try {
        m_connection.execute("ROLLBACK TO SAVEPOINT change");
        m_connection.execute("RELEASE SAVEPOINT change");
    } catch (const SqlFailure &) {
        // The whole transaction is lost then, which its COMMIT will say.
    }
}

void Savepoint::release()
{
    m_connection.execute("RELEASE SAVEPOINT change");
    m_released = true;
}

Result<StoreLocation> StoreLocation::parse(const QString &dataFolder, const QString &databaseUrl)
{
    if (databaseUrl.isEmpty() || databaseUrl == QLatin1String("sqlite"))
        return StoreLocation{DialectKind::Sqlite, dataFolder + QStringLiteral("/fairdesk.db"), {}};
    if (databaseUrl.startsWith(QLatin1String("postgresql:")) || databaseUrl.startsWith(QLatin1String("postgres:")))
        return StoreLocation{DialectKind::Postgres, {}, databaseUrl};
    return Error(ErrorCode::Usage,
                 message(QT_TRANSLATE_NOOP("Message",
                                           "The database must be given as “sqlite” or “postgresql://…”, not as “%1”."),
                         databaseUrl));
}

std::unique_ptr<Connection> openConnection(const StoreLocation &location, bool readOnly)
{
    if (location.dialect == DialectKind::Sqlite)
        return std::make_unique<SqliteConnection>(location.file, readOnly);
    return std::make_unique<PostgresConnection>(location.url, readOnly);
}

} // namespace fairdesk
