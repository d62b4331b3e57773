// One save on its way through all stages, inside a running transaction of the writer. Either all of it is written, or
// the caller rolls back.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

class SaveRun
{
public:
    explicit SaveRun(SaveScope scope)
        : m_scope(std::move(scope))
    {
    }

    Result<SaveResult> run(const SaveRequest &request);
    // The same for steps that are already there (undo).
    Result<SaveResult> runSteps(QList<SaveStep> steps);

    SaveScope &scope() { return m_scope; }

private:
    Result<void> perform(SaveStep step, QList<SavedRecord> &saved);
    Result<void> performFollowing();
    Result<void> writeStep(SaveStep &step, QList<SavedRecord> &saved);
    Result<void> writeLines(SaveStep &step, QList<SavedRecord> &saved);
    Result<void> conclude();
    Result<bool> begin(SaveStep &step);
    Result<void> check(SaveStep &step);
    SaveResult finish(QList<QList<SavedRecord>> saved);

    SaveScope m_scope;
};

} // namespace fairdesk
