#include "server/demo/demo_organisation.h"

#include "common/catalogue/entities/roles.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

struct BranchSeed
{
    const char *key;
    const char *chinese;
    const char *english;
    const char *city;
};
constexpr BranchSeed branches[] = {{"centre", "齐川国际会展中心", "Qichuan Exhibition Centre", "济南"},
                                   {"coast", "沿海分馆", "Coast Hall", "青岛"}};

struct TeamSeed
{
    const char *key;
    const char *parent;
    const char *chinese;
    const char *english;
};
constexpr TeamSeed teams[] = {{"management", "", "总经理办公室", "Management"},
                              {"sales", "", "招展中心", "Sales"},
                              {"sales1", "sales", "招展一部", "Sales 1"},
                              {"sales2", "sales", "招展二部", "Sales 2"},
                              {"marketing", "", "市场部", "Marketing"},
                              {"service", "", "客户服务部", "Customer service"},
                              {"reception", "service", "接待组", "Reception"},
                              {"finance", "", "财务部", "Finance"},
                              {"audit", "", "审计部", "Audit"},
                              {"it", "", "信息部", "IT"}};

struct UserSeed
{
    const char *login;
    const char *role;
    const char *team;
    const char *branch;
    const char *name;
    const char *post;
    const char *postEnglish;
};
constexpr UserSeed users[] = {
    {"gm", "executive", "management", "centre", "宋明远", "总经理", "General manager"},
    {"manager1", "sales_manager", "sales1", "centre", "高海峰", "招展一部经理", "Sales manager"},
    {"manager2", "sales_manager", "sales2", "coast", "于静怡", "招展二部经理", "Sales manager"},
    {"sales1", "sales", "sales1", "centre", "李晓彤", "招展专员", "Sales"},
    {"sales2", "sales", "sales1", "centre", "王志鹏", "招展专员", "Sales"},
    {"sales3", "sales", "sales1", "centre", "张雪莹", "招展专员", "Sales"},
    {"sales4", "sales", "sales1", "centre", "刘子轩", "招展专员", "Sales"},
    {"sales5", "sales", "sales2", "coast", "陈思佳", "招展专员", "Sales"},
    {"sales6", "sales", "sales2", "coast", "孙浩天", "招展专员", "Sales"},
    {"sales7", "sales", "sales2", "coast", "周雅文", "招展专员", "Sales"},
    {"sales8", "sales", "sales2", "coast", "吴建成", "招展专员", "Sales"},
    {"finance1", "finance", "finance", "centre", "郭淑萍", "会计", "Accountant"},
    {"service1", "service", "service", "centre", "胡悦", "客服专员", "Customer service"},
    {"service2", "service", "service", "centre", "林欣怡", "客服专员", "Customer service"},
    {"market1", "marketing", "marketing", "centre", "何俊杰", "市场专员", "Marketing"},
    {"reception1", "reception", "reception", "centre", "许颖", "前台接待", "Receptionist"},
    {"auditor1", "auditor", "audit", "centre", "魏国平", "审计专员", "Auditor"},
    {"it1", "it", "it", "centre", "程宇航", "信息工程师", "IT engineer"},
};
struct LeaderSeed
{
    const char *team;
    const char *login;
};
constexpr LeaderSeed leaders[] = {{"management", "gm"},
                                  {"sales1", "manager1"},
                                  {"sales2", "manager2"},
                                  {"service", "service1"},
                                  {"marketing", "market1"}};

// Makes records that are known by a key, unless somebody made them before.
class Keyed
{
public:
    Keyed(Database &database, CataloguePtr catalogue, RecordService &records)
        : m_database(database)
        , m_catalogue(std::move(catalogue))
        , m_records(records)
    {
    }

    Result<qint64> find(const QByteArray &entity, const QByteArray &field, const char *key) const
    {
        QList<qint64> ids;
        const auto done = m_database.read([&](Connection &connection) {
            ids =
                RecordStore::idsWith(connection, *m_catalogue->find(entity), {field}, {Value(QString::fromUtf8(key))});
            return Result<void>();
        });
        if (!done)
            return done.error();
        return ids.isEmpty() ? qint64(0) : ids.first();
    }

    Result<qint64> save(RecordChange change) const
    {
        SaveRequest request;
        request.changes = {std::move(change)};
        const auto saved = m_records.saveNow(CallContext::ofProgram("demo"), request);
        if (!saved)
            return saved.error();
        return saved->saved.first().id;
    }

