// All rules of the trade, in one book for the write path.
#pragma once

#include "server/records/rule_book.h"

namespace fairdesk {

RuleBook businessRules();

// By area; each adds its own.
void addCustomerRules(RuleBook &book);
void addActivityRules(RuleBook &book);
void addOrganisationRules(RuleBook &book);
void addRightsRules(RuleBook &book);
void addCustomisationRules(RuleBook &book);
void addAttachmentRules(RuleBook &book);

} // namespace fairdesk
