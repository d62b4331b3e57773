#include "client/shell/application_icon.h"

static void registerApplicationIcon()
{
    Q_INIT_RESOURCE(fairdesk_app);
}

namespace fairdesk {

QIcon applicationIcon()
{
    static const bool registered = (registerApplicationIcon(), true);
    Q_UNUSED(registered);
    return QIcon(QStringLiteral(":/fairdesk/app/fairdesk.svg"));
}

} // namespace fairdesk
