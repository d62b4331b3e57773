// A believable exhibition centre to try the program on: people, customers and several years of work with them. All
// names are invented. The same options always make the same centre, on both databases.
#pragma once

#include "common/base/result.h"

#include <QDate>
#include <QString>

#include <functional>

namespace fairdesk {

class Database;
class RecordService;
class ServerState;

struct DemoOptions
{
    qint64 customers = 2000;
    quint64 seed = 1;
    QDate today = QDate(2026, 1, 15);
    QString locale = QStringLiteral("zh_CN"); // of what an administrator would have named: teams, tags, categories
    // A centre to look at has its whole history; of a larger one, which is there to be measured, the audit trail only
    // tells that each record came: the values would be more than half of the store.
    qint64 wholeTrailUpTo = 20'000;
    std::function<void(qint64 done, qint64 total)> progress;
};

// Into a store that was just initialised: roles, choice lists and number sequences are there. The record service must
// stand on a clock that shows demoTime(options), or the digest of the store would differ from run to run.
Result<void> fillDemo(Database &database, ServerState &state, RecordService &records, const DemoOptions &options);

// The moment at which the demo centre stands: nine in the morning of its day.
QDateTime demoTime(const DemoOptions &options);

// Everybody who works at the demo centre, in the order in which they are printed.
struct DemoUser
{
    QByteArray login;
    QByteArray role;
    QByteArray team;
    QByteArray branch;
};
QList<DemoUser> demoUsers();

} // namespace fairdesk
