#include "tests/support/server_fixture.h"

#include "server/records/seeding.h"
#include "server/rules/business_rules.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "tests/support/postgres_cluster.h"

#include <QFile>

namespace fairdesk::test {
namespace {

constexpr char templateName[] = "fd_template";

template<class T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().english().toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

std::unique_ptr<Database> openStore(const StoreLocation &location)
{
    return orThrow(Database::open(location, 2));
}

RecordChange creation(const QByteArray &entity, QList<FieldValue> values, qint64 temporary = 0)
{
    return {RecordChange::Operation::Create, entity, temporary, 0, std::move(values), {}};
}

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

// Builds the centre once; each fixture works on a copy.
class CentreBuilder
{
public:
    explicit CentreBuilder(Database &database)
        : m_database(database)
        , m_rules(businessRules())
    {
        orThrow(database.writeNow([&](Connection &connection) {
            auto done = SchemaStore::upgrade(connection, *coreCatalogue().build());
            if (done)
                m_state.reload(connection);
            return done;
        }));
        m_records = std::make_unique<RecordService>(database, m_state, m_feed, m_rules, m_clock);
    }

    void build()
    {
        orThrow(seedDefaults(m_database, *m_records));
        QList<RecordChange> changes;
        addPlaces(changes);
        addRoles(changes);
        addUsers(changes);
        SaveRequest request;
        request.changes = changes;
        orThrow(m_records->saveNow(CallContext::ofProgram("fixture"), request));
    }

private:
    enum Temporary : qint64 {
        Hq = -1,
        Qd = -2,
        Sales = -10,
        Team1 = -11,
        Team2 = -12,
        Service = -13,
        Admin = -20,
        Manager = -21,
        Seller = -22,
        Helper = -23
    };

    static void addPlaces(QList<RecordChange> &changes)
    {
        changes.append(creation("branch", {{"key", text("hq")}, {"name", text("济南总部")}}, Hq));
        changes.append(creation("branch", {{"key", text("qd")}, {"name", text("青岛分公司")}}, Qd));
        changes.append(creation("team", {{"key", text("sales")}, {"name", text("销售部")}}, Sales));
        changes.append(creation(
            "team", {{"key", text("team1")}, {"name", text("招展一部")}, {"parent", Value(qint64(Sales))}}, Team1));
        changes.append(creation(
            "team", {{"key", text("team2")}, {"name", text("招展二部")}, {"parent", Value(qint64(Sales))}}, Team2));
        changes.append(creation("team", {{"key", text("service")}, {"name", text("客服部")}}, Service));
    }

    static RecordChange role(Temporary id, const char *key, bool administrator,
                             const QList<std::pair<QByteArray, QByteArray>> &rights,
                             const QList<std::array<const char *, 3>> &fieldRules = {})
    {
        RecordChange change =
            creation("role", {{"key", text(key)}, {"name", text(key)}, {"administrator", Value(administrator)}}, id);
        LineSetChange lines{"rights", {}};
        for (const auto &[what, scope] : rights) {
            const QList<QByteArray> parts = what.split('.');
            lines.lines.append({0,
                                {{"entity", Value(QString::fromLatin1(parts.at(0)))},
                                 {"action", Value(QString::fromLatin1(parts.at(1)))},
                                 {"scope", Value(QString::fromLatin1(scope))}}});
        }
        LineSetChange rules{"field_rules", {}};
        for (const auto &rule : fieldRules)
            rules.lines.append({0, {{"entity", text(rule[0])}, {"field", text(rule[1])}, {"rule", text(rule[2])}}});
        change.lines = {lines, rules};
        return change;
    }

    static QList<std::pair<QByteArray, QByteArray>> everything(const QByteArray &scope, const QList<Action> &but = {})
    {
        QList<std::pair<QByteArray, QByteArray>> rights;
        for (const Action action : allActions) {
            if (!but.contains(action))
                rights.append({QByteArray("*.") + actionKey(action), scope});
        }
        return rights;
    }

