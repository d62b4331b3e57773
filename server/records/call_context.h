// One call into the server: who, from where. Everything that reads or writes for somebody takes one.
#pragma once

#include "server/access/caller.h"

namespace fairdesk {

struct CallContext
{
    CallerPtr caller;
    QByteArray origin; // network address and program, for the audit trail; "job:NAME" for the program's own work
    qint64 session = 0;
    qint64 job = 0; // the import or other job that this is part of: what it wrote can be taken back together

    // The program's own work, or a person's that runs as a job: nobody sits and waits for it.
    bool isJob() const { return job != 0 || origin.startsWith("job:"); }
    static CallContext ofProgram(const QByteArray &job) { return {Caller::programItself(), "job:" + job}; }
};

} // namespace fairdesk
