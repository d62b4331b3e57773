// The program's words in every language it speaks, as a resource.
#pragma once

#include <QString>

#include <qglobal.h>

namespace fairdesk {

// ":/fairdesk/translations/fairdesk_zh_CN.qm"; registers the resource, which the linker would drop otherwise.
QString translationFile(const QString &language);

} // namespace fairdesk
