// The same customer entered twice: found by exact keys (name, code, phone, mail) while saving.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// Refuses, warns or lets pass, as the writer or the centre's rule says; tells whose customer it is, and no more of it
// than the caller may see.
Result<void> checkDuplicates(SaveScope &scope, const SaveStep &step);
// Keeps the keys of the record as it was written.
void keepDuplicateKeys(const SaveScope &scope, const SaveStep &step);

} // namespace fairdesk
