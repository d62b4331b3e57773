// Records in their tables: whole rows and the links of their Many fields. It knows of rights only the access that it
// is given; who may do what is decided in the write path.
#pragma once

#include "common/catalogue/catalogue.h"
#include "common/catalogue/record.h"
#include "server/access/row_evaluator.h"
#include "server/storage/sql_text.h"

#include <functional>

namespace fairdesk {

// What decides who may see this record.
RowFacts factsOf(const Record &record);

class RecordStore
{
public:
    enum class Deleted : quint8 { Without, With };

    // As it stands, deleted or not; nothing if there is none.
    static std::optional<Record> load(Connection &connection, const EntityPtr &entity, qint64 id);
    // All records of the entity by id, deleted ones too.
    static void forEach(Connection &connection, const EntityPtr &entity,
                        const std::function<void(const Record &)> &visit);
    // Of a living record.
    static std::optional<RowFacts> facts(Connection &connection, const EntitySpec &entity, qint64 id);
    // The living records of all kinds that follow this one: who sees it sees them.
    struct Follower
    {
        QByteArray entity;
        qint64 version = 0;
        RowFacts facts;
    };
    static QList<Follower> followers(Connection &connection, const Catalogue &catalogue, const QByteArray &entity,
                                     qint64 record);
    // What a Ref field of the record holds; 0 for nothing.
    static qint64 reference(Connection &connection, const EntitySpec &entity, qint64 id, const FieldSpec &ref);
    // The records whose Ref points to the target.
    static QList<qint64> idsLinking(Connection &connection, const EntitySpec &entity, const FieldSpec &ref,
                                    qint64 target, Deleted deleted = Deleted::Without);
    // The records that hold exactly these values, by id.
    static QList<qint64> idsWith(Connection &connection, const EntitySpec &entity, const QList<QByteArray> &fields,
                                 const QList<Value> &values, Deleted deleted = Deleted::Without);
    // The statement that finds them.
    static SqlPiece lookup(const EntitySpec &entity, const QList<QByteArray> &fields, const QList<Value> &values,
                           Deleted deleted = Deleted::Without);
    // The largest value of an instant field among the living records whose Ref points to the target.
    static std::optional<Instant> newest(Connection &connection, const EntitySpec &entity, const FieldSpec &instant,
                                         const FieldSpec &ref, qint64 target);
    // Another living record with the same value, or the same values of a unique rule.
    static std::optional<qint64> sameValue(Connection &connection, const Record &record, const FieldSpec &field);
    static std::optional<qint64> sameValues(Connection &connection, const Record &record, const UniqueRule &rule);

    // Deleted records, those first that were deleted first.
    static QList<qint64> idsDeletedBefore(Connection &connection, const EntitySpec &entity, Instant time, int limit);
    // The row for good, its links, and those of others' Many fields to it.
    static void remove(Connection &connection, const Catalogue &catalogue, const Record &record);

    // Returns the new record's id.
    static qint64 insert(Connection &connection, const Record &record);
    // Writes what differs, if the row lies within the access of the caller: check and write are one statement.
    // False if it does not, and then nothing was written.
    static bool update(Connection &connection, const Record &before, const Record &after, const RowAccess &access,
                       const Caller &caller);

    // A number sequence by its key; nothing if there is none.
    struct SequenceRow
    {
        qint64 id = 0;
        QByteArray pattern;
        qint64 next = 1;
    };
    static std::optional<SequenceRow> sequence(Connection &connection, const QByteArray &key);
    static void setNextNumber(Connection &connection, qint64 sequence, qint64 next);
};

// What was answered to requests that carried a key, so that a repeated one is answered and not carried out again.
class RequestStore
{
public:
    struct Answered
    {
        QByteArray digest; // of the request
        QByteArray answer;
    };
    static std::optional<Answered> find(Connection &connection, qint64 user, const QByteArray &key);
    static void keep(Connection &connection, qint64 user, const QByteArray &key, Instant at, const Answered &answered);
    static void forgetBefore(Connection &connection, Instant time);
};

} // namespace fairdesk
