#include "server/rules/business_rules.h"

namespace fairdesk {

RuleBook businessRules()
{
    RuleBook book;
    addCustomerRules(book);
    addActivityRules(book);
    addOrganisationRules(book);
    addRightsRules(book);
    addCustomisationRules(book);
    addAttachmentRules(book);
    return book;
}

} // namespace fairdesk
