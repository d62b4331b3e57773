// What this machine can do at this moment without Fairdesk: the measure for the other figures of the run.
#pragma once

#include <QString>

namespace fairdesk::bench {

// Median milliseconds of writing 4 KiB and flushing it to the disk under the folder.
double flushMilliseconds(const QString &folder);
// Median milliseconds of one argon2id hash of the server's usual strength.
double hashMilliseconds();

// Medians of the bench's reads in SQLite itself, without rights, wire and server.
struct PlainReads
{
    double point = 0;   // one customer by id
    double view360 = 0; // the customer, ten contacts, the newest fifty interactions, tasks and figures
    double list = 0;    // fifty customers by name
};
PlainReads plainReads(const QString &databaseFile);

} // namespace fairdesk::bench
