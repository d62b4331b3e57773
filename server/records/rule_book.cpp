#include "server/records/rule_book.h"

#include "server/records/stages/access_stage.h"
#include "server/records/stages/save_step.h"
#include "server/storage/access_store.h"
#include "server/storage/record_store.h"

namespace fairdesk {

RecordChange::Operation RuleContext::operation() const
{
    return m_step.operation;
}

const Record &RuleContext::before() const
{
    return m_step.before;
}

const Record &RuleContext::after() const
{
    return m_step.after;
}

Record &RuleContext::record()
{
    return m_step.after;
}

bool RuleContext::changed(const FieldDef &field) const
{
    const int place = placeOf(m_step.after, field);
    return place >= 0 && (m_step.before.isNull() ? !m_step.after.at(place).isEmpty()
                                                 : m_step.before.at(place) != m_step.after.at(place));
}

bool RuleContext::given(const FieldDef &field) const
{
    return m_step.given.contains(placeOf(m_step.after, field));
}

const Caller &RuleContext::caller() const
{
    return *m_scope.context.caller;
}

const Catalogue &RuleContext::catalogue() const
{
    return *m_scope.snapshot.catalogue;
}

const AccessData &RuleContext::rightsBefore() const
{
    return *m_scope.snapshot.access;
}

AccessData RuleContext::rightsNow() const
{
    return AccessStore::load(m_scope.connection);
}

Instant RuleContext::now() const
{
    return m_scope.now;
}

QByteArray RuleContext::setting(const QByteArray &key) const
{
    return m_scope.snapshot.settings.value(key);
}

std::optional<Record> RuleContext::load(const QByteArray &entity, qint64 id) const
{
    auto record = RecordStore::load(m_scope.connection, catalogue().find(entity), id);
    if (record && !record->at(DeletedAtField).isEmpty())
        return {};
    return record;
}

QList<qint64> RuleContext::idsWith(const QByteArray &entity, const QList<QByteArray> &fields,
                                   const QList<Value> &values, bool deletedToo) const
{
    return RecordStore::idsWith(m_scope.connection, *catalogue().find(entity), fields, values,
                                deletedToo ? RecordStore::Deleted::With : RecordStore::Deleted::Without);
}

QList<Record> RuleContext::recordsWith(const QByteArray &entity, const QList<QByteArray> &fields,
                                       const QList<Value> &values, bool deletedToo) const
{
    QList<Record> records;
    for (const qint64 id : idsWith(entity, fields, values, deletedToo)) {
        if (auto record = RecordStore::load(m_scope.connection, catalogue().find(entity), id))
            records.append(std::move(*record));
    }
    return records;
}

bool RuleContext::mayRead(const QByteArray &entity, qint64 id) const
{
    const EntityPtr spec = catalogue().find(entity);
    return spec && !spec->is(Internal) && mayReadById(m_scope, spec, id);
}

std::optional<Instant> RuleContext::newest(const QByteArray &entity, const FieldDef &instant, const FieldDef &ref,
                                           qint64 target) const
{
    const EntityPtr spec = catalogue().find(entity);
    return RecordStore::newest(m_scope.connection, *spec, *spec->field(instant.key()), *spec->field(ref.key()), target);
}

void RuleContext::add(RecordChange change)
{
    SaveStep step = stepOf(std::move(change), SaveStep::By::Program);
    step.depth = m_step.depth + 1;
    m_scope.following.push_back(std::move(step));
}

void RuleContext::warn(Text text)
{
    m_scope.warnings.append(std::move(text));
}

Result<void> RuleBook::run(const Table &table, const QByteArray &entity, RuleContext &context)
{
    const auto rules = table.constFind(entity);
    if (rules == table.constEnd())
        return {};
    for (const Rule rule : *rules) {
        if (auto done = rule(context); !done)
            return done;
    }
    return {};
}

} // namespace fairdesk
