#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

ServerFixture::Values field(const char *key, const char *type, bool indexed = false)
{
    return {{"entity", text("customer")},
            {"key", text(key)},
            {"type", text(type)},
            {"label_zh", text("展品重量")},
            {"indexed", Value(indexed)}};
}

} // namespace

TEST_CASE("a custom field lives as soon as its save is answered")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const QByteArray hash = venue.state().catalogue()->hash();
    bool told = false;
    const int listener =
        venue.feed().addListener([&](const FeedBatchPtr &batch) { told = told || batch->catalogueChanged; });
    const qint64 definition = venue.create("admin", "custom_field", field("weight", "decimal", true));
    venue.feed().removeListener(listener);
    CHECK(told);
    CHECK(venue.state().catalogue()->hash() != hash);

    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"weight", Value(12.5)}});
    CHECK(venue.value("customer", id, "weight") == Value(12.5));
    CHECK(fieldsOf(venue.update("sales1", "customer", id, {{"weight", text("heavy")}})) == "weight");
    REQUIRE(venue.update("sales1", "customer", id, {{"weight", Value(13.0)}}));

    SECTION("hidden when it is deleted, and back with its values")
    {
        REQUIRE(venue.remove("admin", "custom_field", definition));
        CHECK(outcome(venue.update("sales1", "customer", id, {{"weight", Value(1.0)}})) == "invalid");
        REQUIRE(venue.update("sales1", "customer", id, {{"city", text("济南")}}));
        CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("weight", "text"))) == "key");
        REQUIRE(venue.restore("admin", "custom_field", definition));
        CHECK(venue.value("customer", id, "weight") == Value(13.0));
    }
    SECTION("its key and type stay")
    {
        CHECK(fieldsOf(venue.update("admin", "custom_field", definition, {{"type", text("text")}})) == "type");
        CHECK(fieldsOf(venue.update("admin", "custom_field", definition, {{"key", text("mass")}})) == "key");
        CHECK(venue.update("admin", "custom_field", definition, {{"label_zh", text("重量")}}));
    }
}

TEST_CASE("all types of custom field are real columns")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const QList<std::pair<const char *, Value>> fields{{"text", text("字")},
                                                       {"long_text", text("一\n二")},
                                                       {"phone", text("13800138000")},
                                                       {"email", text("a@b.cn")},
                                                       {"url", text("www.b.cn")},
                                                       {"integer", Value(7)},
                                                       {"boolean", Value(true)},
                                                       {"date", Value(QDate(2026, 5, 18))},
                                                       {"instant", Value(Instant{1'700'000'000'000})},
                                                       {"money", Value(Money{12345, "USD"})}};
    QList<RecordChange> definitions;
    ServerFixture::Values values{{"name", text("海诺")}};
    for (const auto &[type, value] : fields) {
        const QByteArray key = QByteArray("f_") + type;
        definitions.append(creation("custom_field", field(key.constData(), type)));
        values.append({key, value});
    }
    definitions.append(creation("custom_field", field("f_level", "choice") +
                                                    ServerFixture::Values{{"choice_list", text("customer_level")}}));
    definitions.append(
        creation("custom_field", field("f_partners", "many") + ServerFixture::Values{{"target", text("customer")}}));
    REQUIRE(venue.save("admin", definitions));
    const qint64 partner = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    values += ServerFixture::Values{{"f_level", text("A")}, {"f_partners", Value(QList<qint64>{partner})}};
    const qint64 id = venue.create("sales1", "customer", values);
    for (const FieldValue &entry : std::as_const(values)) {
        INFO(entry.field.constData());
        CHECK(venue.value("customer", id, entry.field) == entry.value);
    }
}

TEST_CASE("a custom field that makes no sense is refused, and leaves no column")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const QByteArray before = venue.dump();
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("Weight", "decimal"))) == "key");
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("city", "text"))) == "key");
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("weight", "lines"))) == "type");
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("weight", "heavy"))) == "type");
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("grade", "choice"))) == "choice_list");
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("link", "ref"))) == "target");
    CHECK(outcome(venue.tryCreate("sales1", "custom_field", field("weight", "decimal"))) == "forbidden");
    CHECK(outcome(venue.save(
              "admin", {creation("custom_field", field("weight", "decimal")), creation("customer", {})})) == "invalid");
    CHECK(venue.dump() == before);
    CHECK(venue.tryCreate("admin", "custom_field", field("weight", "text")));
}

TEST_CASE("two custom fields never share a column")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const bool amountFirst = GENERATE(true, false);
    const auto amount = field("budget", "money");
    const auto currency = field("budget_currency", "text");
    REQUIRE(venue.tryCreate("admin", "custom_field", amountFirst ? amount : currency));
    const auto refused = venue.tryCreate("admin", "custom_field", amountFirst ? currency : amount);
    CHECK(outcome(refused) == "invalid");
    CHECK(fieldsOf(refused) == "key");
    CHECK(venue.tryCreate("admin", "custom_field", field("budget_note", "text")));
}

TEST_CASE("a kind of record takes 200 fields, deleted ones among them")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    QList<RecordChange> definitions;
    for (int i = 0; i < 200; ++i)
        definitions.append(creation("custom_field", field(("f" + QByteArray::number(i)).constData(), "text")));
    const auto saved = venue.save("admin", definitions);
    REQUIRE(saved);
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("one_more", "text"))) == "entity");
    REQUIRE(venue.remove("admin", "custom_field", saved->saved.first().id));
    CHECK(fieldsOf(venue.tryCreate("admin", "custom_field", field("one_more", "text"))) == "entity");
    CHECK(venue.tryCreate("admin", "custom_field", field("f0", "text"))); // its column is there
    CHECK(outcome(venue.restore("admin", "custom_field", saved->saved.first().id)) == "duplicate");
}
