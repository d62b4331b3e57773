#include "client/shell/areas.h"

#include "client/data/choice_labels.h"

#include <QCoreApplication>

#include <array>

namespace fairdesk {
namespace {

struct Place
{
    const char *entity;
    AreaGroup group;
    Icon icon;
};

constexpr std::array places{
    Place{"task", AreaGroup::Today, Icon::TaskListLtr},
    Place{"interaction", AreaGroup::Today, Icon::Chat},
    Place{"customer", AreaGroup::Sales, Icon::BuildingMultiple},
    Place{"contact", AreaGroup::Sales, Icon::ContactCard},
    Place{"person", AreaGroup::Sales, Icon::PeopleAudience},
    Place{"note", AreaGroup::Filing, Icon::Note},
    Place{"tag", AreaGroup::Filing, Icon::Tag},
    Place{"category", AreaGroup::Filing, Icon::Folder},
    Place{"saved_query", AreaGroup::Filing, Icon::Bookmark},
    Place{"user", AreaGroup::Settings, Icon::Person},
    Place{"team", AreaGroup::Settings, Icon::Team},
    Place{"branch", AreaGroup::Settings, Icon::Building},
    Place{"role", AreaGroup::Settings, Icon::Protection},
    Place{"custom_field", AreaGroup::Settings, Icon::Text},
    Place{"choice", AreaGroup::Settings, Icon::Board},
    Place{"layout", AreaGroup::Settings, Icon::Columns},
    Place{"sequence", AreaGroup::Settings, Icon::Calculator},
    Place{"setting", AreaGroup::Settings, Icon::Settings},
};

bool mayDo(const EntitySpec &entity, Action action)
{
    return entity.readerActions.contains(action);
}

bool hasList(const EntitySpec &entity)
{
    return !entity.is(Internal) && !entity.is(PartOfParent) && mayDo(entity, Action::Read);
}

// Colleagues and departments are everybody's business; what only an administrator changes is shown only to him.
bool isOffered(const EntitySpec &entity, AreaGroup group)
{
    if (group != AreaGroup::Settings)
        return true;
    const bool isDirectory = entity.key == "user" || entity.key == "team" || entity.key == "branch";
    return isDirectory || mayDo(entity, Action::Create) || mayDo(entity, Action::Edit);
}

Area areaOf(const EntitySpec &entity, AreaGroup group, Icon icon)
{
    return {entity.key, group, icon, mayDo(entity, Action::Create), mayDo(entity, Action::Import)};
}

const Place *placeOf(const QByteArray &entity)
{
    for (const Place &place : places) {
        if (entity == place.entity)
            return &place;
    }
    return nullptr;
}

} // namespace

QList<Area> areasOf(const Catalogue &catalogue)
{
    QList<Area> areas;
    for (const Place &place : places) {
        const EntityPtr entity = catalogue.find(place.entity);
        if (entity && hasList(*entity) && isOffered(*entity, place.group))
            areas.append(areaOf(*entity, place.group, place.icon));
    }
    for (const EntityPtr &entity : catalogue.entities()) {
        if (placeOf(entity->key) || !hasList(*entity))
            continue;
        const AreaGroup group = entity->is(Configuration) ? AreaGroup::Settings : AreaGroup::Other;
        if (isOffered(*entity, group))
            areas.append(areaOf(*entity, group, iconOf(catalogue, entity->key)));
    }
    std::stable_sort(areas.begin(), areas.end(), [](const Area &a, const Area &b) { return a.group < b.group; });
    return areas;
}

QString areaTitle(const Catalogue &catalogue, const QByteArray &entity)
{
    const EntityPtr spec = catalogue.find(entity);
    return spec ? labelText(spec->plural) : QString::fromUtf8(entity);
}

QString recordTitle(const Catalogue &catalogue, const QByteArray &entity)
{
    const EntityPtr spec = catalogue.find(entity);
    return spec ? labelText(spec->label) : QString::fromUtf8(entity);
}

QString groupTitle(AreaGroup group)
{
    constexpr std::array titles{QT_TRANSLATE_NOOP("AreaGroup", "Today"), QT_TRANSLATE_NOOP("AreaGroup", "Sales"),
                                QT_TRANSLATE_NOOP("AreaGroup", "Filing"), QT_TRANSLATE_NOOP("AreaGroup", "More"),
                                QT_TRANSLATE_NOOP("AreaGroup", "Settings")};
    return QCoreApplication::translate("AreaGroup", titles[size_t(group)]);
}

Icon iconOf(const Catalogue &catalogue, const QByteArray &entity)
{
    if (const Place *place = placeOf(entity))
        return place->icon;
    const EntityPtr spec = catalogue.find(entity);
    return spec ? iconByName(QString::fromUtf8(spec->icon)).value_or(Icon::Table) : Icon::Table;
}

} // namespace fairdesk
