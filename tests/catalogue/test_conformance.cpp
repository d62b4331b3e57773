// Walks every entity of the program: what all of them must keep, so that generic code may rely on it. A new entity is
// tested by being declared.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/choice_lists.h"
#include "common/catalogue/validation.h"
#include "server/storage/schema.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace fairdesk;

namespace {

CataloguePtr catalogue()
{
    static const CataloguePtr built = coreCatalogue().build();
    return built;
}

// Lines that are never mentioned by name.
const QSet<QByteArray> withoutTitle{"role_right", "field_rule", "user_role"};
const QSet<QByteArray> masks{"phone", "email", "id", "text"};
const QSet<QByteArray> colours{"", "success", "warning", "danger", "care", "accent", "neutral"};

bool isKey(const QByteArray &key)
{
    static const QRegularExpression snakeCase(QStringLiteral("^[a-z][a-z0-9]*(_[a-z0-9]+)*$"));
    return snakeCase.match(QString::fromUtf8(key)).hasMatch();
}

bool isLabel(const Label &label)
{
    const bool declared = !label.context.isEmpty() && !label.source.trimmed().isEmpty();
    return declared || (!label.chinese.trimmed().isEmpty() && !label.english.trimmed().isEmpty());
}

// Runs the check for each field and names it in the messages.
template<class Check>
void forEachField(Check check)
{
    for (const EntityPtr &entity : catalogue()->entities()) {
        for (const FieldSpec &field : entity->fields) {
            INFO(entity->key.constData() << '.' << field.key.constData());
            check(*entity, field);
        }
    }
}

template<class Check>
void forEachEntity(Check check)
{
    for (const EntityPtr &entity : catalogue()->entities()) {
        INFO(entity->key.constData());
        check(*entity);
    }
}

// Our own names and Fluent's; the client understands both.
QSet<QString> knownIcons()
{
    QFile file(QStringLiteral(FAIRDESK_SOURCE_DIR "/resources/icons/icons.txt"));
    QSet<QString> names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QStringList columns = QString::fromUtf8(line).simplified().split(u' ');
        if (columns.size() < 2 || line.startsWith('#'))
            continue;
        names.insert(columns.at(0));
        names.insert(columns.at(1).section(u':', 0, 0));
    }
    return names;
}

} // namespace

TEST_CASE("Every kind of record has a key of its own")
{
    QSet<QByteArray> keys;
    forEachEntity([&](const EntitySpec &entity) {
        CHECK(isKey(entity.key));
        CHECK_FALSE(keys.contains(entity.key));
        keys.insert(entity.key);
        CHECK(catalogue()->find(entity.key).get() == &entity);
        CHECK(isLabel(entity.label));
        CHECK(isLabel(entity.plural));
    });
    CHECK(keys.size() == catalogue()->entities().size());
    CHECK_FALSE(catalogue()->find("no_such_thing"));
}

TEST_CASE("Every field has a key of its own and a label of its own")
{
    forEachEntity([](const EntitySpec &entity) {
        QSet<QByteArray> keys;
        QSet<QByteArray> labels;
        for (const FieldSpec &field : entity.fields) {
            INFO(field.key.constData());
            CHECK(isKey(field.key));
            CHECK_FALSE(keys.contains(field.key));
            keys.insert(field.key);
            CHECK(isLabel(field.label));
            // Imports and reports name fields by their labels.
            CHECK_FALSE(labels.contains(field.label.source));
            labels.insert(field.label.source);
            CHECK(entity.field(field.key) == &field);
        }
    });
}

TEST_CASE("The system's fields come first, in their order")
{
    const QList<QByteArray> order{"id",         "version", "external_id", "created_at", "created_by", "changed_at",
                                  "changed_by", "owner",   "team",        "branch",     "deleted_at"};
    REQUIRE(order.size() == SystemFieldCount);
    forEachEntity([&](const EntitySpec &entity) {
        REQUIRE(entity.fields.size() > SystemFieldCount);
        for (int i = 0; i < SystemFieldCount; ++i) {
            CHECK(entity.fields.at(i).key == order.at(i));
            CHECK(entity.fields.at(i).is(System));
        }
        for (int i = SystemFieldCount; i < entity.fields.size(); ++i)
            CHECK_FALSE(entity.fields.at(i).is(System));
        CHECK(entity.fields.at(ExternalIdField).is(Unique));
    });
}

