#include "client/theme/fairdesk_style.h"
#include "client/theme/focus_ring.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_views.h"
#include "tests/support/catch.h"
#include "tests/theme/theme_fixture.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QStandardItemModel *customers(QObject *parent)
{
    auto *model = new QStandardItemModel(6, 3, parent);
    for (int row = 0; row < 6; ++row)
        model->setItem(row, 0, new QStandardItem(QStringLiteral("Customer %1").arg(row + 1)));
    return model;
}

void showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
}

} // namespace

TEST_CASE("Controls have the heights of the guide")
{
    const ThemeOnScreen screen;
    QPushButton button(QStringLiteral("Import"));
    QLineEdit field;
    QComboBox combo;
    QSpinBox spin;
    QToolButton tool;
    tool.setIcon(icon(Icon::Undo));
    for (QWidget *widget : std::initializer_list<QWidget *>{&button, &field, &combo, &spin}) {
        INFO(widget->metaObject()->className());
        CHECK(widget->sizeHint().height() == 28);
        setSmall(widget);
        CHECK(widget->sizeHint().height() == 24);
    }
    QScrollArea area;
    CHECK(area.verticalScrollBar()->sizeHint().width() == 10);
    CHECK(QSplitter().handleWidth() == 1);
    CHECK(tool.style()->pixelMetric(QStyle::PM_SmallIconSize) == 16);
    CHECK(tool.style()->pixelMetric(QStyle::PM_ToolBarIconSize) == 20);
}

TEST_CASE("A button shows what it is for in both themes")
{
    ThemeOnScreen screen;
    for (const auto mode : {ThemeManager::Mode::Light, ThemeManager::Mode::Dark}) {
        screen.manager.setMode(mode);
        const Theme &theme = screen.manager.theme();
        QPushButton button(icon(Icon::Add), QStringLiteral("New customer"));
        CHECK(contains(picture(button), theme.bg.surface));
        CHECK_FALSE(contains(picture(button), theme.accent.fill));
        setButtonRole(&button, ButtonRole::Primary);
        CHECK(contains(picture(button), theme.accent.fill));
        setButtonRole(&button, ButtonRole::Danger);
        CHECK(contains(picture(button), theme.danger.text));
        button.setEnabled(false);
        CHECK(contains(picture(button), theme.bg.chrome));
    }
}

TEST_CASE("A button makes room for its key")
{
    const ThemeOnScreen screen;
    QPushButton button(QStringLiteral("New"));
    const int before = button.sizeHint().width();
    setKeyHint(&button, QStringLiteral("Ctrl+N"));
    CHECK(button.sizeHint().width() > before + 20);
}

TEST_CASE("A field shows focus, refusal and that it cannot be changed")
{
    ThemeOnScreen screen;
    const Theme &theme = screen.manager.theme();
    QWidget window;
    QVBoxLayout column(&window);
    QLineEdit first, second;
    column.addWidget(&first);
    column.addWidget(&second);
    showActive(window);
    second.setFocus();
    CHECK(contains(picture(first), theme.line.control));
    CHECK(picture(second).pixelColor(second.width() / 2, second.height() - 1) == theme.accent.text);

    setInvalid(&first, true);
    const QImage refused = picture(first);
    CHECK(refused.pixelColor(first.width() / 2, first.height() - 1) == theme.danger.mark);
    CHECK(refused.pixelColor(first.width() / 2, first.height() - 2) == theme.danger.mark);
    setInvalid(&first, false);
    first.setReadOnly(true);
    CHECK(picture(first).pixelColor(first.width() / 2, first.height() / 2) == theme.bg.chrome);
}

TEST_CASE("The ring is for the keyboard only")
{
    const ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    QPushButton first(QStringLiteral("First")), second(QStringLiteral("Second"));
    column.addWidget(&first);
    column.addWidget(&second);
    showActive(window);
    first.setFocus(Qt::OtherFocusReason);
    const auto ring = [&window] { return window.findChild<QFocusFrame *>(); };
    CHECK((!ring() || !ring()->isVisible()));

    QTest::keyClick(&first, Qt::Key_Tab);
    REQUIRE(second.hasFocus());
    REQUIRE(ring());
    CHECK(ring()->widget() == &second);
    CHECK(ring()->isVisible());
    CHECK(ring()->geometry().contains(second.geometry().adjusted(-2, -2, 2, 2)));
    CHECK(contains(picture(window), Theme::light().accent.text));

    QTest::mouseClick(&first, Qt::LeftButton);
    CHECK((!ring() || !ring()->isVisible()));
}

TEST_CASE("The ring goes around a spin box, not around the editor inside")
{
    const ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    QSpinBox spin;
    QComboBox combo;
    combo.setEditable(true);
    column.addWidget(&combo);
    column.addWidget(&spin);
    showActive(window);
    spin.setFocus(Qt::TabFocusReason);
    REQUIRE(window.findChild<QFocusFrame *>());
    CHECK(window.findChild<QFocusFrame *>()->widget() == &spin);
    combo.setFocus(Qt::TabFocusReason);
    CHECK(window.findChild<QFocusFrame *>()->widget() == &combo);
}

