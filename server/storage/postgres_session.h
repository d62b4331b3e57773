// The line to a PostgreSQL server through libpq, and what was sent over it without waiting for the answer.
//
// A statement whose result nobody needs at once goes out together with the next one that somebody waits for: one round
// trip instead of two. Its failure shows there, at the latest with the savepoint or the commit behind it.
#pragma once

#include "server/storage/connection.h"

#include <libpq-fe.h>

#include <deque>

namespace fairdesk {

struct ClearResult
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

// What the server knows by a name: the parameters as "$1", "$2" …
struct PreparedSql
{
    QByteArray name;
    QByteArray sql;
    int parameters = 0;
    bool ready = false;
};
using PreparedSqlPtr = std::shared_ptr<PreparedSql>;

// The values of one run, in libpq's form.
class PostgresParameters
{
public:
    explicit PostgresParameters(int count);

    void set(int index, QByteArray value, bool binary = false);
    void setNull(int index);

    int count() const { return int(m_kept.size()); }
    const char *const *values() const { return m_values.data(); }
    const int *lengths() const { return m_lengths.data(); }
    const int *formats() const { return m_formats.data(); }

private:
    std::vector<QByteArray> m_kept;
    std::vector<const char *> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

class PostgresSession
{
public:
    explicit PostgresSession(const QString &url);
    ~PostgresSession();
    PostgresSession(const PostgresSession &) = delete;
    PostgresSession &operator=(const PostgresSession &) = delete;

    // Sends what was not answered yet and this, and waits.
    PostgresResult run(const PreparedSqlPtr &sql, const PostgresParameters &parameters);
    void send(const PreparedSqlPtr &sql, const PostgresParameters &parameters);
    // Statements without parameters, several separated by ";" allowed where nothing is unsettled.
    PostgresResult runPlain(const QByteArray &sql);
    void sendPlain(const QByteArray &sql);
    // Waits for everything that was sent.
    void settle() { takeAnswers(); }
    // The same where the work is thrown away anyhow.
    void settleQuietly();
    bool isSettled() const { return m_sent.empty(); }
    // Statements that may fail, not only the beginning of a transaction.
    bool hasUnsettledWork() const;

    // Row by row, for results that need not fit into memory. Whatever is sent next ends it.
    quint64 stream(const PreparedSqlPtr &sql, const PostgresParameters &parameters);
    PostgresResult nextRow(quint64 stream);
    void endStream();

    void interrupt();
    bool isOpen() const { return !m_ended && PQstatus(m_handle) == CONNECTION_OK; }
    // The same, having listened whether the server ended the line since it was last used.
    bool isAlive();
    void forget(const PreparedSqlPtr &sql);
    QByteArray nextName();

private:
    struct Sent
    {
        PreparedSqlPtr prepared; // null: a plain statement
        QByteArray sql;
        bool isPreparation = false;
    };

    void prepare(const PreparedSqlPtr &sql);
    void enterPipeline();
    PostgresResult takeAnswers();
    [[noreturn]] void failSending(const QByteArray &sql);
    void check(const PGresult *result, const QByteArray &sql) const;
    void deallocateForgotten();

    PGconn *m_handle = nullptr;
    PGcancel *m_cancel = nullptr;
    std::deque<Sent> m_sent;
    QList<QByteArray> m_forgotten;
    quint64 m_names = 0;
    quint64 m_streams = 0;
    quint64 m_stream = 0; // the one that runs; 0: none
    QByteArray m_streamSql;
    bool m_ended = false; // the server said so, or nobody knows any more where its answers stand
};

} // namespace fairdesk
