// What editors and pages derive from their context.
#pragma once

#include "client/data/display_text.h"
#include "client/data/lookup.h"
#include "client/editors/client_context.h"

namespace fairdesk {

// Texts in the program's language and in the time zone of the centre.
DisplayText displayOf(const ClientContext &context);
std::shared_ptr<const Clock> clockOf(const ClientContext &context);

RecentLinks &recentLinksOf(ClientContext &context);

// Null if the reader's catalogue does not have it.
EntityPtr entityOf(const ClientContext &context, const QByteArray &entity);
bool mayCreate(const ClientContext &context, const QByteArray &entity);

} // namespace fairdesk
