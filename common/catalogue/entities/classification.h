// How records are filed: tags and category trees.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

struct Tag final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Tag)
public:
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | Unique | InList | Sortable, MaxLength{60}};
    Field<QString> colour{this, "colour", QT_TR_NOOP("Colour"), MaxLength{20}};

    Tag() : EntityDef("tag", QT_TRANSLATE_NOOP("Tag", "Tag"), QT_TRANSLATE_NOOP("Tag", "Tags"),
                      Access{.read = Scope::All, .create = Scope::All}, Unowned)
    {
        icon("tag");
    }
};

struct Category final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Category)
public:
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable, MaxLength{100}};
    Ref<Category> parent{this, "parent", QT_TR_NOOP("Part of"), Indexed | InList};
    Field<QString> code{this, "code", QT_TR_NOOP("Code"), InList, MaxLength{40}};

    Category() : EntityDef("category", QT_TRANSLATE_NOOP("Category", "Category"), QT_TRANSLATE_NOOP("Category", "Categories"),
                           Access{.read = Scope::All}, Configuration)
    {
        icon("folder");
        unique({&parent, &name});
    }
};

} // namespace fairdesk
