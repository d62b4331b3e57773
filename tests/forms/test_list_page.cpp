#include "client/editors/field_editor.h"
#include "client/editors/popup_line.h"
#include "client/forms/bulk_bar.h"
#include "client/forms/column_chooser.h"
#include "client/forms/condition_editor.h"
#include "client/forms/filter_bar.h"
#include "client/forms/list_page.h"
#include "client/forms/preview_panel.h"
#include "client/forms/record_table.h"
#include "client/forms/table_headers.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_panes.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTimer>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// Seven hundred customers and their list on the screen.
struct Listed
{
    Office office;
    std::unique_ptr<ListPage> page;

    explicit Listed(int customers = 700)
    {
        const QStringList cities{QStringLiteral("济南"), QStringLiteral("青岛"), QStringLiteral("烟台")};
        const QStringList levels{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
        const qint64 tag = office.table("tag").add({{"name", Value(QStringLiteral("特装"))}});
        for (int i = 1; i <= customers; ++i) {
            office.server.records.add(
                {{"name", Value(QStringLiteral("客户 %1 有限公司").arg(i, 4, 10, QChar(u'0')))},
                 {"city", Value(cities.at(i % 3))},
                 {"level", Value(levels.at(i % 3))},
                 {"roles", Value(QStringList{QStringLiteral("exhibitor")})},
                 {"tags", i % 4 == 0 ? Value(QList<qint64>{tag}) : Value::null()},
                 {"phone", i % 5 == 0 ? Value::masked(QStringLiteral("138****0000"))
                                      : Value(QStringLiteral("0531 8812 %1").arg(i, 4, 10, QChar(u'0')))},
                 {"last_contact_at", Value(Instant::from(QDateTime(QDate(2025, 11, 2), QTime(3, 0), Qt::UTC)))},
                 {"owner", Value(qint64(7))}});
        }
    }
    void open(QSize size = {1280, 800})
    {
        page = std::make_unique<ListPage>(office.context, "customer");
        test::show(*page, size);
        REQUIRE(waitFor([&] { return !page->model().isLoading() && page->model().rowCount() > 0; }));
        page->table()->setFocus();
    }
    QString cell(int row, const char *column)
    {
        return page->model().index(row, int(page->model().columns().indexOf(column))).data().toString();
    }
    bool waitForLoad()
    {
        return waitFor([&] { return !page->model().isLoading(); });
    }
    void clickHeader(const char *column, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        SortHeader *header = page->table()->header();
        const int section = int(page->model().columns().indexOf(column));
        const QPoint place(header->sectionViewportPosition(section) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, place);
    }
};

} // namespace

