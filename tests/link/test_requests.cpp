#include "common/protocol/codec.h"
#include "common/protocol/frame.h"
#include "tests/link/link_helpers.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QSignalSpy>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct Desk
{
    QTemporaryDir folder;
    FakeServer server;
    LinkOptions options = optionsFor(server, folder);
    std::unique_ptr<ServerLink> link;

    void open()
    {
        link = std::make_unique<ServerLink>(options);
        REQUIRE(signIn(*link));
    }
};

Query customers()
{
    Query query;
    query.entity = "customer";
    query.columns = {"id", "version", "name"};
    return query;
}

} // namespace

TEST_CASE("A list comes as a table, a record with what may be done to it", "[link]")
{
    Desk desk;
    desk.server.records.add(
        {{"name", Value(QStringLiteral("齐鲁机床"))}, {"phone", Value::masked(QStringLiteral("138****5678"))}});
    desk.open();

    const auto table = await(desk.link->query(customers()), patience);
    REQUIRE(table);
    REQUIRE(table->rowCount() == 1);
    CHECK(table->value(0, "name") == Value(QStringLiteral("齐鲁机床")));

    FetchRequest request;
    request.entity = "customer";
    request.id = 1;
    const auto fetched = await(desk.link->fetch(request), patience);
    REQUIRE(fetched);
    CHECK(fetched->record.value(0, "phone").maskedText() == QStringLiteral("138****5678"));
    CHECK(fetched->actions == QList<Action>{Action::Edit});

    request.id = 99;
    const auto missing = await(desk.link->fetch(request), patience);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code() == ErrorCode::NotFound);
}

TEST_CASE("A table whose vectors do not fit is refused before anybody reads it", "[link]")
{
    Desk desk;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_query())
            return false;
        wire::Envelope reply;
        reply.mutable_rows()->set_count(1000);
        appendColumn(reply.mutable_rows(), "id", Kind::Integer, {Value(1)});
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    desk.open();
    const auto table = await(desk.link->query(customers()), patience);
    REQUIRE_FALSE(table);
    CHECK(table.error().code() == ErrorCode::Unavailable);
}

TEST_CASE("A request that is not answered in time fails, and its late answer disturbs nobody", "[link]")
{
    Desk desk;
    desk.options.requestTimeout = 80ms;
    desk.open();
    std::optional<wire::Envelope> unanswered;
    QPointer<QSslSocket> from;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_query() || unanswered)
            return false;
        unanswered = envelope;
        from = &peer;
        return true;
    };
    const auto late = await(desk.link->query(customers()), patience);
    REQUIRE_FALSE(late);
    CHECK(late.error().code() == ErrorCode::Unavailable);
    CHECK(desk.link->isOnline());

    wire::Envelope reply;
    reply.mutable_rows();
    desk.server.answer(*from, *unanswered, reply);
    const auto next = await(desk.link->query(customers()), patience);
    CHECK(next);
}

TEST_CASE("Errors keep their code, sentence and fields", "[link]")
{
    Desk desk;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_save())
            return false;
        wire::Envelope reply;
        encode(Error::invalid({{"name", message("%1 must be filled in.", QStringLiteral("Name"))}}),
               reply.mutable_error());
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    desk.open();
    const auto saved = await(desk.link->save(newCustomer({})), patience);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code() == ErrorCode::Invalid);
    CHECK(saved.error().english() == QStringLiteral("Name must be filled in."));
    REQUIRE(saved.error().fields().size() == 1);
    CHECK(saved.error().fields().first().field == "name");
}

TEST_CASE("An oversized or unreadable frame ends the connection, and the link comes back", "[link]")
{
    Desk desk;
    desk.open();
    QSignalSpy states(desk.link.get(), &ServerLink::stateChanged);
    const bool oversized = GENERATE(true, false);
    desk.server.sendRaw(oversized ? QByteArray("\x7f\xff\xff\xff"
                                               "abc",
                                               7)
                                  : QByteArray("\x00\x00\x00\x04\xff\xff\xff\xff", 8));
    REQUIRE(waitFor([&] { return desk.server.connections == 2 && desk.link->isOnline(); }));
    CHECK(states.first().first().value<LinkState>() == LinkState::Reconnecting);
    CHECK(await(desk.link->query(customers()), patience));
}

