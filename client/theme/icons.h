// Icons of the one set, drawn in the colours of the theme that is on the screen at the moment of painting.
#pragma once

#include "client/theme/icon_names.h"
#include "client/theme/theme.h"

#include <QIcon>
#include <QPixmap>

#include <optional>

namespace fairdesk {

// An icon in `role`; where it is switched on it shows accent.text, where it is disabled text.disabled.
QIcon icon(Icon name, TextRole role = TextRole::Secondary);
// `off` while a state is not set, `on` (a filled drawing) while it is: a star, a pin.
QIcon icon(Icon off, Icon on, TextRole role = TextRole::Secondary);
// By name as in resources/icons/icons.txt, for names that come from the catalogue; a null icon for an unknown one.
QIcon themedIcon(const QString &name, TextRole role = TextRole::Secondary);

std::optional<Icon> iconByName(const QString &name);
QString iconName(Icon name);

// The drawing in one colour, `logicalSize` square at `devicePixelRatio`; what painters without a QIcon use.
QPixmap iconPixmap(Icon name, int logicalSize, qreal devicePixelRatio, const QColor &color);

} // namespace fairdesk
