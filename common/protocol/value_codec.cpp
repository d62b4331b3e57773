#include "common/protocol/codec.h"

namespace fairdesk {

void encode(const Value &value, wire::Value *message)
{
    switch (value.state()) {
    case Value::State::Absent:
        return;
    case Value::State::Null:
        message->set_null(true);
        return;
    case Value::State::Masked:
        message->set_masked(value.maskedText().toStdString());
        return;
    case Value::State::Present:
        break;
    }
    struct Visitor
    {
        wire::Value *message;
        void operator()(std::monostate) const { message->set_null(true); }
        void operator()(bool flag) const { message->set_boolean(flag); }
        void operator()(qint64 number) const { message->set_integer(number); }
        void operator()(double number) const { message->set_decimal(number); }
        void operator()(const QString &text) const { message->set_text(text.toStdString()); }
        void operator()(const QDate &date) const { message->set_date(date.toJulianDay()); }
        void operator()(Instant instant) const { message->set_instant(instant.milliseconds); }
        void operator()(const fairdesk::Money &money) const
        {
            message->mutable_money()->set_minor(money.minor);
            message->mutable_money()->set_currency(money.currency.toStdString());
        }
        void operator()(const QList<qint64> &ids) const
        {
            message->mutable_ids();
            for (const qint64 id : ids)
                message->mutable_ids()->add_ids(id);
        }
        void operator()(const QStringList &keys) const
        {
            message->mutable_keys();
            for (const QString &key : keys)
                message->mutable_keys()->add_keys(key.toStdString());
        }
    };
    std::visit(Visitor{message}, value.data());
}

Value decode(const wire::Value &message)
{
    switch (message.kind_case()) {
    case wire::Value::kNull:
        return Value::null();
    case wire::Value::kBoolean:
        return Value(message.boolean());
    case wire::Value::kInteger:
        return Value(qint64(message.integer()));
    case wire::Value::kDecimal:
        return Value(message.decimal());
    case wire::Value::kText:
        return Value(fromUtf8(message.text()));
    case wire::Value::kDate:
        return Value(QDate::fromJulianDay(message.date()));
    case wire::Value::kInstant:
        return Value(Instant{message.instant()});
    case wire::Value::kMoney:
        return Value(Money{message.money().minor(), fromBytes(message.money().currency())});
    case wire::Value::kIds: {
        QList<qint64> ids;
        for (const auto id : message.ids().ids())
            ids.append(id);
        return Value(ids);
    }
    case wire::Value::kKeys: {
        QStringList keys;
        for (const auto &key : message.keys().keys())
            keys.append(fromUtf8(key));
        return Value(keys);
    }
    case wire::Value::kMasked:
        return Value::masked(fromUtf8(message.masked()));
    case wire::Value::KIND_NOT_SET:
        return {};
    }
    return {};
}

} // namespace fairdesk
