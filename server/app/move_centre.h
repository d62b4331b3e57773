// Moves a whole centre from one database into another, empty one, and lets its folder point there. Until all is proved
// to have arrived the old database stays in use, and after a failure the new one is empty again.
#pragma once

#include "common/base/text.h"
#include "server/app/server_config.h"

#include <QJsonObject>

#include <functional>

namespace fairdesk {

// With the data folder locked. What goes on meanwhile is told in sentences.
Result<QJsonObject> moveCentre(const ServerConfig &config, const QString &target,
                               const std::function<void(const Text &)> &tell);

} // namespace fairdesk