TEST_CASE("Who owns a record is asked only where a record has an owner of its own")
{
    forEachEntity([](const EntitySpec &entity) {
        const bool own = entity.isOwned() && entity.follows.isEmpty();
        for (const int place : {OwnerField, TeamField, BranchField})
            CHECK(entity.fields.at(place).is(ReadOnly) == !own);
    });
}

TEST_CASE("Links point to kinds of record that exist")
{
    forEachField([](const EntitySpec &, const FieldSpec &field) {
        if (!field.isLink()) {
            CHECK(field.target.isEmpty());
            return;
        }
        REQUIRE(catalogue()->find(field.target));
        const auto &links = catalogue()->linksTo(field.target);
        CHECK(
            std::any_of(links.begin(), links.end(), [&](const Catalogue::Link &link) { return link.field == &field; }));
    });
}

TEST_CASE("Lines know the way back to their document")
{
    QSet<QByteArray> parts;
    forEachField([&](const EntitySpec &entity, const FieldSpec &field) {
        if (field.kind != Kind::Lines) {
            CHECK(field.via.isEmpty());
            return;
        }
        const EntityPtr line = catalogue()->find(field.target);
        REQUIRE(line);
        CHECK(line->is(PartOfParent));
        const FieldSpec *back = line->field(field.via);
        REQUIRE(back);
        CHECK(back->kind == Kind::Ref);
        CHECK(back->target == entity.key);
        CHECK(back->is(Required));
        CHECK(back->is(Indexed));
        parts.insert(line->key);
    });
    forEachEntity([&](const EntitySpec &entity) { CHECK(parts.contains(entity.key) == entity.is(PartOfParent)); });
}

TEST_CASE("A record has one name, and it is a text that must be given")
{
    forEachEntity([](const EntitySpec &entity) {
        const auto titles = std::count_if(entity.fields.begin(), entity.fields.end(),
                                          [](const FieldSpec &field) { return field.is(Title); });
        CHECK(titles == (withoutTitle.contains(entity.key) ? 0 : 1));
        const FieldSpec *title = entity.titleField();
        CHECK((title != nullptr) == (titles == 1));
        if (title) {
            CHECK((title->kind == Kind::Text || title->kind == Kind::LongText));
            CHECK(title->is(Required));
            CHECK(title->is(InList));
        }
    });
}

TEST_CASE("Forms name fields that exist, each once, and forget none that people fill in")
{
    forEachEntity([](const EntitySpec &entity) {
        QSet<QByteArray> shown;
        for (const SectionSpec &section : entity.sections) {
            CHECK(isLabel(section.label));
            CHECK_FALSE(section.fields.isEmpty());
            for (const QByteArray &key : section.fields) {
                INFO(key.constData());
                CHECK(entity.field(key));
                CHECK_FALSE(shown.contains(key));
                shown.insert(key);
            }
        }
        if (entity.sections.isEmpty())
            return;
        for (int i = SystemFieldCount; i < entity.fields.size(); ++i) {
            const FieldSpec &field = entity.fields.at(i);
            INFO(field.key.constData());
            if (!field.is(ReadOnly) && !field.is(NotOnForm) && field.kind != Kind::Lines)
                CHECK(shown.contains(field.key));
        }
    });
}

TEST_CASE("What a record follows is a link to one other record that has an owner")
{
    forEachEntity([](const EntitySpec &entity) {
        if (entity.follows.isEmpty())
            return;
        const FieldSpec *field = entity.field(entity.follows);
        REQUIRE(field);
        CHECK(field->kind == Kind::Ref);
        CHECK(field->is(Indexed));
        const EntityPtr target = catalogue()->find(field->target);
        REQUIRE(target);
        CHECK(target->isOwned());
        CHECK(target->follows.isEmpty()); // one step: the write path and the change feed look no further
        CHECK(entity.isOwned());
    });
}

