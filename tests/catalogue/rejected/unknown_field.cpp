// A field that tasks do not have.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"

void wrong(fairdesk::Record &record)
{
    using namespace fairdesk;
    Row<Task> task(record);
    task.set(&Task::colour, QStringLiteral("red"));
}