    static void addRoles(QList<RecordChange> &changes)
    {
        changes.append(role(Admin, "admin", true, {}));
        changes.append(role(Manager, "manager", false, everything("team")));
        changes.append(role(Seller, "sales", false, everything("own", {Action::Assign, Action::Export})));
        changes.append(role(Helper, "service", false,
                            {{"*.read", "all"},
                             {"customer.edit", "all"},
                             {"contact.edit", "all"},
                             {"interaction.create", "all"},
                             {"task.create", "own"},
                             {"task.edit", "own"}},
                            {{"customer", "phone", "masked"},
                             {"customer", "bank_account", "hidden"},
                             {"customer", "credit_code", "readonly"}}));
    }

    static void addUsers(QList<RecordChange> &changes)
    {
        struct Person
        {
            const char *login;
            const char *name;
            qint64 team;
            qint64 branch;
            qint64 role;
        };
        static constexpr Person people[] = {
            {"admin", "管理员", 0, Hq, Admin},     {"manager1", "李经理", Team1, Hq, Manager},
            {"sales1", "王芳", Team1, Hq, Seller}, {"sales2", "张伟", Team1, Hq, Seller},
            {"sales5", "刘洋", Team2, Qd, Seller}, {"service1", "陈静", Service, Hq, Helper}};
        for (const Person &person : people) {
            RecordChange change = creation(
                "user", {{"login", text(person.login)}, {"name", text(person.name)}, {"office", Value(person.branch)}});
            if (person.team != 0)
                change.values.append({"department", Value(person.team)});
            change.lines = {{"roles", {{0, {{"role", Value(person.role)}}}}}};
            changes.append(change);
        }
    }

