#include "common/text/duplicate_keys.h"

#include "common/text/company_name.h"
#include "common/text/credit_code.h"
#include "common/text/email.h"
#include "common/text/phone.h"

namespace fairdesk {

namespace {

class KeyList // keeps the order and leaves out repetitions
{
public:
    void add(const char *keyClass, const QString &value)
    {
        const QByteArray key = keyClass + value.toUtf8();
        if (!value.isEmpty() && !m_keys.contains(key))
            m_keys.append(key);
    }

    QList<QByteArray> m_keys;
};

} // namespace

QList<QByteArray> duplicateKeys(const DuplicateValues &values)
{
    KeyList list;
    for (const QString &name : values.companyNames)
        list.add("name:", normalisedCompanyName(name).remove(u' '));
    if (const CreditCode code = parseCreditCode(values.creditCode); code.isValid())
        list.add("code:", code.code);
    for (const QString &cell : values.phones) {
        const QList<PhoneNumber> numbers = parsePhones(cell);
        for (const PhoneNumber &number : numbers) {
            // A local number without its area code is many firms' number; the hotline of a bank is everyone's.
            if (number.isValid() && number.kind != PhoneNumber::Kind::Local && number.digits().size() > 6)
                list.add("phone:", number.digits());
        }
    }
    for (const QString &email : values.emails) {
        if (isValidEmail(email))
            list.add("mail:", normalisedEmail(email));
    }
    return list.m_keys;
}

} // namespace fairdesk
