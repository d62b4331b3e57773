// The audit trail: one row a changed record, chained by hashes, with what changed beside it. The chain covers only
// salted hashes of the values, so that a person's data can be erased without breaking it. Also the change feed's
// memory.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/access/row_evaluator.h"
#include "server/storage/bulk_rows.h"

namespace fairdesk {

struct AuditFieldChange
{
    QByteArray field; // "share" where a record was shared: "user:5 edit"
    Value before;
    Value after;
};

struct AuditRow
{
    qint64 sequence = 0; // given when it is appended
    Instant at;
    qint64 user = 0;
    QByteArray origin;
    qint64 session = 0;
    QByteArray entity;
    qint64 record = 0;
    // created updated deleted restored shared unshared erased purged; of no record: exported; of users: password_set
    // password_changed second_factor_offered second_factor_on second_factor_off second_factor_reset session_ended
    QByteArray action;
    qint64 version = 0;
    qint64 group = 0; // sequence of the first row of the same save
    qint64 job = 0;
    QByteArray requestKey;
    RowFacts before; // id 0: did not exist
    RowFacts after;
    QList<AuditFieldChange> changes;
    bool erased = false; // its values are gone
};

// Which rows of the whole trail are wanted; what is not set, all.
struct AuditFilter
{
    std::optional<qint64> user; // 0: the program itself
    QByteArray entity;
    qint64 record = 0;
    QByteArray action;
    std::optional<Instant> since;
    std::optional<Instant> until; // before that
};

class AuditStore
{
public:
    // Where the chain ends. Read at the start of each save, so that whatever was rolled back is forgotten with it.
    struct Head
    {
        qint64 sequence = 0;
        QByteArray chain;
    };
    static Head head(Connection &connection);
    // Gives the row its sequence (and its group, if it is the first) and moves the head on.
    static void append(Connection &connection, Head &head, AuditRow &row, const EntitySpec &entity);
    // The same for rows that the writer puts in later.
    static void append(BulkRows &rows, Head &head, AuditRow &row, const EntitySpec &entity);
    // Must follow the last append of a save: a trail that is cut off at its end no longer meets its head.
    static void keepHead(Connection &connection, const Head &head);
    static qint64 lastSequence(Connection &connection);

    // Newest first; `before` is a sequence, 0 for the newest.
    static QList<AuditRow> history(Connection &connection, const EntitySpec &entity, qint64 record, int limit,
                                   qint64 before);
    // What happened to the record after it had this version, oldest first.
    static QList<AuditRow> sinceVersion(Connection &connection, const EntitySpec &entity, qint64 record,
                                        qint64 version);
    static QList<AuditRow> sinceSequence(Connection &connection, const EntitySpec &entity, qint64 record,
                                         qint64 sequence);
    // All rows of a save, oldest first.
    static QList<AuditRow> ofGroup(Connection &connection, const Catalogue &catalogue, qint64 group);
    // The newest row of a job, without values.
    static std::optional<AuditRow> lastOfJob(Connection &connection, qint64 job);
    // The saves of a job, newest first: so many as its next rows below a sequence (0: the newest) belong to.
    static QList<qint64> groupsOfJob(Connection &connection, qint64 job, qint64 before, int rows);
    // The records of one entity on which the action was done in the same save as the record's last such action.
    static QList<qint64> doneTogether(Connection &connection, const QByteArray &action, const QByteArray &entity,
                                      qint64 record, const QByteArray &otherEntity);
    // Of all records, newest first; `before` is a sequence, 0 for the newest.
    static QList<AuditRow> newest(Connection &connection, const Catalogue &catalogue, const AuditFilter &filter,
                                  qint64 before, int limit);
    // The feed's memory: what came after a sequence, without values.
    static QList<AuditRow> after(Connection &connection, qint64 sequence, int limit);

    struct ChainReport
    {
        qint64 rows = 0;
        qint64 erased = 0;
        std::optional<qint64> firstBroken; // sequence
        bool ok() const { return !firstBroken; }
    };
    static ChainReport verifyChain(Connection &connection);
    // Forgets what was ever in the record; `note` says who did it, and is appended to the trail.
    static void eraseValues(Connection &connection, Head &head, AuditRow &note, const EntitySpec &entity);
};

} // namespace fairdesk
