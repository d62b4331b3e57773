#include "server/records/stages/schema_stage.h"

#include "common/catalogue/entities/customisation.h"
#include "server/storage/catalogue_store.h"
#include "server/storage/schema_store.h"

namespace fairdesk {

// A deleted field keeps its column: its values come back with it.
void followSchema(const SaveScope &scope, const SaveStep &step)
{
    if (step.entity->key != def<CustomField>().spec().key || step.isDelete())
        return;
    const ConstRow<CustomField> row(step.after);
    const EntityPtr entity = scope.entity(row.get(&CustomField::entity).valueOr({}).toUtf8());
    const auto field = CatalogueStore::fieldOf(step.after);
    if (!entity || !field)
        return;
    SchemaStore::addField(scope.connection, *entity, *field);
    if (field->is(Indexed) || field->kind == Kind::Many)
        SchemaStore::addIndexes(scope.connection, *entity, *field);
}

} // namespace fairdesk
