// Small marks that delegates, canvases and widgets paint alike; each takes the Theme that it paints with.
#pragma once

#include "client/theme/icons.h"
#include "client/theme/theme.h"

#include <QBrush>
#include <QList>
#include <QRect>
#include <QSize>

#include <optional>

class QPainter;

namespace fairdesk {

inline constexpr QSize levelBadgeSize{18, 16};
// Centred in `area`, so that a delegate may pass its whole cell.
void paintLevelBadge(QPainter *painter, const QRect &area, BadgeLevel level, const Theme &theme);

// A tag is 20 px high: soft ground, text in its tone, no edge.
QSize tagSize(const QString &text);
void paintTag(QPainter *painter, const QRect &rect, const QString &text, Tone tone, const Theme &theme);
// As many tags as fit from the left, then “+2”; returns how many were left out.
int paintTagRow(QPainter *painter, const QRect &rect, const QList<std::pair<QString, Tone>> &tags, const Theme &theme);

// The sign of a person in a round field: the surname of a Chinese name, the first letter of another.
QString initialOf(const QString &personName);
void paintAvatar(QPainter *painter, const QRect &rect, const QString &personName, const Theme &theme,
                 Tone tone = Tone::Accent);

// The ink of a booth as a brush that is tiled in screen pixels. On a zoomed canvas multiply the brush's transform by
// the inverse of the zoom, so that the pattern keeps its size.
QBrush boothPattern(const Theme &theme, BoothInk ink, qreal devicePixelRatio);
QString boothInkName(BoothInk ink);
void paintBooth(QPainter *painter, const QRectF &rect, BoothInk ink, const Theme &theme, qreal radius = 0);
inline constexpr QSize boothSwatchSize{16, 12};
void paintBoothSwatch(QPainter *painter, const QRect &area, BoothInk ink, const Theme &theme);
// The 9 px triangle at the top right of a booth or cell whose payment is overdue.
void paintOverdueMark(QPainter *painter, const QRectF &rect, const Theme &theme);

// A bar of a share 0…1 in its trough, with a tick for the mean or last edition where one is given.
void paintBar(QPainter *painter, const QRectF &rect, double share, const QColor &fill, const Theme &theme,
              std::optional<double> tick = {});

QSize keyCapSize(const QString &keys);
void paintKeyCap(QPainter *painter, const QRect &rect, const QString &keys, const Theme &theme);

// Neutral for what waits, filled for what is overdue; nothing for zero.
QSize countBadgeSize(int count);
void paintCountBadge(QPainter *painter, const QRect &rect, int count, bool overdue, const Theme &theme);

// Bars in the place of rows that are not there yet; still, because nothing shimmers.
void paintSkeletonRows(QPainter *painter, const QRect &area, int rowHeight, const QList<int> &columnWidths,
                       const Theme &theme);

} // namespace fairdesk
