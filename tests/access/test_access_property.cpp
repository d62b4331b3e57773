// One condition, two evaluators: what SQL lets through, as a whole and as branches, is what the memory lets through.
#include "server/storage/access_writer.h"
#include "server/storage/schema.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

#include <QRandomGenerator>
#include <QSet>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

constexpr int users = 6;
constexpr int teams = 20; // more than there are branches for
constexpr int branches = 3;

// Customers and what follows them, owned by anybody or nobody, some shared.
class RandomRows
{
public:
    RandomRows(FreshStore &store, quint32 seed)
        : m_store(store)
        , m_random(seed)
    {
        store.connection().begin(true);
        for (int i = 0; i < 120; ++i)
            add("customer", {{"name", Value(QStringLiteral("c%1").arg(i))}}, {});
        for (int i = 0; i < 160; ++i) {
            const RowFacts parent = rows["customer"].at(below(120));
            const bool alone = below(8) == 0;
            QList<FieldValue> values{{"subject", Value(QStringLiteral("s"))},
                                     {"channel", Value(QStringLiteral("call"))},
                                     {"at", Value(Instant{1})}};
            if (!alone)
                values.append({"customer", Value(parent.id)});
            add("interaction", values, alone ? RowFacts() : parent);
        }
        for (int i = 0; i < 150; ++i)
            share();
        store.connection().commit();
    }

    int below(int limit) { return int(m_random.bounded(limit)); }

    QHash<QByteArray, QList<RowFacts>> rows;
    ShareIndex shares;

private:
    void add(const QByteArray &entity, QList<FieldValue> values, const RowFacts &parent)
    {
        RowFacts facts = parent;
        if (parent.id == 0) {
            facts.owner = below(users + 1);
            facts.team = below(teams + 1);
            facts.branch = below(branches + 1);
        }
        const auto give = [&](const char *field, qint64 value) {
            if (value != 0)
                values.append({field, Value(value)});
        };
        give("owner", facts.owner);
        give("team", facts.team);
        give("branch", facts.branch);
        facts.id = m_store.insert(entity, values).id();
        facts.followedEntity = entity == "interaction" ? "customer" : "";
        facts.followed = parent.id;
        rows[entity].append(facts);
    }

    void share()
    {
        const QByteArray entity = below(2) == 0 ? "customer" : "interaction";
        const qint64 record = rows[entity].at(below(int(rows[entity].size()))).id;
        ShareIndex::Grantee grantee;
        (below(2) == 0 ? grantee.user : grantee.team) = 1 + below(users);
        grantee.can = below(2) == 0 ? ShareIndex::Can::Edit : ShareIndex::Can::Read;
        shares.add(entity, record, grantee);
        m_store.share(entity, record, grantee);
    }

    FreshStore &m_store;
    QRandomGenerator m_random;
};

Caller randomCaller(RandomRows &rows)
{
    Caller caller;
    caller.user = 1 + rows.below(users);
    caller.branch = rows.below(branches + 1);
    caller.team = rows.below(users + 1);
    if (caller.team != 0)
        caller.memberOf = {caller.team};
    for (qint64 team = 1; team <= teams; ++team) {
        if (rows.below(4) == 0)
            caller.teamTree.append(team);
    }
    if (rows.below(4) == 0) {
        for (qint64 team = 1; team <= teams; ++team)
            caller.teamTree.append(team); // twice the same does no harm
    }
    return caller;
}

RowAccess randomAccess(RandomRows &rows, const Caller &caller)
{
    RowAccess access;
    access.everything = rows.below(15) == 0;
    access.owner = rows.below(3) > 0 ? caller.user : 0;
    access.branch = rows.below(2) == 0 ? caller.branch : 0;
    if (rows.below(2) == 0)
        access.teams = caller.teamTree;
    if (!access.teams.isEmpty() && rows.below(3) == 0)
        access.teamsWithin = caller.branch;
    access.shared = rows.below(2) == 0;
    access.sharedForEdit = access.shared && rows.below(2) == 0;
    return access;
}

QList<qint64> idsWhere(FreshStore &store, const QByteArray &entity, const SqlPiece &condition)
{
    QList<qint64> ids;
    Statement &query = store.connection().statement("SELECT t.\"id\" FROM " + quoted(entity) + " t WHERE " +
                                                    condition.sql + " ORDER BY t.\"id\"");
    query.bind(condition.values);
    while (query.step())
        ids.append(query.integer(0));
    return ids;
}

} // namespace

TEST_CASE("SQL and memory let through the same rows")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect);
    RandomRows rows(store, 20260115);
    int let = 0;
    const int rounds = dialect == DialectKind::Sqlite ? 400 : 120;
    for (int round = 0; round < rounds; ++round) {
        const Caller caller = randomCaller(rows);
        const RowAccess access = randomAccess(rows, caller);
        for (const QByteArray &entity : {QByteArray("customer"), QByteArray("interaction")}) {
            QList<qint64> expected;
            for (const RowFacts &facts : rows.rows[entity]) {
                if (reaches(access, caller, entity, facts, rows.shares))
                    expected.append(facts.id);
            }
            let += int(expected.size());
            INFO("round " << round << ' ' << entity.constData() << " user " << caller.user << " team " << caller.team);
            const EntitySpec &spec = *store.catalogue()->find(entity);
            REQUIRE(idsWhere(store, entity, accessCondition(access, caller, spec, "t")) == expected);
            // The branches are the same rows, each once.
            QList<qint64> united;
            for (const SqlPiece &branch : accessBranches(access, caller, spec, "t"))
                united += idsWhere(store, entity, branch);
            std::sort(united.begin(), united.end());
            REQUIRE(united == expected);
            REQUIRE(access.nothing() == (!access.everything && access.owner == 0 && access.teams.isEmpty() &&
                                         access.branch == 0 && !access.shared));
        }
    }
    CHECK(let > rounds * 20); // the question was not always answered with no
}

TEST_CASE("The rights of a caller come out as the rows that they mean")
{
    const EntityPtr customer = coreCatalogue().build()->find("customer");
    const EntityPtr tag = coreCatalogue().build()->find("tag");
    Caller caller = readerOf({"customer", "tag"}, Scope::Own, 7, {1, 2}, 3);
    CHECK(caller.rows(*customer, Action::Read).owner == 7);
    CHECK(caller.rows(*customer, Action::Read).teams.isEmpty());
    CHECK(caller.rows(*customer, Action::Read).shared);
    CHECK_FALSE(caller.rows(*customer, Action::Read).sharedForEdit);
    CHECK(caller.rows(*customer, Action::Edit).nothing());
    CHECK(caller.rows(*tag, Action::Read).everything); // without an owner: all or nothing
    CHECK(caller.rows(*tag, Action::Edit).nothing());
    caller = readerOf({"customer"}, Scope::Team, 7, {1, 2}, 3);
    CHECK(caller.rows(*customer, Action::Read).teams == QList<qint64>{1, 2});
    CHECK(caller.rows(*customer, Action::Read).branch == 0);
    caller = readerOf({"customer"}, Scope::Branch, 7, {1, 2}, 3);
    CHECK(caller.rows(*customer, Action::Read).branch == 3);
    CHECK(caller.rows(*tag, Action::Read).nothing());
    CHECK(Caller::programItself()->rows(*customer, Action::Delete).everything);
}
