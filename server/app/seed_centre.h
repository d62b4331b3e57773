// What a new centre needs before anybody can sign in: roles, a branch with its departments, the administrator.
#pragma once

#include "server/app/server_core.h"

namespace fairdesk {

struct CentreSeed
{
    QByteArray administrator = "admin";
    bool withOrganisation = true; // a branch and departments; a demo brings its own
};

// Returns the administrator's id. The password is not set here.
Result<qint64> seedCentre(ServerCore &core, const CentreSeed &seed);

} // namespace fairdesk
