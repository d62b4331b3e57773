#include "client/editors/context_tools.h"

#include "client/link/server_link.h"

namespace fairdesk {

std::shared_ptr<const Clock> clockOf(const ClientContext &context)
{
    const QTimeZone zone = context.link.session().zone;
    return zone.isValid() ? std::make_shared<SystemClock>(zone) : std::make_shared<SystemClock>();
}

DisplayText displayOf(const ClientContext &context)
{
    return DisplayText(QLocale(), clockOf(context));
}

RecentLinks &recentLinksOf(ClientContext &context)
{
    if (!context.recentLinks)
        context.recentLinks = std::make_shared<RecentLinks>();
    return *context.recentLinks;
}

EntityPtr entityOf(const ClientContext &context, const QByteArray &entity)
{
    const CataloguePtr catalogue = context.link.catalogue();
    return catalogue ? catalogue->find(entity) : nullptr;
}

bool mayCreate(const ClientContext &context, const QByteArray &entity)
{
    const EntityPtr spec = entityOf(context, entity);
    return spec && !spec->is(PartOfParent) && spec->readerActions.contains(Action::Create);
}

} // namespace fairdesk
