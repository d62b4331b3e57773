// Damaged messages: bounded, seeded, from whole messages that were bent in their structure and in their bytes. Nothing
// crashes, whatever comes; tests/fuzz goes on from here without bounds.
#include "common/protocol/frame.h"
#include "tests/protocol/decode_everything.h"
#include "tests/protocol/message_maker.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

using google::protobuf::FieldDescriptor;

constexpr int rounds = 20'000;

// Bends one field somewhere in the message: removes, doubles, empties, or makes a number extreme.
void bend(google::protobuf::Message *message, MessageMaker &make, int depth)
{
    const google::protobuf::Reflection *access = message->GetReflection();
    std::vector<const FieldDescriptor *> present;
    access->ListFields(*message, &present);
    if (present.empty())
        return;
    const FieldDescriptor *field = present[size_t(make.below(int(present.size())))];
    const bool isMessage = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (isMessage && depth > 0 && make.below(4) != 0) {
        bend(field->is_repeated()
                 ? access->MutableRepeatedMessage(message, field, make.below(access->FieldSize(*message, field)))
                 : access->MutableMessage(message, field),
             make, depth - 1);
        return;
    }
    if (field->is_repeated()) {
        switch (make.below(3)) {
        case 0:
            access->RemoveLast(message, field);
            return;
        case 1:
            access->ClearField(message, field);
            return;
        default:
            if (isMessage)
                access->AddMessage(message, field)->CopyFrom(access->GetRepeatedMessage(*message, field, 0));
            return;
        }
    }
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        access->SetInt32(message, field,
                         make.below(2) ? std::numeric_limits<int32_t>::min() : std::numeric_limits<int32_t>::max());
        return;
    case FieldDescriptor::CPPTYPE_UINT32:
        access->SetUInt32(message, field, make.below(2) ? 0 : std::numeric_limits<uint32_t>::max());
        return;
    case FieldDescriptor::CPPTYPE_INT64:
        access->SetInt64(message, field,
                         make.below(2) ? std::numeric_limits<int64_t>::min() : std::numeric_limits<int64_t>::max());
        return;
    case FieldDescriptor::CPPTYPE_DOUBLE:
        access->SetDouble(message, field, std::numeric_limits<double>::quiet_NaN());
        return;
    case FieldDescriptor::CPPTYPE_STRING:
        access->SetString(message, field, make.below(2) ? std::string() : std::string(size_t(make.below(3000)), '%'));
        return;
    default:
        access->ClearField(message, field);
        return;
    }
}

void flipBytes(QByteArray &bytes, MessageMaker &make)
{
    for (int i = 1 + make.below(4); i > 0 && !bytes.isEmpty(); --i)
        bytes[make.below(int(bytes.size()))] = char(make.below(256));
    if (make.below(4) == 0)
        bytes.truncate(make.below(int(bytes.size()) + 1));
}

} // namespace

TEST_CASE("Messages bent in their structure are decoded or refused")
{
    MessageMaker make(2026);
    for (int round = 0; round < rounds; ++round) {
        wire::Envelope envelope = make.envelope();
        for (int i = 1 + make.below(3); i > 0; --i)
            bend(&envelope, make, 6);
        const std::string bytes = envelope.SerializeAsString();
        REQUIRE(decodeEverything(bytes.data(), qsizetype(bytes.size())));
    }
}

TEST_CASE("Messages with damaged bytes are decoded or refused")
{
    const QuietParser quiet;
    MessageMaker make(115);
    int parsed = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray bytes = QByteArray::fromStdString(make.envelope().SerializeAsString());
        flipBytes(bytes, make);
        parsed += decodeEverything(bytes.constData(), bytes.size()) ? 1 : 0;
    }
    // Both ways were walked.
    CHECK(parsed > rounds / 20);
    CHECK(parsed < rounds);
}

TEST_CASE("Noise is no message and breaks nothing")
{
    const QuietParser quiet;
    MessageMaker make(7);
    FrameReader reader(frameLimitBeforeLogin);
    for (int round = 0; round < rounds; ++round) {
        QByteArray noise(make.below(200), Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(make.below(256));
        Q_UNUSED(decodeEverything(noise.constData(), noise.size()))
        reader.append(noise);
        while (const auto content = reader.next())
            Q_UNUSED(decodeEverything(content->constData(), content->size()))
        REQUIRE(reader.buffered() <= frameLimitBeforeLogin + 4 + 200);
        if (reader.isBroken())
            reader = FrameReader(frameLimitBeforeLogin);
    }
}

TEST_CASE("A filter of a thousand levels is refused without eating the stack")
{
    wire::Envelope envelope;
    wire::Filter *filter = envelope.mutable_query()->mutable_filter();
    for (int i = 0; i < 1000; ++i) {
        filter->set_type(uint32_t(Filter::Type::Not));
        filter = filter->add_children();
    }
    CHECK_FALSE(decode(envelope.query()));
    // And the parser itself gives up long before.
    const std::string bytes = envelope.SerializeAsString();
    CHECK_FALSE(decodeEverything(bytes.data(), qsizetype(bytes.size())));
}
