#include "server/storage/migrations/migrations.h"

#include "common/base/logging.h"

namespace fairdesk {
namespace {

struct Migration
{
    int number;
    const char *purpose;
    void (*run)(Connection &);
};

// The first released schema is 1, so the table starts with 2.
const QList<Migration> &migrations()
{
    static const QList<Migration> table{};
    return table;
}

} // namespace

void runMigrations(Connection &connection, int fromVersion)
{
    for (const Migration &migration : migrations()) {
        if (migration.number <= fromVersion)
            continue;
        qCInfo(lcStorage, "migration %d: %s", migration.number, migration.purpose);
        migration.run(connection);
    }
}

} // namespace fairdesk
