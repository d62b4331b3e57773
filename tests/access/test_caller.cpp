// How users, teams and roles make a caller.
#include "server/access/access_data.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

AccessData smallCentre()
{
    AccessData data;
    data.teams = {
        {1, {1, "sales", 0}}, {2, {2, "sales_north", 1}}, {3, {3, "sales_north_east", 2}}, {4, {4, "service", 0}}};
    data.roles[10].id = 10;
    data.roles[10].rights = {{"*", {{Action::Read, Scope::Own}}}, {"customer", {{Action::Edit, Scope::Own}}}};
    data.roles[10].permissions = {"booking.seePrice"};
    data.roles[10].fieldRules = {{"customer", {{"phone", FieldRule::Masked}, {"bank_account", FieldRule::Hidden}}}};
    data.roles[11].id = 11;
    data.roles[11].rights = {{"customer", {{Action::Read, Scope::Team}}}};
    data.roles[11].fieldRules = {{"customer", {{"phone", FieldRule::ReadOnly}, {"bank_account", FieldRule::Masked}}}};
    data.roles[12].id = 12;
    data.roles[12].administrator = true;
    data.users[100] = {100, "sales1", QStringLiteral("王芳"), 2, 5, true, {10}};
    data.users[101] = {101, "sales2", QStringLiteral("张伟"), 2, 5, true, {10, 11}};
    data.users[102] = {102, "admin", QStringLiteral("管理员"), 0, 0, true, {12, 10}};
    data.users[103] = {103, "gone", QStringLiteral("走了"), 2, 5, false, {10}};
    data.users[104] = {104, "nobody", QStringLiteral("无角色"), 0, 0, true, {}};
    return data;
}

CataloguePtr catalogue()
{
    static const CataloguePtr built = coreCatalogue().build();
    return built;
}

FieldRule ruleOf(const CallerPtr &caller, const char *field)
{
    const EntityPtr customer = catalogue()->find("customer");
    return caller->fieldRule(*customer, *customer->field(field));
}

} // namespace

TEST_CASE("A department is itself and all below it, circles or not")
{
    AccessData data = smallCentre();
    CHECK(data.treeBelow(1) == QList<qint64>{1, 2, 3});
    CHECK(data.treeBelow(3) == QList<qint64>{3});
    CHECK(data.treeBelow(0).isEmpty());
    data.teams[1].parent = 3;
    CHECK(data.treeBelow(2) == QList<qint64>{1, 2, 3});
    CHECK(data.treeBelow(4) == QList<qint64>{4});
}

TEST_CASE("Whoever is unknown or gone is nobody")
{
    const AccessData data = smallCentre();
    CHECK_FALSE(data.caller(999, *catalogue()));
    CHECK_FALSE(data.caller(103, *catalogue()));
    const CallerPtr nobody = data.caller(104, *catalogue());
    REQUIRE(nobody);
    for (const EntityPtr &entity : catalogue()->entities()) {
        for (const Action action : allActions) {
            INFO(entity->key.constData() << ' ' << actionKey(action));
            CHECK(nobody->rows(*entity, action).nothing());
        }
    }
}

TEST_CASE("Several roles add up: all their scopes, the mildest rule, all named rights")
{
    const AccessData data = smallCentre();
    const EntityPtr customer = catalogue()->find("customer");
    const CallerPtr one = data.caller(100, *catalogue());
    const CallerPtr two = data.caller(101, *catalogue());
    CHECK(one->scope(*customer, Action::Read) == Scope::Own);
    CHECK(two->scope(*customer, Action::Read) == Scope::Team);
    CHECK(two->scope(*customer, Action::Edit) == Scope::Own);
    CHECK(ruleOf(one, "phone") == FieldRule::Masked);
    CHECK(ruleOf(two, "phone") == FieldRule::ReadOnly);
    CHECK(ruleOf(one, "bank_account") == FieldRule::Hidden);
    CHECK(ruleOf(two, "bank_account") == FieldRule::Masked);
    CHECK(ruleOf(two, "name") == FieldRule::Open);
    CHECK(two->teamTree == QList<qint64>{2, 3});
    CHECK(two->memberOf == QList<qint64>{2});
    CHECK(two->may("booking.seePrice"));
    CHECK_FALSE(two->may("booking.cancel"));
    CHECK(two->may({}));
}

