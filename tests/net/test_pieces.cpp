// Parts of the network that need no network.
#include "server/net/change_filter.h"
#include "server/records/server_state.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

CallerPtr salesperson(qint64 user)
{
    auto caller = std::make_shared<Caller>();
    caller->user = user;
    EntityRights rights;
    rights.scopes[size_t(Action::Read)] = Scope::Own;
    rights.fieldRules.insert("bank_account", FieldRule::Hidden);
    caller->rights.insert("customer", rights);
    return caller;
}

FeedEntry entry(ChangeAction action, qint64 ownerBefore, qint64 ownerAfter, QList<QByteArray> fields = {})
{
    FeedEntry entry;
    entry.entity = "customer";
    entry.id = 5;
    entry.action = action;
    entry.fields = std::move(fields);
    if (ownerBefore != 0)
        entry.before = {5, ownerBefore, 0, 0, {}, 0};
    if (ownerAfter != 0)
        entry.after = {5, ownerAfter, 0, 0, {}, 0};
    return entry;
}

QByteArray heard(const FeedEntry &entry)
{
    const ServerState state;
    ChangeFilter filter(state, coreCatalogue().build(), salesperson(7));
    return filter.actionFor(entry);
}

} // namespace

TEST_CASE("A reader hears what concerns him, in his words", "[net][feed]")
{
    CHECK(heard(entry(ChangeAction::Created, 0, 7)) == "created");
    CHECK(heard(entry(ChangeAction::Created, 0, 8)) == "");
    CHECK(heard(entry(ChangeAction::Updated, 7, 7, {"city"})) == "updated");
    CHECK(heard(entry(ChangeAction::Updated, 7, 7, {"bank_account"})) == "");
    CHECK(heard(entry(ChangeAction::Updated, 7, 7, {"bank_account", "city"})) == "updated");
    CHECK(heard(entry(ChangeAction::Updated, 8, 7, {"owner"})) == "created");
    CHECK(heard(entry(ChangeAction::Updated, 7, 8, {"owner"})) == "gone");
    CHECK(heard(entry(ChangeAction::Updated, 8, 9, {"owner"})) == "");
    CHECK(heard(entry(ChangeAction::Deleted, 7, 7)) == "deleted");
    CHECK(heard(entry(ChangeAction::Deleted, 7, 0)) == "deleted");
    CHECK(heard(entry(ChangeAction::Deleted, 8, 8)) == "");
    CHECK(heard(entry(ChangeAction::Restored, 7, 7)) == "created");
}

TEST_CASE("Of entities that he may not read nobody hears anything", "[net][feed]")
{
    FeedEntry role = entry(ChangeAction::Created, 0, 7);
    role.entity = "role";
    CHECK(heard(role) == "");
    role.entity = "no_such_entity";
    CHECK(heard(role) == "");
}
