#include "client/theme/painters.h"
#include "client/theme/widgets_bars.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"
#include "tests/support/catch.h"
#include "tests/theme/theme_fixture.h"

#include <QAccessible>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("What a user typed is never read as markup")
{
    const ThemeOnScreen screen;
    const QString name = QStringLiteral("<b>Weber</b> & Co");
    CHECK(makeLabel(name)->textFormat() == Qt::PlainText);
    CHECK(ElidedLabel(name).textFormat() == Qt::PlainText);
    CHECK(TagLabel(name).textFormat() == Qt::PlainText);
    CHECK(Avatar(name).toolTip().contains(QStringLiteral("&lt;b&gt;")));
    CHECK(plainToolTip(QStringLiteral("Weber & Co")) == QStringLiteral("Weber & Co"));
    EmptyState empty(Icon::Chat, name);
    for (const QLabel *label : empty.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            CHECK(label->textFormat() == Qt::PlainText);
    }
}

TEST_CASE("A label gives way and keeps its text")
{
    const ThemeOnScreen screen;
    ElidedLabel label(QStringLiteral("A very long name of an exhibitor that does not fit"));
    label.resize(label.sizeHint());
    CHECK_FALSE(label.isElided());
    label.resize(60, 20);
    CHECK(label.isElided());
    CHECK(label.minimumSizeHint().width() < 60);
    CHECK(label.text().endsWith(QStringLiteral("fit")));
}

TEST_CASE("A person is known by the first character of the name")
{
    CHECK(initialOf(QStringLiteral("林晓岚")) == QStringLiteral("林"));
    CHECK(initialOf(QStringLiteral(" weber ")) == QStringLiteral("W"));
    CHECK(initialOf(QString()).isEmpty());
    const QString rare = QString::fromUcs4(U"\U00020BB7野", 2);
    CHECK(initialOf(rare) == QString::fromUcs4(U"\U00020BB7", 1));
}

TEST_CASE("Signs speak to a screen reader")
{
    const ThemeOnScreen screen;
    LevelBadge badge(BadgeLevel::A);
    CHECK(badge.accessibleName().contains(u'A'));
    Avatar avatar(QStringLiteral("周予棠"));
    CHECK(QAccessible::queryAccessibleInterface(&avatar)->text(QAccessible::Name) == QStringLiteral("周予棠"));
    CompletenessBar bar(86);
    CHECK(bar.accessibleName().contains(QStringLiteral("86")));
    KeyFigureStrip strip;
    strip.setFigures({{.label = QStringLiteral("Overdue"),
                       .value = QStringLiteral("26,000"),
                       .caption = QStringLiteral("18 days")}});
    CHECK(strip.figure(0)->accessibleName() == QStringLiteral("Overdue, 26,000, 18 days"));
    FilterChip chip(QStringLiteral("Owner"), QStringLiteral("Team 1"));
    CHECK(chip.accessibleName() == QStringLiteral("Owner Team 1"));
    TagLabel tag(QStringLiteral("Raw space"));
    CHECK(QAccessible::queryAccessibleInterface(&tag)->text(QAccessible::Name) == QStringLiteral("Raw space"));
}

