// What administrators add becomes part of a new snapshot; whoever holds the old one keeps it whole.
#include "common/catalogue/catalogue.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace fairdesk;

namespace {

FieldSpec boothPreference()
{
    FieldSpec field;
    field.key = "booth_preference";
    field.label = {{}, {}, QStringLiteral("展位偏好"), QStringLiteral("Booth preference")};
    field.kind = Kind::Choice;
    field.choices = {{"corner", {{}, {}, QStringLiteral("角位"), QStringLiteral("Corner")}, "", false}};
    return field;
}

QByteArray hashWith(const std::function<void(FieldSpec &)> &change)
{
    FieldSpec field = boothPreference();
    change(field);
    return coreCatalogue().addCustomField("customer", field).build()->hash();
}

// The hash after one change to one entity, made where no builder reaches.
QByteArray hashWithEntity(const QByteArray &key, const std::function<void(EntitySpec &)> &change)
{
    QList<EntityPtr> entities;
    const CataloguePtr core = coreCatalogue().build();
    for (const EntityPtr &entity : core->entities()) {
        auto copy = std::make_shared<EntitySpec>(*entity);
        if (copy->key == key)
            change(*copy);
        copy->buildIndex();
        entities.append(std::move(copy));
    }
    return Catalogue(entities).hash();
}

} // namespace

TEST_CASE("A custom field stands behind the declared ones and is marked")
{
    const CataloguePtr before = coreCatalogue().build();
    const CataloguePtr after = coreCatalogue().addCustomField("customer", boothPreference()).build();
    const EntityPtr customer = after->find("customer");
    REQUIRE(customer->field("booth_preference"));
    CHECK(customer->fields.last().key == "booth_preference");
    CHECK(customer->field("booth_preference")->isCustom());
    CHECK(customer->fields.size() == before->find("customer")->fields.size() + 1);
    CHECK_FALSE(before->find("customer")->field("booth_preference"));
    CHECK_FALSE(after->find("contact")->field("booth_preference"));
}

TEST_CASE("A custom link is known to its target")
{
    FieldSpec agent;
    agent.key = "agent";
    agent.kind = Kind::Ref;
    agent.target = "customer";
    const CataloguePtr catalogue = coreCatalogue().addCustomField("person", agent).build();
    const auto &links = catalogue->linksTo("customer");
    CHECK(std::any_of(links.begin(), links.end(), [](const Catalogue::Link &link) {
        return link.entity->key == "person" && link.field->key == "agent";
    }));
    CHECK(catalogue->linksTo("nothing").isEmpty());
}

TEST_CASE("A list of the administrator's replaces the choices of each field that names it")
{
    const QList<ChoiceItem> levels{
        {"S", {{}, {}, QStringLiteral("战略"), QStringLiteral("Strategic")}, "accent", false},
        {"A", {{}, {}, QStringLiteral("重点"), QStringLiteral("Key account")}, "", true}};
    const CataloguePtr catalogue = coreCatalogue().setChoices("customer_level", levels).build();
    CHECK(catalogue->find("customer")->field("level")->choices == levels);
    CHECK(catalogue->find("customer")->field("industry")->choices.size() > 2);
    // Fixed choices belong to the program.
    CHECK(catalogue->find("task")->field("state")->choices.size() == 4);
}

TEST_CASE("A list that is given to a custom field reaches it too")
{
    FieldSpec second = boothPreference();
    second.choices.clear();
    second.choiceList = "customer_level";
    const CataloguePtr catalogue = coreCatalogue().addCustomField("customer", second).build();
    CHECK(catalogue->find("customer")->field("booth_preference")->choices ==
          catalogue->find("customer")->field("level")->choices);
}

TEST_CASE("A rule of the administrator's makes a field required and forms his own")
{
    SectionSpec section;
    section.label = {{}, {}, QStringLiteral("要点"), QStringLiteral("Essentials")};
    section.fields = {"name", "industry"};
    const CataloguePtr catalogue =
        coreCatalogue().require("customer", "industry").setSections("customer", {section}).build();
    CHECK(catalogue->find("customer")->field("industry")->is(Required));
    CHECK_FALSE(catalogue->find("customer")->field("city")->is(Required));
    REQUIRE(catalogue->find("customer")->sections.size() == 1);
    CHECK(catalogue->find("customer")->sections.first().fields == section.fields);
    CHECK(catalogue->find("contact")->sections.size() == 2);
}

TEST_CASE("What nobody changed has the same hash")
{
    CHECK(coreCatalogue().build()->hash() == coreCatalogue().build()->hash());
    CHECK(hashWith([](FieldSpec &) {}) == hashWith([](FieldSpec &) {}));
    CHECK(hashWithEntity("customer", [](EntitySpec &) {}) == coreCatalogue().build()->hash());
}

