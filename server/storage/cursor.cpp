#include "server/storage/cursor.h"

#include <QCborArray>
#include <QCborValue>

namespace fairdesk {

QByteArray writeCursor(const QList<SqlValue> &values)
{
    struct Visitor
    {
        QCborValue operator()(std::monostate) const { return QCborValue(nullptr); }
        QCborValue operator()(qint64 number) const { return QCborValue(number); }
        QCborValue operator()(double number) const { return QCborValue(number); }
        QCborValue operator()(const QByteArray &text) const { return QCborValue(text); }
    };
    QCborArray array;
    for (const SqlValue &value : values)
        array.append(std::visit(Visitor{}, value));
    return QCborValue(array).toCbor().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QList<SqlValue>> readCursor(const QByteArray &cursor, qsizetype count)
{
    const auto decoded = QByteArray::fromBase64Encoding(cursor, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    const QCborArray array = QCborValue::fromCbor(*decoded).toArray();
    if (array.size() != count)
        return {};
    QList<SqlValue> values;
    for (const QCborValue &value : array) {
        if (value.isInteger())
            values.append(value.toInteger());
        else if (value.isDouble())
            values.append(value.toDouble());
        else if (value.isByteArray())
            values.append(value.toByteArray());
        else
            return {};
    }
    return values;
}

} // namespace fairdesk
