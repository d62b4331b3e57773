// Small things that every writer of SQL needs: values into statements, folding, dialect words.
#pragma once

#include "common/catalogue/field_spec.h"
#include "server/storage/connection.h"

namespace fairdesk {

// The value of a field in its column; Money's currency stands in a second one (see currencyValue).
SqlValue sqlValue(const FieldSpec &field, const Value &value);
SqlValue currencyValue(const Value &value);
// Reads the field from its column (and the next one, for Money).
Value readValue(const FieldSpec &field, const Statement &row, int column);

// Case, full and half width folded; what SQL's fold() gives.
QByteArray foldedForComparison(const QByteArray &utf8);

// A key that a client made of any bytes, as a text that both databases take; plain words stay what they are.
QByteArray storableKey(const QByteArray &key);
QByteArray keyFromStored(const QByteArray &stored);

// "fold(x)" in the dialect's words.
QByteArray foldExpression(const QByteArray &expression, DialectKind dialect);
// A pattern for LIKE … ESCAPE '\' from plain text.
QByteArray likePattern(const QByteArray &text, bool openStart, bool openEnd);
QByteArray aggregatedList(const QByteArray &expression, const QByteArray &separator, const QByteArray &orderBy,
                          DialectKind dialect);

// A piece of SQL and the values for its placeholders, in order.
struct SqlPiece
{
    QByteArray sql;
    QList<SqlValue> values;

    SqlPiece &operator+=(const QByteArray &text)
    {
        sql += text;
        return *this;
    }
    SqlPiece &operator+=(const SqlPiece &piece)
    {
        sql += piece.sql;
        values += piece.values;
        return *this;
    }
};
SqlPiece joined(const QList<SqlPiece> &pieces, const QByteArray &separator);
SqlPiece inList(const QByteArray &expression, const QList<qint64> &ids);

} // namespace fairdesk