TEST_CASE("Who manages a team and audits a branch office has both, one beside the other")
{
    AccessData data = smallCentre();
    data.roles[11].rights = {{"customer", {{Action::Read, Scope::Team}, {Action::Export, Scope::Team}}}};
    data.roles[13].id = 13;
    data.roles[13].rights = {{"customer", {{Action::Read, Scope::Branch}}}};
    data.users[101].roles = {10, 11, 13};
    const EntityPtr customer = catalogue()->find("customer");
    const RowAccess reads = data.caller(101, *catalogue())->rows(*customer, Action::Read);
    CHECK(reads.owner == 101);
    CHECK(reads.teams == QList<qint64>{2, 3});
    CHECK(reads.branch == 5);
    CHECK(data.caller(101, *catalogue())->rows(*customer, Action::Export).branch == 0);
    // "All" makes the others needless.
    data.roles[10].rights["customer"].insert(Action::Read, Scope::All);
    CHECK(data.caller(101, *catalogue())->scope(*customer, Action::Read) == Scope::All);
    CHECK(data.caller(101, *catalogue())->rows(*customer, Action::Read).everything);
}

TEST_CASE("A file takes out what may be read and exported: where neither scope holds the other, what lies in both")
{
    AccessData data = smallCentre();
    const EntityPtr customer = catalogue()->find("customer");
    const auto taking = [&](Scope read, Scope exporting) {
        data.roles[11].rights = {{"customer", {{Action::Read, read}, {Action::Export, exporting}}}};
        data.users[101].roles = {11};
        Caller caller = *data.caller(101, *catalogue());
        caller.exporting = true;
        return caller.rows(*customer, Action::Read);
    };
    const RowAccess crossed = taking(Scope::Team, Scope::Branch);
    CHECK(crossed.teams == QList<qint64>{2, 3});
    CHECK(crossed.teamsWithin == 5);
    CHECK(crossed.branch == 0);
    CHECK(crossed.owner == 101);
    CHECK(taking(Scope::Branch, Scope::Team) == crossed);
    CHECK(taking(Scope::All, Scope::Team).teams == QList<qint64>{2, 3});
    CHECK(taking(Scope::Team, Scope::All).teamsWithin == 0);
    CHECK(taking(Scope::Branch, Scope::Own).branch == 0);
    CHECK(taking(Scope::All, Scope::All).everything);
    CHECK(taking(Scope::All, Scope::None).nothing());
    CHECK(taking(Scope::None, Scope::All).nothing());
}

TEST_CASE("An administrator may everything, whatever else his roles say")
{
    const CallerPtr admin = smallCentre().caller(102, *catalogue());
    REQUIRE(admin->administrator);
    for (const EntityPtr &entity : catalogue()->entities()) {
        for (const Action action : allActions)
            CHECK(admin->rows(*entity, action).everything);
    }
    CHECK(ruleOf(admin, "bank_account") == FieldRule::Open);
    CHECK(admin->may("anything.at.all"));
}

TEST_CASE("The word about all kinds of record never means the administrator's own")
{
    AccessData data = smallCentre();
    data.roles[10].rights["*"] = {{Action::Read, Scope::All}, {Action::Edit, Scope::All}, {Action::Delete, Scope::All}};
    const CallerPtr caller = data.caller(100, *catalogue());
    for (const EntityPtr &entity : catalogue()->entities()) {
        if (!entity->is(Configuration) && !entity->is(Internal))
            continue;
        INFO(entity->key.constData());
        CHECK(caller->scope(*entity, Action::Edit) == entity->access.edit);
        CHECK(caller->scope(*entity, Action::Delete) == entity->access.remove);
    }
    // Named, it may be given.
    data.roles[10].rights["category"] = {{Action::Edit, Scope::All}};
    CHECK(data.caller(100, *catalogue())->scope(*catalogue()->find("category"), Action::Edit) == Scope::All);
}

TEST_CASE("A field that needs a named right is hidden without it")
{
    FieldSpec price;
    price.key = "price";
    price.kind = Kind::Money;
    price.needs = "booking.seePrice";
    const CataloguePtr withPrice = coreCatalogue().addCustomField("customer", price).build();
    const EntityPtr customer = withPrice->find("customer");
    AccessData data = smallCentre();
    CHECK(data.caller(100, *withPrice)->fieldRule(*customer, *customer->field("price")) == FieldRule::Open);
    data.roles[10].permissions.clear();
    CHECK(data.caller(100, *withPrice)->fieldRule(*customer, *customer->field("price")) == FieldRule::Hidden);
    CHECK(data.caller(102, *withPrice)->fieldRule(*customer, *customer->field("price")) == FieldRule::Open);
}

TEST_CASE("A kind of record that the caller never heard of is closed")
{
    const CallerPtr caller = smallCentre().caller(100, *catalogue());
    EntitySpec later;
    later.key = "hologram";
    FieldSpec field;
    field.key = "name";
    later.fields = {field};
    CHECK(caller->rows(later, Action::Read).nothing());
    CHECK(caller->fieldRule(later, field) == FieldRule::Hidden);
}
