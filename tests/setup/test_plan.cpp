// The plan of a new centre, without a window and without a server.
#include "client/screens/setup/setup_rows_model.h"
#include "client/screens/setup/setup_save.h"
#include "tests/support/catch.h"

#include <QAbstractItemModelTester>

using namespace fairdesk;

namespace {

SetupGround freshGround()
{
    SetupGround ground;
    ground.departments = {{11, 0, {{"key", QStringLiteral("sales")}, {"name", QStringLiteral("招展部")}}},
                          {12, 0, {{"key", QStringLiteral("it")}, {"name", QStringLiteral("信息部")}}}};
    ground.branches = {{21, 0, {{"key", QStringLiteral("main")}, {"name", QStringLiteral("总部")}, {"city", {}}}}};
    ground.roles = {{31, QStringLiteral("sales"), QStringLiteral("销售")}};
    ground.logins = {QStringLiteral("admin")};
    ground.versions = {{"team", {{11, 1}, {12, 4}}}, {"branch", {{21, 1}}}};
    return ground;
}

QList<RecordChange> changesOf(const SaveRequest &request, const QByteArray &entity)
{
    QList<RecordChange> changes = request.changes;
    changes.removeIf([&](const RecordChange &change) { return change.entity != entity; });
    return changes;
}

QString textOf(const RecordChange &change, const QByteArray &field)
{
    const Value *value = change.value(field);
    return value ? value->text() : QString();
}

} // namespace

TEST_CASE("A new centre is offered the departments that every centre has", "[setup]")
{
    const SetupPlan plan = freshGround().proposal();
    QStringList keys;
    for (const SetupRow &row : plan.departments)
        keys.append(row.value("key"));
    CHECK(keys == QStringList{QStringLiteral("sales"), QStringLiteral("it"), QStringLiteral("audience"),
                              QStringLiteral("marketing"), QStringLiteral("service"), QStringLiteral("finance")});
    CHECK(usualDepartments(plan.departments).isEmpty());
    SetupGround named = freshGround();
    named.settings.insert("centre.name", {41, 0, {{"value", QStringLiteral("云岭会展中心")}}});
    CHECK(named.proposal().departments.size() == 2); // a centre at work is left as it is
}

TEST_CASE("Only what was changed is saved, and what is new points to each other", "[setup]")
{
    const SetupGround ground = freshGround();
    SetupPlan plan = ground.proposal();
    CHECK(changesOf(setupSave(plan, ground), "branch").isEmpty());
    plan.name = QStringLiteral("云岭会展中心");
    plan.departments = {ground.departments.first(), {-1, 11, {{"name", QStringLiteral("华东组")}}}};
    plan.departments.first().values["name"] = QStringLiteral("招展一部");
    plan.removed["team"] = {12};
    plan.people = {{-2,
                    0,
                    {{"login", QStringLiteral("Li.Na")},
                     {"name", QStringLiteral("李娜")},
                     {"department", QStringLiteral("-1")},
                     {"role", QStringLiteral("sales")}}},
                   {-3, 0, {{"role", QStringLiteral("sales")}}}}; // begun and left empty
    const SaveRequest request = setupSave(plan, ground);

    const QList<RecordChange> teams = changesOf(request, "team");
    REQUIRE(teams.size() == 3);
    CHECK(teams.at(0).operation == RecordChange::Operation::Update);
    CHECK(teams.at(0).version == 1);
    CHECK(teams.at(0).value("key") == nullptr); // rights and imports name departments by their keys
    CHECK(teams.at(1).id == -1);
    CHECK(teams.at(1).value("parent")->integer() == 11);
    CHECK(textOf(teams.at(1), "key") == QStringLiteral("huadongzu"));
    CHECK(teams.at(2).operation == RecordChange::Operation::Delete);
    CHECK(teams.at(2).version == 4);
    const QList<RecordChange> users = changesOf(request, "user");
    REQUIRE(users.size() == 1);
    CHECK(textOf(users.first(), "login") == QStringLiteral("li.na"));
    CHECK(users.first().value("department")->integer() == -1);
    CHECK(users.first().lines.first().lines.first().values.first().value.integer() == 31);
    CHECK(textOf(changesOf(request, "setting").first(), "value") == plan.name);
}

TEST_CASE("A field with choices brings its list along", "[setup]")
{
    SetupPlan plan;
    plan.fields = {{-1,
                    0,
                    {{"entity", QStringLiteral("customer")},
                     {"key", QStringLiteral("booth_wish")},
                     {"type", QString::fromLatin1(kindKey(Kind::Choice))},
                     {"label_en", QStringLiteral("Booth wish")},
                     {"choices", QStringLiteral("角位，Island booth、角位")}}}};
    const SaveRequest request = setupSave(plan, {});
    const RecordChange field = changesOf(request, "custom_field").value(0);
    CHECK(textOf(field, "choice_list") == QStringLiteral("customer_booth_wish"));
    CHECK(textOf(field, "label_zh") == QStringLiteral("Booth wish"));
    const QList<RecordChange> choices = changesOf(request, "choice");
    REQUIRE(choices.size() == 2);
    CHECK(textOf(choices.at(0), "key") == QStringLiteral("jiaowei"));
    CHECK(textOf(choices.at(1), "key") == QStringLiteral("island_booth"));
}

