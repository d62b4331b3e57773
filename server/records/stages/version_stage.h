// Two people at one record: what different people changed in different fields merges, the same field conflicts.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

Result<void> checkVersion(const SaveScope &scope, const SaveStep &step);

// "Wang Fang" or "the program".
TextArgument whoDid(const SaveScope &scope, qint64 user);

} // namespace fairdesk
