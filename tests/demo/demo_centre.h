// A store that was just initialised and then filled with a demo.
#pragma once

#include "common/catalogue/query.h"
#include "server/demo/demo.h"
#include "server/records/change_feed.h"
#include "server/records/record_service.h"
#include "server/records/rule_book.h"
#include "server/records/server_state.h"
#include "server/storage/consistency.h"
#include "server/storage/database.h"

#include <QTemporaryDir>

namespace fairdesk::test {

class DemoCentre
{
public:
    DemoCentre(DialectKind dialect, const DemoOptions &options);
    ~DemoCentre();

    RecordService &records() { return *m_records; }
    ServerState &state() { return m_state; }
    ConsistencyReport check();
    qint64 number(const QByteArray &sql);
    QByteArray text(const QByteArray &sql);
    Record load(const QByteArray &entity, qint64 id);
    CallContext as(const QByteArray &login) const;
    // Ids that the user finds.
    QList<qint64> found(const QByteArray &login, const Query &query);
    template<class T>
    T read(const std::function<T(Connection &)> &work);

private:
    void initialise();

    QTemporaryDir m_folder;
    QByteArray m_name; // of the PostgreSQL database
    FixedClock m_clock;
    ServerState m_state;
    ChangeFeed m_feed;
    RuleBook m_rules;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RecordService> m_records;
};

template<class T>
T DemoCentre::read(const std::function<T(Connection &)> &work)
{
    T answer{};
    const auto done = m_database->read([&](Connection &connection) {
        answer = work(connection);
        return Result<void>();
    });
    if (!done)
        throw std::runtime_error(done.error().english().toStdString());
    return answer;
}

} // namespace fairdesk::test
