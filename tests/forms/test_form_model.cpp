#include "client/data/choice_labels.h"
#include "client/forms/form_fields.h"
#include "client/forms/form_model.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct Opened
{
    Office office;
    std::unique_ptr<FormModel> model;

    Opened()
    {
        office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))},
                                   {"city", Value(QStringLiteral("济南"))},
                                   {"level", Value(QStringLiteral("B"))}});
        model = std::make_unique<FormModel>(office.link.catalogue(), office.link.catalogue()->find("customer"));
        model->load(fetch());
    }
    FetchedRecord fetch()
    {
        FetchRequest request;
        request.entity = "customer";
        request.id = 1;
        const auto answer = await(office.link.fetch(request), patience);
        REQUIRE(answer);
        return *answer;
    }
};

} // namespace

TEST_CASE("A save sends what was changed and nothing else, with the version that was seen", "[form]")
{
    Opened opened;
    CHECK_FALSE(opened.model->isDirty());
    opened.model->set("city", {Value(QStringLiteral("青岛"))});
    const RecordChange change = opened.model->change();
    CHECK(change.operation == RecordChange::Operation::Update);
    CHECK(change.version == 1);
    CHECK(change.values == QList<FieldValue>{{"city", Value(QStringLiteral("青岛"))}});
    opened.model->set("city", {Value(QStringLiteral("济南"))});
    CHECK_FALSE(opened.model->isDirty());
}

TEST_CASE("What a colleague saved comes into untouched fields; a field that both changed stays a question", "[form]")
{
    Opened opened;
    opened.model->set("city", {Value(QStringLiteral("青岛"))});
    opened.office.colleagueChanges("customer", 1, "level", Value(QStringLiteral("A")));
    opened.model->merge(opened.fetch());
    CHECK(opened.model->content("level").value == Value(QStringLiteral("A")));
    CHECK(opened.model->clashes().isEmpty());
    CHECK(opened.model->version() == 2);

    opened.office.colleagueChanges("customer", 1, "city", Value(QStringLiteral("烟台")));
    opened.model->merge(opened.fetch());
    REQUIRE(opened.model->clashes().size() == 1);
    const Clash clash = opened.model->clashes().first();
    CHECK(clash.base.value == Value(QStringLiteral("济南")));
    CHECK(clash.mine.value == Value(QStringLiteral("青岛")));
    CHECK(clash.theirs.value == Value(QStringLiteral("烟台")));
    // A save in this state must not pass for one that has seen their value.
    CHECK(opened.model->change().version == 2);

    SECTION("mine stands")
    {
        opened.model->resolve({});
        CHECK(opened.model->change().version == 3);
        CHECK(opened.model->changedValues() == QList<FieldValue>{{"city", Value(QStringLiteral("青岛"))}});
    }
    SECTION("theirs stands")
    {
        opened.model->resolve({"city"});
        CHECK_FALSE(opened.model->isDirty());
        CHECK(opened.model->content("city").value == Value(QStringLiteral("烟台")));
    }
}

TEST_CASE("Values that a new record is opened with are saved, but nobody has typed them yet", "[form]")
{
    Office office;
    FormModel model(office.link.catalogue(), office.link.catalogue()->find("task"));
    model.startNew({{"customer", Value(qint64(3))}});
    CHECK_FALSE(model.isDirty());
    CHECK(model.changedValues() == QList<FieldValue>{{"customer", Value(qint64(3))}});
    model.set("title", {Value(QStringLiteral("Call back"))});
    CHECK(model.isDirty());
    model.revert();
    CHECK(model.content("customer").value == Value(qint64(3)));
    CHECK(model.content("state").value == Value(QStringLiteral("open")));
}

TEST_CASE("Both typed the same: no question", "[form]")
{
    Opened opened;
    opened.model->set("city", {Value(QStringLiteral("烟台"))});
    opened.office.colleagueChanges("customer", 1, "city", Value(QStringLiteral("烟台")));
    opened.model->merge(opened.fetch());
    CHECK(opened.model->clashes().isEmpty());
    CHECK_FALSE(opened.model->isDirty());
}

