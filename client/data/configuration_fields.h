// Fields of the configuration that hold a key of the program: which kind of record, which kind of field.
#pragma once

#include "common/catalogue/catalogue.h"

namespace fairdesk {

// As a choice with words for people; any other field comes back as it is.
FieldSpec asEdited(const Catalogue &catalogue, const EntitySpec &entity, const FieldSpec &field);

} // namespace fairdesk
