// Customers, their contacts, and persons.
#include "common/catalogue/completeness.h"
#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/person.h"
#include "common/text/credit_code.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

namespace fairdesk {
namespace {

constexpr qsizetype creditCodeLength = 18;

// What a complete file of this customer holds: the standard forms of all his types, or the whole form if none is set.
QSet<QByteArray> standardForm(const RuleContext &context)
{
    QSet<QByteArray> form;
    const QStringList types = context.after().at(def<Customer>().roles.key()).valueOr(QStringList());
    for (const QString &type : types) {
        for (const QByteArray &field : context.setting("standard_form." + type.toUtf8()).split('\n')) {
            if (!field.trimmed().isEmpty())
                form.insert(field.trimmed());
        }
    }
    if (form.isEmpty()) {
        const EntitySpec &entity = context.after().entity();
        for (const SectionSpec &section : entity.sections) {
            for (const QByteArray &key : section.fields) {
                const FieldSpec *field = entity.field(key);
                if (field && countsForCompleteness(entity, *field))
                    form.insert(key);
            }
        }
    }
    return form;
}

// Percent of the form's fields that are filled; what the program fills itself does not count.
Result<void> measureCompleteness(RuleContext &context)
{
    if (!isWritten(context))
        return {};
    const EntitySpec &entity = context.after().entity();
    int all = 0;
    int filled = 0;
    for (const QByteArray &key : standardForm(context)) {
        const FieldSpec *field = entity.field(key);
        if (!field || field->is(ReadOnly) || field->kind == Kind::Lines)
            continue;
        ++all;
        filled += context.after().at(key).isEmpty() ? 0 : 1;
    }
    Row<Customer>(context.record()).set(&Customer::completeness, all == 0 ? qint64(100) : qint64(100 * filled / all));
    return {};
}

// Whoever types eighteen letters and digits means a code of China's; numbers of other countries and older ones are
// taken as they are. What stood there before is nobody's fault who changes something else.
Result<void> checkCreditCode(RuleContext &context)
{
    const Customer &customer = def<Customer>();
    if (!isWritten(context) || !context.changed(customer.creditCode))
        return {};
    const CreditCode code = parseCreditCode(textOf<Customer>(context, &Customer::creditCode));
    if (code.isValid() || code.code.size() != creditCodeLength)
        return {};
    return fieldError(customer.creditCode, Text(creditCodeReason(code.fault), {}, "CreditCode"));
}

bool isHan(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

// 王 + 芳 is 王芳, Fang + Wang is "Fang Wang".
QString fullName(const QString &family, const QString &given)
{
    if (family.isEmpty() || given.isEmpty())
        return family + given;
    return isHan(family) && isHan(given) ? family + given : given + u' ' + family;
}

template<class E>
Result<void> nameFromParts(RuleContext &context)
{
    if (!isWritten(context) || !textOf<E>(context, &E::name).isEmpty())
        return {};
    const QString name = fullName(textOf<E>(context, &E::familyName), textOf<E>(context, &E::givenName));
    if (!name.isEmpty())
        Row<E>(context.record()).set(&E::name, name);
    return {};
}

// A customer has one main contact: the newest to be named takes the place of the one before.
Result<void> keepOneMainContact(RuleContext &context)
{
    const Contact &contact = def<Contact>();
    const ConstRow<Contact> row(context.after());
    const auto customer = row.get(&Contact::customer);
    const bool isMain = row.get(&Contact::main).valueOr(false);
    const bool became = context.isRestore() || context.changed(contact.main) || context.changed(contact.customer);
    if (context.isDelete() || !isMain || !became || !customer)
        return {};
    const QList<qint64> mains = context.idsWith(contact.spec().key, {contact.customer.key(), contact.main.key()},
                                                {Value(customer->value), Value(true)});
    for (const qint64 other : mains) {
        if (other != row.id().value)
            context.add({RecordChange::Operation::Update,
                         contact.spec().key,
                         other,
                         0,
                         {{contact.main.key(), Value(false)}},
                         {}});
    }
    return {};
}

} // namespace

void addCustomerRules(RuleBook &book)
{
    book.prepare<Customer>(checkCreditCode);
    book.prepare<Customer>(measureCompleteness);
    book.prepare<Contact>(nameFromParts<Contact>);
    book.follow<Contact>(keepOneMainContact);
    book.prepare<Person>(nameFromParts<Person>);
}

} // namespace fairdesk
