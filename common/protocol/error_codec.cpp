#include "common/protocol/codec.h"

namespace fairdesk {
namespace {

void encode(const TextArgument &argument, wire::TextArgument *message)
{
    struct Visitor
    {
        wire::TextArgument *message;
        void operator()(const QString &text) const { message->set_text(text.toStdString()); }
        void operator()(qint64 number) const { message->set_number(number); }
        void operator()(const QDate &date) const { message->set_date(date.toJulianDay()); }
        void operator()(const QDateTime &time) const { message->set_instant(time.toMSecsSinceEpoch()); }
        void operator()(const Money &money) const
        {
            message->mutable_money()->set_minor(money.minor);
            message->mutable_money()->set_currency(money.currency.toStdString());
        }
        void operator()(const LabelArgument &label) const
        {
            fairdesk::encode(Label{label.context, label.source, label.chinese, label.english}, message->mutable_label());
        }
    };
    std::visit(Visitor{message}, argument);
}

TextArgument decode(const wire::TextArgument &message)
{
    switch (message.kind_case()) {
    case wire::TextArgument::kText:
        return fromUtf8(message.text());
    case wire::TextArgument::kNumber:
        return qint64(message.number());
    case wire::TextArgument::kDate:
        return QDate::fromJulianDay(message.date());
    case wire::TextArgument::kInstant:
        return QDateTime::fromMSecsSinceEpoch(message.instant(), Qt::UTC);
    case wire::TextArgument::kMoney:
        return Money{message.money().minor(), fromBytes(message.money().currency())};
    case wire::TextArgument::kLabel:
        return fairdesk::decode(message.label()).argument();
    case wire::TextArgument::KIND_NOT_SET:
        return QString();
    }
    return QString();
}

} // namespace

void encode(const Label &label, wire::Label *message)
{
    message->set_context(label.context.toStdString());
    message->set_source(label.source.toStdString());
    message->set_chinese(label.chinese.toStdString());
    message->set_english(label.english.toStdString());
}

Label decode(const wire::Label &message)
{
    return {fromBytes(message.context()), fromBytes(message.source()), fromUtf8(message.chinese()), fromUtf8(message.english())};
}

void encode(const Text &text, wire::Text *message)
{
    message->set_context(text.context().toStdString());
    message->set_source(text.source().toStdString());
    for (const TextArgument &argument : text.arguments())
        encode(argument, message->add_arguments());
}

Text decode(const wire::Text &message)
{
    QList<TextArgument> arguments;
    for (const auto &argument : message.arguments())
        arguments.append(decode(argument));
    return Text(fromBytes(message.source()), std::move(arguments), fromBytes(message.context()));
}

void encode(const Error &error, wire::Error *message)
{
    message->set_code(errorKey(error.code()));
    encode(error.text(), message->mutable_text());
    for (const FieldError &field : error.fields()) {
        wire::FieldError *added = message->add_fields();
        added->set_field(field.field.toStdString());
        encode(field.text, added->mutable_text());
    }
}

Error decode(const wire::Error &message)
{
    QList<FieldError> fields;
    for (const auto &field : message.fields())
        fields.append({fromBytes(field.field()), decode(field.text())});
    return Error(errorFromKey(fromBytes(message.code())).value_or(ErrorCode::Internal), decode(message.text()), std::move(fields));
}

} // namespace fairdesk
