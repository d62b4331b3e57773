#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"
#include "tests/support/catch.h"
#include "tests/theme/theme_fixture.h"

#include <QLineEdit>
#include <QMetaEnum>
#include <QPainter>
#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

const std::array<std::pair<const char *, Theme>, 2> themes{{{"light", Theme::light()}, {"dark", Theme::dark()}}};

QList<QColor> grounds(const Theme &theme)
{
    return {theme.bg.window, theme.bg.surface,  theme.bg.chrome, theme.bg.header,
            theme.bg.hover,  theme.bg.selected, theme.bg.sunk};
}

} // namespace

TEST_CASE("Text can be read on every ground of both themes")
{
    for (const auto &[name, theme] : themes) {
        for (const TextRole role : {TextRole::Primary, TextRole::Secondary, TextRole::Tertiary, TextRole::Accent}) {
            for (const QColor &ground : grounds(theme)) {
                INFO(name << " role " << int(role) << " on " << ground.name().toStdString());
                CHECK(contrastRatio(theme.color(role), ground) >= 4.5);
            }
        }
    }
}

TEST_CASE("Text can be read on what carries a meaning")
{
    for (const auto &[name, theme] : themes) {
        INFO(name);
        for (int i = 0; i < 7; ++i) {
            const Theme::ToneColors tone = theme.tone(Tone(i));
            INFO("tone " << i);
            CHECK(contrastRatio(tone.text, tone.soft) >= 4.5);
            CHECK(contrastRatio(tone.text, theme.bg.surface) >= 4.5);
            CHECK(contrastRatio(tone.mark, theme.bg.surface) >= 3.0);
        }
        for (const Theme::BadgeColors &level : theme.levels)
            CHECK(contrastRatio(level.text, level.fill) >= 4.5);
        for (const Theme::BoothColors &booth : theme.booths)
            CHECK(contrastRatio(booth.text, booth.fill) >= 4.5);
        for (const QColor &fill :
             {theme.accent.fill, theme.accent.fillHover, theme.accent.fillPressed, theme.countBadge})
            CHECK(contrastRatio(theme.accent.onFill, fill) >= 4.5);
    }
}

TEST_CASE("Edges and marks of controls stand out from the surface")
{
    for (const auto &[name, theme] : themes) {
        INFO(name);
        CHECK(contrastRatio(theme.line.control, theme.bg.surface) >= 3.0);
        CHECK(contrastRatio(theme.accent.fill, theme.bg.surface) >= 3.0);
        CHECK(contrastRatio(theme.accent.text, theme.bg.window) >= 3.0);
        for (const QColor &series : theme.charts.series)
            CHECK(contrastRatio(series, theme.bg.surface) >= 3.0);
    }
}

TEST_CASE("A theme leaves no colour out")
{
    const auto light = Theme::light().namedColors();
    const auto dark = Theme::dark().namedColors();
    REQUIRE(light.size() == dark.size());
    // Every QColor of the value is in the list, or the gallery and this test would overlook it.
    const size_t colors = (sizeof(Theme) - offsetof(Theme, bg)) / sizeof(QColor);
    CHECK(size_t(light.size()) == colors);
    QSet<QString> names;
    for (qsizetype i = 0; i < light.size(); ++i) {
        INFO(light[i].first);
        CHECK(light[i].first == dark[i].first);
        CHECK(light[i].second.isValid());
        CHECK(dark[i].second.isValid());
        CHECK(light[i].second.alpha() == 255);
        names.insert(light[i].first);
    }
    CHECK(names.size() == light.size());
}

TEST_CASE("The palette sets every role in every group")
{
    const auto roles = QMetaEnum::fromType<QPalette::ColorRole>();
    for (const auto &[name, theme] : themes) {
        const QPalette palette = theme.palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                if (role == QPalette::NoRole)
                    continue;
                INFO(name << " " << roles.valueToKey(role));
                CHECK(palette.isBrushSet(group, QPalette::ColorRole(role)));
            }
        }
        CHECK(palette.color(QPalette::Active, QPalette::Highlight) == theme.bg.selected);
        CHECK(palette.color(QPalette::Inactive, QPalette::Highlight) == theme.bg.neutral);
        CHECK(palette.color(QPalette::HighlightedText) == theme.text.primary);
        CHECK(palette.color(QPalette::Disabled, QPalette::ButtonText) == theme.text.disabled);
        CHECK(palette.color(QPalette::Disabled, QPalette::Base) == theme.bg.chrome);
    }
}

