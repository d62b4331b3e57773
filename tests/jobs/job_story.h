// A centre with somebody who runs its jobs, and short words for imports and exports.
#pragma once

#include "server/jobs/job_runner.h"
#include "tests/support/catch.h"
#include "tests/support/server_fixture.h"

#include <QJsonObject>

namespace fairdesk::test {

#define FOR_BOTH_STORES() GENERATE(from_range(fairdesk::test::dialects()))

// What an import said at its end: "read created updated skipped rejected".
struct Counts
{
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 rejected = 0;
    bool operator==(const Counts &) const = default;
};
std::ostream &operator<<(std::ostream &stream, const Counts &counts);

class JobVenue : public ServerFixture
{
public:
    explicit JobVenue(DialectKind dialect);

    JobRunner &jobs() { return *m_jobs; }
    QString jobsFolder() const { return m_files.filePath(QStringLiteral("jobs")); }
    // A new runner over the same store, as after a restart of the server.
    void restartJobs();

    // Imports the bytes and waits; fails the test if the import cannot be started.
    JobReport import(const QByteArray &login, const QByteArray &entity, const QByteArray &bytes,
                     QJsonObject options = {});
    Result<qint64> startImport(const QByteArray &login, const QByteArray &entity, const QByteArray &bytes,
                               QJsonObject options = {});
    JobReport exported(const QByteArray &login, const Query &query, const QByteArray &format = "csv",
                       bool machine = false, const QString &locale = QStringLiteral("zh_CN"));
    JobReport waitFor(const QByteArray &login, qint64 job);
    // Takes an import back and waits; fails the test if that cannot be started.
    JobReport undone(const QByteArray &login, qint64 import);
    // The file that the job made.
    QByteArray file(const QByteArray &login, qint64 job);
    QString pathOf(const QByteArray &bytes, const QString &name = QStringLiteral("list.csv"));

    // Customers by name, as they stand in the store.
    qint64 customer(const char *name);
    QString customerValue(const char *name, const QByteArray &field);
    QStringList contactsOf(const char *customer);

private:
    QTemporaryDir m_files;
    int m_nextFile = 0;
    std::unique_ptr<JobRunner> m_jobs;
};

Counts countsOf(const JobReport &report);
// Lines without the mark at the start.
QStringList linesOf(const QByteArray &csv);
QByteArray utf8(const char *text);

} // namespace fairdesk::test
