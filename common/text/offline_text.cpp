#include "common/text/offline_text.h"

#include "common/text/capitals.h"
#include "common/text/company_name.h"
#include "common/text/credit_code.h"
#include "common/text/normalise.h"
#include "common/text/phone.h"
#include "common/text/pinyin.h"

#include <algorithm>
#include <array>

namespace fairdesk {

namespace {

OfflineTextAnswer refused(const char *reason, const QString &output = {})
{
    return {false, output, QString::fromUtf8(reason)};
}

OfflineTextAnswer creditCode(const QString &value)
{
    const CreditCode code = parseCreditCode(value);
    return code.isValid() ? OfflineTextAnswer{true, code.code, {}} : refused(creditCodeReason(code.fault), code.code);
}

OfflineTextAnswer capitals(const QString &value)
{
    const auto fen = parseFen(value);
    if (!fen)
        return refused(QT_TRANSLATE_NOOP("OfflineText", "This is not an amount with at most two decimals."));
    return {true, capitalAmount(*fen), {}};
}

OfflineTextAnswer pinyin(const QString &value)
{
    return {true, fullPinyin(value), {}};
}

OfflineTextAnswer simplified(const QString &value)
{
    return {true, simplify(value), {}};
}

OfflineTextAnswer phone(const QString &value)
{
    const QList<PhoneNumber> numbers = parsePhones(value);
    QStringList texts;
    for (const PhoneNumber &number : numbers)
        texts.append(number.text());
    const bool isValid = std::all_of(numbers.begin(), numbers.end(), [](const PhoneNumber &n) { return n.isValid(); });
    if (numbers.isEmpty() || !isValid)
        return refused(QT_TRANSLATE_NOOP("OfflineText", "This is not a telephone number."), texts.join(u';'));
    return {true, texts.join(u';'), {}};
}

OfflineTextAnswer company(const QString &value)
{
    return {true, normalisedCompanyName(value), {}};
}

struct Command
{
    QStringView name;
    OfflineTextAnswer (*run)(const QString &value);
};

constexpr std::array kCommands{
    Command{u"credit-code", creditCode}, Command{u"capitals", capitals}, Command{u"pinyin", pinyin},
    Command{u"simplify", simplified},    Command{u"phone", phone},       Command{u"company", company}};

} // namespace

QStringList offlineTextCommands()
{
    QStringList names;
    for (const Command &command : kCommands)
        names.append(command.name.toString());
    return names;
}

OfflineTextAnswer offlineTextCommand(const QString &command, const QString &value)
{
    for (const Command &known : kCommands) {
        if (known.name != command)
            continue;
        if (value.trimmed().isEmpty())
            return refused(QT_TRANSLATE_NOOP("OfflineText", "The value is empty."));
        return known.run(value);
    }
    return refused(QT_TRANSLATE_NOOP("OfflineText", "There is no such text command."));
}

} // namespace fairdesk
