// What is right compiles: otherwise the other files would be rejected for a reason that has nothing to do with them.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"

void right(fairdesk::Record &record)
{
    using namespace fairdesk;
    Row<Task> task(record);
    task.set(&Task::title, QStringLiteral("Call back"));
    task.set(&Task::customer, Id<Customer>{7});
    task.set(&Task::state, TaskState::Done);
    const Query query = fairdesk::query<Task>().where(&Task::customer, Id<Customer>{7}).orderBy(&Task::due, Descending).columns(&Task::title);
    Q_UNUSED(query)
}
