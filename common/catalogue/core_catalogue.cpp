// The one place that instantiates all entity headers.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/choice_lists.h"
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/entities/attachment.h"
#include "common/catalogue/entities/classification.h"
#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/customisation.h"
#include "common/catalogue/entities/organisation.h"
#include "common/catalogue/entities/person.h"
#include "common/catalogue/entities/roles.h"

namespace fairdesk {

CatalogueBuilder coreCatalogue()
{
    CatalogueBuilder builder;
    builder.add<Branch>()
        .add<Team>()
        .add<User>()
        .add<Role>()
        .add<RoleRight>()
        .add<RoleFieldRule>()
        .add<UserRole>()
        .add<Tag>()
        .add<Category>()
        .add<Customer>()
        .add<Contact>()
        .add<Person>()
        .add<Interaction>()
        .add<Task>()
        .add<Note>()
        .add<Attachment>()
        .add<SavedQuery>()
        .add<CustomField>()
        .add<ChoiceEntry>()
        .add<Layout>()
        .add<Sequence>()
        .add<Setting>();
    for (const DefaultChoiceList &list : defaultChoiceLists())
        builder.setChoices(list.key, list.items);
    return builder;
}

} // namespace fairdesk
