// What the stages of the write path hand to each other.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/save.h"
#include "server/records/call_context.h"
#include "server/records/server_state.h"
#include "server/storage/audit_store.h"

#include <QSet>

#include <deque>

namespace fairdesk {

class ChangeFeed;
class Connection;
class RuleBook;

// One record's change on its way through the stages.
struct SaveStep
{
    // A person's own change meets every check. A line's rights were those of its parent. Undo may go back where no
    // transition leads. What the program adds by itself (rules, copies) answers to no rights.
    enum class By : quint8 { Caller, Line, Undo, Program };

    By by = By::Caller;
    RecordChange::Operation operation = RecordChange::Operation::Update;
    QByteArray entityKey;
    EntityPtr entity;
    qint64 id = 0;          // 0 or negative until a new record is written
    qint64 temporaryId = 0; // by which others of the same save name it
    qint64 version = 0;
    QList<FieldValue> values;
    QList<LineSetChange> lines;
    QByteArray documentField;            // of a line that is written with its document: the document's Lines field
    QList<AuditFieldChange> lineChanges; // of a document: what became of its lines
    Record before;
    Record after;
    QList<int> given; // places of the fields that the writer gave
    int depth = 0;    // how many rules led here

    bool isCreate() const { return operation == RecordChange::Operation::Create; }
    bool isUpdate() const { return operation == RecordChange::Operation::Update; }
    bool isDelete() const { return operation == RecordChange::Operation::Delete; }
    bool isRestore() const { return operation == RecordChange::Operation::Restore; }
    bool byProgram() const { return by == By::Program; }
    bool changes(int field) const
    {
        return before.isNull() ? !after.at(field).isEmpty() : before.at(field) != after.at(field);
    }
};

inline SaveStep stepOf(RecordChange change, SaveStep::By by)
{
    SaveStep step;
    step.by = by;
    step.operation = change.operation;
    step.entityKey = std::move(change.entity);
    step.id = change.id;
    step.temporaryId = change.id < 0 ? change.id : 0;
    step.version = change.version;
    step.values = std::move(change.values);
    step.lines = std::move(change.lines);
    return step;
}

// What all steps of one save share.
struct SaveScope
{
    Connection &connection;
    const ServerState &state;
    ServerState::Snapshot snapshot;
    CallContext context;
    const RuleBook &rules;
    ChangeFeed &feed;
    Instant now;
    QDate today;
    QByteArray requestKey{};
    OnDuplicate onDuplicate = OnDuplicate::ByRule;

    AuditStore::Head head{};
    qint64 group = 0;                                        // 0 until something was written
    QHash<qint64, qint64> temporaryIds{};                    // negative -> stored
    QHash<std::pair<QByteArray, qint64>, qint64> versions{}; // of what this save wrote
    QHash<std::pair<QByteArray, qint64>, Record> written{};  // the same, as it stands now: need not be read again
    QSet<std::pair<QByteArray, qint64>> deleting{};          // what this save deletes, done or still to come
    std::deque<SaveStep> following{};                        // what rules and copies ask for, in order
    std::deque<SaveStep> concluding{};                       // what is judged once all of the save is written
    QList<Text> warnings{};

    const Caller &caller() const { return *context.caller; }
    EntityPtr entity(const QByteArray &key) const { return snapshot.catalogue->find(key); }
};

} // namespace fairdesk
