#include "server/storage/audit_text.h"

#include "common/catalogue/value_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>

namespace fairdesk {
namespace {

constexpr char shareField[] = "share";

void appendText(QByteArray &json, const QByteArray &utf8)
{
    json += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (uchar(c) < 0x20) {
            json += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        } else {
            json += c;
        }
    }
    json += '"';
}

void appendTexts(QByteArray &json, const QStringList &texts)
{
    json += '[';
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0)
            json += ',';
        appendText(json, texts.at(i).toUtf8());
    }
    json += ']';
}

void appendIds(QByteArray &json, const QList<qint64> &ids)
{
    json += '[';
    for (qsizetype i = 0; i < ids.size(); ++i)
        json += (i > 0 ? "," : "") + QByteArray::number(ids.at(i));
    json += ']';
}

// By hand: saves are many, and building a document for each costs more than writing it.
void appendValue(QByteArray &json, const FieldSpec *field, const Value &value)
{
    if (!value.isPresent()) {
        json += "null";
        return;
    }
    struct Visitor
    {
        QByteArray &json;
        const FieldSpec *field;
        const Value &value;
        void operator()(std::monostate) const { json += "null"; }
        void operator()(bool flag) const { json += flag ? "true" : "false"; }
        void operator()(qint64 number) const { json += QByteArray::number(number); }
        void operator()(double number) const { json += QByteArray::number(number, 'g', 17); }
        void operator()(const QString &text) const { appendText(json, text.toUtf8()); }
        void operator()(const QDate &) const { asText(); }
        void operator()(Instant) const { asText(); }
        void operator()(const Money &money) const
        {
            json += "{\"amount\":\"" + money.amount().toLatin1() + "\",\"currency\":";
            appendText(json, money.currency);
            json += '}';
        }
        void operator()(const QList<qint64> &ids) const { appendIds(json, ids); }
        void operator()(const QStringList &keys) const { appendTexts(json, keys); }
        void asText() const
        {
            static const FieldSpec plain;
            appendText(json, valueToText(field ? *field : plain, value).toUtf8());
        }
    };
    std::visit(Visitor{json, field, value}, value.data());
}

Value valueFrom(const FieldSpec &field, const QJsonValue &json)
{
    static const FieldSpec ids = [] {
        FieldSpec many;
        many.kind = Kind::Many;
        return many;
    }();
    // Which lines a document had is a list of ids, though nobody writes them so.
    Result<Value> value = valueFromJson(field.kind == Kind::Lines ? ids : field, json);
    return value ? *value : Value::null();
}

// What is no field of an entity stands in rows of the program's own: how many were exported, which columns, why.
Value plainValue(const QJsonValue &json)
{
    if (json.isDouble())
        return Value(json.toInteger());
    if (json.isArray())
        return Value(json.toVariant().toStringList());
    return json.isString() ? Value(json.toString()) : Value::null();
}

} // namespace

void appendNumber(QByteArray &text, qint64 number)
{
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end - digits.data());
}

QByteArray changesToJson(const EntitySpec &entity, const QList<AuditFieldChange> &changes)
{
    QByteArray json = "{";
    json.reserve(64 * (changes.size() + 1));
    for (const AuditFieldChange &change : changes) {
        if (json.size() > 1)
            json += ',';
        const FieldSpec *field = entity.field(change.field);
        appendText(json, change.field);
        json += ":{\"old\":";
        appendValue(json, field, change.before);
        json += ",\"new\":";
        appendValue(json, field, change.after);
        json += '}';
    }
    return json + '}';
}

// Fields that the catalogue no longer has are left out: nobody could say who may see them.
QList<AuditFieldChange> changesFromJson(const EntitySpec *entity, const QByteArray &json, bool ofNoRecord)
{
    static const FieldSpec share = [] {
        FieldSpec field;
        field.key = shareField;
        return field;
    }();
    QList<AuditFieldChange> changes;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QByteArray key = entry.key().toUtf8();
        const FieldSpec *field = entity ? entity->field(key) : nullptr;
        if (!field && key == shareField)
            field = &share;
        const QJsonObject pair = entry.value().toObject();
        if (ofNoRecord)
            changes.append(
                {key, plainValue(pair.value(QLatin1String("old"))), plainValue(pair.value(QLatin1String("new")))});
        if (ofNoRecord || !field)
            continue;
        changes.append({key, valueFrom(*field, pair.value(QLatin1String("old"))),
                        valueFrom(*field, pair.value(QLatin1String("new")))});
    }
    return changes;
}

QByteArray factsToText(const RowFacts &facts)
{
    if (facts.id == 0)
        return {};
    QByteArray text;
    text.reserve(64);
    for (const qint64 number : {facts.id, facts.owner, facts.team, facts.branch, facts.followed}) {
        appendNumber(text, number);
        text += ',';
    }
    return text + facts.followedEntity;
}

RowFacts factsFromText(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split(',');
    if (parts.size() != 6)
        return {};
    RowFacts facts;
    facts.id = parts.at(0).toLongLong();
    facts.owner = parts.at(1).toLongLong();
    facts.team = parts.at(2).toLongLong();
    facts.branch = parts.at(3).toLongLong();
    facts.followed = parts.at(4).toLongLong();
    facts.followedEntity = parts.at(5);
    return facts;
}

} // namespace fairdesk