TEST_CASE("A choice has something to choose from")
{
    forEachField([](const EntitySpec &, const FieldSpec &field) {
        if (field.kind != Kind::Choice && field.kind != Kind::ChoiceSet) {
            CHECK(field.choices.isEmpty());
            CHECK(field.choiceList.isEmpty());
            return;
        }
        CHECK(field.is(FixedChoices) == field.choiceList.isEmpty());
        REQUIRE_FALSE(field.choices.isEmpty());
        QSet<QByteArray> keys;
        for (const ChoiceItem &choice : field.choices) {
            INFO(choice.key.constData());
            CHECK_FALSE(choice.key.isEmpty());
            CHECK_FALSE(choice.key.contains(',')); // sets are stored with commas between
            CHECK_FALSE(keys.contains(choice.key));
            keys.insert(choice.key);
            CHECK(isLabel(choice.label));
            CHECK(colours.contains(choice.colour));
            CHECK(field.choice(choice.key) == &choice);
        }
        CHECK(field.choice("no such choice") == nullptr);
    });
}

TEST_CASE("Every list that a new centre starts with belongs to some field")
{
    QSet<QByteArray> used;
    for (const EntityPtr &entity : catalogue()->entities()) {
        for (const FieldSpec &field : entity->fields)
            used.insert(field.choiceList);
    }
    QSet<QByteArray> seen;
    for (const DefaultChoiceList &list : defaultChoiceLists()) {
        INFO(list.key.constData());
        CHECK(isKey(list.key));
        CHECK_FALSE(seen.contains(list.key));
        seen.insert(list.key);
        CHECK(used.contains(list.key));
        for (const ChoiceItem &item : list.items) {
            CHECK_FALSE(item.label.chinese.isEmpty());
            CHECK_FALSE(item.label.english.isEmpty());
            CHECK_FALSE(item.retired);
        }
    }
}

TEST_CASE("What stands in a new record is a value that may stand there")
{
    forEachField([](const EntitySpec &, const FieldSpec &field) {
        if (!field.defaultValue.isPresent())
            return;
        CHECK(hasTypeOf(field.kind, field.defaultValue));
        const auto problem = validationProblem(field, field.defaultValue);
        CHECK((problem ? problem->english() : QString()) == QString());
    });
}

TEST_CASE("Traits stand only where they mean something")
{
    forEachField([](const EntitySpec &entity, const FieldSpec &field) {
        CHECK((field.mask.isEmpty() || masks.contains(field.mask)));
        CHECK((field.mask.isEmpty() || field.isText())); // only texts can be shown in part
        CHECK((!field.is(Searchable) || field.isText()));
        CHECK((!field.is(NumberLike) || field.is(Searchable)));
        CHECK((!field.is(Sortable) || field.isStoredInRow()));
        CHECK((!field.is(Unique) || field.kind == Kind::Text));
        CHECK((!field.is(Required) || !field.is(ReadOnly)));
        CHECK((!field.is(Required) || field.isStoredInRow()));
        CHECK(field.maxLength >= 0);
        CHECK((field.maxLength == 0 || field.isText()));
        CHECK(field.minimum <= field.maximum);
        CHECK_FALSE(field.is(Custom));
        CHECK((!entity.is(Internal) || !field.is(Searchable)));
    });
}

TEST_CASE("What must be unique is made of fields that stand in the row")
{
    forEachEntity([](const EntitySpec &entity) {
        for (const UniqueRule &rule : entity.uniqueRules) {
            CHECK(rule.fields.size() >= 1);
            CHECK(QSet<QByteArray>(rule.fields.begin(), rule.fields.end()).size() == rule.fields.size());
            for (const QByteArray &key : rule.fields) {
                INFO(key.constData());
                REQUIRE(entity.field(key));
                CHECK(entity.field(key)->isStoredInRow());
            }
            if (rule.unlessField.isEmpty())
                continue;
            REQUIRE(entity.field(rule.unlessField));
            CHECK(entity.field(rule.unlessField)->choice(rule.unlessChoice));
        }
    });
}