TEST_CASE("Type comes in the sizes of the guide, upright, regular or bold")
{
    const std::array<int, 12> sizes{24, 20, 18, 16, 13, 13, 12, 12, 11, 11, 10, 10};
    for (int i = 0; i < 12; ++i) {
        const QFont font = Theme::font(TypeRole(i));
        INFO("type role " << i);
        CHECK(font.pixelSize() == sizes[size_t(i)]);
        CHECK_FALSE(font.italic());
        CHECK((font.weight() == QFont::Normal || font.weight() == QFont::Bold));
        CHECK(Theme::lineHeight(TypeRole(i)) > font.pixelSize());
    }
    CHECK(rowHeight(Density::Compact) == 20);
    CHECK(rowHeight(Density::Standard) == 28);
    CHECK(rowHeight(Density::Roomy) == 32);
}

TEST_CASE("Booths sold further are darker in print, and no two states look the same")
{
    const ThemeOnScreen screen;
    const Theme theme = Theme::light();
    double before = 2;
    for (const BoothInk ink :
         {BoothInk::Available, BoothInk::Held, BoothInk::Reserved, BoothInk::Contracted, BoothInk::Paid}) {
        const QColor fill = theme.booth(ink).fill;
        const double lightness = contrastRatio(fill, Qt::black);
        CHECK(lightness < (before == 2 ? 22 : before));
        before = lightness;
    }
    for (const auto &[name, each] : themes) {
        QList<QImage> swatches;
        for (int ink = 0; ink < 6; ++ink) {
            QImage image(60, 40, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintBooth(&painter, image.rect(), BoothInk(ink), each);
            painter.end();
            CHECK(inkedPixels(image) > 2000);
            // A pattern is a second sign: with its colour taken away a held booth is still not a plain area.
            const bool patterned =
                ink == int(BoothInk::Held) || ink == int(BoothInk::Reserved) || ink == int(BoothInk::Blocked);
            QSet<QRgb> inside;
            for (int y = 5; y < 35; ++y) {
                for (int x = 5; x < 55; ++x)
                    inside.insert(image.pixel(x, y));
            }
            INFO(name << " ink " << ink);
            CHECK((inside.size() > 1) == patterned);
            CHECK_FALSE(swatches.contains(image));
            CHECK_FALSE(boothInkName(BoothInk(ink)).isEmpty());
            swatches.append(image);
        }
    }
}

TEST_CASE("The theme follows the system until the user decides")
{
    ThemeOnScreen screen(true);
    CHECK(screen.manager.theme().isDark);
    QSignalSpy changed(&screen.manager, &ThemeManager::themeChanged);

    screen.systemIsDark = false;
    screen.manager.followSystem();
    CHECK_FALSE(screen.manager.theme().isDark);
    CHECK(changed.count() == 1);

    screen.manager.setMode(ThemeManager::Mode::Dark);
    CHECK(screen.manager.theme().isDark);
    screen.systemIsDark = true;
    screen.manager.setMode(ThemeManager::Mode::Light);
    screen.manager.followSystem();
    CHECK_FALSE(screen.manager.theme().isDark);
    CHECK(changed.count() == 3);
    screen.manager.setMode(ThemeManager::Mode::Light);
    CHECK(changed.count() == 3);
}

TEST_CASE("A switch reaches windows that are open")
{
    struct Watcher final : QWidget
    {
        int changes = 0;
        void changeEvent(QEvent *event) override { changes += event->type() == QEvent::PaletteChange; }
    };
    ThemeOnScreen screen;
    Watcher window;
    QLineEdit field(&window);
    QLabel *caption = makeLabel(QStringLiteral("7 editions"), TypeRole::Caption, TextRole::Tertiary, &window);
    QWidget strip(&window);
    setSurface(&strip, Surface::Header);
    window.show();
    const QIcon home = icon(Icon::Home);
    CHECK(contains(home.pixmap(64, 64).toImage(), Theme::light().text.secondary));
    const int before = window.changes;

    screen.manager.setMode(ThemeManager::Mode::Dark);

    const Theme dark = Theme::dark();
    CHECK(window.changes > before);
    CHECK(window.palette().color(QPalette::Window) == dark.bg.window);
    CHECK(field.palette().color(QPalette::Base) == dark.bg.surface);
    CHECK(caption->palette().color(QPalette::WindowText) == dark.text.tertiary);
    CHECK(strip.palette().color(QPalette::Window) == dark.bg.header);
    CHECK(contains(home.pixmap(64, 64).toImage(), dark.text.secondary));
    CHECK(contains(picture(strip), dark.bg.header));
    CHECK(Theme::of(&window).isDark);
}

TEST_CASE("Painting code finds a theme even where no manager lives")
{
    {
        ThemeOnScreen screen(true);
        CHECK(Theme::of(nullptr).isDark);
    }
    CHECK(ThemeManager::current() == nullptr);
    CHECK_FALSE(Theme::of(nullptr).isDark);
}

TEST_CASE("Motion stops when the system wants none")
{
    ThemeOnScreen screen;
    CHECK(screen.manager.duration(Motion::Pane) == 160);
    screen.manager.setMotionEnabled(false);
    CHECK(screen.manager.duration(Motion::Pane) == 0);
    CHECK(screen.manager.duration(Motion::LiveChange) == 0);
}