TEST_CASE("A table marks its current row at the left and selects without losing its text")
{
    ThemeOnScreen screen;
    const Theme &theme = screen.manager.theme();
    QTableView table;
    prepareTable(&table);
    table.setModel(customers(&table));
    table.resize(400, 240);
    showActive(table);
    table.setFocus();
    table.selectRow(2);
    const QImage image = picture(*table.viewport());
    const int y = table.rowViewportPosition(2) + 14;
    CHECK(image.pixelColor(1, y) == theme.accent.fill);
    CHECK(image.pixelColor(5, y) == theme.bg.selected);
    CHECK(image.pixelColor(1, table.rowViewportPosition(1) + 14) == theme.bg.surface);
    // A hairline below each row, none between columns.
    CHECK(image.pixelColor(200, table.rowViewportPosition(4) + 27) == theme.line.subtle);
    const int edge = table.columnViewportPosition(1);
    CHECK(image.pixelColor(edge, table.rowViewportPosition(4) + 14) == theme.bg.surface);
}

TEST_CASE("The whole row under the mouse lights up")
{
    ThemeOnScreen screen;
    QTableView table;
    prepareTable(&table);
    table.setModel(customers(&table));
    table.resize(400, 240);
    showActive(table);
    QTest::mouseMove(table.viewport(), QPoint(20, table.rowViewportPosition(3) + 10));
    const QImage image = picture(*table.viewport());
    CHECK(image.pixelColor(300, table.rowViewportPosition(3) + 14) == screen.manager.theme().bg.hover);
    CHECK(image.pixelColor(300, table.rowViewportPosition(4) + 14) == screen.manager.theme().bg.surface);
}

TEST_CASE("Density changes the rows of views that did not choose their own")
{
    ThemeOnScreen screen;
    QTableView table;
    table.setModel(customers(&table));
    table.show();
    CHECK(table.rowHeight(0) == 28);
    QSignalSpy changed(&screen.manager, &ThemeManager::densityChanged);
    screen.manager.setDensity(Density::Compact);
    CHECK(changed.count() == 1);
    CHECK(table.verticalHeader()->defaultSectionSize() == 20);
    CHECK(screen.manager.rowHeight() == 20);
}

TEST_CASE("Tabs keep their number whole and do not jump when the current one changes")
{
    const ThemeOnScreen screen;
    QTabBar tabs;
    tabs.addTab(tabText(QStringLiteral("All customers"), QStringLiteral("8,412")));
    tabs.addTab(tabText(QStringLiteral("Mine"), QStringLiteral("412")));
    tabs.show();
    const QRect before = tabs.tabRect(1);
    tabs.setCurrentIndex(1);
    CHECK(tabs.tabRect(1) == before);
    CHECK(tabs.tabRect(0).height() == 32);
    const int bare = QFontMetrics(Theme::font(TypeRole::BodyBold)).horizontalAdvance(QStringLiteral("Mine")) + 24;
    CHECK(tabs.tabRect(1).width() > bare + 10);
}

TEST_CASE("A check box is empty, set or half set")
{
    ThemeOnScreen screen;
    for (const auto mode : {ThemeManager::Mode::Light, ThemeManager::Mode::Dark}) {
        screen.manager.setMode(mode);
        const Theme &theme = screen.manager.theme();
        QCheckBox box(QStringLiteral("First line is the header"));
        box.setTristate();
        const QImage empty = picture(box);
        CHECK_FALSE(contains(empty, theme.accent.fill));
        box.setCheckState(Qt::Checked);
        const QImage set = picture(box);
        CHECK(contains(set, theme.accent.fill));
        box.setCheckState(Qt::PartiallyChecked);
        CHECK(picture(box) != set);
        box.setEnabled(false);
        CHECK_FALSE(contains(picture(box), theme.accent.fill));
    }
}

TEST_CASE("A scroll bar can be dragged over its whole length without arrows")
{
    const ThemeOnScreen screen;
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1000);
    bar.setPageStep(100);
    bar.resize(10, 300);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = 1000;
    option.pageStep = 100;
    const auto slider = [&](int position) {
        option.sliderPosition = position;
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
    };
    CHECK(slider(0).top() == 0);
    CHECK(slider(1000).bottom() == 299);
    CHECK(slider(0).height() >= 27);
    CHECK(bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarAddLine, &bar).isEmpty());
}

TEST_CASE("A menu item has room for its icon, text and key")
{
    const ThemeOnScreen screen;
    QMenu menu;
    QAction *action = menu.addAction(icon(Icon::Edit), QStringLiteral("Edit"));
    const int plain = menu.sizeHint().width();
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
    CHECK(menu.sizeHint().width() > plain);
    CHECK(menu.actionGeometry(action).height() == 28);
}

TEST_CASE("The calendar of a date field wears the theme")
{
    ThemeOnScreen screen;
    QCalendarWidget calendar;
    calendar.show();
    for (const auto mode : {ThemeManager::Mode::Light, ThemeManager::Mode::Dark}) {
        screen.manager.setMode(mode);
        const QImage image = picture(calendar);
        CHECK(contains(image, screen.manager.theme().bg.surface));
        CHECK_FALSE(contains(image, Qt::red));
        CHECK(calendar.weekdayTextFormat(Qt::Sunday).foreground().color() == screen.manager.theme().text.tertiary);
    }
}

TEST_CASE("A ring that was interrupted by another window comes back")
{
    const ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    QPushButton button(QStringLiteral("Sign"));
    column.addWidget(&button);
    showActive(window);
    button.clearFocus();
    button.setFocus(Qt::TabFocusReason);
    auto *ring = window.findChild<QFocusFrame *>();
    REQUIRE(ring);
    QWidget other;
    showActive(other);
    CHECK_FALSE(ring->isVisible());
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    CHECK(ring->isVisible());
    CHECK(ring->widget() == &button);
}
