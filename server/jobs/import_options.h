// How its starter wants a table imported.
#pragma once

#include "common/base/result.h"
#include "server/jobs/table_input.h"

#include <QJsonObject>

namespace fairdesk {

// What to do with a row whose record is already there.
enum class OnKnownRecord : quint8 { Skip, Update, Create };

struct ImportOptions
{
    TableChoices table;
    OnKnownRecord onKnown = OnKnownRecord::Skip;
    bool saysOnKnown = false; // otherwise a row that names its record by number changes it
    bool dryRun = false;
    QString locale;
    QString reason;
};

// {"map": {"Header": "key"|null}, "encoding", "separator", "sheet", "on_duplicate", "dry_run", "locale", "reason"}
Result<ImportOptions> importOptions(const QJsonObject &json);

} // namespace fairdesk
