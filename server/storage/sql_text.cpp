#include "server/storage/sql_text.h"

namespace fairdesk {

SqlValue sqlValue(const FieldSpec &field, const Value &value)
{
    Q_UNUSED(field)
    if (!value.isPresent())
        return {};
    struct Visitor
    {
        SqlValue operator()(std::monostate) const { return {}; }
        SqlValue operator()(bool flag) const { return qint64(flag); }
        SqlValue operator()(qint64 number) const { return number; }
        SqlValue operator()(double number) const { return number; }
        // An empty text is no value: one way to say "nothing" in the store.
        SqlValue operator()(const QString &text) const { return text.isEmpty() ? SqlValue() : SqlValue(text.toUtf8()); }
        SqlValue operator()(const QDate &date) const { return date.toString(Qt::ISODate).toUtf8(); }
        SqlValue operator()(Instant instant) const { return instant.milliseconds; }
        SqlValue operator()(const Money &money) const { return money.minor; }
        SqlValue operator()(const QList<qint64> &) const { return {}; }
        // ",a,b,": a key is found with its commas, so that no key is part of another.
        SqlValue operator()(const QStringList &keys) const
        {
            return keys.isEmpty() ? SqlValue() : SqlValue((u',' + keys.join(u',') + u',').toUtf8());
        }
    };
    return std::visit(Visitor{}, value.data());
}

SqlValue currencyValue(const Value &value)
{
    const Money *money = value.as<Money>();
    return money ? SqlValue(money->currency) : SqlValue();
}

Value readValue(const FieldSpec &field, const Statement &row, int column)
{
    if (row.isNull(column))
        return Value::null();
    switch (field.kind) {
    case Kind::Integer:
    case Kind::Ref:
        return Value(row.integer(column));
    case Kind::Boolean:
        return Value(row.integer(column) != 0);
    case Kind::Instant:
        return Value(Instant{row.integer(column)});
    case Kind::Money:
        return Value(Money{row.integer(column), row.bytes(column + 1)});
    case Kind::Decimal:
        return Value(row.decimal(column));
    case Kind::Date:
        return Value(QDate::fromString(row.string(column), Qt::ISODate));
    case Kind::ChoiceSet:
        return Value(row.string(column).split(u',', Qt::SkipEmptyParts));
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
    case Kind::Choice:
    case Kind::Many:
    case Kind::Lines:
        return Value(row.string(column));
    }
    return {};
}

QByteArray foldedForComparison(const QByteArray &utf8)
{
    const bool plain = std::all_of(utf8.begin(), utf8.end(), [](char c) { return uchar(c) < 0x80; });
    if (plain)
        return utf8.toLower();
    return QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KC).toLower().toUtf8();
}

constexpr char codedKey[] = "0x";

QByteArray storableKey(const QByteArray &key)
{
    const bool plain = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return plain && !key.startsWith(codedKey) ? key : codedKey + key.toHex();
}

QByteArray keyFromStored(const QByteArray &stored)
{
    return stored.startsWith(codedKey) ? QByteArray::fromHex(stored.mid(2)) : stored;
}

QByteArray foldExpression(const QByteArray &expression, DialectKind dialect)
{
    if (dialect == DialectKind::Sqlite)
        return "fold(" + expression + ")";
    // The columns' own collation "C" knows no case beyond ASCII.
    return "(lower(normalize(" + expression + ", NFKC) COLLATE \"und-x-icu\") COLLATE \"C\")";
}

QByteArray likePattern(const QByteArray &text, bool openStart, bool openEnd)
{
    QByteArray pattern = openStart ? "%" : "";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return openEnd ? pattern + '%' : pattern;
}

QByteArray aggregatedList(const QByteArray &expression, const QByteArray &separator, const QByteArray &orderBy,
                          DialectKind dialect)
{
    if (dialect == DialectKind::Sqlite)
        return "group_concat(" + expression + ", " + separator + ")";
    return "string_agg((" + expression + ")::text, " + separator + " ORDER BY " + orderBy + ")";
}

SqlPiece joined(const QList<SqlPiece> &pieces, const QByteArray &separator)
{
    SqlPiece result;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i > 0)
            result += separator;
        result += pieces.at(i);
    }
    return result;
}

SqlPiece inList(const QByteArray &expression, const QList<qint64> &ids)
{
    if (ids.isEmpty())
        return {"1=0", {}};
    if (ids.size() == 1)
        return {expression + "=?", {ids.first()}};
    SqlPiece piece{expression + " IN (", {}};
    for (qsizetype i = 0; i < ids.size(); ++i) {
        piece.sql += i > 0 ? ",?" : "?";
        piece.values.append(ids.at(i));
    }
    piece.sql += ")";
    return piece;
}

} // namespace fairdesk
