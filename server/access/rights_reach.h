// How far somebody's rights go, to measure others' by: rights are given on, never made.
#pragma once

#include "common/base/error.h"
#include "server/access/access_data.h"

namespace fairdesk {

// Holds what a role, an account or a change of one gives against what the giver may do himself.
class RightsReach
{
public:
    RightsReach(const Caller &giver, const Catalogue &catalogue)
        : m_giver(giver)
        , m_catalogue(catalogue)
    {
    }

    // Whether he has all that this role alone gives, wherever those stand who hold it.
    bool holds(const AccessData::RoleRow &role) const;
    // Whether he reaches all that the account reaches from its place, its owner's own records too: whoever sets its
    // password, or moves it to where he may, has those as well. A disabled account counts as if it were enabled.
    bool commands(const AccessData &access, const AccessData::UserRow &account) const;
    // Whether he reaches all that the user may do now and might not do before. Of empty departments nobody gains.
    bool holdsGain(const AccessData &before, const AccessData &now, qint64 user,
                   const QSet<qint64> &emptyTeams = {}) const;

private:
    enum class Measure : quint8 {
        Role,    // by the kind of scope alone
        Gain,    // by the place; what the user will own is nobody's yet
        Account, // by the place, and with what the user owns
    };

    bool covers(Measure measure, const Caller &holder) const;
    bool covers(Measure measure, const EntitySpec &entity, Action action, const Caller &holder) const;
    bool coversFields(const EntitySpec &entity, const Caller &holder) const;
    bool coversGain(const EntitySpec &entity, const Caller &had, const Caller &has) const;
    bool isWithinTeam(const Caller &holder) const;
    bool isWithinBranch(const Caller &holder) const;

    const Caller &m_giver;
    const Catalogue &m_catalogue;
};

Error beyondYourReach();

} // namespace fairdesk
