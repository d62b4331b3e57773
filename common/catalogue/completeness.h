// Which fields make a customer's file complete, on the server that measures it and on the page that asks for the rest.
#pragma once

#include "common/catalogue/entity_spec.h"

namespace fairdesk {

// What the program fills itself does not count, and neither do links to other records of the same kind: most companies
// have no parent, no agent and nobody who recommended them.
inline bool countsForCompleteness(const EntitySpec &entity, const FieldSpec &field)
{
    const bool isRelation = field.isLink() && field.target == entity.key;
    return !field.is(ReadOnly) && field.kind != Kind::Lines && !isRelation;
}

} // namespace fairdesk
