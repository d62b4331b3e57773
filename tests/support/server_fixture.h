// A centre for the stories that tests tell: a fresh store, the write path over it, and the people who work there.
//
//     ServerFixture venue(GENERATE(from_range(dialects())));
//     const qint64 haino = venue.create("sales1", "customer", {{"name", "济南海诺"}});
//     REQUIRE(venue.update("sales1", "customer", haino, {{"city", "济南"}}));
#pragma once

#include "server/records/change_feed.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/records/rule_book.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "tests/support/own_database.h"

#include <QTemporaryDir>

namespace fairdesk::test {

// The people: admin (administrator); manager1, sales1 and sales2 in team1; sales5 in team2; service1 in the team
// service. The teams: sales with team1 and team2 below it, and service. All in the branch hq, but sales5 in the branch
// qd. The roles: manager (everything of his team), sales (everything of his own, no assigning), service (reads all
// customers, phones masked, bank accounts hidden, credit codes read-only; edits all, deletes none).
class ServerFixture
{
public:
    explicit ServerFixture(DialectKind dialect);
    ServerFixture(DialectKind dialect, RuleBook rules);
    ~ServerFixture();

    Database &database() { return *m_database; }
    ServerState &state() { return m_state; }
    ChangeFeed &feed() { return m_feed; }
    RecordService &records() { return *m_records; }
    QueryService &queries() { return *m_queries; }
    FixedClock &clock() { return m_clock; }

    CallContext as(const QByteArray &login) const;
    qint64 user(const QByteArray &login) const;
    qint64 idOf(const QByteArray &entity, const QByteArray &field, const QString &value);
    qint64 team(const QString &key) { return idOf("team", "key", key); }
    qint64 role(const QString &key) { return idOf("role", "key", key); }

    using Values = QList<FieldValue>;
    Result<SaveResult> save(const QByteArray &login, const QList<RecordChange> &changes, const QByteArray &key = {},
                            OnDuplicate onDuplicate = OnDuplicate::Create);
    Result<SaveResult> tryCreate(const QByteArray &login, const QByteArray &entity, const Values &values);
    // Fails the test if it is refused.
    qint64 create(const QByteArray &login, const QByteArray &entity, const Values &values);
    Result<SaveResult> update(const QByteArray &login, const QByteArray &entity, qint64 id, const Values &values,
                              qint64 version = 0);
    Result<SaveResult> remove(const QByteArray &login, const QByteArray &entity, qint64 id);
    Result<SaveResult> restore(const QByteArray &login, const QByteArray &entity, qint64 id);

    // As it stands in the store, whoever may see it.
    Record load(const QByteArray &entity, qint64 id);
    Value value(const QByteArray &entity, qint64 id, const QByteArray &field);
    qint64 count(const QByteArray &entity, const QByteArray &where = "deleted_at IS NULL");
    // Every row of every table, so that "nothing changed" can be said exactly.
    QByteArray dump();
    // For what no save may do: tampering.
    void execute(const QByteArray &sql);
    template<class T>
    T read(const std::function<T(Connection &)> &work);

private:
    void open();

    DialectKind m_dialect;
    RuleBook m_rules;
    QTemporaryDir m_folder;
    QByteArray m_name;
    FixedClock m_clock{QDateTime({2026, 5, 18}, {1, 0}, Qt::UTC)};
    ServerState m_state;
    ChangeFeed m_feed;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RecordService> m_records;
    std::unique_ptr<QueryService> m_queries;
};

template<class T>
T ServerFixture::read(const std::function<T(Connection &)> &work)
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
