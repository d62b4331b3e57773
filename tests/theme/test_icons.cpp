#include "client/theme/icons.h"
#include "tests/support/catch.h"
#include "tests/theme/theme_fixture.h"

#include <QFile>
#include <QRegularExpression>
#include <QTextStream>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("Every icon draws something in both themes, at every size and pixel ratio")
{
    ThemeOnScreen screen;
    for (const auto mode : {ThemeManager::Mode::Light, ThemeManager::Mode::Dark}) {
        screen.manager.setMode(mode);
        const QColor ink = screen.manager.theme().text.secondary;
        for (size_t i = 0; i < iconEntries.size(); ++i) {
            for (const int size : {16, 20, 32}) {
                for (const qreal ratio : {1.0, 1.25, 2.0}) {
                    INFO(iconEntries[i].name << " " << size << " px at " << ratio);
                    const QPixmap pixmap = icon(Icon(i)).pixmap(QSize(size, size), ratio);
                    REQUIRE(pixmap.width() == qRound(size * ratio));
                    REQUIRE(pixmap.devicePixelRatio() == ratio);
                    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
                    REQUIRE(inkedPixels(image) > size / 2);
                    // One ink only, more or less of it.
                    for (int y = 0; y < image.height(); ++y) {
                        for (int x = 0; x < image.width(); ++x) {
                            if (qAlpha(image.pixel(x, y)) == 255)
                                REQUIRE(image.pixelColor(x, y) == ink);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("Every line of the list is an icon that its name leads to")
{
    QFile file(QStringLiteral(FAIRDESK_SOURCE_DIR "/resources/icons/icons.txt"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QTextStream lines(&file);
    static const QRegularExpression spaces(QStringLiteral(" +"));
    size_t count = 0;
    for (QString line = lines.readLine(); !line.isNull(); line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList words = line.split(spaces);
        REQUIRE(words.size() == 3);
        REQUIRE(iconByName(words[0]).has_value());
        CHECK(iconName(*iconByName(words[0])) == words[0]);
        CHECK_FALSE(themedIcon(words[0]).isNull());
        CHECK(iconByName(words[1]).has_value());
        ++count;
    }
    CHECK(count == iconEntries.size());
    CHECK(count >= 90);
    CHECK(themedIcon(QStringLiteral("no_such_icon")).isNull());
}

TEST_CASE("No two icons are the same drawing")
{
    const ThemeOnScreen screen;
    // Where Breeze stands in, several of ours share one of its drawings; the set that is shipped has none twice.
    QHash<QByteArray, QString> seen;
    int repeated = 0;
    for (size_t i = 0; i < iconEntries.size(); ++i) {
        QFile file(QStringLiteral(":/fairdesk/icons/%1_20.svg").arg(QLatin1String(iconEntries[i].name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray drawing = file.readAll();
        repeated += seen.contains(drawing);
        seen.insert(drawing, QLatin1String(iconEntries[i].name));
    }
    CHECK(repeated <= int(iconEntries.size()) / 4);
}

TEST_CASE("An icon tells its state by its ink")
{
    ThemeOnScreen screen;
    const Theme &theme = screen.manager.theme();
    const QIcon home = icon(Icon::Home);
    const auto ink = [&home](QIcon::Mode mode, QIcon::State state) {
        return home.pixmap(QSize(64, 64), 1.0, mode, state).toImage();
    };
    CHECK(contains(ink(QIcon::Normal, QIcon::Off), theme.text.secondary));
    CHECK(contains(ink(QIcon::Normal, QIcon::On), theme.accent.text));
    CHECK(contains(ink(QIcon::Disabled, QIcon::Off), theme.text.disabled));
    CHECK(contains(icon(Icon::Delete, TextRole::Danger).pixmap(64, 64).toImage(), theme.danger.text));

    const QIcon star = icon(Icon::Star, Icon::StarFilled);
    const auto drawn = [&star](QIcon::State state) {
        const QImage image = star.pixmap(QSize(64, 64), 1.0, QIcon::Normal, state).toImage();
        double ink = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ink += qAlpha(image.pixel(x, y)) / 255.0;
        }
        return ink;
    };
    CHECK(drawn(QIcon::On) > drawn(QIcon::Off));
}
