// One call into the server: who, from where. Everything that reads or writes for somebody takes one.
#pragma once

#include "server/access/caller.h"

namespace fairdesk {

struct CallContext
{
    CallerPtr caller;
    QByteArray origin;  // network address and program, for the audit trail; "job:NAME" for the program's own work
    qint64 session = 0;

    static CallContext ofProgram(const QByteArray &job) { return {Caller::programItself(), "job:" + job, 0}; }
};

} // namespace fairdesk