TEST_CASE("Keys are made from names", "[setup]")
{
    CHECK(keyFromName(QStringLiteral("Booth size")) == QStringLiteral("booth_size"));
    CHECK(keyFromName(QStringLiteral("展位面积（㎡）")).startsWith(QStringLiteral("zhanweimianji")));
    CHECK(keyFromName(QStringLiteral("3D")) == QStringLiteral("f_3d"));
    CHECK(keyFromName(QStringLiteral("—")).isEmpty());
}

TEST_CASE("Mistakes are named in their cells before anything is sent", "[setup]")
{
    const SetupGround ground = freshGround();
    const CataloguePtr catalogue = coreCatalogue().build();
    SetupPlan plan = ground.proposal();
    plan.departments.append({-90, 0, {}});
    const auto person = [](qint64 id, const char *login) {
        return SetupRow{id, 0, {{"login", QString::fromUtf8(login)}, {"name", QStringLiteral("李娜")}}};
    };
    plan.people = {person(-1, "admin"), person(-2, "li na"), person(-3, "li.na"), person(-4, "LI.NA")};
    const auto field = [](qint64 id, const char *key) {
        return SetupRow{id,
                        0,
                        {{"entity", QStringLiteral("customer")},
                         {"type", QStringLiteral("text")},
                         {"label_zh", QStringLiteral("品牌")},
                         {"key", QString::fromUtf8(key)}}};
    };
    plan.fields = {field(-5, "Brand"), field(-6, "name"), field(-7, "brand"), field(-8, "brand")};
    QStringList places;
    for (const SetupProblem &problem : setupProblems(plan, ground, *catalogue)) {
        CHECK_FALSE(problem.words.isEmpty());
        places.append(QStringLiteral("%1 %2").arg(problem.row).arg(QString::fromUtf8(problem.field)));
    }
    const QStringList expected{QStringLiteral("0 centre.name"), QStringLiteral("-90 name"), QStringLiteral("-1 login"),
                               QStringLiteral("-2 login"),      QStringLiteral("-4 login"), QStringLiteral("-5 key"),
                               QStringLiteral("-6 key"),        QStringLiteral("-8 key")};
    CHECK(places == expected);
}

TEST_CASE("A plan that was left comes back on the ground of today", "[setup]")
{
    SetupGround ground = freshGround();
    SetupPlan plan = ground.proposal();
    plan.name = QStringLiteral("云岭会展中心");
    plan.departments[0].values["name"] = QStringLiteral("招展一部");
    plan.departments.append({-30, 12, {{"name", QStringLiteral("机房")}}});
    plan.removed["team"] = {};
    const auto again = SetupPlan::fromJson(plan.toJson());
    REQUIRE(again);
    // Meanwhile somebody deleted a department and made another one.
    ground.departments = {ground.departments.first(),
                          {13, 0, {{"key", QStringLiteral("legal")}, {"name", QStringLiteral("法务部")}}}};
    ground.versions["team"] = {{11, 2}, {13, 1}};
    const SetupPlan continued = ground.continued(*again);
    CHECK(continued.name == plan.name);
    QStringList names;
    for (const SetupRow &row : continued.departments)
        names.append(row.value("name"));
    CHECK(names.contains(QStringLiteral("招展一部")));
    CHECK(names.contains(QStringLiteral("法务部")));
    CHECK_FALSE(names.contains(QStringLiteral("信息部")));
    for (const SetupRow &row : continued.departments)
        CHECK(row.parent == 0); // what it belonged to is gone
}

TEST_CASE("Rows come, go and stand below each other", "[setup]")
{
    qint64 number = 0;
    SetupRowsModel model({{"name", QStringLiteral("Name")}}, true, [&] { return --number; });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(freshGround().departments);
    QList<qint64> removed;
    QObject::connect(&model, &SetupRowsModel::removed, &model, [&](qint64 row) { removed.append(row); });

    const QModelIndex part = model.addBelow(model.index(0, 0));
    CHECK(model.setData(part, QStringLiteral(" 华东组 ")));
    CHECK(model.index(0, 0, model.index(0, 0)).data().toString() == QStringLiteral("华东组"));
    const QModelIndex beside = model.addRow(model.index(0, 0));
    CHECK(beside.row() == 1);
    CHECK(model.rowCount() == 3);
    model.setProblems(
        {{SetupPage::Departments, SetupList::Departments, model.rowAt(beside)->id, "name", QStringLiteral("Missing")}});
    CHECK(model.problemAt(beside) == QStringLiteral("Missing"));
    model.setData(beside, QStringLiteral("观众部"));
    CHECK(model.problemAt(beside).isEmpty());
    model.removeRow(model.index(0, 0));
    CHECK(removed == QList<qint64>{11}); // the new part of it was never anywhere else
    CHECK(model.rowCount() == 2);
    CHECK(model.rows().size() == 2);
}

TEST_CASE("The server's refusal finds the cell that it quotes", "[setup]")
{
    SetupPlan plan;
    plan.people = {{-1, 0, {{"login", QStringLiteral("li.na")}}}, {-2, 0, {{"login", QStringLiteral("wang.wei")}}}};
    const Text words = message("“%1” is taken.", QStringLiteral("wang.wei"));
    const QList<SetupProblem> problems = problemsOf(Error::invalid({{"login", words}}), plan);
    REQUIRE(problems.size() == 1);
    CHECK(problems.first().row == -2);
    CHECK(problems.first().page == SetupPage::People);
    // What could be about either is said in words alone.
    CHECK(problemsOf(Error::invalid({{"login", message("Not like that.")}}), plan).isEmpty());
}
