// What a reader gets of a field: the value, nothing, a mask or silence; never a default in place of what is hidden.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/entities/classification.h"
#include "common/catalogue/record.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

CataloguePtr catalogue()
{
    static const CataloguePtr built = coreCatalogue().build();
    return built;
}

Record newRecord(const char *entity)
{
    return Record(catalogue()->find(entity));
}

// The entity as a server of another release sends it: one field gone, one unknown to this program, the order changed.
EntityPtr entityOfAnotherRelease()
{
    auto other = std::make_shared<EntitySpec>(*catalogue()->find("contact"));
    other->fields.removeIf([](const FieldSpec &field) { return field.key == "wechat"; });
    FieldSpec newer;
    newer.key = "assistant_name";
    newer.kind = Kind::Text;
    other->fields.insert(SystemFieldCount, newer);
    other->buildIndex();
    return other;
}

} // namespace

TEST_CASE("A new record holds nothing at all")
{
    const Record record = newRecord("customer");
    CHECK_FALSE(record.isNull());
    CHECK(record.id() == 0);
    CHECK(record.title().isEmpty());
    const ConstRow<Customer> customer(record);
    CHECK(customer.get(&Customer::name).isAbsent());
    CHECK_FALSE(customer.get(&Customer::name));
    CHECK(Record().isNull());
    CHECK(Record().at("name").isAbsent());
    CHECK(Record().title().isEmpty());
}

TEST_CASE("Nothing, masked and absent are three different answers, and none of them is a value")
{
    Record record = newRecord("customer");
    record.set("name", Value(QStringLiteral("山东重机")));
    record.set("phone", Value::masked(QStringLiteral("138****5678")));
    record.set("email", Value::null());
    const ConstRow<Customer> customer(record);

    const auto name = customer.get(&Customer::name);
    CHECK(*name == QStringLiteral("山东重机"));
    CHECK_FALSE((name.isNull() || name.isMasked() || name.isAbsent()));

    const auto phone = customer.get(&Customer::phone);
    CHECK_FALSE(phone);
    CHECK(phone.isMasked());
    CHECK(phone.maskedText() == QStringLiteral("138****5678"));
    CHECK(phone.valueOr(QStringLiteral("none")) == QStringLiteral("none"));
    CHECK(record.at("phone").text().isEmpty());

    const auto email = customer.get(&Customer::email);
    CHECK(email.isNull());
    CHECK_FALSE(email);
    CHECK(email.maskedText().isEmpty());

    CHECK(customer.get(&Customer::level).isAbsent());
    CHECK_FALSE(customer.get(&Customer::level).isNull());
}

TEST_CASE("Each type comes back as it was set")
{
    Record record = newRecord("customer");
    Row<Customer> customer(record);
    const QList<Id<Tag>> tags{Id<Tag>{3}, Id<Tag>{9}};
    const Instant called{1'768'435'200'123};
    customer.set(&Customer::name, QStringLiteral("海工装备"));
    customer.set(&Customer::roles, ChoiceKeys{{QStringLiteral("exhibitor"), QStringLiteral("media")}});
    customer.set(&Customer::level, ChoiceKey{"A"});
    customer.set(&Customer::parent, Id<Customer>{12});
    customer.set(&Customer::tags, tags);
    customer.set(&Customer::completeness, qint64(80));
    customer.set(&Customer::lastContactAt, called);
    CHECK(*customer.get(&Customer::name) == QStringLiteral("海工装备"));
    CHECK(customer.get(&Customer::roles)->keys == QStringList{QStringLiteral("exhibitor"), QStringLiteral("media")});
    CHECK(customer.get(&Customer::level)->key == "A");
    CHECK(*customer.get(&Customer::parent) == Id<Customer>{12});
    CHECK(*customer.get(&Customer::tags) == tags);
    CHECK(*customer.get(&Customer::completeness) == 80);
    CHECK(*customer.get(&Customer::lastContactAt) == called);
    CHECK(record.title() == QStringLiteral("海工装备"));

    customer.clear(&Customer::level);
    CHECK(customer.get(&Customer::level).isNull());
    // A link to nothing is no link.
    customer.set(&Customer::parent, Id<Customer>{});
    CHECK(customer.get(&Customer::parent).isNull());
}

TEST_CASE("Fields of every record work through each entity")
{
    Record record = newRecord("task");
    record.set(IdField, Value(qint64(42)));
    record.set(VersionField, Value(qint64(3)));
    Row<Task> task(record);
    CHECK(task.id() == Id<Task>{42});
    CHECK(record.version() == 3);
    task.set(&Task::state, TaskState::Doing);
    CHECK(record.at("state").text() == QStringLiteral("doing"));
    CHECK(*task.get(&Task::state) == TaskState::Doing);
}

TEST_CASE("A state that this program does not know is no state, not the first one")
{
    Record record = newRecord("task");
    record.set("state", Value(QStringLiteral("escalated")));
    const ConstRow<Task> task(record);
    CHECK_FALSE(task.get(&Task::state));
    CHECK_FALSE(task.get(&Task::state).isNull());
    CHECK(record.at("state").text() == QStringLiteral("escalated")); // and is not lost
}

TEST_CASE("A value of the wrong type is no value")
{
    Record record = newRecord("task");
    record.set("due", Value(QStringLiteral("2026-05-18")));
    CHECK_FALSE(ConstRow<Task>(record).get(&Task::due));
}

TEST_CASE("Typed access finds its field in the catalogue of another release")
{
    Record record(entityOfAnotherRelease());
    Row<Contact> contact(record);
    contact.set(&Contact::name, QStringLiteral("王芳"));
    contact.set(&Contact::mobile, QStringLiteral("13805310001"));
    CHECK(*contact.get(&Contact::name) == QStringLiteral("王芳"));
    CHECK(record.at("name").text() == QStringLiteral("王芳"));
    CHECK(record.at("assistant_name").isAbsent());

    // What the other side does not have is absent, and setting it changes nothing else.
    const Record before = record;
    contact.set(&Contact::wechat, QStringLiteral("wangfang"));
    CHECK(contact.get(&Contact::wechat).isAbsent());
    CHECK(record == before);
    CHECK_FALSE(record.set("wechat", Value(QStringLiteral("wangfang"))));
    CHECK(record.set("assistant_name", Value(QStringLiteral("小李"))));
}

TEST_CASE("Titles of links stand beside their ids")
{
    Record record = newRecord("contact");
    Row<Contact> contact(record);
    contact.set(&Contact::customer, Id<Customer>{5});
    record.setLinkTitle(record.entity().indexOf("customer"), QStringLiteral("山东重机"));
    CHECK(record.linkTitle("customer") == QStringLiteral("山东重机"));
    CHECK(record.linkTitle("name").isEmpty());
    CHECK(record.linkTitle("no_such_field").isEmpty());
}
