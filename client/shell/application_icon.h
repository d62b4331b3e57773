// The sign of the program.
#pragma once

#include <QIcon>

namespace fairdesk {

QIcon applicationIcon();

} // namespace fairdesk
