// A trait that no field has.
#include "common/catalogue/entity_def.h"

struct Colour
{
};

struct Balloon final : fairdesk::EntityDef
{
    fairdesk::Field<QString> name{this, "name", "Name", Colour{}};
    Balloon() : EntityDef("balloon", "Balloon", "Balloons") {}
};

const Balloon balloon;
