// Whether a value may stand in a field: the same rules beside the field in the client and in the server's write path.
#pragma once

#include "common/catalogue/field_spec.h"

namespace fairdesk {

// The sentence that says what is wrong and what to do; nothing if the value is fine.
std::optional<Text> validationProblem(const FieldSpec &field, const Value &value);

// True if the value has the type that the kind stores.
bool hasTypeOf(Kind kind, const Value &value);

} // namespace fairdesk
