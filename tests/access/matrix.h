// Asks the server everything that a reader can ask, and compares each answer with the oracle's. Each answer is a cell;
// differences are collected with the smallest case in words.
#pragma once

#include "common/protocol/result_table.h"
#include "tests/access/access_world.h"

#include <set>

namespace fairdesk::test {

class Matrix
{
public:
    // `share`: one record in that many is asked for by itself, and by some of the people only.
    Matrix(AccessWorld &world, int share)
        : m_world(world)
        , m_oracle(std::as_const(world).oracle())
        , m_share(share)
    {
    }

    void checkEverything();
    qint64 cells() const { return m_cells; }
    const QMap<QByteArray, QStringList> &differences() const { return m_differences; }

private:
    // Whole kinds of record.
    void checkCatalogue();
    void checkList(const EntitySpec &entity);
    void checkFields(const EntitySpec &entity);
    void checkUnreadable(const EntitySpec &entity);
    // Single records.
    void checkRecord(const EntitySpec &entity, const Record &record);
    void checkValues(const EntitySpec &entity, const Record &stored, const ResultTable &shown, int row);
    void checkValue(const EntitySpec &entity, const FieldSpec &field, const Record &stored, const Value &shown,
                    const QString &title);
    void checkHistory(const EntitySpec &entity, const Record &record);
    void checkSearch(const EntitySpec &entity, const Record &record);
    // Links.
    void checkLinkFilters(const EntitySpec &entity, const FieldSpec &field);
    void checkLinkGroups(const EntitySpec &entity, const FieldSpec &field);
    void checkLinkOrder(const EntitySpec &entity, const FieldSpec &field);
    void checkLinkPaths(const EntitySpec &entity, const FieldSpec &field);
    void checkLinkedFilters(const EntitySpec &entity);

    // matrix_doing.cpp: through the write path and the export job.
    struct Right
    {
        bool known = false; // that there is such a record
        bool given = false;
    };
    struct Deed
    {
        const char *name;
        RecordChange change;
        Right right;
    };
    Right rightTo(const EntitySpec &entity, const Record &record, const QByteArray &action) const;
    QList<Deed> deedsOn(const EntitySpec &entity, const Record &record) const;
    std::optional<Deed> creationLike(const EntitySpec &entity, const Record &record) const;
    void checkDeeds(const EntitySpec &entity, const Record &record);
    void checkShare(const EntitySpec &entity, const Record &record);
    void checkExport(const EntitySpec &entity);
    void checkExportThrough(const EntitySpec &entity, const FieldSpec &field);
    // matrix_feed.cpp: who hears of what. A sight is who sees which record at some moment.
    struct Sight
    {
        std::set<std::pair<QByteArray, qint64>> records; // the one that is changed, and what follows it
        std::set<std::tuple<qint64, QByteArray, qint64>> seen;
    };
    void checkReplay();
    void checkNews(const EntitySpec &entity, const Record &record);
    void checkNewsOfShare(const EntitySpec &entity, qint64 id);
    void compareNews(const char *what, const QList<FeedEntry> &news, const Sight &before, const Sight &after);
    Sight sightOf(const QByteArray &entity, qint64 id) const;
    QList<FeedEntry> newsOf(const std::function<bool()> &deed);
    bool saves(const RecordChange &change);
    bool isIn(const Sight &sight, qint64 person, const FeedEntry &entry) const;
    bool hears(qint64 person, const QByteArray &entity, qint64 record) const;

    bool sees(const QByteArray &entity, qint64 id) const { return m_oracle.sees(m_person.id, entity, id); }
    bool readable(const QByteArray &entity) const
    {
        return m_oracle.mayAtAll(m_person.id, entity, "read") && !m_oracle.kinds[entity].internal;
    }
    bool mayDecideBy(const EntitySpec &entity, const QByteArray &field) const
    {
        return m_oracle.mayDecideBy(m_person.id, entity.key, field);
    }
    // Whether the title of records of this kind is known to the reader in full.
    bool knowsTitles(const QByteArray &entity) const;
    QList<qint64> seenRecords(const EntitySpec &entity, const std::function<bool(const Record &)> &where = {}) const;
    bool isSampled() { return m_turn++ % m_share == 0; }

    Result<wire::Rows> ask(const Query &query) { return m_world.queries().query(m_context, query); }
    Query listOf(const EntitySpec &entity) const;
    std::optional<QList<qint64>> idsOf(const Query &query);

    void same(const char *what, bool expected, bool actual, const std::function<QString()> &about);
    QString about(const EntitySpec &entity, qint64 id = 0, const QByteArray &field = {}) const;

    AccessWorld &m_world;
    const Oracle &m_oracle;
    int m_share;
    int m_turn = 0;
    AccessWorld::Person m_person;
    CallContext m_context;
    qint64 m_cells = 0;
    QMap<QByteArray, QStringList> m_differences;
    QList<FeedEntry> m_trail;
    // What the administrator's own attempt met: by deed and record.
    QHash<std::pair<QByteArray, qint64>, std::optional<ErrorCode>> m_baseline;
};

} // namespace fairdesk::test
