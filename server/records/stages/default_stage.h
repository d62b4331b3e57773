// What a record gets by itself: default values, its owner with team and branch, its number, and the copies that a
// record keeps of the one it follows.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

void applyDefaults(const SaveScope &scope, SaveStep &step);
// The next number of the entity's sequence; taken as late as possible, so that a refused save leaves no gap.
void applyNumber(const SaveScope &scope, SaveStep &step);

// When the owner, team or branch of a followed record changed: all that follow it get their new copies.
void queueFollowers(SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