TEST_CASE("A long list scrolls: rows come when they are looked at, bars stand in their place until then", "[list][gui]")
{
    Listed listed;
    listed.open();
    QAbstractItemModelTester tester(&listed.page->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(listed.page->model().total() == 700);
    keepPicture(*listed.page, QStringLiteral("list"));
    QScrollBar *bar = listed.page->table()->verticalScrollBar();
    bar->setValue(bar->maximum());
    listed.page->table()->grab();
    REQUIRE(waitFor([&] { return listed.page->model().idAt(699) == 700; }));
    CHECK(listed.cell(699, "name") == QStringLiteral("客户 0700 有限公司"));
}

TEST_CASE("A click on a header sorts, another one turns round, with Ctrl a second column is added", "[list][gui]")
{
    Listed listed(60);
    listed.open();
    listed.clickHeader("name");
    listed.clickHeader("name");
    REQUIRE(listed.waitForLoad());
    CHECK(listed.cell(0, "name") == QStringLiteral("客户 0060 有限公司"));
    listed.clickHeader("level");
    listed.clickHeader("name", Qt::ControlModifier);
    REQUIRE(listed.waitForLoad());
    CHECK(listed.page->model().query().sort == QList<SortKey>{{"level", Ascending}, {"name", Ascending}});
    CHECK(listed.cell(0, "name") == QStringLiteral("客户 0003 有限公司"));
    keepPicture(*listed.page, QStringLiteral("list-sorted"));
}

TEST_CASE("The find box narrows the list after a pause, and Esc takes it back", "[list][gui]")
{
    Listed listed(60);
    listed.open();
    press(Qt::Key_F, Qt::ControlModifier);
    REQUIRE(QApplication::focusWidget() == listed.page->findField());
    type(QStringLiteral("0042"));
    REQUIRE(waitFor([&] { return listed.page->model().total() == 1; }));
    CHECK(listed.cell(0, "name") == QStringLiteral("客户 0042 有限公司"));
    press(Qt::Key_Escape);
    CHECK(waitFor([&] { return listed.page->model().total() == 60; }));
}

TEST_CASE("A condition is made with the keyboard, becomes a chip, and goes with it", "[list][gui][filter]")
{
    Listed listed(60);
    listed.open();
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *editor = listed.page->filterBar()->findChild<ConditionEditor *>();
    REQUIRE(editor);
    editor->fieldLine()->setFocus();
    editor->fieldLine()->setText(QString());
    type(QStringLiteral("City"));
    press(Qt::Key_Return);
    REQUIRE(editor->operand(0));
    editor->operand(0)->setFocus();
    type(QStringLiteral("青岛"));
    keepPicture(*editor, QStringLiteral("condition"));
    editor->apply();
    REQUIRE(waitFor([&] { return listed.page->model().total() == 20; }));
    const auto chips = listed.page->filterBar()->chips();
    REQUIRE(chips.size() == 1);
    CHECK(chips.first()->accessibleName() == QStringLiteral("City 青岛"));
    keepPicture(*listed.page, QStringLiteral("list-filtered"));
    // The offscreen platform does not give the keyboard back when a pop-up closes.
    show(*listed.page, listed.page->size());
    chips.first()->setFocus();
    press(Qt::Key_Delete);
    CHECK(waitFor([&] { return listed.page->model().total() == 60; }));
    CHECK(listed.page->filterBar()->count() == 0);
}

TEST_CASE("An empty list says why and offers the way out", "[list][gui]")
{
    Listed listed(3);
    listed.open();
    listed.page->findField()->setText(QStringLiteral("nobody"));
    emit listed.page->findField()->searched(QStringLiteral("nobody"));
    auto *empty = listed.page->findChild<EmptyState *>();
    REQUIRE(waitFor([&] { return empty->isVisible(); }));
    QStringList words;
    for (const QLabel *label : empty->findChildren<QLabel *>())
        words.append(label->text());
    CHECK(words.join(u' ').contains(QStringLiteral("No customers match")));
    keepPicture(*listed.page, QStringLiteral("list-empty"));
    emit empty->actionTriggered();
    CHECK(waitFor([&] { return listed.page->model().total() == 3; }));
}

TEST_CASE("Space previews the row, Enter opens it", "[list][gui][keyboard]")
{
    Listed listed(20);
    listed.office.table("interaction")
        .add({{"customer", Value(qint64(2))},
              {"subject", Value(QStringLiteral("确认 72 m² 报价"))},
              {"at", Value(Instant{1736900000000})}});
    listed.open();
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    REQUIRE(waitFor([&] { return listed.page->preview()->shownId() == 2; }));
    QStringList words;
    for (const QLabel *label : listed.page->preview()->findChildren<QLabel *>())
        words.append(label->text());
    CHECK(words.contains(QStringLiteral("客户 0002 有限公司")));
    CHECK(words.contains(QStringLiteral("确认 72 m² 报价")));
    keepPicture(*listed.page, QStringLiteral("list-preview"));
    press(Qt::Key_Return);
    CHECK(listed.office.opened == QList<std::pair<QByteArray, qint64>>{{"customer", 2}});
    press(Qt::Key_Space);
    CHECK_FALSE(listed.page->preview()->isVisible());
}

TEST_CASE("Copied rows are a table for a spreadsheet, and no cell of it is a formula", "[list][gui]")
{
    Listed listed(5);
    listed.office.server.records.find(2)->values.insert("name", Value(QStringLiteral("=HYPERLINK(\"http://x\")")));
    listed.open();
    listed.page->table()->selectAll();
    press(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    REQUIRE(lines.size() == 7); // a header, five rows, an end
    const QStringList header = lines.first().split(u'\t');
    CHECK(header.contains(QStringLiteral("City")));
    const QStringList second = lines.at(2).split(u'\t');
    CHECK(second.at(header.indexOf(QStringLiteral("Name"))).startsWith(u'\''));
    CHECK(lines.at(1).split(u'\t').at(header.indexOf(QStringLiteral("City"))) == QStringLiteral("青岛"));
}

TEST_CASE("Deleted rows come back with one undo", "[list][gui][bulk]")
{
    Listed listed(10);
    listed.open();
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    REQUIRE(listed.page->selectedIds().size() == 3);
    auto *bulk = listed.page->findChild<BulkBar *>();
    CHECK(bulk->isVisible());
    keepPicture(*listed.page, QStringLiteral("list-bulk"));
    press(Qt::Key_Delete);
    REQUIRE(waitFor([&] { return listed.page->model().total() == 7; }));
    REQUIRE(listed.page->banner()->isVisible());
    CHECK(listed.page->banner()->message() == QStringLiteral("3 record(s) deleted"));
    CHECK(listed.office.saves.size() == 1);
    CHECK(listed.office.saves.first().changes.size() == 3);
    emit listed.page->banner()->actionTriggered();
    REQUIRE(waitFor([&] { return listed.office.actions.size() == 1; }));
    CHECK(listed.office.actions.first().first == "undo");
    CHECK(listed.office.actions.first().second.value(QStringLiteral("group")).toInteger() == 1);
}

TEST_CASE("Columns, widths and order are remembered for this person and this list", "[list][gui]")
{
    Listed listed(5);
    listed.open();
    ColumnChooser *chooser = listed.page->chooseColumns();
    REQUIRE(chooser);
    keepPicture(*chooser, QStringLiteral("columns"));
    ColumnModel *columns = chooser->model();
    int website = -1;
    for (int row = 0; row < columns->rowCount(); ++row) {
        if (columns->index(row).data().toString() == QStringLiteral("Website"))
            website = row;
    }
    REQUIRE(website >= 0);
    columns->setData(columns->index(website), Qt::Checked, Qt::CheckStateRole);
    chooser->close();
    REQUIRE(waitFor([&] { return listed.page->model().columns().contains("website"); }));
    listed.page->table()->header()->resizeSection(0, 333);
    listed.clickHeader("city");
    REQUIRE(listed.waitForLoad());
    listed.page.reset();

    listed.open();
    CHECK(listed.page->model().columns().contains("website"));
    CHECK(listed.page->table()->header()->sectionSize(0) == 333);
    CHECK(listed.page->model().query().sort == QList<SortKey>{{"city", Ascending}});
}

TEST_CASE("Saved views are tabs with their counts", "[list][gui]")
{
    Listed listed(60);
    listed.office.table("saved_query")
        .add(
            {{"name", Value(QStringLiteral("青岛客户"))},
             {"entity", Value(QStringLiteral("customer"))},
             {"query", Value(QStringLiteral(
                           R"({"filter": ["city", "eq", "青岛"], "columns": ["name", "city"], "sort": ["-name"]})"))}});
    listed.open();
    auto *tabs = listed.page->findChild<QTabBar *>();
    REQUIRE(waitFor([&] { return tabs->count() == 2 && tabs->tabText(1).contains(QStringLiteral("20")); }));
    tabs->setCurrentIndex(1);
    REQUIRE(waitFor([&] { return listed.page->model().total() == 20; }));
    CHECK(listed.page->model().columns() == QList<QByteArray>{"name", "city"});
    CHECK(listed.cell(0, "name") == QStringLiteral("客户 0058 有限公司"));
    CHECK(listed.page->filterBar()->count() == 1);
    keepPicture(*listed.page, QStringLiteral("list-view"));
    tabs->setCurrentIndex(0);
    CHECK(waitFor([&] { return listed.page->model().total() == 60; }));
}

TEST_CASE("Chosen records are kept as a list of their own", "[list][gui][bulk]")
{
    Listed listed(30);
    listed.open();
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    REQUIRE(listed.page->selectedIds().size() == 3);
    QTimer::singleShot(0, listed.page.get(), [&] {
        auto *question = listed.page->findChild<QInputDialog *>();
        REQUIRE(question);
        CHECK(question->windowTitle() == QStringLiteral("Keep 3 record(s) as a list"));
        question->setTextValue(QStringLiteral("回访名单"));
        question->accept();
    });
    emit listed.page->findChild<BulkBar *>()->keepWanted();
    auto *tabs = listed.page->findChild<QTabBar *>();
    REQUIRE(waitFor([&] { return tabs->count() == 2 && tabs->tabText(1).contains(QStringLiteral("回访名单")); }));
    tabs->setCurrentIndex(1);
    REQUIRE(waitFor([&] { return listed.page->model().total() == 3; }));
    const auto chips = listed.page->filterBar()->chips();
    REQUIRE(chips.size() == 1);
    CHECK(chips.first()->accessibleName() == QStringLiteral("Kept list 3 record(s)"));
    keepPicture(*listed.page, QStringLiteral("list-kept"));
    QTest::keyClick(listed.page->table(), Qt::Key_Home); // Shift is up again, also for the next story
}

TEST_CASE("A row that a colleague changes shows the new value where it stands", "[list][gui]")
{
    Listed listed(20);
    listed.open();
    listed.page->table()->selectRow(4);
    listed.office.colleagueChanges("customer", 3, "city", Value(QStringLiteral("威海")));
    REQUIRE(waitFor([&] { return listed.cell(2, "city") == QStringLiteral("威海"); }));
    CHECK(listed.page->table()->currentIndex().row() == 4);
    CHECK(listed.page->selectedIds() == QList<qint64>{5});
}

TEST_CASE("A list inside another page shows only what belongs there, and new records belong there too", "[list][gui]")
{
    Office office;
    office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    for (int i = 0; i < 4; ++i)
        office.table("contact").add(
            {{"name", Value(QStringLiteral("联系人 %1").arg(i))}, {"customer", Value(qint64(i % 2 + 1))}});
    ListPage page(office.context, "contact");
    page.setBaseFilter(Filter::compare("customer", Operator::Equal, {Value(qint64(1))}));
    show(page, {900, 500});
    REQUIRE(waitFor([&] { return page.model().total() == 2; }));
    auto *create = page.findChild<QPushButton *>(QStringLiteral("createButton"));
    REQUIRE(create);
    create->click();
    REQUIRE(office.created.size() == 1);
    CHECK(office.created.first().second == QList<FieldValue>{{"customer", Value(qint64(1))}});
}

TEST_CASE("What this person may not do is not offered", "[list][gui]")
{
    Office office(false);
    office.recordActions = {Action::Read};
    REQUIRE(signIn(office.link));
    office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    ListPage page(office.context, "customer");
    show(page, {1000, 600});
    REQUIRE(waitFor([&] { return page.model().total() == 1; }));
    CHECK_FALSE(page.findChild<QPushButton *>(QStringLiteral("createButton")));
    page.table()->selectAll();
    press(Qt::Key_Delete);
    CHECK(office.saves.isEmpty());
}

TEST_CASE("The list looks right in the dark and in a narrow window", "[list][gui]")
{
    Listed listed(60);
    listed.open({1180, 680});
    listed.office.themes.manager.setMode(ThemeManager::Mode::Dark);
    keepPicture(*listed.page, QStringLiteral("list-dark"));
    CHECK(contains(picture(*listed.page), listed.office.themes.manager.theme().bg.surface));
    listed.page->resize(700, 500);
    keepPicture(*listed.page, QStringLiteral("list-narrow"));
    CHECK(listed.page->minimumSizeHint().width() < 900);
}
