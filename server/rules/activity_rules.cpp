// Interactions and tasks.
#include "common/catalogue/entities/activity.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

namespace fairdesk {
namespace {

void refreshLastContact(RuleContext &context, qint64 customer)
{
    const Interaction &interaction = def<Interaction>();
    const QByteArray &customerKey = def<Customer>().spec().key;
    if (customer == 0 || !context.load(customerKey, customer))
        return;
    const auto newest = context.newest(interaction.spec().key, interaction.at, interaction.customer, customer);
    const Value value = newest ? Value(*newest) : Value::null();
    context.add({RecordChange::Operation::Update,
                 customerKey,
                 customer,
                 0,
                 {{def<Customer>().lastContactAt.key(), value}},
                 {}});
}

// A customer shows when somebody last spoke with him.
Result<void> keepLastContact(RuleContext &context)
{
    const Interaction &interaction = def<Interaction>();
    const bool moves = !context.isUpdate() || context.changed(interaction.at) || context.changed(interaction.customer);
    if (!moves)
        return {};
    const qint64 now = context.after().at(interaction.customer.key()).integer();
    const qint64 before = context.before().isNull() ? 0 : context.before().at(interaction.customer.key()).integer();
    refreshLastContact(context, now);
    if (before != now)
        refreshLastContact(context, before);
    return {};
}

Result<void> noteWhenDone(RuleContext &context)
{
    if (!isWritten(context) || !context.changed(def<Task>().state))
        return {};
    Row<Task> task(context.record());
    if (task.get(&Task::state).valueOr(TaskState::Open) == TaskState::Done)
        task.set(&Task::doneAt, context.now());
    else
        task.clear(&Task::doneAt);
    return {};
}

// A task may be about any record that its writer sees. About a customer or a contact, it is the customer's task too.
Result<void> checkAbout(RuleContext &context)
{
    const Task &task = def<Task>();
    if (!isWritten(context) || !(context.changed(task.aboutEntity) || context.changed(task.aboutRecord)))
        return {};
    const QByteArray entity = keyOf(context, &Task::aboutEntity);
    const qint64 record = context.after().at(task.aboutRecord.key()).integer();
    if (entity.isEmpty() && record == 0)
        return {};
    if (!context.mayRead(entity, record)) {
        return fieldError(task.aboutRecord,
                          message(QT_TRANSLATE_NOOP(
                              "Message", "The record that the task is about does not exist, or you may not see it.")));
    }
    if (context.after().at(task.customer.key()).isEmpty()) {
        const QByteArray &customer = def<Customer>().spec().key;
        const auto about = context.load(entity, record);
        const EntityPtr spec = context.catalogue().find(entity);
        const bool follows = about && !spec->follows.isEmpty() && spec->field(spec->follows)->target == customer;
        if (entity == customer)
            context.record().set(context.record().entity().indexOf(task.customer.key()), Value(record));
        else if (follows)
            context.record().set(context.record().entity().indexOf(task.customer.key()), about->at(spec->follows));
    }
    return {};
}

} // namespace

void addActivityRules(RuleBook &book)
{
    book.follow<Interaction>(keepLastContact);
    book.prepare<Task>(noteWhenDone);
    book.prepare<Task>(checkAbout);
}

} // namespace fairdesk
