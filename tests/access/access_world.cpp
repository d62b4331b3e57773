#include "tests/access/access_world.h"

#include "server/storage/audit_store.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"
#include "server/storage/share_store.h"
#include "tests/support/catch.h"

namespace fairdesk::test {
namespace {

struct Right
{
    const char *role;
    const char *kind;
    const char *actions; // with spaces; "*" for all
    const char *scope;
};

// Six roles: everything of a kind of right stands in one of them at least.
constexpr Right rightTable[] = {
    {"executive", "*", "read export", "all"},
    {"executive", "role", "read", "all"},
    {"executive", "role_right", "read", "all"},
    {"manager", "*", "*", "team"},
    {"manager", "saved_query", "delete", "none"},
    {"manager", "category", "edit", "all"},
    {"seller", "*", "read create edit share", "own"},
    {"seller", "customer", "read", "team"},
    {"seller", "note", "read", "none"},
    {"seller", "tag", "edit", "own"},
    {"service", "*", "read", "all"},
    {"service", "contact", "edit", "all"},
    {"service", "interaction", "read edit", "branch"},
    {"service", "person", "read", "none"},
    {"service", "attachment", "read", "all"},
    {"auditor", "*", "read", "branch"},
    {"auditor", "contact", "read", "none"},
    {"auditor", "customer", "export", "branch"},
    {"auditor", "user", "read", "none"},
};

struct Rule
{
    const char *role;
    const char *kind;
    const char *field;
    const char *rule;
};

constexpr Rule ruleTable[] = {
    {"executive", "person", "name", "masked"},        {"manager", "customer", "bank_account", "readonly"},
    {"seller", "customer", "bank_account", "hidden"}, {"seller", "customer", "credit_code", "masked"},
    {"seller", "contact", "birthday", "hidden"},      {"seller", "task", "due", "masked"},
    {"seller", "interaction", "contact", "hidden"},   {"seller", "user", "name", "masked"},
    {"service", "customer", "phone", "masked"},       {"service", "customer", "parent", "masked"},
    {"service", "customer", "tags", "masked"},        {"service", "customer", "completeness", "masked"},
    {"service", "customer", "owner", "hidden"},       {"service", "contact", "customer", "masked"},
    {"service", "contact", "mobile", "hidden"},       {"service", "contact", "main", "masked"},
    {"service", "task", "title", "hidden"},           {"service", "task", "state", "masked"},
    {"service", "interaction", "at", "hidden"},       {"service", "tag", "name", "masked"},
    {"auditor", "customer", "name", "masked"},        {"auditor", "customer", "phone", "readonly"},
    {"auditor", "customer", "categories", "hidden"},  {"auditor", "customer", "bank_account", "masked"},
    {"auditor", "interaction", "subject", "masked"},
};

struct Post
{
    const char *login;
    int team;   // 1-based, 0: none
    int branch; // 1-based, 0: none
    const char *roles;
};

constexpr Post posts[] = {
    {"admin", 0, 1, "admin"},           {"executive", 0, 1, "executive"},
    {"north_manager", 1, 1, "manager"}, {"east_manager", 5, 2, "manager"},
    {"seller", 3, 1, "seller"},         {"selling_auditor", 2, 2, "seller auditor"},
    {"service", 8, 3, "service"},       {"loner", 0, 0, "seller manager"},
    {"auditor", 6, 2, "auditor"},       {"nobody", 4, 1, ""},
};

// Kinds of record that the program itself reads at its start, or that other kinds are made of.
const QList<QByteArray> notAtRandom{"branch", "team",      "role",         "role_right", "field_rule",
                                    "user",   "user_role", "custom_field", "choice",     "layout"};

int countOf(const EntitySpec &entity)
{
    if (entity.is(Configuration) || entity.is(Internal))
        return 15;
    return entity.is(Unowned) ? 20 : 60;
}

Value text(const QString &words)
{
    return Value(words);
}

QMap<QByteArray, QByteArray> defaultsOf(const EntitySpec &entity)
{
    QMap<QByteArray, QByteArray> defaults;
    for (const Action action : allActions)
        defaults.insert(actionKey(action), scopeKey(entity.access.of(action)));
    return defaults;
}

} // namespace

AccessWorld::AccessWorld(DialectKind dialect, quint32 seed)
    : m_home(dialect)
    , m_values(seed)
{
    auto opened = Database::open(m_home.location(), 1);
    REQUIRE(opened);
    m_database = *std::move(opened);
    for (const EntityPtr &entity : m_catalogue->entities()) {
        const FieldSpec *followed = entity->field(entity->follows);
        m_oracle.kinds[entity->key] = {entity->is(Configuration), entity->is(Internal), entity->is(Unowned),
                                       followed ? followed->target : QByteArray(), defaultsOf(*entity)};
    }
    const Result<void> built = m_database->writeNow([&](Connection &connection) -> Result<void> {
        m_connection = &connection;
        if (Result<void> upgraded = SchemaStore::upgrade(connection, *m_catalogue); !upgraded)
            return upgraded;
        buildOrganisation();
        buildRoles();
        buildPeople();
        buildRecords();
        buildShares();
        m_state.reload(connection);
        m_connection = nullptr;
        return {};
    });
    INFO((built ? QString() : built.error().english()).toStdString());
    REQUIRE(built);
    m_queries = std::make_unique<QueryService>(*m_database, m_state, m_clock);
    // Nobody's data: no save has to wait for the disk.
    REQUIRE(m_database->setLoading(true));
    m_writePath = std::make_unique<RecordService>(*m_database, m_state, m_feed, m_rules, m_clock);
}

const QList<Record> &AccessWorld::records(const QByteArray &entity) const
{
    static const QList<Record> none;
    const auto found = m_records.constFind(entity);
    return found == m_records.constEnd() ? none : *found;
}

const Record *AccessWorld::find(const QByteArray &entity, qint64 id) const
{
    for (const Record &record : records(entity)) {
        if (record.id() == id)
            return &record;
    }
    return nullptr;
}

const Record &AccessWorld::insert(Record record)
{
    record.set(VersionField, Value(qint64(1)));
    record.set(IdField, Value(RecordStore::insert(*m_connection, record)));
    SearchStore::update(*m_connection, record.entity(), nullptr, &record);
    const auto number = [&](int field) { return record.at(field).integer(); };
    const QByteArray follows = record.entity().follows;
    m_oracle.rows[record.entity().key][record.id()] = {number(OwnerField), number(TeamField), number(BranchField),
                                                       follows.isEmpty() ? 0 : record.at(follows).integer(),
                                                       !record.at(DeletedAtField).isEmpty()};
    addHistory(record);
    QList<Record> &ofKind = m_records[record.entity().key];
    ofKind.append(std::move(record));
    return ofKind.last();
}

qint64 AccessWorld::add(const QByteArray &entity, const QList<FieldValue> &values)
{
    Record record(m_catalogue->find(entity));
    for (int i = 0; i < record.entity().fields.size(); ++i)
        record.set(i, Value::null());
    for (const FieldValue &value : values)
        REQUIRE(record.set(value.field, value.value));
    return insert(std::move(record)).id();
}

// What the write path would have noted: the record with all its values was made.
void AccessWorld::addHistory(const Record &record)
{
    AuditRow row;
    row.at = m_clock.now();
    row.entity = record.entity().key;
    row.record = record.id();
    row.action = "created";
    row.version = 1;
    row.after = factsOf(record);
    for (int i = SystemFieldCount; i < record.entity().fields.size(); ++i) {
        if (record.at(i).isPresent())
            row.changes.append({record.entity().fields.at(i).key, Value::null(), record.at(i)});
    }
    AuditStore::Head head = AuditStore::head(*m_connection);
    AuditStore::append(*m_connection, head, row, record.entity());
    AuditStore::keepHead(*m_connection, head);
}

void AccessWorld::buildOrganisation()
{
    for (const char *key : {"jinan", "qingdao", "yantai"})
        m_branches.append(
            add("branch", {{"key", text(QString::fromLatin1(key))}, {"name", text(QString::fromLatin1(key))}}));
    // Two trees of depth three and one of two: 1{2{3},4} 5{6{7}} 8{9}
    const int parents[] = {0, 1, 2, 1, 0, 5, 6, 0, 8};
    for (int i = 0; i < 9; ++i) {
        const QString key = QStringLiteral("team%1").arg(i + 1);
        QList<FieldValue> values{{"key", text(key)}, {"name", text(key)}};
        if (parents[i] > 0)
            values.append({"parent", Value(m_teams.at(parents[i] - 1))});
        m_teams.append(add("team", values));
        m_oracle.parentOfTeam[m_teams.last()] = parents[i] > 0 ? m_teams.at(parents[i] - 1) : 0;
    }
}

void AccessWorld::buildRoles()
{
    for (const char *key : {"admin", "executive", "manager", "seller", "service", "auditor"}) {
        const bool administrator = QByteArray(key) == "admin";
        m_roles[key] = add("role", {{"key", text(QString::fromLatin1(key))},
                                    {"name", text(QString::fromLatin1(key))},
                                    {"administrator", Value(administrator)}});
        m_oracle.roles[m_roles[key]].administrator = administrator;
    }
    for (const Right &right : rightTable) {
        QList<QByteArray> actions = QByteArray(right.actions).split(' ');
        if (actions.first() == "*") {
            actions.clear();
            for (const Action action : allActions)
                actions.append(actionKey(action));
        }
        for (const QByteArray &action : actions) {
            add("role_right", {{"role", Value(m_roles[right.role])},
                               {"entity", text(QString::fromLatin1(right.kind))},
                               {"action", text(QString::fromLatin1(action))},
                               {"scope", text(QString::fromLatin1(right.scope))}});
            m_oracle.roles[m_roles[right.role]].rights[right.kind][action] = right.scope;
        }
    }
    for (const Rule &rule : ruleTable) {
        add("field_rule", {{"role", Value(m_roles[rule.role])},
                           {"entity", text(QString::fromLatin1(rule.kind))},
                           {"field", text(QString::fromLatin1(rule.field))},
                           {"rule", text(QString::fromLatin1(rule.rule))}});
        m_oracle.roles[m_roles[rule.role]].fieldRules[rule.kind][rule.field] = rule.rule;
    }
}

void AccessWorld::buildPeople()
{
    for (const Post &post : posts) {
        const qint64 team = post.team > 0 ? m_teams.at(post.team - 1) : 0;
        const qint64 branch = post.branch > 0 ? m_branches.at(post.branch - 1) : 0;
        QList<FieldValue> values{{"login", text(QString::fromLatin1(post.login))},
                                 {"name", text(QStringLiteral("用户") + QString::fromLatin1(post.login))},
                                 {"active", Value(true)}};
        if (team != 0)
            values.append({"department", Value(team)});
        if (branch != 0)
            values.append({"office", Value(branch)});
        const qint64 user = add("user", values);
        m_people.append({post.login, user});
        m_oracle.users[user] = {team, branch, {}};
        for (const QByteArray &role : QByteArray(post.roles).split(' ')) {
            if (role.isEmpty())
                continue;
            add("user_role", {{"user", Value(user)}, {"role", Value(m_roles[role])}});
            m_oracle.users[user].roles.append(m_roles[role]);
        }
    }
}

void AccessWorld::buildRecords()
{
    for (const EntityPtr &entity : m_catalogue->entities()) {
        if (notAtRandom.contains(entity->key))
            continue;
        for (int i = countOf(*entity); i > 0; --i)
            insert(randomRecord(entity));
    }
}

Value AccessWorld::randomLink(const FieldSpec &field, bool needed)
{
    const QList<Record> &targets = records(field.target);
    if (targets.isEmpty() || (!needed && m_values.below(4) == 0))
        return Value::null();
    const auto any = [&] { return targets.at(m_values.below(int(targets.size()))).id(); };
    if (field.kind == Kind::Ref)
        return Value(any());
    QList<qint64> ids{any(), any(), any()};
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return Value(ids);
}

Record AccessWorld::randomRecord(const EntityPtr &entity)
{
    Record record(entity);
    for (int i = 0; i < entity->fields.size(); ++i) {
        const FieldSpec &field = entity->fields.at(i);
        Value value = Value::null();
        if (field.is(System))
            value = field.target == "user" ? randomLink(field, true) : Value::null();
        else if (field.isLink() && field.kind != Kind::Lines)
            value = randomLink(field, field.is(Required));
        else if (field.kind == Kind::Lines)
            value = Value();
        else if (field.is(Title) || field.is(Unique))
            value = Value(QStringLiteral("Zeb%1").arg(++m_counter, 5, 10, QLatin1Char('0')));
        else if (field.kind == Kind::Phone)
            value = Value(QStringLiteral("138%1").arg(++m_counter, 8, 10, QLatin1Char('0')));
        else if (field.is(Required) || m_values.below(4) > 0)
            value = m_values.valueFor(field);
        record.set(i, value);
    }
    if (!entity->isOwned()) {
        for (const int field : {OwnerField, TeamField, BranchField})
            record.set(field, Value::null());
    } else if (m_values.below(8) > 0) {
        record.set(OwnerField, Value(anyOf({m_people.at(2).id, m_people.at(3).id, m_people.at(4).id, m_people.at(5).id,
                                            m_people.at(6).id, m_people.at(7).id, m_people.at(8).id})));
        record.set(TeamField, m_values.below(6) == 0 ? Value::null() : Value(anyOf(m_teams)));
        record.set(BranchField, m_values.below(6) == 0 ? Value::null() : Value(anyOf(m_branches)));
    } else {
        record.set(OwnerField, Value::null());
    }
    if (const Record *followed = entity->follows.isEmpty() ? nullptr
                                                           : find(entity->field(entity->follows)->target,
                                                                  record.at(entity->follows).integer())) {
        for (const int field : {OwnerField, TeamField, BranchField})
            record.set(field, followed->at(field));
    }
    if (m_values.below(10) == 0)
        record.set(DeletedAtField, Value(m_clock.now()));
    return record;
}

void AccessWorld::buildShares()
{
    for (const QByteArray &entity : {QByteArray("customer"), QByteArray("contact"), QByteArray("interaction"),
                                     QByteArray("task"), QByteArray("person")}) {
        for (int i = 0; i < 25; ++i) {
            ShareRow share;
            share.entity = entity;
            share.record = records(entity).at(m_values.below(int(records(entity).size()))).id();
            if (m_values.below(2) == 0)
                share.grantee.user = m_people.at(m_values.below(int(m_people.size()))).id;
            else
                share.grantee.team = anyOf(m_teams);
            share.grantee.can = m_values.below(2) == 0 ? ShareIndex::Can::Edit : ShareIndex::Can::Read;
            if (ShareStore::find(*m_connection, share))
                continue;
            ShareStore::put(*m_connection, share, m_clock.now(), 0);
            m_oracle.shares.append({entity, share.record, share.grantee.user, share.grantee.team,
                                    share.grantee.can == ShareIndex::Can::Edit});
        }
    }
}

} // namespace fairdesk::test
