#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Result<SaveResult> enter(ServerFixture &venue, const QByteArray &login, const char *name, OnDuplicate rule,
                         ServerFixture::Values more = {})
{
    more.prepend({"name", text(name)});
    return venue.save(login, {creation("customer", more)}, {}, rule);
}

} // namespace

TEST_CASE("the same customer entered twice is refused, warned of or let pass")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    REQUIRE(enter(venue, "sales1", "济南海诺机械有限公司", OnDuplicate::Refuse));
    const auto refused = enter(venue, "sales1", "海诺机械（济南）有限责任公司", OnDuplicate::Create);
    REQUIRE(refused);

    const auto again = enter(venue, "sales1", "济南海诺机械", OnDuplicate::Refuse);
    CHECK(outcome(again) == "duplicate");
    CHECK(fieldsOf(again).startsWith("name"));
    CHECK(again.error().english().contains(QString::fromUtf8("济南海诺机械有限公司")));

    const auto warned = enter(venue, "sales1", "济南海诺机械", OnDuplicate::Warn);
    REQUIRE(warned);
    REQUIRE_FALSE(warned->warnings.isEmpty());
    CHECK(warned->warnings.first().english().contains(QString::fromUtf8("王芳")));
    CHECK(enter(venue, "sales1", "济南海诺机械", OnDuplicate::Create)->warnings.isEmpty());
}

TEST_CASE("whoever may not see the other record learns whose it is and nothing else")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    REQUIRE(enter(venue, "sales5", "青岛海信电器", OnDuplicate::Refuse,
                  {{"phone", text("13800138000")}, {"external_id", text("SECRET-7")}}));
    const auto refused = enter(venue, "sales1", "另一家公司", OnDuplicate::Refuse, {{"phone", text("138 0013 8000")}});
    CHECK(outcome(refused) == "duplicate");
    CHECK(fieldsOf(refused) == "phone");
    const QString said = refused.error().english();
    CHECK(said.contains(QString::fromUtf8("刘洋")));
    CHECK_FALSE(said.contains(QString::fromUtf8("海信")));
    CHECK_FALSE(said.contains("SECRET"));
}

TEST_CASE("the centre's rule decides where the writer says nothing")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    REQUIRE(enter(venue, "sales1", "济南海诺", OnDuplicate::ByRule));
    const auto warned = enter(venue, "sales1", "济南海诺", OnDuplicate::ByRule);
    REQUIRE(warned);
    CHECK_FALSE(warned->warnings.isEmpty());
    REQUIRE(venue.tryCreate("admin", "setting", {{"key", text("duplicates.rule")}, {"value", text("refuse")}}));
    CHECK(outcome(enter(venue, "sales1", "济南海诺", OnDuplicate::ByRule)) == "duplicate");
}

TEST_CASE("keys follow the record: changed, deleted, restored")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("济南海诺")}});
    REQUIRE(venue.update("sales1", "customer", id, {{"name", text("济南浪潮")}}));
    CHECK(enter(venue, "sales1", "济南海诺", OnDuplicate::Refuse));
    CHECK(outcome(enter(venue, "sales1", "济南浪潮", OnDuplicate::Refuse)) == "duplicate");
    REQUIRE(venue.remove("sales1", "customer", id));
    const auto free = enter(venue, "sales1", "济南浪潮", OnDuplicate::Refuse);
    REQUIRE(free);
    REQUIRE(venue.remove("sales1", "customer", free->saved.first().id));
    REQUIRE(venue.restore("sales1", "customer", id));
    CHECK(outcome(enter(venue, "sales1", "济南浪潮", OnDuplicate::Refuse)) == "duplicate");
    // Only what is new about the change is looked at.
    REQUIRE(enter(venue, "sales1", "济南浪潮", OnDuplicate::Create));
    CHECK(venue.save("sales1", {change("customer", id, {{"city", text("济南")}})}, {}, OnDuplicate::Refuse));
}

TEST_CASE("persons are known by phone, mail, or name and birthday")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const Value birthday(QDate(1990, 3, 4));
    venue.create("sales1", "person",
                 {{"name", text("王伟")}, {"birthday", birthday}, {"email", text("wang@example.cn")}});
    const auto again = [&](ServerFixture::Values values) {
        return outcome(venue.save("sales1", {creation("person", values)}, {}, OnDuplicate::Refuse));
    };
    CHECK(again({{"name", text("王伟")}, {"birthday", birthday}}) == "duplicate");
    CHECK(again({{"name", text("李娜")}, {"email", text("Wang@Example.cn")}}) == "duplicate");
    CHECK(again({{"name", text("王伟")}}) == "ok"); // many people share a name
}

TEST_CASE("nobody is less careful than the centre demands, unless he has the right to be")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    REQUIRE(enter(venue, "sales1", "济南海诺", OnDuplicate::ByRule));
    REQUIRE(enter(venue, "sales1", "济南海诺", OnDuplicate::Create)); // the rule is to warn: nothing is refused
    REQUIRE(venue.tryCreate("admin", "setting", {{"key", text("duplicates.rule")}, {"value", text("refuse")}}));
    CHECK(outcome(enter(venue, "sales1", "济南海诺", OnDuplicate::Create)) == "duplicate");
    CHECK(outcome(enter(venue, "sales1", "济南海诺", OnDuplicate::Warn)) == "duplicate");
    CHECK(enter(venue, "admin", "济南海诺", OnDuplicate::Create));
    REQUIRE(venue.update("admin", "role", venue.role("sales"), {{"permissions", text("duplicates.override")}}));
    CHECK(enter(venue, "sales1", "济南海诺", OnDuplicate::Create));
    CHECK(outcome(enter(venue, "sales1", "济南海诺", OnDuplicate::ByRule)) == "duplicate");
}
