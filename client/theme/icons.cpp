#include "client/theme/icons.h"

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// A static library's resource is dropped by the linker unless somebody names it.
static void registerIconResource()
{
    Q_INIT_RESOURCE(fairdesk_icons);
}

namespace fairdesk {
namespace {

// Two drawings are shipped, hinted for 16 and 20 px; the nearer one is scaled for anything else.
QString fileOf(Icon name, int logicalSize)
{
    static const bool registered = (registerIconResource(), true);
    Q_UNUSED(registered);
    return QStringLiteral(":/fairdesk/icons/%1_%2.svg").arg(iconName(name)).arg(logicalSize < 18 ? 16 : 20);
}

QPixmap render(Icon name, int logicalSize, int pixels, const QColor &color)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(fileOf(name, logicalSize));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    // Whatever ink the drawing has, only its shape is kept: so both icon sets take the colour of the theme.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    return QPixmap::fromImage(image);
}

// Draws an icon anew for every size, pixel ratio and theme that it is asked for; holds no pixmap itself.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(Icon off, Icon on, TextRole role)
        : m_off(off)
        , m_on(on)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int size = std::min(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QPixmap pixmap = iconPixmap(state == QIcon::On ? m_on : m_off, size, ratio, colorFor(mode, state));
        painter->drawPixmap(
            QRect(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size), pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in device pixels, `scale` the pixel ratio of where it will be shown.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int logical = qRound(std::min(size.width(), size.height()) / scale);
        QPixmap pixmap = iconPixmap(state == QIcon::On ? m_on : m_off, logical, scale, colorFor(mode, state));
        pixmap.setDevicePixelRatio(1.0);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {QSize(16, 16), QSize(20, 20)}; }
    bool isNull() override { return false; }
    QString iconName() override { return fairdesk::iconName(m_off); }
    QString key() const override { return QStringLiteral("fairdesk"); }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = Theme::of(nullptr);
        if (mode == QIcon::Disabled)
            return theme.text.disabled;
        if (state == QIcon::On)
            return m_off == m_on ? theme.accent.text : theme.warning.mark;
        if (mode == QIcon::Active && m_role == TextRole::Secondary)
            return theme.text.primary;
        return theme.color(m_role);
    }

    Icon m_off;
    Icon m_on;
    TextRole m_role;
};

const QHash<QString, Icon> &iconsByName()
{
    static const QHash<QString, Icon> names = [] {
        QHash<QString, Icon> made;
        // Fluent names first, so that a name of ours wins where the two disagree.
        for (size_t i = 0; i < iconEntries.size(); ++i)
            made.insert(QString::fromLatin1(iconEntries[i].fluentName), Icon(i));
        for (size_t i = 0; i < iconEntries.size(); ++i)
            made.insert(QString::fromLatin1(iconEntries[i].name), Icon(i));
        return made;
    }();
    return names;
}

} // namespace

QIcon icon(Icon name, TextRole role)
{
    return QIcon(new ThemedIconEngine(name, name, role));
}

QIcon icon(Icon off, Icon on, TextRole role)
{
    return QIcon(new ThemedIconEngine(off, on, role));
}

QIcon themedIcon(const QString &name, TextRole role)
{
    const std::optional<Icon> found = iconByName(name);
    return found ? icon(*found, role) : QIcon();
}

std::optional<Icon> iconByName(const QString &name)
{
    const auto found = iconsByName().constFind(name);
    return found == iconsByName().cend() ? std::nullopt : std::optional(*found);
}

QString iconName(Icon name)
{
    return QString::fromLatin1(iconEntries[size_t(name)].name);
}

QPixmap iconPixmap(Icon name, int logicalSize, qreal devicePixelRatio, const QColor &color)
{
    const int pixels = std::max(1, int(std::lround(logicalSize * devicePixelRatio)));
    const QString key = QStringLiteral("fairdesk-icon-%1-%2-%3-%4")
                            .arg(int(name))
                            .arg(logicalSize < 18 ? 16 : 20)
                            .arg(pixels)
                            .arg(color.rgba(), 8, 16);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, logicalSize, pixels, color);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace fairdesk
