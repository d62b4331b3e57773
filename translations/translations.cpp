#include "translations/translations.h"

static void registerTranslations()
{
    Q_INIT_RESOURCE(fairdesk_translations);
}

namespace fairdesk {

QString translationFile(const QString &language)
{
    static const bool registered = (registerTranslations(), true);
    Q_UNUSED(registered);
    return QStringLiteral(":/fairdesk/translations/fairdesk_%1.qm").arg(language);
}

} // namespace fairdesk
