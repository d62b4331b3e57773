// A field of another entity.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"

void wrong(fairdesk::Record &record)
{
    using namespace fairdesk;
    Row<Task> task(record);
    task.set(&Note::text, QStringLiteral("Call back"));
}
