// The reverse of what a save did, as the steps of a new save, and what others have done since that stands in its way.
#pragma once

#include "server/records/stages/save_step.h"

namespace fairdesk {

class Reversal
{
public:
    // Whose rows are not in the way: those of the saves that are taken back together.
    using IsOurs = std::function<bool(const AuditRow &)>;

    Reversal(const SaveScope &scope, IsOurs isOurs)
        : m_scope(scope)
        , m_isOurs(std::move(isOurs))
    {
    }

    // The rows of one save, oldest first.
    void add(const QList<AuditRow> &rows);

    const QList<FieldError> &conflicts() const { return m_conflicts; }
    QList<SaveStep> takeSteps() { return std::move(m_steps); }

private:
    struct NetChange;
    QList<NetChange> netChanges(const QList<AuditRow> &rows) const;
    void add(const NetChange &change);
    void append(const NetChange &change, RecordChange::Operation operation, QList<FieldValue> values = {});
    void appendValues(const NetChange &change);
    bool isDisturbed(const NetChange &change);
    void noteRow(const NetChange &change, const AuditRow &row);
    QString titleOf(const NetChange &change) const;
    void noteRecord(const NetChange &change, const AuditRow &row);
    void noteField(const NetChange &change, const AuditRow &row, const FieldSpec &field);
    void note(FieldError error);

    const SaveScope &m_scope;
    IsOurs m_isOurs;
    QList<FieldError> m_conflicts;
    QList<SaveStep> m_steps;
};

} // namespace fairdesk
