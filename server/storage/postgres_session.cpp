#include "server/storage/postgres_session.h"

#include "common/base/logging.h"

#include <array>

namespace fairdesk {
namespace {

// More would fill the buffers of both sides, and then each waits for the other.
constexpr size_t mostUnsettled = 200;

SqlFailure::Reason reasonOf(const QByteArray &state)
{
    struct Reason
    {
        const char *prefix;
        SqlFailure::Reason reason;
    };
    static constexpr Reason reasons[] = {
        {"23505", SqlFailure::Reason::UniqueViolation}, {"53100", SqlFailure::Reason::DiskFull},
        {"53", SqlFailure::Reason::Unavailable},        {"57014", SqlFailure::Reason::Interrupted},
        {"57P", SqlFailure::Reason::Unavailable},       {"08", SqlFailure::Reason::Unavailable},
    };
    for (const Reason &known : reasons) {
        if (state.startsWith(known.prefix))
            return known.reason;
    }
    return SqlFailure::Reason::Other;
}

bool isGood(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_EMPTY_QUERY:
    case PGRES_PIPELINE_SYNC:
        return true;
    case PGRES_COPY_OUT:
    case PGRES_COPY_IN:
    case PGRES_COPY_BOTH:
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_FATAL_ERROR:
    case PGRES_PIPELINE_ABORTED:
        break;
    }
    return false;
}

} // namespace

PostgresParameters::PostgresParameters(int count)
    : m_kept(size_t(count))
    , m_values(size_t(count), nullptr)
    , m_lengths(size_t(count), 0)
    , m_formats(size_t(count), 0)
{
}

void PostgresParameters::set(int index, QByteArray value, bool binary)
{
    const auto place = size_t(index);
    m_kept[place] = std::move(value);
    m_values[place] = m_kept[place].constData();
    m_lengths[place] = int(m_kept[place].size());
    m_formats[place] = binary ? 1 : 0;
}

void PostgresParameters::setNull(int index)
{
    m_kept[size_t(index)].clear();
    m_values[size_t(index)] = nullptr;
}

PostgresSession::PostgresSession(const QString &url)
{
    const QByteArray name = url.toUtf8();
    // What stands behind the URL wins over it, what stands before it is only the default.
    const std::array keys{"connect_timeout", "fallback_application_name", "dbname", "client_encoding",
                          static_cast<const char *>(nullptr)};
    const std::array values{"5", "fairdesk", name.constData(), "UTF8", static_cast<const char *>(nullptr)};
    m_handle = PQconnectdbParams(keys.data(), values.data(), 1);
    if (!isOpen()) {
        const QByteArray detail = PQerrorMessage(m_handle);
        PQfinish(m_handle);
        throw SqlFailure(SqlFailure::Reason::Unavailable, detail.trimmed());
    }
    PQsetNoticeReceiver(
        m_handle,
        [](void *self, const PGresult *notice) {
            // The server's last words to somebody who asked for nothing.
            const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (severity && qstrcmp(severity, "FATAL") == 0)
                static_cast<PostgresSession *>(self)->m_ended = true;
            qCDebug(lcStorage, "PostgreSQL: %s", PQresultErrorMessage(notice));
        },
        this);
    m_cancel = PQgetCancel(m_handle);
}

PostgresSession::~PostgresSession()
{
    PQfreeCancel(m_cancel);
    PQfinish(m_handle);
}

QByteArray PostgresSession::nextName()
{
    return "fd" + QByteArray::number(++m_names);
}

PostgresResult PostgresSession::run(const PreparedSqlPtr &sql, const PostgresParameters &parameters)
{
    endStream();
    if (!isSettled()) {
        send(sql, parameters);
        return takeAnswers();
    }
    prepare(sql);
    PostgresResult result(PQexecPrepared(m_handle, sql->name.constData(), parameters.count(), parameters.values(),
                                         parameters.lengths(), parameters.formats(), 0));
    check(result.get(), sql->sql);
    return result;
}

void PostgresSession::prepare(const PreparedSqlPtr &sql)
{
    if (sql->ready)
        return;
    const PostgresResult result(PQprepare(m_handle, sql->name.constData(), sql->sql.constData(), 0, nullptr));
    check(result.get(), sql->sql);
    sql->ready = true;
}

void PostgresSession::send(const PreparedSqlPtr &sql, const PostgresParameters &parameters)
{
    endStream();
    if (m_sent.size() >= mostUnsettled)
        settle();
    enterPipeline();
    if (!sql->ready) {
        if (PQsendPrepare(m_handle, sql->name.constData(), sql->sql.constData(), 0, nullptr) == 0)
            failSending(sql->sql);
        m_sent.push_back({sql, sql->sql, true});
        sql->ready = true;
    }
    if (PQsendQueryPrepared(m_handle, sql->name.constData(), parameters.count(), parameters.values(),
                            parameters.lengths(), parameters.formats(), 0) == 0)
        failSending(sql->sql);
    m_sent.push_back({sql, sql->sql, false});
}

PostgresResult PostgresSession::runPlain(const QByteArray &sql)
{
    endStream();
    if (!isSettled() && !sql.contains(';')) {
        sendPlain(sql);
        return takeAnswers();
    }
    settle();
    PostgresResult result(PQexec(m_handle, sql.constData()));
    check(result.get(), sql);
    return result;
}

