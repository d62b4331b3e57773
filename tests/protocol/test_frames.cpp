// Frames come out as they went in, however the network cuts them; what is too long is refused before it is kept.
#include "common/protocol/frame.h"
#include "fairdesk.pb.h"
#include "tests/support/catch.h"

#include <QList>
#include <QRandomGenerator>

using namespace fairdesk;

namespace {

QByteArray frame(const QByteArray &content)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(quint32(content.size()), bytes.data());
    return bytes + content;
}

QByteArray header(quint32 size)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(size, bytes.data());
    return bytes;
}

QList<QByteArray> takeAll(FrameReader &reader)
{
    QList<QByteArray> frames;
    while (const auto next = reader.next())
        frames.append(*next);
    return frames;
}

} // namespace

TEST_CASE("Frames survive every cut of the stream")
{
    const QList<QByteArray> contents{"", "a", QByteArray("zero\0inside", 11), QByteArray(300, 'x'), "", "last"};
    QByteArray stream;
    for (const QByteArray &content : contents)
        stream += frame(content);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        FrameReader reader(frameLimitBeforeLogin);
        QList<QByteArray> frames;
        reader.append(stream.left(first));
        frames += takeAll(reader);
        reader.append(stream.mid(first));
        frames += takeAll(reader);
        REQUIRE(frames == contents);
        REQUIRE(reader.buffered() == 0);
        REQUIRE_FALSE(reader.isBroken());
    }
}

TEST_CASE("Frames survive a network that brings one byte at a time, and all at once")
{
    QRandomGenerator random(1);
    QList<QByteArray> contents;
    QByteArray stream;
    for (int i = 0; i < 200; ++i) {
        contents.append(QByteArray(int(random.bounded(900)), char('a' + i % 26)));
        stream += frame(contents.last());
    }
    FrameReader slow(frameLimitBeforeLogin);
    QList<QByteArray> frames;
    for (const char byte : stream) {
        slow.append(QByteArray(1, byte));
        frames += takeAll(slow);
    }
    CHECK(frames == contents);
    FrameReader quick(frameLimitBeforeLogin);
    quick.append(stream);
    CHECK(takeAll(quick) == contents);

    // Pieces of any size, taken out at any time.
    for (int round = 0; round < 50; ++round) {
        FrameReader reader(frameLimitBeforeLogin);
        frames.clear();
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype size = 1 + random.bounded(2000);
            reader.append(stream.mid(at, size));
            at += size;
            if (random.bounded(3) == 0)
                frames += takeAll(reader);
        }
        frames += takeAll(reader);
        REQUIRE(frames == contents);
    }
}

TEST_CASE("A frame of exactly the limit is taken, one byte more breaks the stream")
{
    FrameReader reader(100);
    reader.append(frame(QByteArray(100, 'x')));
    CHECK(reader.next() == QByteArray(100, 'x'));
    reader.append(header(101));
    CHECK_FALSE(reader.next());
    CHECK(reader.isBroken());
}

TEST_CASE("An announced gigabyte is refused by its header alone and nothing is kept of it")
{
    FrameReader reader(frameLimitBeforeLogin);
    reader.append(header(0xFFFFFFFFu));
    CHECK_FALSE(reader.next());
    CHECK(reader.isBroken());
    CHECK(reader.buffered() == 0);
    // The stream cannot be read any further, whatever comes.
    for (int i = 0; i < 1000; ++i)
        reader.append(QByteArray(10'000, 'x'));
    CHECK(reader.buffered() == 0);
    reader.append(frame("late"));
    CHECK_FALSE(reader.next());
}

TEST_CASE("Three bytes of a header wait for the fourth")
{
    FrameReader reader(100);
    const QByteArray whole = frame("content");
    reader.append(whole.left(3));
    CHECK_FALSE(reader.next());
    CHECK_FALSE(reader.isBroken());
    reader.append(whole.mid(3, 1));
    CHECK_FALSE(reader.next());
    reader.append(whole.mid(4));
    CHECK(reader.next() == QByteArray("content"));
}

TEST_CASE("After login longer frames may come")
{
    FrameReader reader(10);
    reader.append(frame("login"));
    CHECK(reader.next() == QByteArray("login"));
    reader.setLimit(1000);
    reader.append(frame(QByteArray(500, 'x')));
    CHECK(reader.next() == QByteArray(500, 'x'));
}

TEST_CASE("A long session does not keep what was read")
{
    FrameReader reader(frameLimit);
    for (int i = 0; i < 2000; ++i) {
        // A piece of the next frame stands behind each, so that the buffer is never empty.
        reader.append(frame(QByteArray(1000, 'x')) + header(5));
        CHECK(reader.next());
        CHECK_FALSE(reader.next());
        reader.append("abcde");
        CHECK(reader.next() == QByteArray("abcde"));
        REQUIRE(reader.buffered() == 0);
    }
}

TEST_CASE("A message is framed as it is parsed")
{
    wire::Envelope envelope;
    envelope.set_request(7);
    envelope.mutable_login()->set_login("admin");
    FrameReader reader(frameLimitBeforeLogin);
    reader.append(frameOf(envelope));
    const auto content = reader.next();
    REQUIRE(content);
    wire::Envelope parsed;
    REQUIRE(parsed.ParseFromArray(content->constData(), int(content->size())));
    CHECK(parsed.request() == 7);
    CHECK(parsed.login().login() == "admin");
    CHECK(frameOf(wire::Envelope()) == header(0));
}