TEST_CASE("Before the login the server may not send much", "[link]")
{
    Desk desk;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        wire::Envelope reply;
        reply.mutable_hello_reply()->set_version(std::string(size_t(frameLimitBeforeLogin), 'x'));
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    ServerLink link(desk.options);
    CHECK_FALSE(signIn(link));
    CHECK(desk.server.countReceived(wire::Envelope::kLogin) == 0);
}

TEST_CASE("Files go up and come down in pieces, byte for byte", "[link]")
{
    Desk desk;
    QByteArray content(1'300'000, 'x');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 31 % 251);
    if (GENERATE(false, true))
        content.clear();
    QByteArray uploaded;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        wire::Envelope reply;
        if (envelope.has_upload_start()) {
            CHECK(envelope.upload_start().size() == content.size());
            CHECK(envelope.upload_start().name() == "plan.bin");
            reply.mutable_upload_reply()->set_upload(5);
        } else if (envelope.has_upload_chunk()) {
            CHECK(envelope.upload_chunk().offset() == uploaded.size());
            uploaded += fromBytes(envelope.upload_chunk().data());
            reply.mutable_upload_reply()->set_upload(5);
            reply.mutable_upload_reply()->set_received(uploaded.size());
            if (envelope.upload_chunk().last())
                reply.mutable_upload_reply()->set_file(77);
        } else if (envelope.has_download()) {
            const auto &download = envelope.download();
            reply.mutable_download_reply()->set_size(uploaded.size());
            reply.mutable_download_reply()->set_name("plan.bin");
            reply.mutable_download_reply()->set_data(uploaded.mid(download.offset(), download.length()).toStdString());
        } else {
            return false;
        }
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    desk.open();

    const QString source = desk.folder.filePath(QStringLiteral("plan.bin"));
    QFile file(source);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    qint64 reported = -1;
    UploadRequest request{source, "attachment", "customer", 1, {}};
    const auto up = await(desk.link->upload(request, [&](qint64 done, qint64) { reported = done; }), patience);
    REQUIRE(up);
    CHECK(up->file == 77);
    CHECK(uploaded == content);
    CHECK(reported == content.size());

    const QString target = desk.folder.filePath(QStringLiteral("back.bin"));
    const auto down = await(desk.link->download({"attachment", 77}, target), patience);
    REQUIRE(down);
    CHECK(down->name == QStringLiteral("plan.bin"));
    QFile back(target);
    REQUIRE(back.open(QIODevice::ReadOnly));
    CHECK(back.readAll() == content);
    CHECK(*await(desk.link->downloadBytes({"job", 1}), patience) == content);

    const auto missing = await(
        desk.link->upload({desk.folder.filePath(QStringLiteral("none")), "attachment", "customer", 1, {}}), patience);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code() == ErrorCode::Usage);
}

TEST_CASE("A download that breaks off leaves no half file", "[link]")
{
    Desk desk;
    desk.open();
    int pieces = 0;
    desk.server.intercept = [&](QSslSocket &peer, const wire::Envelope &envelope) {
        if (!envelope.has_download())
            return false;
        if (++pieces == 2) {
            desk.server.cut();
            return true;
        }
        wire::Envelope reply;
        reply.mutable_download_reply()->set_size(2000);
        reply.mutable_download_reply()->set_data(std::string(1000, 'x'));
        desk.server.answer(peer, envelope, reply);
        return true;
    };
    const QString target = desk.folder.filePath(QStringLiteral("half.bin"));
    const auto result = await(desk.link->download({"attachment", 1}, target), patience);
    REQUIRE_FALSE(result);
    CHECK(result.error().code() == ErrorCode::Unavailable);
    CHECK_FALSE(QFile::exists(target));
}
