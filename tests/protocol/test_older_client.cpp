// A server of a newer release and a client of an older one: what the client does not know does not stop it.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/entities/customer.h"
#include "common/protocol/codec.h"
#include "common/protocol/result_table.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

// The customer as a newer server tells of it: one field more of a kind that this client never heard of.
EntityPtr customerOfNewerServer()
{
    wire::EntitySpec message;
    encode(*coreCatalogue().build()->find("customer"), &message);
    wire::FieldSpec *added = message.add_fields();
    added->set_key("location");
    added->set_kind("geo_point");
    added->mutable_label()->set_chinese("位置");
    added->set_rule("shimmering");
    message.add_actions("read");
    message.add_actions("teleport");
    return std::make_shared<EntitySpec>(decode(message));
}

wire::Rows oneCustomer()
{
    wire::Rows rows;
    rows.set_entity("customer");
    rows.set_count(1);
    const auto add = [&](const char *path, const char *kind, const char *text) {
        wire::Column *column = rows.add_columns();
        column->set_path(path);
        column->set_kind(kind);
        column->add_texts(text);
    };
    add("name", "text", "山东重机");
    add("location", "geo_point", "36.65,117.12");
    return rows;
}

} // namespace

TEST_CASE("A field of an unknown kind is shown as text")
{
    const EntityPtr customer = customerOfNewerServer();
    const FieldSpec *location = customer->field("location");
    REQUIRE(location);
    CHECK(location->kind == Kind::Text);
    CHECK(location->label.chinese == QStringLiteral("位置"));

    REQUIRE(ResultTable::isSound(oneCustomer()));
    const ResultTable table(oneCustomer());
    CHECK(table.kind(1) == Kind::Text);
    CHECK(table.value(0, "location") == Value(QStringLiteral("36.65,117.12")));
    CHECK(table.record(0, customer).at("location").text() == QStringLiteral("36.65,117.12"));
}

TEST_CASE("A right that this client does not know is left out")
{
    CHECK(customerOfNewerServer()->readerActions == QList<Action>{Action::Read});
}

TEST_CASE("A column that the client's catalogue lacks does not reach its records")
{
    const ResultTable table(oneCustomer());
    const Record record = table.record(0, coreCatalogue().build()->find("customer"));
    CHECK(record.title() == QStringLiteral("山东重机"));
    CHECK(record.at("location").isAbsent());
}

TEST_CASE("Screens that are written for a field do without it where the reader's catalogue lacks it")
{
    // A restricted reader's view: no phone.
    EntitySpec view = *coreCatalogue().build()->find("customer");
    view.fields.removeIf([](const FieldSpec &field) { return field.key == "phone"; });
    wire::EntitySpec message;
    encode(view, &message);
    const auto entity = std::make_shared<EntitySpec>(decode(message));
    Record record(entity);
    Row<Customer> customer(record);
    customer.set(&Customer::name, QStringLiteral("山东重机"));
    customer.set(&Customer::email, QStringLiteral("a@example.com"));
    customer.set(&Customer::phone, QStringLiteral("13805310001"));
    CHECK(customer.get(&Customer::phone).isAbsent());
    CHECK(record.at("email").text() == QStringLiteral("a@example.com"));
}

TEST_CASE("Messages of a newer server with unknown parts are read")
{
    wire::Rows rows = oneCustomer();
    // A field number that this client does not have.
    rows.GetReflection()->MutableUnknownFields(&rows)->AddLengthDelimited(900, "later");
    wire::Rows received;
    REQUIRE(received.ParseFromString(rows.SerializeAsString()));
    CHECK(ResultTable(received).value(0, "name").text() == QStringLiteral("山东重机"));

    // A body that this client does not know leaves an envelope without one.
    wire::Envelope envelope;
    envelope.set_request(3);
    envelope.GetReflection()->MutableUnknownFields(&envelope)->AddLengthDelimited(901, "a new message");
    wire::Envelope parsed;
    REQUIRE(parsed.ParseFromString(envelope.SerializeAsString()));
    CHECK(parsed.request() == 3);
    CHECK(parsed.body_case() == wire::Envelope::BODY_NOT_SET);
}

TEST_CASE("A value of an unknown type is absent, not a default")
{
    wire::Value message;
    message.GetReflection()->MutableUnknownFields(&message)->AddVarint(77, 1);
    wire::Value received;
    REQUIRE(received.ParseFromString(message.SerializeAsString()));
    CHECK(decode(received).isAbsent());
}
