#include "common/catalogue/field_spec.h"

#include <array>

namespace fairdesk {
namespace {

constexpr std::array<const char *, 16> kindKeys{"text",  "long_text", "phone", "email",  "url",        "integer", "decimal", "boolean",
                                                "date",  "instant",   "money", "choice", "choice_set", "ref",     "many",    "lines"};

constexpr int lineLimit = 250;
constexpr int longTextLimit = 100'000;

} // namespace

const char *kindKey(Kind kind)
{
    return kindKeys[size_t(kind)];
}

std::optional<Kind> kindFromKey(const QByteArray &key)
{
    for (size_t i = 0; i < kindKeys.size(); ++i) {
        if (key == kindKeys[i])
            return Kind(i);
    }
    return {};
}

int FieldSpec::textLimit() const
{
    if (maxLength > 0)
        return maxLength;
    return kind == Kind::LongText ? longTextLimit : lineLimit;
}

const ChoiceItem *FieldSpec::choice(const QByteArray &choiceKey) const
{
    for (const ChoiceItem &item : choices) {
        if (item.key == choiceKey)
            return &item;
    }
    return nullptr;
}

} // namespace fairdesk
