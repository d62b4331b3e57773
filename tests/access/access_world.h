// A centre with branches, a tree of teams, people with all sorts of roles, and records of every kind, owned by anybody,
// linked to each other, some deleted, some shared. Beside the store stands the oracle that was told the same facts.
#pragma once

#include "server/records/change_feed.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/records/rule_book.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "tests/access/oracle.h"
#include "tests/catalogue/value_maker.h"
#include "tests/storage/fresh_store.h"

#include <QTemporaryDir>

namespace fairdesk::test {

class AccessWorld
{
public:
    AccessWorld(DialectKind dialect, quint32 seed);

    const Oracle &oracle() const { return m_oracle; }
    Oracle &oracle() { return m_oracle; } // for what is changed later
    const Catalogue &catalogue() const { return *m_catalogue; }
    ServerState &state() { return m_state; }
    Database &database() { return *m_database; }
    QueryService &queries() { return *m_queries; }
    RecordService &writePath() { return *m_writePath; }
    ChangeFeed &feed() { return m_feed; }
    const Clock &clock() const { return m_clock; }
    QString folder() const { return m_folder.path(); }

    struct Person
    {
        QByteArray login;
        qint64 id = 0;
    };
    const QList<Person> &people() const { return m_people; }
    CallContext as(const Person &person) const { return {m_state.caller(person.id), "test"}; }
    const QList<Record> &records(const QByteArray &entity) const;
    const Record *find(const QByteArray &entity, qint64 id) const;

private:
    void buildOrganisation();
    void buildRoles();
    void buildPeople();
    void buildRecords();
    void buildShares();
    Record randomRecord(const EntityPtr &entity);
    Value randomLink(const FieldSpec &field, bool needed);
    const Record &insert(Record record);
    qint64 add(const QByteArray &entity, const QList<FieldValue> &values);
    void addHistory(const Record &record);
    qint64 anyOf(const QList<qint64> &ids) { return ids.at(m_values.below(int(ids.size()))); }

    OwnDatabase m_home;
    CataloguePtr m_catalogue = coreCatalogue().build();
    FixedClock m_clock = centreClock();
    ValueMaker m_values;
    Connection *m_connection = nullptr; // while the world is built
    Oracle m_oracle;
    QHash<QByteArray, QList<Record>> m_records;
    QList<Person> m_people;
    QList<qint64> m_branches;
    QList<qint64> m_teams;
    QHash<QByteArray, qint64> m_roles;
    int m_counter = 0;
    ServerState m_state;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<QueryService> m_queries;
    QTemporaryDir m_folder;
    ChangeFeed m_feed;
    RuleBook m_rules; // none: only rights decide
    std::unique_ptr<RecordService> m_writePath;
};

} // namespace fairdesk::test
