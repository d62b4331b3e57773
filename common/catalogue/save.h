// What a writer asks for: a list of changes that are made all or none.
#pragma once

#include "common/catalogue/record.h"

namespace fairdesk {

struct FieldValue
{
    QByteArray field;
    Value value;
    bool operator==(const FieldValue &) const = default;
};

struct LineChange
{
    qint64 id = 0; // 0: a new line
    QList<FieldValue> values;
    bool operator==(const LineChange &) const = default;
};

// The lines of one Lines field as they shall be: those left out are removed.
struct LineSetChange
{
    QByteArray field;
    QList<LineChange> lines;
    bool operator==(const LineSetChange &) const = default;
};

struct RecordChange
{
    enum class Operation : quint8 { Create, Update, Delete, Restore };

    Operation operation = Operation::Update;
    QByteArray entity;
    qint64 id = 0;      // negative in a create: others of the same save may point to it
    qint64 version = 0; // what the writer saw; 0: whatever is newest
    QList<FieldValue> values;
    QList<LineSetChange> lines;
    bool operator==(const RecordChange &) const = default;

    const Value *value(const QByteArray &field) const
    {
        for (const FieldValue &entry : values) {
            if (entry.field == field)
                return &entry.value;
        }
        return nullptr;
    }
};
const char *operationKey(RecordChange::Operation operation);
std::optional<RecordChange::Operation> operationFromKey(const QByteArray &key);

enum class OnDuplicate : quint8 { ByRule, Refuse, Warn, Create };

struct SaveRequest
{
    QList<RecordChange> changes;
    QByteArray key; // idempotency; empty: none
    OnDuplicate onDuplicate = OnDuplicate::ByRule;
    QString reason;
    bool operator==(const SaveRequest &) const = default;
};

struct SavedRecord
{
    QByteArray entity;
    qint64 id = 0;
    qint64 version = 0;
    bool created = false;
};

struct SaveResult
{
    QList<SavedRecord> saved; // in the order of the changes, lines after their parents
    qint64 group = 0;         // names this save in the audit trail, for undo
    QList<Text> warnings;
};

} // namespace fairdesk