TEST_CASE("Tags that do not fit are counted")
{
    const ThemeOnScreen screen;
    QImage image(400, 24, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    const QList<std::pair<QString, Tone>> tags{{QStringLiteral("Raw space"), Tone::Neutral},
                                               {QStringLiteral("6 editions"), Tone::Accent},
                                               {QStringLiteral("Overdue 18 days"), Tone::Danger}};
    CHECK(paintTagRow(&painter, QRect(0, 0, 400, 24), tags, Theme::light()) == 0);
    CHECK(paintTagRow(&painter, QRect(0, 0, 120, 24), tags, Theme::light()) == 2);
    CHECK(paintTagRow(&painter, QRect(0, 0, 30, 24), tags, Theme::light()) == 3);
}

TEST_CASE("One of several segments is chosen by mouse or keys")
{
    const ThemeOnScreen screen;
    SegmentedButtons modes(QStringList{QStringLiteral("View"), QStringLiteral("Sell"), QStringLiteral("Edit")});
    QSignalSpy chosen(&modes, &SegmentedButtons::chosen);
    CHECK(modes.current() == 0);
    modes.setCurrent(1);
    CHECK(modes.current() == 1);
    CHECK(chosen.isEmpty());
    const int width = modes.sizeHint().width();
    modes.show();
    modes.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&modes));
    QTest::mouseClick(modes.button(2), Qt::LeftButton);
    CHECK(chosen.takeFirst().at(0).toInt() == 2);
    modes.button(2)->setFocus();
    QTest::keyClick(modes.button(2), Qt::Key_Left);
    CHECK(modes.current() == 1);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.takeFirst().at(0).toInt() == 1);
    CHECK(modes.sizeHint().width() == width);
    modes.setNote(0, QStringLiteral("1,286"));
    CHECK(modes.sizeHint().width() > width);
}

TEST_CASE("A search starts after a pause, at once by Enter, and never twice for the same words")
{
    const ThemeOnScreen screen;
    SearchField field(QStringLiteral("Find a booth"));
    field.setPause(20);
    QSignalSpy searched(&field, &SearchField::searched);
    QTest::keyClicks(&field, QStringLiteral("3-D08"));
    CHECK(searched.isEmpty());
    REQUIRE(searched.wait());
    CHECK(searched.takeFirst().at(0).toString() == QStringLiteral("3-D08"));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(searched.isEmpty());
    field.setPause(60000);
    QTest::keyClicks(&field, QStringLiteral("x"));
    QTest::keyClick(&field, Qt::Key_Return);
    REQUIRE(searched.count() == 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    CHECK(field.text().isEmpty());
    CHECK(searched.last().at(0).toString().isEmpty());
}

TEST_CASE("The key of a search field leads to it")
{
    const ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    QPushButton other;
    SearchField field;
    field.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    column.addWidget(&other);
    column.addWidget(&field);
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    other.setFocus();
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    CHECK(field.hasFocus());
}

TEST_CASE("A condition is edited by a click and removed by its cross or Delete")
{
    const ThemeOnScreen screen;
    FilterChip chip(QStringLiteral("Owner"), QStringLiteral("Team 1"));
    chip.resize(chip.sizeHint());
    QSignalSpy edited(&chip, &QAbstractButton::clicked);
    QSignalSpy removed(&chip, &FilterChip::removed);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(15, 12));
    CHECK(edited.count() == 1);
    CHECK(removed.isEmpty());
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 10, 12));
    CHECK(removed.count() == 1);
    CHECK(edited.count() == 1);
    QTest::keyClick(&chip, Qt::Key_Delete);
    CHECK(removed.count() == 2);
    chip.setRemovable(false);
    QTest::keyClick(&chip, Qt::Key_Delete);
    CHECK(removed.count() == 2);
}

TEST_CASE("A total opens its records, a mere fact does not")
{
    const ThemeOnScreen screen;
    KeyFigureStrip strip;
    strip.setFigures({{.label = QStringLiteral("Area"), .value = QStringLiteral("297")},
                      {.label = QStringLiteral("Overdue"), .value = QStringLiteral("26,000"), .opensRecords = true}});
    strip.resize(strip.sizeHint());
    strip.show();
    QSignalSpy opened(&strip, &KeyFigureStrip::opened);
    QTest::mouseClick(strip.figure(0), Qt::LeftButton);
    CHECK(opened.isEmpty());
    QTest::mouseClick(strip.figure(1), Qt::LeftButton);
    REQUIRE(opened.count() == 1);
    CHECK(opened.first().at(0).toInt() == 1);
    CHECK(strip.figure(1)->focusPolicy() == Qt::TabFocus);
}

