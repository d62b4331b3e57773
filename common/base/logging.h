// Logging categories, and a message handler that writes one escaped line an event to stderr.
#pragma once

#include <QLoggingCategory>

namespace fairdesk {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcRecords)
Q_DECLARE_LOGGING_CATEGORY(lcIdentity)
Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcJobs)
Q_DECLARE_LOGGING_CATEGORY(lcClient)

void installLogFormat();

} // namespace fairdesk
