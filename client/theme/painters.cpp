#include "client/theme/painters.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <cmath>

namespace fairdesk {
namespace {

constexpr int tagHeight = 20;
constexpr int tagPadding = 6;

void fillRounded(QPainter *painter, const QRectF &rect, const QColor &fill, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

void strokeRounded(QPainter *painter, const QRectF &rect, const QColor &edge, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void centreText(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color)
{
    painter->save();
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
}

// One tile of a pattern. Its side is a whole number of device pixels, so that tiles meet without a seam.
struct Pattern
{
    int side; // logical px
    qreal width;
    bool rising, falling, level;
};

constexpr std::array<Pattern, 6> patterns{{{0, 0, false, false, false},
                                           {8, 1.6, true, false, false},
                                           {5, 1.2, false, false, true},
                                           {0, 0, false, false, false},
                                           {0, 0, false, false, false},
                                           {10, 1.6, true, true, false}}};

QPixmap drawTile(const Pattern &pattern, const Theme::BoothColors &colors, qreal ratio)
{
    const int pixels = std::max(1, qRound(pattern.side * ratio));
    QPixmap tile(pixels, pixels);
    tile.fill(colors.fill);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = colors.line;
    ink.setAlphaF(0.55f);
    painter.setPen(QPen(ink, pattern.width * ratio, Qt::SolidLine, Qt::FlatCap));
    const qreal s = pixels;
    if (pattern.level) {
        painter.setRenderHint(QPainter::Antialiasing, ratio != std::floor(ratio));
        painter.fillRect(QRectF(0, 0, s, pattern.width * ratio), ink);
    }
    // Three strokes, because the corners of a tile belong to lines that run through its neighbours.
    for (const qreal shift : {-s, 0.0, s}) {
        if (pattern.rising)
            painter.drawLine(QPointF(shift - s, 2 * s), QPointF(shift + 2 * s, -s));
        if (pattern.falling)
            painter.drawLine(QPointF(shift - s, -s), QPointF(shift + 2 * s, 2 * s));
    }
    return tile;
}

QPixmap tileOf(const Theme &theme, BoothInk ink, qreal ratio)
{
    const Theme::BoothColors &colors = theme.booth(ink);
    const QString key = QStringLiteral("fairdesk-booth-%1-%2-%3").arg(int(ink)).arg(colors.fill.rgb()).arg(ratio);
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        tile = drawTile(patterns[size_t(ink)], colors, ratio);
        QPixmapCache::insert(key, tile);
    }
    return tile;
}

} // namespace

void paintLevelBadge(QPainter *painter, const QRect &area, BadgeLevel level, const Theme &theme)
{
    const Theme::BadgeColors &colors = theme.level(level);
    const QRect badge =
        QRect(area.center() - QPoint(levelBadgeSize.width() / 2 - 1, levelBadgeSize.height() / 2 - 1), levelBadgeSize);
    fillRounded(painter, badge, colors.fill, metrics::tagRadius);
    if (colors.frame != colors.fill)
        strokeRounded(painter, badge, colors.frame, metrics::tagRadius);
    centreText(painter, badge, QString(QChar(u'A' + char16_t(level))), Theme::font(TypeRole::CaptionBold), colors.text);
}

QSize tagSize(const QString &text)
{
    return {QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(text) + 2 * tagPadding, tagHeight};
}

void paintTag(QPainter *painter, const QRect &rect, const QString &text, Tone tone, const Theme &theme)
{
    const Theme::ToneColors colors = theme.tone(tone);
    const QFont font = Theme::font(TypeRole::Caption);
    fillRounded(painter, rect, colors.soft, metrics::tagRadius);
    const int room = rect.width() - 2 * tagPadding;
    centreText(painter, rect, QFontMetrics(font).elidedText(text, Qt::ElideRight, room + 1), font, colors.text);
}

int paintTagRow(QPainter *painter, const QRect &rect, const QList<std::pair<QString, Tone>> &tags, const Theme &theme)
{
    const int restWidth = tagSize(QStringLiteral("+99")).width();
    int x = rect.left();
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const QSize size = tagSize(tags[i].first);
        const bool last = i + 1 == tags.size();
        const int needed = size.width() + (last ? 0 : metrics::grid + restWidth);
        if (x + needed > rect.right() + 1) {
            const int left = int(tags.size() - i);
            const QString rest = QStringLiteral("+%1").arg(left);
            const QSize restSize = tagSize(rest);
            paintTag(painter, QRect(x, rect.center().y() - tagHeight / 2 + 1, restSize.width(), tagHeight), rest,
                     Tone::Neutral, theme);
            return left;
        }
        paintTag(painter, QRect(x, rect.center().y() - tagHeight / 2 + 1, size.width(), tagHeight), tags[i].first,
                 tags[i].second, theme);
        x += size.width() + metrics::grid;
    }
    return 0;
}

QString initialOf(const QString &personName)
{
    const QString name = personName.trimmed();
    if (name.isEmpty())
        return {};
    // A character outside the basic plane (rare surnames) is two units long.
    const qsizetype length = name.at(0).isHighSurrogate() && name.size() > 1 ? 2 : 1;
    return name.left(length).toUpper();
}

void paintAvatar(QPainter *painter, const QRect &rect, const QString &personName, const Theme &theme, Tone tone)
{
    const int side = std::min(rect.width(), rect.height());
    const QRectF circle(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side);
    Theme::ToneColors colors = theme.tone(tone);
    // The accent's own soft ground is too near to a selected row's.
    if (tone == Tone::Accent)
        colors.soft = theme.bg.selected;
    fillRounded(painter, circle, colors.soft, side / 2.0);
    const TypeRole role = side >= 28 ? TypeRole::Body : side >= 20 ? TypeRole::Caption : TypeRole::Canvas;
    centreText(painter, circle, initialOf(personName), Theme::font(role), colors.text);
}

QBrush boothPattern(const Theme &theme, BoothInk ink, qreal devicePixelRatio)
{
    if (patterns[size_t(ink)].side == 0)
        return QBrush(theme.booth(ink).fill);
    QBrush brush(tileOf(theme, ink, devicePixelRatio));
    brush.setTransform(QTransform::fromScale(1 / devicePixelRatio, 1 / devicePixelRatio));
    return brush;
}

QString boothInkName(BoothInk ink)
{
    constexpr std::array<const char *, 6> names{
        QT_TRANSLATE_NOOP("BoothInk", "Available"), QT_TRANSLATE_NOOP("BoothInk", "Held"),
        QT_TRANSLATE_NOOP("BoothInk", "Reserved"),  QT_TRANSLATE_NOOP("BoothInk", "Contracted"),
        QT_TRANSLATE_NOOP("BoothInk", "Paid"),      QT_TRANSLATE_NOOP("BoothInk", "Blocked")};
    return QCoreApplication::translate("BoothInk", names[size_t(ink)]);
}

void paintBooth(QPainter *painter, const QRectF &rect, BoothInk ink, const Theme &theme, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrushOrigin(rect.topLeft());
    painter->setBrush(boothPattern(theme, ink, painter->device()->devicePixelRatioF()));
    painter->setPen(QPen(theme.booth(ink).line, 1));
    const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    if (radius > 0)
        painter->drawRoundedRect(inner, radius, radius);
    else
        painter->drawRect(inner);
    painter->restore();
}

void paintBoothSwatch(QPainter *painter, const QRect &area, BoothInk ink, const Theme &theme)
{
    const QRect swatch(area.center() - QPoint(boothSwatchSize.width() / 2 - 1, boothSwatchSize.height() / 2 - 1),
                       boothSwatchSize);
    paintBooth(painter, swatch, ink, theme, 2);
}

void paintOverdueMark(QPainter *painter, const QRectF &rect, const Theme &theme)
{
    constexpr qreal side = 9;
    QPainterPath triangle;
    triangle.moveTo(rect.right() - side, rect.top());
    triangle.lineTo(rect.right(), rect.top());
    triangle.lineTo(rect.right(), rect.top() + side);
    triangle.closeSubpath();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(triangle, theme.danger.mark);
    painter->restore();
}

void paintBar(QPainter *painter, const QRectF &rect, double share, const QColor &fill, const Theme &theme,
              std::optional<double> tick)
{
    painter->fillRect(rect, theme.bg.neutral);
    QRectF done = rect;
    done.setWidth(rect.width() * std::clamp(share, 0.0, 1.0));
    painter->fillRect(done, fill);
    if (!tick)
        return;
    const qreal x = rect.left() + rect.width() * std::clamp(*tick, 0.0, 1.0);
    painter->fillRect(QRectF(std::min(x, rect.right() - 2), rect.top() - 3, 2, rect.height() + 6), theme.text.primary);
}

QSize keyCapSize(const QString &keys)
{
    return {std::max(18, QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(keys) + 10), 16};
}

void paintKeyCap(QPainter *painter, const QRect &rect, const QString &keys, const Theme &theme)
{
    const QRect cap(QPoint(rect.left(), rect.center().y() - 7), QSize(rect.width(), 16));
    fillRounded(painter, cap, theme.bg.chrome, metrics::tagRadius);
    strokeRounded(painter, cap, theme.line.pane, metrics::tagRadius);
    centreText(painter, cap, keys, Theme::font(TypeRole::Caption), theme.text.tertiary);
}

static QString countText(int count)
{
    return count > 999 ? QStringLiteral("999+") : QString::number(count);
}

QSize countBadgeSize(int count)
{
    if (count <= 0)
        return {};
    const int width = QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(countText(count)) + 10;
    return {std::max(16, width), 16};
}

void paintCountBadge(QPainter *painter, const QRect &rect, int count, bool overdue, const Theme &theme)
{
    if (count <= 0)
        return;
    const QSize size = countBadgeSize(count);
    const QRect badge(rect.right() + 1 - size.width(), rect.center().y() - 7, size.width(), size.height());
    fillRounded(painter, badge, overdue ? theme.countBadge : theme.bg.neutral, 8);
    centreText(painter, badge, countText(count), Theme::font(overdue ? TypeRole::CaptionBold : TypeRole::Caption),
               overdue ? theme.accent.onFill : theme.text.secondary);
}

void paintSkeletonRows(QPainter *painter, const QRect &area, int rowHeight, const QList<int> &columnWidths,
                       const Theme &theme)
{
    constexpr int barHeight = 8;
    // Lengths that differ from row to row look like text; a fixed cycle keeps them still between repaints.
    constexpr std::array<double, 5> lengths{0.82, 0.6, 0.74, 0.5, 0.68};
    size_t step = 0;
    for (int y = area.top(); y < area.bottom(); y += rowHeight) {
        int x = area.left();
        for (const int width : columnWidths) {
            const double share = lengths[step++ % lengths.size()];
            const QRectF bar(x + metrics::cellPadding, y + (rowHeight - barHeight) / 2.0,
                             (width - 2 * metrics::cellPadding) * share, barHeight);
            painter->fillRect(bar, theme.bg.neutral);
            x += width;
        }
        ++step;
        painter->fillRect(QRect(area.left(), y + rowHeight - 1, area.width(), 1), theme.line.subtle);
    }
}

} // namespace fairdesk
