// Business rules: what the trade demands of a record beyond the shape of its fields. Rules are functions in tables by
// entity (server/rules); the write path calls them for every change, whoever wants it.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/save.h"
#include "server/access/access_data.h"

#include <vector>

namespace fairdesk {

struct SaveScope;
struct SaveStep;

// What a rule sees of the change that is being made, and what it may do about it.
class RuleContext
{
public:
    RuleContext(SaveScope &scope, SaveStep &step)
        : m_scope(scope)
        , m_step(step)
    {
    }

    RecordChange::Operation operation() const;
    bool isCreate() const { return operation() == RecordChange::Operation::Create; }
    bool isUpdate() const { return operation() == RecordChange::Operation::Update; }
    bool isDelete() const { return operation() == RecordChange::Operation::Delete; }
    bool isRestore() const { return operation() == RecordChange::Operation::Restore; }
    // Null for a new record.
    const Record &before() const;
    // As it shall be (follow: as it now is).
    const Record &after() const;
    Record &record();
    bool changed(const FieldDef &field) const;
    // Whether the writer himself gave this field, be it to empty it.
    bool given(const FieldDef &field) const;

    const Caller &caller() const;
    const Catalogue &catalogue() const;
    // Users, roles and rights as they stood before the save, and as the save has left them so far.
    const AccessData &rightsBefore() const;
    AccessData rightsNow() const;
    Instant now() const;
    // What the administrator has set; empty if he has not.
    QByteArray setting(const QByteArray &key) const;

    // Living records, whoever may see them: what is found must not be told to the caller.
    std::optional<Record> load(const QByteArray &entity, qint64 id) const;
    QList<qint64> idsWith(const QByteArray &entity, const QList<QByteArray> &fields, const QList<Value> &values,
                          bool deletedToo = false) const;
    QList<Record> recordsWith(const QByteArray &entity, const QList<QByteArray> &fields, const QList<Value> &values,
                              bool deletedToo = false) const;
    // Whether the caller may read this living record: what he may not see does not exist for him.
    bool mayRead(const QByteArray &entity, qint64 id) const;
    std::optional<Instant> newest(const QByteArray &entity, const FieldDef &instant, const FieldDef &ref,
                                  qint64 target) const;

    // A further change of this save, made by the program itself once this one is written.
    void add(RecordChange change);
    void warn(Text text);

private:
    SaveScope &m_scope;
    SaveStep &m_step;
};

// All rules of the program, by entity.
class RuleBook
{
public:
    using Rule = Result<void> (*)(RuleContext &);

    // Completes or refuses a change before it is validated.
    template<class E>
    RuleBook &prepare(Rule rule)
    {
        m_prepare[def<E>().spec().key].push_back(rule);
        return *this;
    }
    // Once the change is written: what follows from it for other records.
    template<class E>
    RuleBook &follow(Rule rule)
    {
        m_follow[def<E>().spec().key].push_back(rule);
        return *this;
    }

    // Once everything of the save is written: what only the whole can be judged by.
    template<class E>
    RuleBook &conclude(Rule rule)
    {
        m_conclude[def<E>().spec().key].push_back(rule);
        return *this;
    }

    Result<void> runPrepare(const QByteArray &entity, RuleContext &context) const
    {
        return run(m_prepare, entity, context);
    }
    Result<void> runFollow(const QByteArray &entity, RuleContext &context) const
    {
        return run(m_follow, entity, context);
    }
    bool concludes(const QByteArray &entity) const { return m_conclude.contains(entity); }
    Result<void> runConclude(const QByteArray &entity, RuleContext &context) const
    {
        return run(m_conclude, entity, context);
    }

private:
    using Table = QHash<QByteArray, std::vector<Rule>>;
    static Result<void> run(const Table &table, const QByteArray &entity, RuleContext &context);

    Table m_prepare;
    Table m_follow;
    Table m_conclude;
};

} // namespace fairdesk
