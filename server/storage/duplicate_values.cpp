#include "server/storage/duplicate_values.h"

#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/person.h"
#include "common/text/duplicate_keys.h"
#include "common/text/normalise.h"

#include <array>

namespace fairdesk {
namespace {

QList<QByteArray> customerKeys(const Record &record)
{
    const ConstRow<Customer> row(record);
    DuplicateValues values;
    values.companyNames = {row.get(&Customer::name).valueOr({}), row.get(&Customer::nameEn).valueOr({})};
    values.creditCode = row.get(&Customer::creditCode).valueOr({});
    values.phones = {row.get(&Customer::phone).valueOr({})};
    values.emails = {row.get(&Customer::email).valueOr({})};
    return duplicateKeys(values);
}

// Many people share a name; with the same birthday it is likely one person.
QList<QByteArray> personKeys(const Record &record)
{
    const ConstRow<Person> row(record);
    DuplicateValues values;
    values.phones = {row.get(&Person::phone).valueOr({})};
    values.emails = {row.get(&Person::email).valueOr({})};
    QList<QByteArray> keys = duplicateKeys(values);
    const QString name = normalisedText(row.get(&Person::name).valueOr({}));
    if (const auto birthday = row.get(&Person::birthday); birthday && !name.isEmpty())
        keys.append("born:" + name.toUtf8() + ' ' + birthday->toString(Qt::ISODate).toLatin1());
    return keys;
}

using KeyMaker = QList<QByteArray> (*)(const Record &);

KeyMaker makerFor(const EntitySpec &entity)
{
    if (entity.key == def<Customer>().spec().key)
        return customerKeys;
    return entity.key == def<Person>().spec().key ? personKeys : nullptr;
}

} // namespace

bool hasDuplicateKeys(const EntitySpec &entity)
{
    return makerFor(entity) != nullptr;
}

QList<QByteArray> duplicateKeysOf(const Record &record)
{
    if (record.isNull() || !record.at(DeletedAtField).isEmpty())
        return {};
    const KeyMaker make = makerFor(record.entity());
    return make ? make(record) : QList<QByteArray>();
}

} // namespace fairdesk
