// The schema that the catalogue demands: tables, columns, indexes, the same for both databases. Derived, never written
// by hand; what cannot be derived (renames, back-fills) stands in migrations/.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/storage/connection.h"

namespace fairdesk {

enum class ColumnType : quint8 { Id, Integer, Decimal, Text, Blob };

struct ColumnSpec
{
    QByteArray name;
    ColumnType type = ColumnType::Text;
    bool notNull = false;
    bool operator==(const ColumnSpec &) const = default;
};

struct IndexSpec
{
    QByteArray name;
    QByteArray table;
    QList<QByteArray> terms; // quoted columns or expressions, common to both dialects
    bool unique = false;
    QByteArray where;
    bool operator==(const IndexSpec &) const = default;
};

struct TableSpec
{
    QByteArray name;
    QList<ColumnSpec> columns; // an Id column is the primary key, numbered by the database
    QList<QByteArray> primaryKey; // instead of an Id column
    bool operator==(const TableSpec &) const = default;
};

struct SchemaSpec
{
    QList<TableSpec> tables;
    QList<IndexSpec> indexes;
};

SchemaSpec schemaOf(const Catalogue &catalogue);
// The program's own tables, which no entity describes: audit trail, sessions, shares … (prefix fd_).
SchemaSpec internalSchema();

QByteArray createTable(const TableSpec &table, DialectKind dialect);
QByteArray addColumn(const QByteArray &table, const ColumnSpec &column, DialectKind dialect);
QByteArray createIndex(const IndexSpec &index);

// Names of columns and tables. Custom fields are prefixed, so that a later release's field never meets one.
QByteArray columnName(const FieldSpec &field);      // name, unquoted
QByteArray currencyColumnName(const FieldSpec &field); // Money: the second column
QByteArray linkTable(const QByteArray &entity, const FieldSpec &field); // Many: (record, target, position)
QByteArray searchTable(const QByteArray &entity);
QList<ColumnSpec> columnsOf(const FieldSpec &field);
QList<TableSpec> linkTablesOf(const EntitySpec &entity);
QList<IndexSpec> indexesOf(const EntitySpec &entity, const FieldSpec &field);
// The field as lists are ordered by it: never null, so that pages by key need no special case. The same words in the
// index and in the query.
QByteArray sortExpression(const FieldSpec &field, const QByteArray &prefix);
QByteArray quoted(const QByteArray &name);

} // namespace fairdesk