TEST_CASE("States change only between states that exist, and none is a dead end by mistake")
{
    forEachEntity([](const EntitySpec &entity) {
        QSet<QByteArray> seen;
        for (const TransitionRule &transition : entity.transitions) {
            INFO(transition.from.constData() << " -> " << transition.to.constData());
            const FieldSpec *field = entity.field(transition.field);
            REQUIRE(field);
            CHECK(field->kind == Kind::Choice);
            CHECK(field->is(FixedChoices));
            CHECK(field->choice(transition.from));
            CHECK(field->choice(transition.to));
            CHECK(transition.from != transition.to);
            const QByteArray way = transition.field + ' ' + transition.from + ' ' + transition.to;
            CHECK_FALSE(seen.contains(way));
            seen.insert(way);
        }
        for (const TransitionRule &transition : entity.transitions) {
            // Every state can be reached: from another one, or because records begin in it.
            for (const ChoiceItem &choice : entity.field(transition.field)->choices) {
                const bool reached =
                    std::any_of(entity.transitions.begin(), entity.transitions.end(), [&](const TransitionRule &other) {
                        return other.field == transition.field && other.to == choice.key;
                    });
                INFO(choice.key.constData());
                CHECK((reached || entity.field(transition.field)->defaultValue.text().toUtf8() == choice.key));
            }
        }
    });
}

TEST_CASE("Nobody without a role touches what administrators keep")
{
    forEachEntity([](const EntitySpec &entity) {
        if (!entity.is(Configuration))
            return;
        for (const Action action : allActions) {
            INFO(actionKey(action));
            if (action != Action::Read)
                CHECK(entity.access.of(action) == Scope::None);
        }
    });
    // Rights themselves are not for everybody's eyes.
    for (const char *key : {"role", "role_right", "field_rule", "user_role"})
        CHECK(catalogue()->find(key)->access.read == Scope::None);
}

TEST_CASE("Icons are among those that the client carries")
{
    const QSet<QString> icons = knownIcons();
    REQUIRE_FALSE(icons.isEmpty());
    forEachEntity([&](const EntitySpec &entity) {
        if (!entity.icon.isEmpty())
            CHECK(icons.contains(QString::fromUtf8(entity.icon)));
    });
}

TEST_CASE("Names in the store are whole in both databases, with the longest custom fields too")
{
    constexpr qsizetype longestName = 63; // PostgreSQL cuts what is longer, and cut names meet
    CatalogueBuilder builder = coreCatalogue();
    for (const EntityPtr &entity : catalogue()->entities()) {
        if (entity->is(ExtensibleOff))
            continue;
        FieldSpec field;
        field.key = QByteArray(40, 'k');
        field.label = {{}, {}, QStringLiteral("测试"), QStringLiteral("Test")};
        field.kind = Kind::Many;
        field.target = "tag";
        builder.addCustomField(entity->key, field);
    }
    const SchemaSpec schema = schemaOf(*builder.build());
    QSet<QByteArray> names;
    for (const TableSpec &table : schema.tables) {
        INFO(table.name.constData());
        CHECK(table.name.size() <= longestName);
        CHECK_FALSE(names.contains(table.name));
        names.insert(table.name);
        QSet<QByteArray> columns;
        for (const ColumnSpec &column : table.columns) {
            CHECK_FALSE(columns.contains(column.name));
            columns.insert(column.name);
        }
    }
    for (const IndexSpec &index : schema.indexes) {
        INFO(index.name.constData());
        CHECK(index.name.size() <= longestName);
        CHECK_FALSE(names.contains(index.name));
        names.insert(index.name);
    }
}
