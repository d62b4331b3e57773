// A record's history as one reader may see it: hidden fields left out, masked ones masked, links that he may not follow
// without their target.
#pragma once

#include "server/access/access_data.h"
#include "server/storage/audit_store.h"

#include "fairdesk.pb.h"

#include <QSet>

#include <functional>

namespace fairdesk {

class HistoryView
{
public:
    // Which of these records of an entity the reader may see.
    using Visible = std::function<QSet<qint64>(const QByteArray &entity, const QList<qint64> &ids)>;

    HistoryView(const Catalogue &catalogue, const AccessData &access, const Caller &caller, Visible visible)
        : m_catalogue(catalogue)
        , m_access(access)
        , m_caller(caller)
        , m_visible(std::move(visible))
    {
    }

    void write(const EntitySpec &entity, const QList<AuditRow> &rows, wire::HistoryReply *reply);

private:
    Value shown(const FieldSpec &field, FieldRule rule, const Value &value) const;
    void collectTargets(const EntitySpec &entity, const QList<AuditRow> &rows);
    void writeChanges(const EntitySpec &entity, const AuditRow &row, wire::HistoryEntry *entry) const;

    const Catalogue &m_catalogue;
    const AccessData &m_access;
    const Caller &m_caller;
    Visible m_visible;
    QHash<QByteArray, QSet<qint64>> m_seen;
};

} // namespace fairdesk
