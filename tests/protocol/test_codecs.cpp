// Whatever a program can say goes over the wire and arrives as it was; what is over the limits is refused.
#include "common/catalogue/catalogue.h"
#include "common/protocol/codec.h"
#include "tests/protocol/message_maker.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using fairdesk::test::MessageMaker;

namespace {

constexpr int rounds = 2000;

// Through the bytes and back.
template<class Message>
Message sent(const Message &message)
{
    Message received;
    REQUIRE(received.ParseFromString(message.SerializeAsString()));
    return received;
}

template<class Message, class T>
auto overTheWire(const T &value)
{
    Message message;
    encode(value, &message);
    return decode(sent(message));
}

Filter nested(int depth)
{
    Filter filter = Filter::compare("name", Operator::Equal, {Value(1)});
    for (int i = 0; i < depth; ++i)
        filter = Filter::negate(filter);
    return filter;
}

ErrorCode refusal(const Query &query)
{
    const Result<Query> decoded = overTheWire<wire::Query>(query);
    REQUIRE_FALSE(decoded);
    return decoded.error().code();
}

bool isSameField(const FieldSpec &a, const FieldSpec &b)
{
    return a.key == b.key && a.label == b.label && a.kind == b.kind && a.flags == b.flags &&
           a.maxLength == b.maxLength && a.minimum == b.minimum && a.maximum == b.maximum && a.target == b.target &&
           a.via == b.via && a.choiceList == b.choiceList && a.choices == b.choices &&
           a.defaultValue == b.defaultValue && a.mask == b.mask && a.help == b.help;
}

void checkSameEntity(const EntitySpec &a, const EntitySpec &b)
{
    CHECK(a.key == b.key);
    CHECK(a.label == b.label);
    CHECK(a.plural == b.plural);
    CHECK(a.flags == b.flags);
    CHECK(a.icon == b.icon);
    CHECK(a.follows == b.follows);
    REQUIRE(a.fields.size() == b.fields.size());
    for (int i = 0; i < a.fields.size(); ++i) {
        INFO(a.fields.at(i).key.constData());
        CHECK(isSameField(a.fields.at(i), b.fields.at(i)));
        CHECK(a.indexOf(a.fields.at(i).key) == b.indexOf(a.fields.at(i).key));
    }
    REQUIRE(a.sections.size() == b.sections.size());
    for (int i = 0; i < a.sections.size(); ++i) {
        CHECK(a.sections.at(i).label == b.sections.at(i).label);
        CHECK(a.sections.at(i).fields == b.sections.at(i).fields);
    }
    REQUIRE(a.transitions.size() == b.transitions.size());
    for (int i = 0; i < a.transitions.size(); ++i) {
        CHECK(a.transitions.at(i).field == b.transitions.at(i).field);
        CHECK(a.transitions.at(i).from == b.transitions.at(i).from);
        CHECK(a.transitions.at(i).to == b.transitions.at(i).to);
    }
}

} // namespace

TEST_CASE("Values arrive as they were sent")
{
    MessageMaker make(1);
    for (int i = 0; i < 5 * rounds; ++i) {
        const Value value = make.value();
        REQUIRE(overTheWire<wire::Value>(value) == value);
    }
    for (const Value &value : {Value(), Value::null(), Value::masked({}), Value(QString()), Value(QStringList()),
                               Value(QList<qint64>()), Value(false), Value(std::numeric_limits<qint64>::min()),
                               Value(Money{0, {}}), Value(Instant{-1}), Value(QDate(1, 1, 1))})
        CHECK(overTheWire<wire::Value>(value) == value);
}

TEST_CASE("Sentences and errors arrive as they were sent")
{
    MessageMaker make(2);
    for (int i = 0; i < rounds; ++i) {
        const Text text = make.text();
        REQUIRE(overTheWire<wire::Text>(text) == text);
        const Error error = make.error();
        REQUIRE(overTheWire<wire::Error>(error) == error);
    }
}

TEST_CASE("An error code of a newer server is an internal error, with its sentence")
{
    wire::Error message;
    encode(Error::conflict(fairdesk::message("Booth %1 is taken.")), &message);
    message.set_code("booth_melted");
    const Error error = decode(message);
    CHECK(error.code() == ErrorCode::Internal);
    CHECK(error.text().source() == "Booth %1 is taken.");
}

