// Small things that rules share: reading typed values and saying what is wrong with a field.
#pragma once

#include "server/records/rule_book.h"

namespace fairdesk {

inline Error fieldError(const FieldDef &field, Text text)
{
    return Error::invalid({{field.key(), std::move(text)}});
}

// The text of a field of the record as it shall be; empty for nothing.
template<class E>
QString textOf(const RuleContext &context, Field<QString> E::*field)
{
    return ConstRow<E>(context.after()).get(field).valueOr({});
}

template<class E>
QByteArray keyOf(const RuleContext &context, Field<QString> E::*field)
{
    return textOf(context, field).toUtf8();
}

// Whether the rule has anything to look at: a record that goes needs no completing.
inline bool isWritten(const RuleContext &context)
{
    return context.isCreate() || context.isUpdate();
}

} // namespace fairdesk
