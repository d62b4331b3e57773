// The table that is being imported: finds its head and reads its rows as values of fields.
#pragma once

#include "common/catalogue/value.h"
#include "server/jobs/column_mapping.h"

#include <QTimeZone>

#include <memory>
#include <optional>

namespace fairdesk {

struct Cell;

// What its starter knows better than the file shows; everything left empty is found out.
struct TableChoices
{
    QHash<QString, QByteArray> map; // header -> path of a field; empty: leave the column out
    QByteArray encoding;
    std::optional<QChar> separator;
    QString sheet;
};

struct ImportValue
{
    QByteArray field;
    Value value; // links as the text that names them
    bool ofContact = false;
};

// One row of the table.
struct ImportLine
{
    qint64 number = 0;                   // as a spreadsheet program counts
    QStringList cells;                   // as they stand there
    QString id;                          // of our own files for programs: that of the record where the file was made
    QString created;                     // and when it was made there
    QMultiMap<QByteArray, QString> keys; // what its links are called wherever the file goes: "owner" -> sales1
    QList<ImportValue> values;           // an empty cell gives none, in a file for programs an empty value
    std::optional<Error> problem;        // why the row cannot be saved
};

class TableInput
{
public:
    TableInput(CataloguePtr catalogue, EntityPtr entity, QTimeZone zone);
    ~TableInput();

    Result<void> open(const QString &file, const TableChoices &choices, const Caller &caller);
    // False at the end and on an error.
    bool next(ImportLine &line);
    std::optional<Error> error() const;

    const QStringList &headers() const { return m_headers; }
    const ColumnMapping &mapping() const { return m_mapping; }
    // Rows had something in columns that the head does not name.
    bool hasNamelessCells() const { return m_hasNamelessCells; }
    qint64 bytesRead() const;
    qint64 bytesTotal() const;

private:
    struct Table; // the reader, and what was read in search of the head

    Result<void> start(const QString &file, const TableChoices &choices, bool forPrograms);
    Result<void> startAgainForPrograms(const QString &file, const TableChoices &choices);
    void goToSheetWithTable(const TableChoices &choices);
    Result<void> findHead(const TableChoices &choices, const Caller &caller);
    void nameCompany(QList<Cell> &cells) const;
    std::optional<Error> shapeProblem(const QList<Cell> &cells);
    Result<Value> valueOf(const ImportColumn &column, const Cell &cell);

    CataloguePtr m_catalogue;
    EntityPtr m_entity;
    QTimeZone m_zone;
    std::unique_ptr<Table> m_table;
    QStringList m_headers;
    qsizetype m_headCells = 0; // with those that have no name
    bool m_hasNamelessCells = false;
    ColumnMapping m_mapping;
    QHash<std::pair<int, QString>, Value> m_choices; // what cells of choice columns were found to mean
};

} // namespace fairdesk
