// A contact where a customer belongs.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"

void wrong(fairdesk::Record &record)
{
    using namespace fairdesk;
    Row<Task> task(record);
    task.set(&Task::customer, Id<Contact>{7});
}
