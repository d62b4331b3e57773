// Users, teams, roles and rights as they stand in the store.
#pragma once

#include "server/access/access_data.h"
#include "server/storage/connection.h"

namespace fairdesk {

class AccessStore
{
public:
    static AccessData load(Connection &connection);
};

} // namespace fairdesk
