#include "server/storage/postgres_connection.h"

#include "common/base/logging.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUrlQuery>
#include <QUuid>

namespace fairdesk {
namespace {

[[noreturn]] void fail(const QSqlError &error, const QByteArray &sql)
{
    const QByteArray detail = error.text().toUtf8() + " in: " + sql.left(400);
    const QString state = error.nativeErrorCode();
    using Reason = SqlFailure::Reason;
    Reason reason = Reason::Other;
    if (state == QLatin1String("23505"))
        reason = Reason::UniqueViolation;
    else if (state.startsWith(QLatin1String("53")))
        reason = Reason::DiskFull;
    else if (state == QLatin1String("57014"))
        reason = Reason::Interrupted;
    else if (state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P")) || error.type() == QSqlError::ConnectionError)
        reason = Reason::Unavailable;
    if (reason == Reason::Other)
        qCWarning(lcStorage, "PostgreSQL: %s", detail.constData());
    throw SqlFailure(reason, detail);
}

class PostgresStatement final : public Statement
{
public:
    PostgresStatement(const QSqlDatabase &database, QByteArray sql)
        : m_query(database)
        , m_sql(std::move(sql))
    {
        m_query.setForwardOnly(true);
        if (!m_query.prepare(QString::fromUtf8(m_sql)))
            fail(m_query.lastError(), m_sql);
    }

    void bindNull(int index) override { m_query.bindValue(index, QVariant()); }
    void bindInteger(int index, qint64 value) override { m_query.bindValue(index, value); }
    void bindDecimal(int index, double value) override { m_query.bindValue(index, value); }
    void bindText(int index, std::string_view utf8) override
    {
        m_query.bindValue(index, QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
    }
    void bindBlob(int index, const QByteArray &bytes) override { m_query.bindValue(index, bytes); }

    bool step() override
    {
        ensureExecuted();
        m_texts.clear();
        if (m_query.next())
            return true;
        const QSqlError error = m_query.lastError();
        reset();
        if (error.isValid() && error.type() != QSqlError::NoError)
            fail(error, m_sql);
        return false;
    }
    void reset() override
    {
        if (m_executed)
            m_query.finish();
        m_executed = false;
        m_texts.clear();
    }
    qint64 run() override
    {
        ensureExecuted();
        const qint64 changed = m_query.numRowsAffected();
        reset();
        return changed;
    }

    int columns() const override { return m_query.record().count(); }
    bool isNull(int column) const override { return m_query.isNull(column); }
    qint64 integer(int column) const override { return m_query.value(column).toLongLong(); }
    double decimal(int column) const override { return m_query.value(column).toDouble(); }
    std::string_view text(int column) const override
    {
        QByteArray &kept = m_texts[column];
        kept = m_query.value(column).toString().toUtf8();
        return std::string_view(kept.constData(), size_t(kept.size()));
    }
    QByteArray blob(int column) const override { return m_query.value(column).toByteArray(); }

    SqlValue sortValue(int column) const override
    {
        const QVariant value = m_query.value(column);
        switch (value.typeId()) {
        case QMetaType::Int:
        case QMetaType::LongLong:
        case QMetaType::ULongLong:
        case QMetaType::UInt:
            return value.toLongLong();
        case QMetaType::Double:
            return value.toDouble();
        default:
            return value.isNull() ? SqlValue() : SqlValue(value.toString().toUtf8());
        }
    }

private:
    void ensureExecuted()
    {
        if (m_executed)
            return;
        if (!m_query.exec())
            fail(m_query.lastError(), m_sql);
        m_executed = true;
    }

    QSqlQuery m_query;
    QByteArray m_sql;
    bool m_executed = false;
    mutable QHash<int, QByteArray> m_texts;
};

} // namespace

PostgresConnection::PostgresConnection(const QString &url, bool readOnly)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_readOnly(readOnly)
{
    const QUrl parsed(url);
    const QUrlQuery query(parsed);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    m_database.setDatabaseName(parsed.path().mid(1));
    m_database.setUserName(parsed.userName());
    m_database.setPassword(parsed.password());
    // A socket folder cannot stand in a URL's host, so it comes as ?host=/folder.
    m_database.setHostName(query.hasQueryItem(QStringLiteral("host")) ? query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded)
                                                                       : parsed.host());
    if (parsed.port() > 0)
        m_database.setPort(parsed.port());
    if (query.hasQueryItem(QStringLiteral("port")))
        m_database.setPort(query.queryItemValue(QStringLiteral("port")).toInt());
    m_database.setConnectOptions(QStringLiteral("connect_timeout=5"));
    if (!m_database.open()) {
        const QByteArray detail = m_database.lastError().text().toUtf8();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw SqlFailure(SqlFailure::Reason::Unavailable, detail);
    }
    execute("SET client_min_messages=warning");
    execute("SET search_path=public");
    execute("SET default_transaction_isolation='repeatable read'");
    if (!readOnly)
        execute("SET default_transaction_isolation='read committed'");
}

PostgresConnection::~PostgresConnection()
{
    forgetStatements();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void PostgresConnection::execute(const QByteArray &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromUtf8(sql)))
        fail(query.lastError(), sql);
}

void PostgresConnection::begin(bool forWriting)
{
    execute(forWriting && !m_readOnly ? "BEGIN" : "BEGIN READ ONLY");
}

void PostgresConnection::interrupt()
{
    // QPSQL offers no cancel; readers have a statement timeout instead.
}

std::unique_ptr<Statement> PostgresConnection::prepare(const QByteArray &sql)
{
    return std::make_unique<PostgresStatement>(m_database, sql);
}

} // namespace fairdesk