    Result<qint64> make(const QByteArray &entity, const QByteArray &field, const char *key, QList<FieldValue> values,
                        QList<LineSetChange> lines = {}) const
    {
        const Result<qint64> found = find(entity, field, key);
        if (!found || *found != 0)
            return found;
        values.append({field, Value(QString::fromUtf8(key))});
        return save({RecordChange::Operation::Create, entity, 0, 0, std::move(values), std::move(lines)});
    }

private:
    Database &m_database;
    CataloguePtr m_catalogue;
    RecordService &m_records;
};

using Ids = QHash<QByteArray, qint64>;

Result<Ids> makeBranches(const Keyed &keyed, const DemoOptions &options)
{
    const Branch &branch = def<Branch>();
    Ids ids;
    for (const BranchSeed &seed : branches) {
        const auto id = keyed.make(branch.spec().key, branch.key.key(), seed.key,
                                   {{branch.name.key(), Value(inLanguage(options, seed.chinese, seed.english))},
                                    {branch.city.key(), Value(QString::fromUtf8(seed.city))}});
        if (!id)
            return id.error();
        ids.insert(seed.key, *id);
    }
    return ids;
}

Result<Ids> makeTeams(const Keyed &keyed, const DemoOptions &options)
{
    const Team &team = def<Team>();
    Ids ids;
    for (const TeamSeed &seed : teams) {
        const qint64 parent = ids.value(seed.parent);
        const auto id = keyed.make(team.spec().key, team.key.key(), seed.key,
                                   {{team.name.key(), Value(inLanguage(options, seed.chinese, seed.english))},
                                    {team.parent.key(), parent == 0 ? Value::null() : Value(parent)}});
        if (!id)
            return id.error();
        ids.insert(seed.key, *id);
    }
    return ids;
}

Result<qint64> makeUser(const Keyed &keyed, const UserSeed &seed, const Ids &teamIds, const Ids &branchIds,
                        const DemoOptions &options)
{
    const User &user = def<User>();
    const Result<qint64> role = keyed.find(def<Role>().spec().key, def<Role>().key.key(), seed.role);
    if (!role)
        return role.error();
    if (*role == 0)
        return Error::internal(
            QStringLiteral("the role %1 is not there: was the store initialised?").arg(QString::fromLatin1(seed.role)));
    const LineSetChange roles{user.roles.key(), {{0, {{def<UserRole>().role.key(), Value(*role)}}}}};
    return keyed.make(user.spec().key, user.login.key(), seed.login,
                      {{user.name.key(), Value(QString::fromUtf8(seed.name))},
                       {user.email.key(), Value(QString::fromLatin1(seed.login) + QStringLiteral("@qichuan.example"))},
                       {user.jobTitle.key(), Value(inLanguage(options, seed.post, seed.postEnglish))},
                       {user.department.key(), Value(teamIds.value(seed.team))},
                       {user.office.key(), Value(branchIds.value(seed.branch))}},
                      {roles});
}

Result<void> nameLeaders(const Keyed &keyed, const Ids &teamIds, const Ids &userIds)
{
    for (const LeaderSeed &seed : leaders) {
        const auto saved = keyed.save({RecordChange::Operation::Update,
                                       def<Team>().spec().key,
                                       teamIds.value(seed.team),
                                       0,
                                       {{def<Team>().leader.key(), Value(userIds.value(seed.login))}},
                                       {}});
        if (!saved)
            return saved.error();
    }
    return {};
}

} // namespace

QList<DemoUser> demoUsers()
{
    QList<DemoUser> list{{"admin", "administrator", {}, {}}};
    for (const UserSeed &seed : users)
        list.append({seed.login, seed.role, seed.team, seed.branch});
    return list;
}

Result<void> makeDemoOrganisation(Database &database, const ServerState &state, RecordService &records,
                                  const DemoOptions &options)
{
    const Keyed keyed(database, state.catalogue(), records);
    const Result<Ids> branchIds = makeBranches(keyed, options);
    if (!branchIds)
        return branchIds.error();
    const Result<Ids> teamIds = makeTeams(keyed, options);
    if (!teamIds)
        return teamIds.error();
    Ids userIds;
    for (const UserSeed &seed : users) {
        const Result<qint64> id = makeUser(keyed, seed, *teamIds, *branchIds, options);
        if (!id)
            return id.error();
        userIds.insert(seed.login, *id);
    }
    return nameLeaders(keyed, *teamIds, userIds);
}

void meetDemoStaff(DemoWorld &world, const ServerState &state)
{
    const auto access = state.snapshot().access;
    for (const AccessData::UserRow &user : access->users)
        world.staff.insert(user.login, {user.id, user.department, user.office});
    for (const UserSeed &seed : users) {
        if (qstrcmp(seed.role, "sales") == 0)
            world.sellers.append(world.staff.value(seed.login));
    }
}

} // namespace fairdesk