    Database &m_database;
    RuleBook m_rules;
    ServerState m_state;
    ChangeFeed m_feed;
    FixedClock m_clock{QDateTime({2026, 1, 5}, {1, 0}, Qt::UTC)};
    std::unique_ptr<RecordService> m_records;
};

void buildCentre(const StoreLocation &location)
{
    const std::unique_ptr<Database> database = openStore(location);
    CentreBuilder(*database).build();
}

StoreLocation copyOfSqlite(const QString &folder)
{
    static QTemporaryDir *kept = nullptr;
    static const QString original = [] {
        kept = new QTemporaryDir; // removed with the program's own post routines
        qAddPostRoutine([] { delete kept; });
        const QString file = kept->filePath(QStringLiteral("centre.db"));
        buildCentre({DialectKind::Sqlite, file, {}});
        return file;
    }();
    const QString copy = folder + QStringLiteral("/fairdesk.db");
    if (!QFile::copy(original, copy))
        throw std::runtime_error("the centre could not be copied");
    return {DialectKind::Sqlite, copy, {}};
}

StoreLocation copyOfPostgres(const QByteArray &name)
{
    static const bool built = [] {
        buildCentre(PostgresCluster::instance()->createDatabase(templateName));
        return true;
    }();
    Q_UNUSED(built)
    return PostgresCluster::instance()->createDatabase(name, templateName);
}

QByteArray nextName()
{
    static int number = 0;
    return "fd_" + QByteArray::number(++number);
}

QList<QByteArray> tableNames(Connection &connection)
{
    QList<QByteArray> names;
    Statement &query = connection.statement(
        connection.isSqlite()
            ? "SELECT name FROM sqlite_master WHERE type='table' AND name<>'sqlite_sequence' "
              "AND (name NOT LIKE 'fd_search_%' OR name LIKE 'fd_search_%_data') ORDER BY name"
            : "SELECT table_name::text FROM information_schema.tables WHERE table_schema='public' ORDER BY 1");
    while (query.step())
        names.append(query.bytes(0));
    return names;
}

QByteArray dumpTable(Connection &connection, const QByteArray &table)
{
    QByteArray dump = "== " + table + '\n';
    QList<QByteArray> rows;
    Statement &query = connection.statement("SELECT * FROM \"" + table + '"');
    while (query.step()) {
        QByteArray row;
        for (int column = 0; column < query.columns(); ++column)
            row += (query.isNull(column) ? QByteArray("null") : query.bytes(column)) + '|';
        rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return dump + rows.join('\n') + '\n';
}

} // namespace

ServerFixture::ServerFixture(DialectKind dialect)
    : ServerFixture(dialect, businessRules())
{
}

ServerFixture::ServerFixture(DialectKind dialect, RuleBook rules)
    : m_dialect(dialect)
    , m_rules(std::move(rules))
    , m_name(nextName())
{
    m_database = openStore(dialect == DialectKind::Sqlite ? copyOfSqlite(m_folder.path()) : copyOfPostgres(m_name));
    orThrow(m_database->writeNow([&](Connection &connection) {
        m_state.reload(connection);
        return Result<void>();
    }));
    m_records = std::make_unique<RecordService>(*m_database, m_state, m_feed, m_rules, m_clock);
    m_queries = std::make_unique<QueryService>(*m_database, m_state, m_clock);
}

ServerFixture::~ServerFixture()
{
    m_queries.reset();
    m_records.reset();
    m_database.reset();
    if (m_dialect == DialectKind::Postgres)
        PostgresCluster::instance()->dropDatabase(m_name);
}

CallContext ServerFixture::as(const QByteArray &login) const
{
    if (login == "program")
        return CallContext::ofProgram("test");
    return {m_state.caller(user(login)), "127.0.0.1 test", 0};
}

qint64 ServerFixture::user(const QByteArray &login) const
{
    const AccessData::UserRow *row = m_state.snapshot().access->userByLogin(login);
    return row ? row->id : 0;
}

qint64 ServerFixture::idOf(const QByteArray &entity, const QByteArray &field, const QString &value)
{
    return read<qint64>([&](Connection &connection) {
        const QList<qint64> ids =
            RecordStore::idsWith(connection, *m_state.catalogue()->find(entity), {field}, {Value(value)});
        return ids.isEmpty() ? qint64(0) : ids.first();
    });
}

Result<SaveResult> ServerFixture::save(const QByteArray &login, const QList<RecordChange> &changes,
                                       const QByteArray &key, OnDuplicate onDuplicate)
{
    SaveRequest request;
    request.changes = changes;
    request.key = key;
    request.onDuplicate = onDuplicate;
    return m_records->saveNow(as(login), request);
}

Result<SaveResult> ServerFixture::tryCreate(const QByteArray &login, const QByteArray &entity, const Values &values)
{
    return save(login, {creation(entity, values)});
}

qint64 ServerFixture::create(const QByteArray &login, const QByteArray &entity, const Values &values)
{
    return orThrow(tryCreate(login, entity, values)).saved.first().id;
}

Result<SaveResult> ServerFixture::update(const QByteArray &login, const QByteArray &entity, qint64 id,
                                         const Values &values, qint64 version)
{
    return save(login, {{RecordChange::Operation::Update, entity, id, version, values, {}}});
}

Result<SaveResult> ServerFixture::remove(const QByteArray &login, const QByteArray &entity, qint64 id)
{
    return save(login, {{RecordChange::Operation::Delete, entity, id, 0, {}, {}}});
}

Result<SaveResult> ServerFixture::restore(const QByteArray &login, const QByteArray &entity, qint64 id)
{
    return save(login, {{RecordChange::Operation::Restore, entity, id, 0, {}, {}}});
}

Record ServerFixture::load(const QByteArray &entity, qint64 id)
{
    return read<Record>([&](Connection &connection) {
        return RecordStore::load(connection, m_state.catalogue()->find(entity), id).value_or(Record());
    });
}

Value ServerFixture::value(const QByteArray &entity, qint64 id, const QByteArray &field)
{
    return load(entity, id).at(field);
}

qint64 ServerFixture::count(const QByteArray &entity, const QByteArray &where)
{
    return read<qint64>([&](Connection &connection) {
        return connection.integer("SELECT count(*) FROM \"" + entity + "\" WHERE " + where).value_or(0);
    });
}

QByteArray ServerFixture::dump()
{
    return read<QByteArray>([&](Connection &connection) {
        QByteArray all;
        for (const QByteArray &table : tableNames(connection))
            all += dumpTable(connection, table);
        return all;
    });
}

void ServerFixture::execute(const QByteArray &sql)
{
    orThrow(m_database->writeNow([&](Connection &connection) {
        connection.execute(sql);
        return Result<void>();
    }));
}

} // namespace fairdesk::test