TEST_CASE("Only what is wrong with one's own entries is a problem", "[form]")
{
    Opened opened;
    opened.model->set("email", {Value(QStringLiteral("no address"))});
    CHECK(opened.model->invalidFields() == QList<QByteArray>{"email"});
    opened.model->set("email", {Value::null()});
    CHECK(opened.model->invalidFields().isEmpty());
    opened.model->set("name", {Value::null()});
    CHECK(opened.model->invalidFields() == QList<QByteArray>{"name"});
    QSignalSpy problems(opened.model.get(), &FormModel::problemChanged);
    opened.model->setServerProblems({{"phone", message("Nobody answers there.")}});
    REQUIRE(opened.model->problem("phone"));
    opened.model->set("phone", {Value(QStringLiteral("0531 8812 3456"))});
    CHECK_FALSE(opened.model->problem("phone"));
    CHECK(problems.size() == 2);
}

TEST_CASE("Lines are sent as the whole list, unchanged ones by their id alone", "[form]")
{
    Office office;
    const qint64 role =
        office.table("role").add({{"key", Value(QStringLiteral("sales"))}, {"name", Value(QStringLiteral("Sales"))}});
    for (const char *entity : {"customer", "contact"}) {
        office.table("role_right")
            .add({{"role", Value(role)},
                  {"entity", Value(QString::fromLatin1(entity))},
                  {"action", Value(QStringLiteral("read"))},
                  {"scope", Value(QStringLiteral("own"))}});
    }
    FormModel model(office.link.catalogue(), office.link.catalogue()->find("role"));
    FetchRequest request;
    request.entity = "role";
    request.id = role;
    for (const FieldSpec *field : model.linesFields()) {
        Query lines;
        lines.entity = field->target;
        lines.columns = {"id", "entity"};
        if (field->target == "role_right")
            lines.columns += {"action", "scope"};
        lines.filter = Filter::compare("role", Operator::Equal, {Value(role)});
        lines.limit = 0;
        request.panels.append(lines);
    }
    const auto fetched = await(office.link.fetch(request), patience);
    REQUIRE(fetched);
    model.load(*fetched);
    QList<LineContent> lines = model.lines("rights");
    REQUIRE(lines.size() == 2);
    lines[1].fields["scope"] = {Value(QStringLiteral("team"))};
    lines.append({0, {{"entity", {Value(QStringLiteral("task"))}}, {"action", {Value(QStringLiteral("read"))}}}});
    model.setLines("rights", lines);
    CHECK(model.isDirty());
    const RecordChange change = model.change();
    CHECK(change.values.isEmpty());
    REQUIRE(change.lines.size() == 1);
    const QList<LineChange> sent = change.lines.first().lines;
    REQUIRE(sent.size() == 3);
    CHECK(sent.at(0) == LineChange{1, {}});
    CHECK(sent.at(1) == LineChange{2, {{"scope", Value(QStringLiteral("team"))}}});
    CHECK(sent.at(2).id == 0);
    CHECK(sent.at(2).values.size() == 2);
}

TEST_CASE("A form shows the catalogue's sections, then the administrator's fields, then what the program keeps",
          "[form]")
{
    Office office;
    const EntityPtr customer = office.link.catalogue()->find("customer");
    const auto existing = formSections(office.context, *customer, false, true);
    QStringList titles;
    for (const FormSection &section : existing)
        titles.append(section.title);
    CHECK(titles == QStringList{QStringLiteral("Organisation"), QStringLiteral("Relations"), QStringLiteral("Reach"),
                                QStringLiteral("Business"), QStringLiteral("Kept by the program")});
    CHECK(existing.last().fields.first().key == "owner");
    for (const FormSection &section : formSections(office.context, *customer, true, true)) {
        for (const FieldSpec &field : section.fields)
            CHECK_FALSE(field.is(ReadOnly));
    }
    // A state machine offers the next states only.
    const EntityPtr task = office.link.catalogue()->find("task");
    const FieldSpec state = withNextStates(*task, *task->field("state"), QStringLiteral("done"));
    QStringList offered;
    for (const ChoiceOption &option : choiceOptions(state, {QStringLiteral("done")}))
        offered.append(option.key);
    CHECK(offered == QStringList{QStringLiteral("open"), QStringLiteral("done")});
    CHECK(limitingField(*office.link.catalogue(), *task, *task->field("contact")) == "customer");
}
