// The answer to a save as its message.
#pragma once

#include "common/catalogue/save.h"

#include "fairdesk.pb.h"

namespace fairdesk {

void encode(const SaveResult &result, wire::SaveReply *reply);

} // namespace fairdesk
