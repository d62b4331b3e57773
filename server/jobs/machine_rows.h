// The rows of a file of our own form for programs: which records they are here, and what their links mean here.
#pragma once

#include "server/jobs/column_mapping.h"
#include "server/jobs/import_matcher.h"
#include "server/jobs/table_input.h"

#include <QMap>

namespace fairdesk {

class LinkFinder;

// In the centre that made the file the ids say it. Anywhere else they are only names within the file: what was row 7
// there becomes whatever record its row becomes here, and links to other kinds are found by the key beside them
// ("owner.login"). That a row comes from here is never taken from its id alone.
class MachineRows
{
public:
    enum class Origin : quint8 {
        Here,
        Elsewhere,
        Doubtful, // the id is taken here, and nothing shows that it is the same record
    };
    struct Place
    {
        Origin origin = Origin::Here;
        std::optional<qint64> record; // the living record that the row is
    };
    struct Values
    {
        QList<FieldValue> given;
        QList<QByteArray> cleared; // fields whose cell is empty: in this form that is a value too
        bool mustWait = false;     // it links to a row that may still come
    };

    MachineRows(const Catalogue &catalogue, EntityPtr entity, const ColumnMapping &mapping)
        : m_catalogue(catalogue)
        , m_entity(std::move(entity))
        , m_mapping(mapping)
    {
    }

    Place placeOf(Connection &connection, const ImportLine &line, const MaySee &maySee) const;
    Error doubt(const ImportLine &line) const;
    // `last`: whatever it links to will not come any more.
    Result<Values> valuesOf(const ImportLine &line, const Place &place, bool last, LinkFinder &links,
                            const MaySee &maySee);
    // What the record that is there has to change to be as the row says.
    QList<FieldValue> differing(const Record &there, const Values &values, const MaySee &maySee) const;

    // The row became, or is, this record; 0 where a trial run made it and it is gone again.
    void learn(const ImportLine &line, qint64 record);
    // What a batch taught counts once the batch is in the store; until then it may be forgotten and begun again.
    void beginBatch() { m_batch = {}; }
    void keepBatch();
    // Field -> number of rows whose link could not be found here and was left out.
    const QMap<QByteArray, qint64> &leftOut() const { return m_learnt.leftOut; }

private:
    bool isSame(const Record &there, const ImportLine &line) const;
    bool hasEvidence(const Record &there, const ImportLine &line) const;
    Result<Value> linkHere(const FieldSpec &field, const QString &text, LinkFinder &links, const MaySee &maySee) const;
    std::optional<Value> linkElsewhere(const FieldSpec &field, const QString &text, const ImportLine &line,
                                       LinkFinder &links, bool *mayCome) const;
    QList<qint64> unseen(const FieldSpec &field, const Value &value, const MaySee &maySee) const;

    const Catalogue &m_catalogue;
    EntityPtr m_entity;
    const ColumnMapping &m_mapping;
    struct Learnt
    {
        QHash<qint64, qint64> ids; // in the file -> here
        QMap<QByteArray, qint64> leftOut;
    };
    // Which record the row of this id became; 0 where it is gone again, nothing while no such row was read.
    std::optional<qint64> became(qint64 id) const;

    Learnt m_learnt;
    Learnt m_batch;
};

} // namespace fairdesk