void PostgresSession::sendPlain(const QByteArray &sql)
{
    endStream();
    enterPipeline();
    if (PQsendQueryParams(m_handle, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
        failSending(sql);
    m_sent.push_back({nullptr, sql, false});
}

bool PostgresSession::hasUnsettledWork() const
{
    return std::any_of(m_sent.begin(), m_sent.end(), [](const Sent &sent) { return sent.prepared != nullptr; });
}

void PostgresSession::enterPipeline()
{
    if (!isSettled())
        return;
    deallocateForgotten();
    if (PQenterPipelineMode(m_handle) == 0)
        failSending("pipeline");
}

// The result of the last statement that was sent. The first one that failed is told of; those behind it were not done.
PostgresResult PostgresSession::takeAnswers()
{
    if (isSettled())
        return nullptr;
    if (PQpipelineSync(m_handle) == 0)
        failSending("sync");
    std::optional<SqlFailure> failure;
    PostgresResult last;
    while (!m_sent.empty()) {
        const Sent sent = std::move(m_sent.front());
        m_sent.pop_front();
        last.reset(PQgetResult(m_handle));
        while (PGresult *more = last ? PQgetResult(m_handle) : nullptr)
            PQclear(more);
        if (isGood(last.get()))
            continue;
        if (sent.isPreparation)
            sent.prepared->ready = false;
        if (failure)
            continue;
        try {
            check(last.get(), sent.sql);
        } catch (const SqlFailure &first) {
            failure = first;
        }
    }
    PQclear(PQgetResult(m_handle)); // the end of the pipeline
    PQexitPipelineMode(m_handle);
    if (failure)
        throw *failure;
    return last;
}

void PostgresSession::settleQuietly()
{
    try {
        settle();
    } catch (const SqlFailure &) {
        // told to nobody: what it belonged to is given up
    }
}

quint64 PostgresSession::stream(const PreparedSqlPtr &sql, const PostgresParameters &parameters)
{
    endStream();
    settle();
    prepare(sql);
    if (PQsendQueryPrepared(m_handle, sql->name.constData(), parameters.count(), parameters.values(),
                            parameters.lengths(), parameters.formats(), 0) == 0)
        failSending(sql->sql);
    PQsetSingleRowMode(m_handle);
    m_stream = ++m_streams;
    m_streamSql = sql->sql;
    return m_stream;
}

// Nothing at the end, or where something else was sent since.
PostgresResult PostgresSession::nextRow(quint64 stream)
{
    if (stream != m_stream)
        return nullptr;
    PostgresResult result(PQgetResult(m_handle));
    if (!result)
        m_stream = 0;
    check(result.get(), m_streamSql);
    if (PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE)
        return result;
    endStream();
    return nullptr;
}

void PostgresSession::endStream()
{
    if (m_stream == 0)
        return;
    m_stream = 0;
    while (PGresult *rest = PQgetResult(m_handle))
        PQclear(rest);
}

bool PostgresSession::isAlive()
{
    if (!isOpen() || !isSettled() || m_stream != 0)
        return isOpen();
    PQconsumeInput(m_handle);
    PQisBusy(m_handle); // reads what came
    return isOpen();
}

void PostgresSession::interrupt()
{
    std::array<char, 256> problem{};
    if (m_cancel && PQcancel(m_cancel, problem.data(), int(problem.size())) == 0)
        qCWarning(lcStorage, "PostgreSQL cannot be interrupted: %s", problem.data());
}

void PostgresSession::forget(const PreparedSqlPtr &sql)
{
    if (sql->ready)
        m_forgotten.append(sql->name);
}

// Before a transaction begins: inside one that has failed the server would refuse it.
void PostgresSession::deallocateForgotten()
{
    if (m_forgotten.isEmpty() || PQtransactionStatus(m_handle) != PQTRANS_IDLE)
        return;
    QByteArray all;
    for (const QByteArray &name : std::as_const(m_forgotten))
        all += "DEALLOCATE " + name + ';';
    m_forgotten.clear();
    PQclear(PQexec(m_handle, all.constData()));
}

void PostgresSession::failSending(const QByteArray &sql)
{
    const QByteArray detail = QByteArray(PQerrorMessage(m_handle)).trimmed() + " in: " + sql.left(400);
    // Nobody will ever take the answers to what was sent before: such a line is given up and opened anew.
    m_ended = m_ended || PQpipelineStatus(m_handle) != PQ_PIPELINE_OFF;
    m_sent.clear();
    throw SqlFailure(isOpen() ? SqlFailure::Reason::Other : SqlFailure::Reason::Unavailable, detail);
}

void PostgresSession::check(const PGresult *result, const QByteArray &sql) const
{
    if (result && isGood(result))
        return;
    const QByteArray state = result ? QByteArray(PQresultErrorField(result, PG_DIAG_SQLSTATE)) : QByteArray();
    const QByteArray words = result ? PQresultErrorMessage(result) : PQerrorMessage(m_handle);
    const QByteArray detail = words.trimmed() + " in: " + sql.left(400);
    const auto reason = isOpen() ? reasonOf(state) : SqlFailure::Reason::Unavailable;
    if (reason == SqlFailure::Reason::Other)
        qCWarning(lcStorage, "PostgreSQL: %s", detail.constData());
    throw SqlFailure(reason, detail);
}

} // namespace fairdesk
