// libFuzzer: bytes of a connection -> frames -> messages -> what programs make of them. The first byte says how the
// network cuts the stream.
#include "common/protocol/frame.h"
#include "tests/protocol/decode_everything.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const auto *bytes = reinterpret_cast<const char *>(data);
    const fairdesk::test::QuietParser quiet;
    const qsizetype step = 1 + data[0];
    // As one message …
    fairdesk::test::decodeEverything(bytes + 1, qsizetype(size) - 1);
    // … and as a stream of them.
    fairdesk::FrameReader reader(fairdesk::frameLimitBeforeLogin);
    for (qsizetype at = 1; at < qsizetype(size) && !reader.isBroken(); at += step) {
        reader.append(QByteArray(bytes + at, qMin(step, qsizetype(size) - at)));
        while (const auto content = reader.next())
            fairdesk::test::decodeEverything(content->constData(), content->size());
    }
    return 0;
}
