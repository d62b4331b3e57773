// The oracle itself, on cases small enough to be decided by reading.
#include "tests/access/oracle.h"
#include "tests/support/catch.h"

using namespace fairdesk::test;

namespace {

constexpr qint64 north = 1, northEast = 2, south = 3;       // teams: north-east is part of north
constexpr qint64 seller = 10, manager = 11, reader = 12;    // users
constexpr qint64 sellers = 20, managers = 21, readers = 22; // roles

Oracle smallCentre()
{
    Oracle oracle;
    oracle.kinds["customer"] = {};
    oracle.kinds["contact"].follows = "customer";
    oracle.kinds["tag"].unowned = true;
    oracle.kinds["team"].configuration = true;
    oracle.kinds["team"].defaults = {{"read", "all"}};
    oracle.roles[sellers].rights = {{"*", {{"read", "own"}, {"edit", "own"}}}, {"contact", {{"edit", "none"}}}};
    oracle.roles[managers].rights = {{"*", {{"read", "team"}}}};
    oracle.roles[managers].fieldRules = {{"customer", {{"phone", "masked"}}}};
    oracle.roles[readers].rights = {{"customer", {{"read", "none"}}}};
    oracle.users[seller] = {northEast, 0, {sellers}};
    oracle.users[manager] = {north, 0, {managers}};
    oracle.users[reader] = {south, 0, {readers}};
    oracle.parentOfTeam = {{northEast, north}};
    oracle.rows["customer"][1] = {seller, northEast, 0, 0, false};
    oracle.rows["customer"][2] = {99, south, 0, 0, false};
    oracle.rows["customer"][3] = {seller, northEast, 0, 0, true};
    oracle.rows["contact"][5] = {99, south, 0, 1, false}; // of customer 1, whatever stands in its own row
    return oracle;
}

} // namespace

TEST_CASE("The oracle knows whose records are whose")
{
    Oracle oracle = smallCentre();
    CHECK(oracle.sees(seller, "customer", 1));
    CHECK_FALSE(oracle.sees(seller, "customer", 2));
    CHECK_FALSE(oracle.sees(seller, "customer", 3)); // deleted
    CHECK_FALSE(oracle.sees(seller, "customer", 4)); // not there
    CHECK(oracle.sees(manager, "customer", 1));      // of a team below his
    CHECK_FALSE(oracle.sees(manager, "customer", 2));
    CHECK(oracle.sees(seller, "contact", 5)); // follows its customer
    CHECK_FALSE(oracle.sees(reader, "customer", 1));
}

TEST_CASE("The oracle lets the word about a kind stand before the word about all, and both before the default")
{
    Oracle oracle = smallCentre();
    CHECK(oracle.scopes(seller, "customer", "edit") == QList<QByteArray>{"own"});
    CHECK(oracle.scopes(seller, "contact", "edit").isEmpty());
    CHECK(oracle.scopes(seller, "team", "read") ==
          QList<QByteArray>{"all"}); // the default: "*" does not mean configuration
    CHECK(oracle.scopes(seller, "team", "edit").isEmpty());
    CHECK(oracle.reaches(seller, "tag", 77, "read")); // no owner: any scope is all
}

TEST_CASE("The oracle knows what was shared, with whom and for what")
{
    Oracle oracle = smallCentre();
    oracle.shares = {{"customer", 2, seller, 0, false}};
    CHECK(oracle.sees(seller, "customer", 2));
    CHECK_FALSE(oracle.mayDo(seller, "customer", 2, "edit"));
    oracle.shares = {{"customer", 2, 0, northEast, true}};
    CHECK(oracle.mayDo(seller, "customer", 2, "edit"));
    CHECK_FALSE(oracle.sees(manager, "customer", 2)); // shared with a part of his department, not with it
    oracle.shares = {{"customer", 1, reader, 0, true}};
    CHECK_FALSE(oracle.sees(reader, "customer", 1)); // a share widens a right and does not make one
}

TEST_CASE("The oracle takes the mildest rule of the roles that can read")
{
    Oracle oracle = smallCentre();
    CHECK(oracle.fieldRule(manager, "customer", "phone") == "masked");
    CHECK_FALSE(oracle.mayDecideBy(manager, "customer", "phone"));
    oracle.users[manager].roles = {managers, readers};
    CHECK(oracle.fieldRule(manager, "customer", "phone") == "masked"); // the second role cannot read customers
    oracle.users[manager].roles = {managers, sellers};
    CHECK(oracle.fieldRule(manager, "customer", "phone") == "open");
    CHECK(oracle.fieldRule(reader, "customer", "name") == "hidden");
}
