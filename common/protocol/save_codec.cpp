#include "common/protocol/codec.h"

namespace fairdesk {
namespace {

constexpr int maximumChanges = 10'000;
constexpr std::array<const char *, 4> duplicateKeys{"", "refuse", "warn", "create"};

template<class Entries>
void encodeValues(const QList<FieldValue> &values, Entries *entries)
{
    for (const FieldValue &value : values) {
        wire::FieldValue *added = entries->Add();
        added->set_field(value.field.toStdString());
        encode(value.value, added->mutable_value());
    }
}

template<class Entries>
QList<FieldValue> decodeValues(const Entries &entries)
{
    QList<FieldValue> values;
    for (const auto &entry : entries)
        values.append({fromBytes(entry.field()), decode(entry.value())});
    return values;
}

} // namespace

void encode(const SaveRequest &request, wire::Save *message)
{
    for (const RecordChange &change : request.changes) {
        wire::Change *added = message->add_changes();
        added->set_operation(operationKey(change.operation));
        added->set_entity(change.entity.toStdString());
        added->set_id(change.id);
        added->set_version(change.version);
        encodeValues(change.values, added->mutable_values());
        for (const LineSetChange &set : change.lines) {
            wire::LineSet *addedSet = added->add_lines();
            addedSet->set_field(set.field.toStdString());
            for (const LineChange &line : set.lines) {
                wire::Line *addedLine = addedSet->add_lines();
                addedLine->set_id(line.id);
                encodeValues(line.values, addedLine->mutable_values());
            }
        }
    }
    message->set_key(request.key.toStdString());
    message->set_on_duplicate(duplicateKeys[size_t(request.onDuplicate)]);
    message->set_reason(request.reason.toStdString());
}

Result<SaveRequest> decode(const wire::Save &message)
{
    if (message.changes_size() > maximumChanges)
        return Error(ErrorCode::TooLarge, fairdesk::message(QT_TRANSLATE_NOOP("Message", "One save may change at most %1 records."), qint64(maximumChanges)));
    SaveRequest request;
    for (const auto &entry : message.changes()) {
        const auto operation = operationFromKey(fromBytes(entry.operation()));
        if (!operation)
            return Error::invalid(fairdesk::message(QT_TRANSLATE_NOOP("Message", "There is no operation “%1”."), fromUtf8(entry.operation())));
        RecordChange change;
        change.operation = *operation;
        change.entity = fromBytes(entry.entity());
        change.id = entry.id();
        change.version = entry.version();
        change.values = decodeValues(entry.values());
        for (const auto &set : entry.lines()) {
            LineSetChange lines{fromBytes(set.field()), {}};
            for (const auto &line : set.lines())
                lines.lines.append({line.id(), decodeValues(line.values())});
            change.lines.append(std::move(lines));
        }
        request.changes.append(std::move(change));
    }
    request.key = fromBytes(message.key());
    for (size_t i = 0; i < duplicateKeys.size(); ++i) {
        if (message.on_duplicate() == duplicateKeys[i])
            request.onDuplicate = OnDuplicate(i);
    }
    request.reason = fromUtf8(message.reason());
    return request;
}

} // namespace fairdesk
