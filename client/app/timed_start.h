// How long a person waits from starting the program to a list of customers that can be worked with.
#pragma once

#include "common/base/result.h"

#include <QJsonObject>

class QApplication;

namespace fairdesk {

struct AppOptions;

// Signs in and opens the customers in the real windows; tells when each was reached, in milliseconds since the process
// was started. Pages, preferences and drafts are those of a fresh computer, so nothing of this user is touched.
Result<QJsonObject> timeStart(QApplication &application, const AppOptions &options);

} // namespace fairdesk
