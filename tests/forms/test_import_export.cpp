#include "client/forms/export_dialog.h"
#include "client/forms/import_preview.h"
#include "client/forms/import_wizard.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QString write(const Office &office, const QString &name, const QByteArray &content)
{
    QFile file(office.folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

const QByteArray exhibitors = "Name,City,level,E-mail,联系人,Contact › Mobile\n"
                              "齐鲁机床,济南,A,a@b.cn,王经理,13800000000\n"
                              ",青岛,Level B,c@d.cn,李工,13900000000\n"
                              "泰山重工,泰安,Z,not an address,,\n";

QString words(const QWidget &widget)
{
    QStringList found;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            found.append(label->text());
    }
    return found.join(u'\n');
}

} // namespace

TEST_CASE("A file shows before the import what each column means and which cells will not pass", "[import][gui]")
{
    Office office;
    ImportWizard wizard(office.context, "customer");
    QAbstractItemModelTester tester(wizard.preview(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(wizard, {1080, 680});
    wizard.setFile(write(office, QStringLiteral("list.csv"), exhibitors));
    REQUIRE(waitFor([&] { return wizard.step() == ImportWizard::Step::Columns; }));
    const QList<ColumnMapping> mapping = wizard.preview()->mapping();
    REQUIRE(mapping.size() == 6);
    CHECK(mapping.at(0) == ColumnMapping{ColumnMapping::Kind::Field, "name"});
    CHECK(mapping.at(2) == ColumnMapping{ColumnMapping::Kind::Field, "level"});
    CHECK(mapping.at(3) == ColumnMapping{ColumnMapping::Kind::Field, "email"});
    CHECK(mapping.at(4).kind == ColumnMapping::Kind::Automatic);
    CHECK(mapping.at(5) == ColumnMapping{ColumnMapping::Kind::Field, "contact.mobile"});
    CHECK(wizard.preview()->problemCount() == 3);
    const QModelIndex first = wizard.preview()->nextProblem({});
    CHECK(first == wizard.preview()->index(1, 0));
    CHECK(first.data(ImportPreview::ProblemRole).toString().contains(QStringLiteral("must be filled in")));
    CHECK(wizard.preview()->nextProblem(wizard.preview()->index(2, 3)) == first);
    keepPicture(wizard, QStringLiteral("import-columns"));
}

TEST_CASE("An import is tried, run, told in figures, and taken back", "[import][gui]")
{
    Office office;
    office.jobResult = {{QStringLiteral("read"), 3},
                        {QStringLiteral("created"), 1},
                        {QStringLiteral("updated"), 0},
                        {QStringLiteral("skipped"), 0},
                        {QStringLiteral("rejected"), 2}};
    office.download = "Name,Reason\n";
    ImportWizard wizard(office.context, "customer");
    QSignalSpy imported(&wizard, &ImportWizard::imported);
    show(wizard, {1080, 680});
    wizard.setFile(write(office, QStringLiteral("list.csv"), exhibitors));
    REQUIRE(waitFor([&] { return wizard.step() == ImportWizard::Step::Columns; }));
    wizard.preview()->setMapping(4, {ColumnMapping::Kind::Skip, {}});

    wizard.run(true);
    CHECK(wizard.step() == ImportWizard::Step::Running);
    REQUIRE(waitFor([&] { return wizard.step() == ImportWizard::Step::Result; }));
    CHECK(office.uploaded == exhibitors);
    REQUIRE(office.imports.size() == 1);
    const QJsonObject options = office.imports.first().second;
    CHECK(options.value(QStringLiteral("dry_run")).toBool());
    const QJsonObject map = options.value(QStringLiteral("map")).toObject();
    CHECK(map.value(QStringLiteral("Name")).toString() == QStringLiteral("name"));
    CHECK(map.value(QStringLiteral("联系人")).isNull());
    CHECK(map.contains(QStringLiteral("联系人")));
    CHECK(imported.isEmpty());

    for (QPushButton *button : wizard.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Back"))
            button->click();
    }
    REQUIRE(wizard.step() == ImportWizard::Step::Columns);
    wizard.run(false);
    REQUIRE(waitFor([&] { return wizard.step() == ImportWizard::Step::Result; }));
    CHECK(imported.size() == 1);
    CHECK_FALSE(office.imports.last().second.contains(QStringLiteral("dry_run")));
    CHECK(wizard.result().value(QStringLiteral("rejected")).toInt() == 2);
    keepPicture(wizard, QStringLiteral("import-result"));

    const QString rejected = office.folder.filePath(QStringLiteral("rejected.csv"));
    wizard.saveRejected(rejected);
    REQUIRE(waitFor([&] { return QFile::exists(rejected); }));
    wizard.undoImport();
    REQUIRE(waitFor([&] { return imported.size() == 2; }));
    REQUIRE(office.actions.size() == 1);
    CHECK(office.actions.first().first == "import_undo");
    CHECK(office.actions.first().second.value(QStringLiteral("job")).toInt() == 12);
}

TEST_CASE("A file that is no table is refused with a sentence", "[import][gui]")
{
    Office office;
    ImportWizard wizard(office.context, "customer");
    show(wizard, {1080, 680});
    wizard.setFile(write(office, QStringLiteral("list.csv"), "Name,City\n"));
    REQUIRE(waitFor([&] { return words(wizard).contains(QStringLiteral("no rows under its header")); }));
    CHECK(wizard.step() == ImportWizard::Step::File);
    wizard.setFile(office.folder.filePath(QStringLiteral("missing.csv")));
    REQUIRE(waitFor([&] {
        return !words(wizard).contains(QStringLiteral("no rows under its header")) &&
               !words(wizard).contains(QStringLiteral("Reading the file"));
    }));
    CHECK(wizard.step() == ImportWizard::Step::File);
}

TEST_CASE("A list is exported in the wanted form and lands where it was wanted", "[export][gui]")
{
    Office office;
    office.download = "name\n齐鲁机床\n";
    Query query;
    query.entity = "customer";
    query.columns = {"name"};
    query.filter = Filter::compare("city", Operator::Equal, {Value(QStringLiteral("济南"))});
    ExportDialog dialog(office.context, query, 12);
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    show(dialog, {440, 320});
    keepPicture(dialog, QStringLiteral("export"));
    dialog.chooseFormat("csv", true);
    dialog.setReason(QStringLiteral("Badge print"));
    const QString path = office.folder.filePath(QStringLiteral("out.csv"));
    dialog.start(path);
    REQUIRE(waitFor([&] { return exported.size() == 1; }));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == office.download);
    const auto sent = std::find_if(office.server.received.begin(), office.server.received.end(),
                                   [](const wire::Envelope &envelope) { return envelope.has_export_start(); });
    REQUIRE(sent != office.server.received.end());
    CHECK(sent->export_start().format() == "csv");
    CHECK(sent->export_start().machine());
    CHECK(sent->export_start().reason() == "Badge print");
    CHECK(sent->export_start().query().limit() == 0);
}
