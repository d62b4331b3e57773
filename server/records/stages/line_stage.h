// Lines live and die with their document: their changes, their deletion and their return follow from its own.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

// The steps that a document's change asks of its lines. What others have done to them since the writer read the
// document stays; where both have touched the same, it is a conflict.
Result<QList<SaveStep>> lineSteps(const SaveScope &scope, const SaveStep &document);

// A line that was written by itself gives its document a new version, by which others notice it.
void queueDocument(SaveScope &scope, const SaveStep &line);

// Which lines a document had and has, for its trail.
class LineChanges
{
public:
    LineChanges(const SaveScope &scope, const SaveStep &document);
    // A line was on its way; whether something came of it shows in what the save has written.
    void note(const QByteArray &field, const SavedRecord &line);
    QList<AuditFieldChange> take() const;

private:
    QList<qint64> present(const QByteArray &field) const;

    const SaveScope &m_scope;
    const SaveStep &m_document;
    QHash<QByteArray, QList<qint64>> m_before;
    QSet<QByteArray> m_changed;
};

} // namespace fairdesk
