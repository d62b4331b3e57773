// Chinese for the catalogue's labels, so that describe and the clients' views carry both languages.
#pragma once

#include "server/records/query_service.h"

namespace fairdesk {

LabelTranslator chineseLabels();

} // namespace fairdesk
