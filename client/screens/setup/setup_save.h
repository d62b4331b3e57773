// From a plan to the one save that makes it true, and from the server's refusal back to the cell that it is about.
#pragma once

#include "client/screens/setup/setup_ground.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/save.h"

namespace fairdesk {

// What a new person or field starts with.
QMap<QByteArray, QString> presetsOf(SetupList list);

// Everything that differs from the ground; without a key.
SaveRequest setupSave(const SetupPlan &plan, const SetupGround &ground);

// What can be said before anything is sent: what the catalogue asks of each field, and what would meet itself.
QList<SetupProblem> setupProblems(const SetupPlan &plan, const SetupGround &ground, const Catalogue &catalogue);

// The server names fields, not records: of several cells it is the one whose value the sentence quotes.
QList<SetupProblem> problemsOf(const Error &error, const SetupPlan &plan);

// A user of the plan and the record that he became.
struct SetupPerson
{
    qint64 user = 0;
    QString login;
    QString name;
};
QList<SetupPerson> peopleOf(const SetupPlan &plan, const SaveRequest &request, const SaveResult &result);

} // namespace fairdesk
