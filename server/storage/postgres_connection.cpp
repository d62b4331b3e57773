#include "server/storage/postgres_connection.h"

#include "server/storage/postgres_session.h"

namespace fairdesk {
namespace {

// PostgreSQL's own numbers of its types, which never change.
enum TypeNumber : Oid {
    BoolType = 16,
    Int8Type = 20,
    Int2Type = 21,
    Int4Type = 23,
    FloatType = 700,
    DoubleType = 701,
    NumericType = 1700
};

// "?" outside of quotes becomes "$1", "$2" …
PreparedSqlPtr numbered(const QByteArray &sql, QByteArray name)
{
    auto prepared = std::make_shared<PreparedSql>();
    prepared->name = std::move(name);
    prepared->sql.reserve(sql.size() + 64);
    char quote = 0;
    for (const char c : sql) {
        if (quote != 0)
            quote = c == quote ? char(0) : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        if (c == '?' && quote == 0)
            prepared->sql += '$' + QByteArray::number(++prepared->parameters);
        else
            prepared->sql += c;
    }
    return prepared;
}

class PostgresStatement final : public Statement
{
public:
    PostgresStatement(std::shared_ptr<PostgresSession> session, const QByteArray &sql)
        : m_session(std::move(session))
        , m_sql(numbered(sql, m_session->nextName()))
        , m_parameters(m_sql->parameters)
    {
    }
    ~PostgresStatement() override { m_session->forget(m_sql); }
    PostgresStatement(const PostgresStatement &) = delete;
    PostgresStatement &operator=(const PostgresStatement &) = delete;

    void bindNull(int index) override { m_parameters.setNull(index); }
    void bindInteger(int index, qint64 value) override { m_parameters.set(index, QByteArray::number(value)); }
    void bindDecimal(int index, double value) override { m_parameters.set(index, QByteArray::number(value, 'g', 17)); }
    void bindText(int index, std::string_view utf8) override
    {
        QByteArray text(utf8.data(), qsizetype(utf8.size()));
        // PostgreSQL has no place for it in a text, and would take it for the end.
        m_parameters.set(index, text.contains('\0') ? text.replace('\0', "\xef\xbf\xbd") : text);
    }
    void bindBlob(int index, const QByteArray &bytes) override { m_parameters.set(index, bytes, true); }

    Statement &stream() override
    {
        m_isStream = true;
        return *this;
    }

    bool step() override
    {
        if (m_isStream)
            return stepStream();
        if (!m_result)
            m_result = m_session->run(m_sql, m_parameters);
        if (++m_row < PQntuples(m_result.get()))
            return true;
        reset();
        return false;
    }
    void reset() override
    {
        if (m_stream != 0)
            m_session->endStream();
        m_stream = 0;
        m_isStream = false;
        m_result.reset();
        m_row = -1;
    }
    qint64 run() override
    {
        m_result = m_session->run(m_sql, m_parameters);
        const qint64 changed = QByteArray(PQcmdTuples(m_result.get())).toLongLong();
        reset();
        return changed;
    }
    void runLater() override { m_session->send(m_sql, m_parameters); }

    int columns() const override { return PQnfields(m_result.get()); }
    bool isNull(int column) const override { return PQgetisnull(m_result.get(), row(), column) != 0; }
    qint64 integer(int column) const override
    {
        const QByteArray number = raw(column);
        bool whole = false;
        const qint64 value = number.toLongLong(&whole);
        return whole ? value : qint64(number.toDouble()); // a sum may come as 12.00
    }
    double decimal(int column) const override { return raw(column).toDouble(); }
    std::string_view text(int column) const override
    {
        const char *value = PQgetvalue(m_result.get(), row(), column);
        if (PQftype(m_result.get(), column) == BoolType)
            return *value == 't' ? "1" : "0"; // as SQLite says it
        return {value, size_t(PQgetlength(m_result.get(), row(), column))};
    }
    QByteArray blob(int column) const override { return QByteArray::fromHex(raw(column).mid(2)); } // "\x…"

    SqlValue sortValue(int column) const override
    {
        if (isNull(column))
            return {};
        switch (PQftype(m_result.get(), column)) {
        case Int2Type:
        case Int4Type:
        case Int8Type:
            return integer(column);
        case FloatType:
        case DoubleType:
        case NumericType:
            return decimal(column);
        default:
            return bytes(column);
        }
    }

private:
    int row() const { return qMax(m_row, 0); }
    // Only a view: good until the next step.
    QByteArray raw(int column) const
    {
        const std::string_view view = text(column);
        return QByteArray::fromRawData(view.data(), qsizetype(view.size()));
    }
    bool stepStream()
    {
        if (m_stream == 0)
            m_stream = m_session->stream(m_sql, m_parameters);
        m_result = m_session->nextRow(m_stream);
        m_row = 0;
        if (m_result)
            return true;
        m_stream = 0;
        reset();
        return false;
    }

    std::shared_ptr<PostgresSession> m_session;
    PreparedSqlPtr m_sql;
    PostgresParameters m_parameters;
    PostgresResult m_result;
    int m_row = -1;
    bool m_isStream = false;
    quint64 m_stream = 0;
};

} // namespace

PostgresConnection::PostgresConnection(const QString &url, bool readOnly)
    : m_session(std::make_shared<PostgresSession>(url))
    , m_readOnly(readOnly)
{
    execute(QByteArray("SET client_min_messages=warning; SET search_path=public; SET default_transaction_isolation='") +
            (readOnly ? "repeatable read'" : "read committed'"));
}

PostgresConnection::~PostgresConnection()
{
    forgetStatements();
}

bool PostgresConnection::isOpen() const
{
    return m_session->isAlive();
}

void PostgresConnection::execute(const QByteArray &sql)
{
    // What was sent before is thrown away with it, and may not stop it.
    if (sql.startsWith("ROLLBACK"))
        m_session->settleQuietly();
    const PostgresResult result = m_session->runPlain(sql);
    // PostgreSQL answers the commit of a transaction that has failed politely, with another word.
    if (sql == "COMMIT" && qstrcmp(PQcmdStatus(result.get()), "ROLLBACK") == 0)
        throw SqlFailure(SqlFailure::Reason::Other, "the transaction had failed before its commit");
}

void PostgresConnection::begin(bool forWriting)
{
    m_session->sendPlain(forWriting && !m_readOnly ? "BEGIN" : "BEGIN READ ONLY");
}

void PostgresConnection::openSavepoint()
{
    // What was sent before the savepoint must not fail behind it.
    if (m_session->hasUnsettledWork())
        m_session->settle();
    m_session->sendPlain("SAVEPOINT change");
}

void PostgresConnection::interrupt()
{
    m_session->interrupt();
}

std::unique_ptr<Statement> PostgresConnection::prepare(const QByteArray &sql)
{
    return std::make_unique<PostgresStatement>(m_session, sql);
}

} // namespace fairdesk
