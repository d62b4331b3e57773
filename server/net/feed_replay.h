// What somebody missed while he was away, from the audit trail.
#pragma once

#include "common/base/result.h"
#include "server/records/change_feed.h"

namespace fairdesk {

class Catalogue;
class Database;

struct FeedReplay
{
    QList<FeedEntry> entries;
    bool missed = false; // more than is sent: everything has to be read anew

    static Result<FeedReplay> load(const Database &database, const Catalogue &catalogue, qint64 after, int limit);
};

} // namespace fairdesk