TEST_CASE("A banner stays as long as its matter lasts")
{
    ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    auto *banner = new Banner(&window);
    column.addWidget(banner);
    window.show();
    CHECK_FALSE(banner->isVisible());
    banner->showMessage(Tone::Warning, QStringLiteral("Offline since 10:24"), QStringLiteral("Details"));
    CHECK(banner->isVisible());
    CHECK(banner->height() == 32);
    CHECK(contains(picture(*banner), screen.manager.theme().warning.soft));
    CHECK(banner->accessibleName() == QStringLiteral("Offline since 10:24"));
    QSignalSpy asked(banner, &Banner::actionTriggered);
    QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
    CHECK(asked.count() == 1);
    banner->showMessageFor(20, Tone::Success, QStringLiteral("Connected again"));
    CHECK(contains(picture(*banner), screen.manager.theme().success.soft));
    CHECK(QTest::qWaitFor([banner] { return !banner->isVisible(); }, 5000));
}

TEST_CASE("Loading shows nothing at first, then bars, then words and a way out")
{
    const ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    auto *loading = new LoadingRows(&window);
    column.addWidget(loading);
    window.resize(500, 300);
    window.show();
    loading->start();
    CHECK(loading->stage() == LoadingRows::Stage::Waiting);
    CHECK_FALSE(loading->isVisible());
    REQUIRE(QTest::qWaitFor([loading] { return loading->stage() == LoadingRows::Stage::Bars; }, 5000));
    CHECK(loading->isVisible());
    CHECK(contains(picture(*loading), Theme::light().bg.neutral));
    REQUIRE(QTest::qWaitFor([loading] { return loading->stage() == LoadingRows::Stage::Words; }, 5000));
    QSignalSpy cancelled(loading, &LoadingRows::cancelled);
    QTest::mouseClick(loading->findChild<QPushButton *>(), Qt::LeftButton);
    CHECK(cancelled.count() == 1);
    CHECK_FALSE(loading->isVisible());
}

TEST_CASE("The state that is empty offers one way on")
{
    const ThemeOnScreen screen;
    EmptyState empty(Icon::BuildingMultiple, QStringLiteral("No customers yet"), QStringLiteral("Import"));
    empty.resize(320, 200);
    empty.show();
    QSignalSpy asked(&empty, &EmptyState::actionTriggered);
    QTest::mouseClick(empty.findChild<QPushButton *>(), Qt::LeftButton);
    CHECK(asked.count() == 1);
    empty.setError(QStringLiteral("The report was not finished"), QStringLiteral("A7F3-21"),
                   QStringLiteral("Try again"));
    bool found = false;
    for (const QLabel *label : empty.findChildren<QLabel *>())
        found = found || (label->text() == QStringLiteral("A7F3-21") &&
                          (label->textInteractionFlags() & Qt::TextSelectableByMouse));
    CHECK(found);
}

TEST_CASE("Every part changes with the theme while it is on the screen")
{
    ThemeOnScreen screen;
    QWidget window;
    QVBoxLayout column(&window);
    auto *header = new PaneHeader(QStringLiteral("Contacts"));
    header->setNote(QStringLiteral("6"));
    const QList<QWidget *> parts{new LevelBadge(BadgeLevel::B),
                                 new TagLabel(QStringLiteral("Held"), Tone::Warning),
                                 new Avatar(QStringLiteral("Li")),
                                 new KeyCap(QStringLiteral("Esc")),
                                 new HairLine(Qt::Horizontal),
                                 new IconLabel(Icon::Home),
                                 new FilterChip(QStringLiteral("Hall"), QStringLiteral("3")),
                                 new CompletenessBar(40),
                                 new SegmentedButtons(QStringList{QStringLiteral("Day"), QStringLiteral("Week")}),
                                 new SearchField,
                                 header};
    for (QWidget *part : parts)
        column.addWidget(part);
    window.show();
    QList<QImage> light;
    for (QWidget *part : parts)
        light.append(picture(*part));
    screen.manager.setMode(ThemeManager::Mode::Dark);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        INFO(parts[i]->metaObject()->className());
        CHECK(picture(*parts[i]) != light[i]);
        CHECK_FALSE(contains(picture(*parts[i]), Theme::light().bg.surface));
    }
}
