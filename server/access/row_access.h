// Which records of one entity one caller may use in one way: a union of branches, each of which has an index of its
// own in the store. Two evaluators: SQL (server/storage/access_writer.h) and in memory (row_evaluator.h).
#pragma once

#include <QByteArray>
#include <QList>

namespace fairdesk {

struct RowAccess
{
    bool everything = false;
    qint64 owner = 0;           // records of this owner; 0: no such branch
    QList<qint64> teams;        // records of these teams
    qint64 teamsWithin = 0;     // … but only those of this branch office; 0: of any
    qint64 branch = 0;          // records of this branch office
    bool shared = false;        // records shared with the caller or his teams
    bool sharedForEdit = false; // … only those shared for editing

    bool nothing() const { return !everything && owner == 0 && teams.isEmpty() && branch == 0 && !shared; }
    bool operator==(const RowAccess &) const = default;
};

} // namespace fairdesk
