// What others have done to the lines of a document since its writer read it, told by the trail: so that two who work on
// different lines, or on different fields of one, both keep what they did.
#pragma once

#include "server/records/stages/save_step.h"

#include <QHash>

namespace fairdesk {

class LinesSince
{
public:
    // Nobody has done anything: the writer read the newest version, or wants it whatever it is.
    LinesSince() = default;
    LinesSince(const SaveScope &scope, const Record &document, qint64 version, const EntityPtr &line,
               const FieldSpec &via);

    bool wasAdded(qint64 line) const { return m_fates.value(line).added; }
    bool wasRemoved(qint64 line) const { return m_fates.value(line).removed; }
    bool wasChanged(qint64 line) const;
    // Who changed it last; 0 for the program.
    qint64 changedBy(qint64 line) const { return m_fates.value(line).user; }

    // Leaves of the wanted values those that the writer has changed. False: somebody else changed one of them too.
    bool merge(const Record &line, QList<FieldValue> &wanted) const;

private:
    struct Fate
    {
        bool added = false;
        bool removed = false;
        bool forgotten = false; // values were erased: nobody knows any more what changed
        qint64 user = 0;
        QHash<QByteArray, Value> base; // what the writer saw in the fields that were changed since
    };

    QHash<qint64, Fate> m_fates;
};

} // namespace fairdesk
