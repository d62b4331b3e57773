#include "client/screens/customer360/customer_file.h"

#include "common/catalogue/completeness.h"
#include "common/catalogue/entities/activity.h"

namespace fairdesk {
namespace {

constexpr int contactsAtOnce = 50;
constexpr int tasksAtOnce = 50;
constexpr int notesAtOnce = 50;
constexpr int childrenAtOnce = 60;

// Fields that this reader's catalogue lacks would make the whole question wrong.
QList<QByteArray> known(const EntitySpec &entity, std::initializer_list<const char *> fields)
{
    QList<QByteArray> columns;
    for (const char *field : fields) {
        if (entity.field(field))
            columns.append(field);
    }
    return columns;
}

template<class E, class T>
QByteArray keyOf(Field<T> E::*field)
{
    return (def<E>().*field).key();
}

Query withColumns(const EntitySpec &entity, std::initializer_list<const char *> fields, int limit)
{
    Query query;
    query.entity = entity.key;
    query.columns = known(entity, fields);
    query.limit = limit;
    query.withTotal = true;
    return query;
}

} // namespace

const ResultTable &CustomerFile::panel(FilePanel panel) const
{
    static const ResultTable none;
    const auto found = panels.constFind(panel);
    return found == panels.constEnd() ? none : *found;
}

qint64 CustomerFile::count(FilePanel panel) const
{
    return std::max<qint64>(this->panel(panel).total(), 0);
}

QByteArray entityOf(FilePanel panel)
{
    switch (panel) {
    case FilePanel::Contacts:
        return def<Contact>().spec().key;
    case FilePanel::Tasks:
        return def<Task>().spec().key;
    case FilePanel::Interactions:
    case FilePanel::RecentInteractions:
        return def<Interaction>().spec().key;
    case FilePanel::Notes:
        return def<Note>().spec().key;
    case FilePanel::Children:
        return def<Customer>().spec().key;
    }
    return {};
}

std::optional<Query> panelQuery(const Catalogue &catalogue, FilePanel panel, qint64 customer, QDate today,
                                Operator reach)
{
    const EntityPtr entity = catalogue.find(entityOf(panel));
    if (!entity)
        return {};
    const auto ofCustomer = [&](const QByteArray &field) { return Filter::compare(field, reach, {Value(customer)}); };
    Query query;
    switch (panel) {
    case FilePanel::Contacts:
        query = withColumns(*entity, {"name", "main", "decision_power", "job_title", "department", "mobile", "phone"},
                            contactsAtOnce);
        query.filter = ofCustomer(keyOf(&Contact::customer));
        query.sort = {{keyOf(&Contact::main), Descending}, {keyOf(&Contact::name), Ascending}};
        break;
    case FilePanel::Tasks:
        query = withColumns(*entity, {"title", "due", "state", "priority", "owner"}, tasksAtOnce);
        query.filter = Filter::all({ofCustomer(keyOf(&Task::customer)),
                                    Filter::compare(keyOf(&Task::state), Operator::In,
                                                    {Value(QStringLiteral("open")), Value(QStringLiteral("doing"))})});
        query.sort = {{keyOf(&Task::due), Ascending}};
        break;
    case FilePanel::Interactions:
        query = withColumns(*entity,
                            {"channel", "direction", "at", "subject", "content", "result", "next_action", "next_at",
                             "contact", "created_by"},
                            interactionsAtOnce);
        query.filter = ofCustomer(keyOf(&Interaction::customer));
        query.sort = {{keyOf(&Interaction::at), Descending}};
        break;
    case FilePanel::RecentInteractions:
        query = withColumns(*entity, {"at"}, 1);
        query.filter = Filter::all({ofCustomer(keyOf(&Interaction::customer)),
                                    Filter::compare(keyOf(&Interaction::at), Operator::GreaterOrEqual,
                                                    {Value(Instant::from(today.addYears(-1).startOfDay()))})});
        break;
    case FilePanel::Notes:
        query = withColumns(*entity, {"text", "pinned", "created_at", "created_by"}, notesAtOnce);
        query.filter = ofCustomer(keyOf(&Note::customer));
        query.sort = {{keyOf(&Note::pinned), Descending}, {"created_at", Descending}};
        break;
    case FilePanel::Children:
        query = withColumns(*entity, {"name", "short_name", "level"}, childrenAtOnce);
        query.filter = ofCustomer(keyOf(&Customer::parent));
        query.sort = {{keyOf(&Customer::name), Ascending}};
        break;
    }
    const bool mayFilter =
        entity->field(panel == FilePanel::Children ? keyOf(&Customer::parent) : QByteArray("customer")) != nullptr;
    return mayFilter ? std::optional(query) : std::nullopt;
}

CustomerRequest customerRequest(const Catalogue &catalogue, qint64 customer, QDate today)
{
    CustomerRequest request;
    request.fetch.entity = def<Customer>().spec().key;
    request.fetch.id = customer;
    for (const FilePanel panel : {FilePanel::Contacts, FilePanel::Tasks, FilePanel::Interactions,
                                  FilePanel::RecentInteractions, FilePanel::Notes, FilePanel::Children}) {
        if (const auto query = panelQuery(catalogue, panel, customer, today)) {
            request.fetch.panels.append(*query);
            request.panels.append(panel);
        }
    }
    return request;
}

CustomerFile customerFileFrom(const Catalogue &catalogue, const CustomerRequest &request, const FetchedRecord &answer)
{
    CustomerFile file;
    file.record = answer.record.record(0, catalogue.find(request.fetch.entity));
    file.actions = answer.actions;
    for (qsizetype i = 0; i < std::min(request.panels.size(), answer.panels.size()); ++i)
        file.panels.insert(request.panels.at(i), answer.panels.at(i));
    return file;
}

int emptyFields(const Record &customer)
{
    int empty = 0;
    for (const SectionSpec &section : customer.entity().sections) {
        for (const QByteArray &key : section.fields) {
            const int index = customer.entity().indexOf(key);
            const bool counts =
                index >= 0 && countsForCompleteness(customer.entity(), customer.entity().fields.at(index));
            if (counts && customer.at(index).isEmpty())
                ++empty;
        }
    }
    return empty;
}

} // namespace fairdesk
