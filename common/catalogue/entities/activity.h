// What happens with a customer: interactions, tasks, notes.
#pragma once

#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/person.h"

namespace fairdesk {

enum class Direction { Outgoing, Incoming };
template<>
struct EnumChoices<Direction>
{
    static constexpr const char *context = "Direction";
    static constexpr EnumChoice<Direction> items[] = {
        {Direction::Outgoing, "out", QT_TRANSLATE_NOOP("Direction", "Outgoing")},
        {Direction::Incoming, "in", QT_TRANSLATE_NOOP("Direction", "Incoming")},
    };
};

struct Interaction final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Interaction)
public:
    Ref<Customer> customer{this, "customer", QT_TR_NOOP("Customer"), Indexed | InList};
    Ref<Contact> contact{this, "contact", QT_TR_NOOP("Contact"), InList};
    Ref<Person> person{this, "person", QT_TR_NOOP("Person")};
    Choice channel{this, "channel", QT_TR_NOOP("Channel"), Required | Indexed | InList, FromList{"channel"}};
    Field<Direction> direction{this, "direction", QT_TR_NOOP("Direction"), Default{Value(QStringLiteral("out"))}};
    Field<Instant> at{this, "at", QT_TR_NOOP("Time"), Required | Sortable | InList};
    Field<QString> subject{this, "subject", QT_TR_NOOP("Subject"), Required | Title | InList, MaxLength{200}};
    Field<QString> content{this, "content", QT_TR_NOOP("Content"), As{Kind::LongText}, MaxLength{20000}};
    Choice result{this, "result", QT_TR_NOOP("Result"), Indexed | InList, FromList{"interaction_result"}};
    Field<QString> nextAction{this, "next_action", QT_TR_NOOP("Next step"), MaxLength{200}};
    Field<QDate> nextAt{this, "next_at", QT_TR_NOOP("Next on"), InList};

    Interaction() : EntityDef("interaction", QT_TRANSLATE_NOOP("Interaction", "Interaction"),
                              QT_TRANSLATE_NOOP("Interaction", "Interactions"), Access{})
    {
        icon("chat");
        follows(customer);
        section(QT_TR_NOOP("Interaction"), {&customer, &contact, &person, &channel, &direction, &at, &subject, &content});
        section(QT_TR_NOOP("Result"), {&result, &nextAction, &nextAt});
    }
};

enum class TaskState { Open, Doing, Done, Cancelled };
template<>
struct EnumChoices<TaskState>
{
    static constexpr const char *context = "TaskState";
    static constexpr EnumChoice<TaskState> items[] = {
        {TaskState::Open, "open", QT_TRANSLATE_NOOP("TaskState", "Open"), "accent"},
        {TaskState::Doing, "doing", QT_TRANSLATE_NOOP("TaskState", "In progress"), "warning"},
        {TaskState::Done, "done", QT_TRANSLATE_NOOP("TaskState", "Done"), "success"},
        {TaskState::Cancelled, "cancelled", QT_TRANSLATE_NOOP("TaskState", "Cancelled"), "neutral"},
    };
};

struct Task final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Task)
public:
    Field<QString> title{this, "title", QT_TR_NOOP("Title"), Required | Title | Searchable | InList | Sortable, MaxLength{200}};
    Ref<Customer> customer{this, "customer", QT_TR_NOOP("Customer"), Indexed | InList, OnDelete::Together};
    Ref<Contact> contact{this, "contact", QT_TR_NOOP("Contact")};
    // What the task is about, whatever it is: the kind of record and its id, both or neither.
    Field<QString> aboutEntity{this, "about_entity", QT_TR_NOOP("About: kind of record"), NotOnForm, MaxLength{60}};
    Field<qint64> aboutRecord{this, "about_record", QT_TR_NOOP("About: record"), Indexed | NotOnForm};
    Field<QDate> due{this, "due", QT_TR_NOOP("Due"), Indexed | Sortable | InList};
    Choice priority{this, "priority", QT_TR_NOOP("Priority"), InList, FromList{"priority"}};
    Field<TaskState> state{this, "state", QT_TR_NOOP("State"), Required | Indexed | InList, Default{Value(QStringLiteral("open"))}};
    Field<QString> description{this, "description", QT_TR_NOOP("Description"), As{Kind::LongText}, MaxLength{4000}};
    Field<Instant> doneAt{this, "done_at", QT_TR_NOOP("Done at"), ReadOnly};

    Task() : EntityDef("task", QT_TRANSLATE_NOOP("Task", "Task"), QT_TRANSLATE_NOOP("Task", "Tasks"), Access{})
    {
        icon("task_list_ltr");
        section(QT_TR_NOOP("Task"), {&title, &customer, &contact, &due, &priority, &state, &description});
        for (const char *from : {"open", "doing"}) {
            for (const char *to : {"open", "doing", "done", "cancelled"}) {
                if (qstrcmp(from, to) != 0)
                    transition(state, from, to);
            }
        }
        transition(state, "done", "open");
        transition(state, "cancelled", "open");
    }
};

struct Note final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Note)
public:
    Ref<Customer> customer{this, "customer", QT_TR_NOOP("Customer"), Required | Indexed | InList};
    Field<QString> text{this, "text", QT_TR_NOOP("Text"), Required | Title | InList, As{Kind::LongText}, MaxLength{20000}};
    Field<bool> pinned{this, "pinned", QT_TR_NOOP("Pinned"), Default{Value(false)}};

    Note() : EntityDef("note", QT_TRANSLATE_NOOP("Note", "Note"), QT_TRANSLATE_NOOP("Note", "Notes"), Access{})
    {
        icon("note");
        follows(customer);
    }
};

} // namespace fairdesk