TEST_CASE("Queries arrive as they were sent")
{
    MessageMaker make(3);
    for (int i = 0; i < rounds; ++i) {
        const Query query = make.query();
        const Result<Query> decoded = overTheWire<wire::Query>(query);
        REQUIRE(decoded);
        REQUIRE(*decoded == query);
    }
}

TEST_CASE("Saves arrive as they were sent")
{
    MessageMaker make(4);
    for (int i = 0; i < rounds; ++i) {
        const SaveRequest request = make.save();
        const Result<SaveRequest> decoded = overTheWire<wire::Save>(request);
        REQUIRE(decoded);
        REQUIRE(*decoded == request);
    }
}

TEST_CASE("Entities arrive as they were sent")
{
    MessageMaker make(5);
    for (int i = 0; i < 200; ++i) {
        const EntitySpec entity = make.entity();
        checkSameEntity(overTheWire<wire::EntitySpec>(entity), entity);
    }
    const CataloguePtr catalogue = coreCatalogue().build();
    for (const EntityPtr &entity : catalogue->entities())
        checkSameEntity(overTheWire<wire::EntitySpec>(*entity), *entity);
}

TEST_CASE("What readers of the catalogue need not know does not leave the server")
{
    FieldSpec price;
    price.key = "price";
    price.kind = Kind::Money;
    price.needs = "booking.seePrice";
    CHECK(overTheWire<wire::FieldSpec>(price).needs.isEmpty());

    EntitySpec entity;
    entity.key = "booth_booking";
    entity.access.exporting = Scope::All;
    entity.sequence = "booking";
    entity.transitions = {{"state", "held", "reserved", "booking.reserve"}};
    const EntitySpec decoded = overTheWire<wire::EntitySpec>(entity);
    CHECK(decoded.access.exporting == Scope::None);
    CHECK(decoded.sequence.isEmpty());
    CHECK(decoded.transitions.first().permission.isEmpty());
}

TEST_CASE("A query that is too deep, too long or unknown is refused")
{
    Query query;
    query.entity = "customer";
    query.filter = nested(12);
    CHECK(overTheWire<wire::Query>(query).ok());
    query.filter = nested(13);
    CHECK(refusal(query) == ErrorCode::Invalid);
    query.filter = nested(90);
    CHECK(refusal(query) == ErrorCode::Invalid);

    query.filter = {};
    query.filter.type = Filter::Type::Or;
    for (int i = 0; i < 600; ++i)
        query.filter.children.append(nested(0));
    CHECK(refusal(query) == ErrorCode::Invalid);

    query.filter = Filter::compare("id", Operator::In, QList<Value>(10'001, Value(1)));
    CHECK(refusal(query) == ErrorCode::Invalid);
    query.filter.values.removeLast();
    CHECK(overTheWire<wire::Query>(query).ok());

    query.filter = {};
    query.sort = QList<SortKey>(101, {"name", Ascending});
    CHECK(refusal(query) == ErrorCode::Invalid);
    query.sort.clear();
    query.columns = QList<QByteArray>(201, "name");
    CHECK(refusal(query) == ErrorCode::Invalid);
}

TEST_CASE("A comparison that this server does not know is refused and not guessed")
{
    wire::Query message;
    message.set_entity("customer");
    message.mutable_filter()->set_type(uint32_t(Filter::Type::Compare));
    message.mutable_filter()->set_op("sounds-like");
    CHECK_FALSE(decode(message));
    message.mutable_filter()->set_op("eq");
    CHECK(decode(message));
    message.mutable_filter()->set_type(99);
    CHECK_FALSE(decode(message));
}

TEST_CASE("Numbers out of range become the nearest that make sense")
{
    wire::Query message;
    message.set_limit(-5);
    message.set_offset(-7);
    message.add_groups()->set_bucket(77);
    message.add_aggregates()->set_function(77);
    const Result<Query> query = decode(message);
    REQUIRE(query);
    CHECK(query->limit == 0);
    CHECK(query->offset == 0);
    CHECK(query->groups.first().bucket <= Bucket::Day);
    CHECK(query->aggregates.first().function <= AggregateFunction::Maximum);
}

TEST_CASE("A save of more records than one answer may carry is refused")
{
    wire::Save message;
    for (int i = 0; i < 10'001; ++i)
        message.add_changes()->set_operation("create");
    const Result<SaveRequest> refused = decode(message);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::TooLarge);

    wire::Save unknown;
    unknown.add_changes()->set_operation("vaporise");
    CHECK_FALSE(decode(unknown));
}
