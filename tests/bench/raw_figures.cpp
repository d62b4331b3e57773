#include "tests/bench/raw_figures.h"

#include "common/base/platform_files.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QFile>

#include <sodium.h>
#include <sqlite3.h>

#include <array>
#include <functional>

namespace fairdesk::bench {
namespace {

double median(int times, const std::function<void(int)> &work)
{
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        taken.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return percentile(std::move(taken), 0.5);
}

// One prepared statement whose rows are read to the last byte.
class PlainQuery
{
public:
    PlainQuery(sqlite3 *database, const char *sql) { sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr); }
    ~PlainQuery() { sqlite3_finalize(m_statement); }
    PlainQuery(const PlainQuery &) = delete;
    PlainQuery &operator=(const PlainQuery &) = delete;

    void run(qint64 value)
    {
        sqlite3_bind_int64(m_statement, 1, value);
        while (sqlite3_step(m_statement) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(m_statement); ++column)
                m_bytes += sqlite3_column_text(m_statement, column) ? sqlite3_column_bytes(m_statement, column) : 0;
        }
        sqlite3_reset(m_statement);
    }

private:
    sqlite3_stmt *m_statement = nullptr;
    qint64 m_bytes = 0;
};

qint64 lastCustomer(sqlite3 *database)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT max(id) FROM customer", -1, &statement, nullptr);
    const qint64 last = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return qMax<qint64>(last, 1);
}

} // namespace

double hashMilliseconds()
{
    if (sodium_init() < 0)
        return 0;
    std::array<char, crypto_pwhash_STRBYTES> text;
    const QByteArray password = "a password of usual length";
    bool failed = false;
    const double taken = median(15, [&](int) {
        failed = crypto_pwhash_str_alg(text.data(), password.constData(), quint64(password.size()), 2, 19 * 1024 * 1024,
                                       crypto_pwhash_ALG_ARGON2ID13) != 0 ||
                 failed;
    });
    return failed ? 0 : taken;
}

PlainReads plainReads(const QString &databaseFile)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(databaseFile.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
        sqlite3_close(database);
        return {};
    }
    PlainReads reads;
    {
        PlainQuery customer(database, "SELECT * FROM customer WHERE id=?");
        PlainQuery contacts(database, "SELECT id,name,job_title,mobile,email,main,decision_power,roles FROM contact "
                                      "WHERE customer=? AND deleted_at IS NULL ORDER BY main DESC LIMIT 10");
        PlainQuery interactions(
            database,
            "SELECT id,at,channel,subject,content,result,contact,created_by FROM interaction WHERE customer=? "
            "AND deleted_at IS NULL ORDER BY coalesce(at,-9007199254740992) DESC LIMIT 50");
        PlainQuery tasks(database, "SELECT id,title,due,state,owner FROM task WHERE customer=? AND deleted_at IS NULL "
                                   "ORDER BY coalesce(due,'') LIMIT 20");
        PlainQuery figures(database,
                           "SELECT count(*),max(at) FROM interaction WHERE customer=? AND deleted_at IS NULL");
        PlainQuery list(database,
                        "SELECT id,name,level,roles,industry,city,owner,phone,last_contact_at FROM customer WHERE "
                        "deleted_at IS NULL ORDER BY coalesce(name,''),id LIMIT 50+(0*?)");
        constexpr int times = 500;
        const qint64 last = lastCustomer(database);
        const auto id = [last](int i) { return qint64(i) * 37 % last + 1; };
        reads.point = median(times, [&](int i) { customer.run(id(i)); });
        reads.view360 = median(times, [&](int i) {
            for (PlainQuery *query : {&customer, &contacts, &interactions, &tasks, &figures})
                query->run(id(i));
        });
        reads.list = median(times, [&](int) { list.run(0); });
    }
    sqlite3_close(database);
    return reads;
}

double flushMilliseconds(const QString &folder)
{
    const QString path = folder + QStringLiteral("/flush-probe");
    double taken = 0;
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 0;
        const QByteArray block(4096, 'x');
        taken = median(200, [&](int) {
            file.write(block);
            file.flush();
            platform::syncToDisk(path);
        });
    }
    QFile::remove(path);
    return taken;
}

} // namespace fairdesk::bench
