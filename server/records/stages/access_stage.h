// May the caller do this to this record? The first check, before anything is written.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// A record that may not be read answers like one that does not exist.
Result<void> checkAccess(const SaveScope &scope, const SaveStep &step);
// Once owner and parent are known: does the new record lie where the caller may create?
Result<void> checkCreate(const SaveScope &scope, const SaveStep &step);
// Changing owner, team or branch is assigning, and not to just anybody.
Result<void> checkAssignment(const SaveScope &scope, const SaveStep &step);

// What is said of a record that is not there: whoever could have brought it back learns that it is gone for good.
Error missing(const SaveScope &scope, const SaveStep &step, qint64 id);

bool mayUse(const SaveScope &scope, const Record &record, Action action);
// Whether a living record of this id exists and the caller may read it.
bool mayReadById(const SaveScope &scope, const EntityPtr &entity, qint64 id);
// The access under which a change is written, once more in the statement itself.
RowAccess writingAccess(const SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