TEST_CASE("The hash changes with anything that a reader could notice")
{
    QSet<QByteArray> hashes{coreCatalogue().build()->hash()};
    int variants = 1;
    const auto differs = [&](const char *what, const QByteArray &hash) {
        INFO(what);
        CHECK_FALSE(hashes.contains(hash));
        hashes.insert(hash);
        ++variants;
    };
    differs("a field", hashWith([](FieldSpec &) {}));
    differs("key", hashWith([](FieldSpec &field) { field.key = "booth_wish"; }));
    differs("kind", hashWith([](FieldSpec &field) { field.kind = Kind::ChoiceSet; }));
    differs("flags", hashWith([](FieldSpec &field) { field.flags |= InList; }));
    differs("length", hashWith([](FieldSpec &field) { field.maxLength = 7; }));
    differs("minimum", hashWith([](FieldSpec &field) { field.minimum = 1; }));
    differs("maximum", hashWith([](FieldSpec &field) { field.maximum = 1; }));
    differs("Chinese label", hashWith([](FieldSpec &field) { field.label.chinese = QStringLiteral("展位"); }));
    differs("English label", hashWith([](FieldSpec &field) { field.label.english = QStringLiteral("Booth"); }));
    differs("target", hashWith([](FieldSpec &field) { field.target = "tag"; }));
    differs("via", hashWith([](FieldSpec &field) { field.via = "tag"; }));
    differs("list", hashWith([](FieldSpec &field) { field.choiceList = "channel"; }));
    differs("a choice more", hashWith([](FieldSpec &field) { field.choices.append({"edge", {}, "", false}); }));
    differs("no choice", hashWith([](FieldSpec &field) { field.choices.clear(); }));
    differs("choice key", hashWith([](FieldSpec &field) { field.choices.first().key = "c"; }));
    differs("choice label",
            hashWith([](FieldSpec &field) { field.choices.first().label.english = QStringLiteral("C"); }));
    differs("choice colour", hashWith([](FieldSpec &field) { field.choices.first().colour = "danger"; }));
    differs("choice retired", hashWith([](FieldSpec &field) { field.choices.first().retired = true; }));
    differs("needs", hashWith([](FieldSpec &field) { field.needs = "booth.seePrice"; }));
    differs("default", hashWith([](FieldSpec &field) { field.defaultValue = Value(QStringLiteral("corner")); }));
    differs("null default", hashWith([](FieldSpec &field) { field.defaultValue = Value::null(); }));
    differs("mask", hashWith([](FieldSpec &field) { field.mask = "id"; }));
    differs("help",
            hashWith([](FieldSpec &field) { field.help.english = QStringLiteral("Where they like to stand."); }));

    differs("entity label", hashWithEntity("customer", [](EntitySpec &entity) { entity.label.source = "Client"; }));
    differs("plural", hashWithEntity("customer", [](EntitySpec &entity) { entity.plural.source = "Clients"; }));
    differs("icon", hashWithEntity("customer", [](EntitySpec &entity) { entity.icon = "tent"; }));
    differs("entity flags", hashWithEntity("customer", [](EntitySpec &entity) { entity.flags |= Internal; }));
    differs("access", hashWithEntity("customer", [](EntitySpec &entity) { entity.access.exporting = Scope::Own; }));
    differs("follows", hashWithEntity("customer", [](EntitySpec &entity) { entity.follows = "parent"; }));
    differs("sequence", hashWithEntity("customer", [](EntitySpec &entity) { entity.sequence = "client"; }));
    differs("field order", hashWithEntity("customer", [](EntitySpec &entity) { entity.fields.swapItemsAt(12, 13); }));
    differs("unique rule", hashWithEntity("customer", [](EntitySpec &entity) {
                entity.uniqueRules.append({{"name"}, {}, {}});
            }));
    differs("unless", hashWithEntity("customer", [](EntitySpec &entity) {
                entity.uniqueRules.append({{"name"}, "status", "lost"});
            }));
    differs("section title",
            hashWithEntity("customer", [](EntitySpec &entity) { entity.sections.first().label.source = "Firm"; }));
    differs("section field",
            hashWithEntity("customer", [](EntitySpec &entity) { entity.sections.first().fields.removeLast(); }));
    differs("transition", hashWithEntity("task", [](EntitySpec &entity) { entity.transitions.removeLast(); }));
    differs("permission",
            hashWithEntity("task", [](EntitySpec &entity) { entity.transitions.last().permission = "task.reopen"; }));
    CHECK(hashes.size() == variants);
}
