// Keys are pointers to members: a wrong field, entity or type does not compile. Here by what the templates admit; the
// tests rejected-… give whole files (rejected/) to the compiler.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

template<class E, class Member, class T>
concept CanSet = requires(Row<E> row, Member member, T value)
{
    row.set(member, value);
};
template<class E, class Member>
concept CanGet = requires(ConstRow<E> row, Member member)
{
    row.get(member);
};
template<class E, class Member, class T>
concept CanAsk = requires(Member member, T value)
{
    query<E>().where(member, value);
};
template<class E, class Member>
concept CanOrder = requires(Member member)
{
    query<E>().orderBy(member);
};

using TaskDue = decltype(&Task::due);
using TaskCustomer = decltype(&Task::customer);
using TaskState_ = decltype(&Task::state);

static_assert(CanSet<Task, TaskDue, QDate>);
static_assert(!CanSet<Task, TaskDue, QString>);
static_assert(!CanSet<Task, TaskDue, QDateTime>);
static_assert(!CanSet<Note, TaskDue, QDate>);
static_assert(CanSet<Task, TaskCustomer, Id<Customer>>);
static_assert(!CanSet<Task, TaskCustomer, Id<Contact>>);
static_assert(!CanSet<Task, TaskCustomer, qint64>);
static_assert(CanSet<Task, TaskState_, TaskState>);
static_assert(!CanSet<Task, TaskState_, Direction>);
static_assert(!CanSet<Task, TaskState_, QString>);
static_assert(!CanSet<Customer, decltype(&Customer::level), QString>);
static_assert(CanSet<Customer, decltype(&Customer::level), ChoiceKey>);

static_assert(CanGet<Task, TaskDue>);
static_assert(!CanGet<Customer, TaskDue>);
static_assert(CanAsk<Task, TaskCustomer, Id<Customer>>);
static_assert(!CanAsk<Task, TaskCustomer, Id<Person>>);
static_assert(!CanAsk<Interaction, TaskCustomer, Id<Customer>>);
static_assert(CanOrder<Interaction, decltype(&Interaction::at)>);
static_assert(!CanOrder<Task, decltype(&Interaction::at)>);
static_assert(!std::is_convertible_v<Id<Customer>, Id<Contact>>);
static_assert(!std::is_constructible_v<Value, const char *>);

} // namespace

TEST_CASE("What compiles sets the field that it names")
{
    Record record(coreCatalogue().build()->find("task"));
    Row<Task> task(record);
    task.set(&Task::due, QDate(2026, 5, 18));
    task.set(&Task::customer, Id<Customer>{7});
    CHECK(record.at("due") == Value(QDate(2026, 5, 18)));
    CHECK(record.at("customer") == Value(qint64(7)));
}
