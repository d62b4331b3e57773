#include "tests/net/net_house.h"

#include "server/api/attachments.h"
#include "server/api/file_kind.h"
#include "server/records/record_service.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

wire::Envelope startOf(const QByteArray &name, qint64 size, qint64 customer)
{
    wire::Envelope request;
    wire::UploadStart *start = request.mutable_upload_start();
    start->set_purpose("attachment");
    start->set_entity("customer");
    start->set_id(customer);
    start->set_name(name.toStdString());
    start->set_size(size);
    return request;
}

wire::Envelope pieceOf(qint64 upload, qint64 offset, const QByteArray &data, bool last)
{
    wire::Envelope request;
    wire::UploadChunk *chunk = request.mutable_upload_chunk();
    chunk->set_upload(upload);
    chunk->set_offset(offset);
    chunk->set_data(data.toStdString());
    chunk->set_last(last);
    return request;
}

// The answer to the last piece.
wire::Envelope upload(TestClient &client, const QByteArray &name, const QByteArray &content, qint64 customer,
                      qint64 piece = 1024 * 1024)
{
    const auto started = client.call(startOf(name, content.size(), customer));
    if (!started.has_upload_reply())
        return started;
    qint64 offset = 0;
    while (true) {
        const bool last = offset + piece >= content.size();
        const auto answer =
            client.call(pieceOf(started.upload_reply().upload(), offset, content.mid(offset, piece), last));
        if (last || !answer.has_upload_reply())
            return answer;
        offset += piece;
    }
}

wire::Envelope downloading(qint64 file, qint64 offset)
{
    wire::Envelope request;
    request.mutable_download()->set_source("attachment");
    request.mutable_download()->set_id(file);
    request.mutable_download()->set_offset(offset);
    return request;
}

QByteArray download(TestClient &client, qint64 file)
{
    QByteArray content;
    while (true) {
        const auto answer = client.call(downloading(file, content.size()));
        REQUIRE(answer.has_download_reply());
        content += fromBytes(answer.download_reply().data());
        if (content.size() >= answer.download_reply().size())
            return content;
    }
}

const QByteArray plan = "%PDF-1.7\n" + QByteArray("hall seven ").repeated(300'000);

} // namespace

TEST_CASE("A file goes onto a record and comes back the same", "[net][files]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port());
    client.enter("li.na", password);
    const auto answer = upload(client, "../../展位图.pdf", plan, customer);
    INFO(errorOf(answer));
    REQUIRE(answer.has_upload_reply());
    const qint64 file = answer.upload_reply().file();
    REQUIRE(file > 0);
    CHECK(download(client, file) == plan);

    const auto listed = client.call(acting("files", "{}", "customer", customer));
    REQUIRE(listed.has_action_reply());
    const QJsonArray rows = QJsonDocument::fromJson(fromBytes(listed.action_reply().result()))
                                .object()
                                .value(QLatin1String("rows"))
                                .toArray();
    REQUIRE(rows.size() == 1);
    CHECK(rows.first().toObject().value(QLatin1String("name")) == QStringLiteral("展位图.pdf"));
    CHECK(rows.first().toObject().value(QLatin1String("size")).toInteger() == plan.size());
    CHECK(rows.first().toObject().value(QLatin1String("media_type")) == QLatin1String("application/pdf"));

    // The same name again is the next version of it, the same bytes are kept once.
    REQUIRE(upload(client, "展位图.pdf", plan, customer).has_upload_reply());
    int blobs = 0;
    QDirIterator files(house.core().blobs().folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo blob(files.next());
        CHECK(blob.fileName().size() == 64);
        ++blobs;
    }
    CHECK(blobs == 1);
}

TEST_CASE("Bytes that no record mentions any more leave the disk, after the hours that a backup may need them",
          "[net][files]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port());
    client.enter("li.na", password);
    const QByteArray offer = "%PDF-1.7 offer";
    const auto hashOf = [](const QByteArray &content) {
        return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    };
    const auto isThere = [&](const QByteArray &content) {
        return QFile::exists(house.core().blobs().pathOf(hashOf(content)));
    };
    const auto removedAt = [&](int hours) {
        const auto removed = house.core().attachments().removeUnusedFiles(
            *house.core().state().catalogue(), {house.core().clock().now().milliseconds + hours * 3'600'000LL});
        REQUIRE(removed);
        return *removed;
    };
    const auto kept = upload(client, "plan.pdf", plan, customer);
    REQUIRE(kept.has_upload_reply());
    const auto going = upload(client, "offer.pdf", offer, customer);
    REQUIRE(going.has_upload_reply());
    const qint64 file = going.upload_reply().file();
    REQUIRE(client.call(acting("file.remove", "{\"file\": " + QByteArray::number(file) + '}', "customer", customer))
                .has_action_reply());
    // Deleted, it may still be brought back.
    CHECK(removedAt(0) == 0);
    CHECK(removedAt(24) == 0);
    CHECK(isThere(offer));

    const Instant later{house.core().clock().now().milliseconds + 24 * 3'600'000LL};
    const auto purged =
        house.core().records().purge(CallContext::ofProgram("purge-deleted"), {{"attachment", file}}, later);
    REQUIRE(purged);
    REQUIRE(*purged == 1);

    SECTION("after a while")
    {
        CHECK(removedAt(24) == 0);
        CHECK(removedAt(25) == 0);
        CHECK(isThere(offer));
        CHECK(removedAt(31) == 1);
        CHECK_FALSE(isThere(offer));
        CHECK(removedAt(60) == 0);
    }
    SECTION("not if somebody sends the same bytes again")
    {
        CHECK(removedAt(24) == 0);
        const auto again = upload(client, "offer2.pdf", offer, customer);
        REQUIRE(again.has_upload_reply());
        CHECK(removedAt(60) == 0);
        CHECK(download(client, again.upload_reply().file()) == offer);
    }
    SECTION("nor while their new record is being written, and after a refused one all the same")
    {
        CHECK(removedAt(24) == 0);
        {
            auto incoming = house.core().blobs().receive(offer.size());
            REQUIRE(incoming);
            REQUIRE((*incoming)->append(offer));
            REQUIRE((*incoming)->close());
            const auto held = house.core().blobs().keep(**incoming);
            REQUIRE(held);
            CHECK(removedAt(60) == 0);
            CHECK(removedAt(90) == 0);
            CHECK(isThere(offer));
        }
        CHECK(removedAt(100) == 0);
        CHECK(removedAt(107) == 1);
        CHECK_FALSE(isThere(offer));
    }
    CHECK(isThere(plan));
    CHECK(download(client, kept.upload_reply().file()) == plan);
}

TEST_CASE("Files follow the rights on their record", "[net][files]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    house.addUser("wang.wei", "sales");
    house.addUser("auditor", "auditor");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient owner(house.port()), stranger(house.port()), auditor(house.port());
    owner.enter("li.na", password);
    stranger.enter("wang.wei", password);
    auditor.enter("auditor", password);
    const auto kept = upload(owner, "plan.pdf", "%PDF-1.7 small", customer);
    REQUIRE(kept.has_upload_reply());
    const qint64 file = kept.upload_reply().file();

    CHECK(errorOf(stranger.call(downloading(file, 0))) == "not_found");
    CHECK(errorOf(stranger.call(downloading(file + 1000, 0))) == "not_found");
    CHECK(errorOf(stranger.call(acting("files", "{}", "customer", customer))) == "not_found");
    CHECK(errorOf(stranger.call(startOf("plan.pdf", 10, customer))) == "not_found");
    CHECK(errorOf(auditor.call(startOf("plan.pdf", 10, customer))) == "forbidden");
    CHECK(download(auditor, file) == "%PDF-1.7 small");
    // The list of attachments is nobody's.
    CHECK(errorOf(stranger.call(fetching("attachment", file))) != "");
    CHECK(errorOf(auditor.call(acting("file.remove", "{\"file\": " + QByteArray::number(file) + '}', "customer",
                                      customer))) == "forbidden");
    CHECK(owner.call(acting("file.remove", "{\"file\": " + QByteArray::number(file) + '}', "customer", customer))
              .has_action_reply());
    CHECK(errorOf(owner.call(downloading(file, 0))) == "not_found");
}

TEST_CASE("Programs are refused by name and by content, large files by size", "[net][files]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port());
    client.enter("li.na", password);
    for (const char *name : {"invoice.exe", "invoice.PDF.Exe", "page.html", "run.PhAr", "x.js.", "x.bat ", ".htaccess"})
        CHECK(errorOf(client.call(startOf(name, 10, customer))) == "invalid");
    CHECK(errorOf(upload(client, "plan.pdf", "MZ\x90 this is a program", customer)) == "invalid");
    CHECK(errorOf(upload(client, "plan.txt", "#!/bin/sh\nrm", customer)) == "invalid");
    CHECK(errorOf(upload(client, "plan.png", "<svg onload=alert(1)>", customer)) == "invalid");
    CHECK(errorOf(client.call(startOf("plan.pdf", 51 * 1024 * 1024, customer))) == "too_large");
    CHECK(upload(client, "说明.txt", "第七馆\n", customer).has_upload_reply());
    CHECK(QDir(house.core().blobs().folder() + QStringLiteral("/incoming")).isEmpty());
}

TEST_CASE("Pieces that come twice do no harm, pieces that are missing are asked for", "[net][files]")
{
    NetHouse house(GENERATE(from_range(dialects())));
    const qint64 lina = house.addUser("li.na", "sales");
    house.addUser("wang.wei", "sales");
    const qint64 customer = house.addCustomer(QStringLiteral("东方展览"), lina);
    TestClient client(house.port()), other(house.port());
    client.enter("li.na", password);
    other.enter("wang.wei", password);
    const auto started = client.call(startOf("plan.pdf", 14, customer));
    REQUIRE(started.has_upload_reply());
    const qint64 id = started.upload_reply().upload();
    CHECK(client.call(pieceOf(id, 0, "%PDF-1.7", false)).upload_reply().received() == 8);
    CHECK(client.call(pieceOf(id, 0, "%PDF-1.7", false)).upload_reply().received() == 8);
    CHECK(errorOf(client.call(pieceOf(id, 10, "hall", false))) == "conflict");
    CHECK(errorOf(other.call(pieceOf(id, 8, "stolen", true))) == "not_found");
    // The line breaks, and the transfer goes on over a new one.
    TestClient again(house.port());
    REQUIRE(again.connectTls());
    again.greet();
    REQUIRE(again.resume(client.token()).has_login_reply());
    const auto last = again.call(pieceOf(id, 8, " hall7", true));
    REQUIRE(last.has_upload_reply());
    CHECK(download(again, last.upload_reply().file()) == "%PDF-1.7 hall7");
}

TEST_CASE("File names are shown without what deceives", "[net][files]")
{
    CHECK(cleanFileName(QStringLiteral("C:\\Users\\x\\plan.pdf")) == QStringLiteral("plan.pdf"));
    CHECK(cleanFileName(QStringLiteral("a\u202Efdp.exe")) == QStringLiteral("afdp.exe"));
    CHECK(cleanFileName(QStringLiteral("..")) == QStringLiteral("file"));
    CHECK(cleanFileName(QStringLiteral("a\nb<c>.txt")) == QStringLiteral("abc.txt"));
    CHECK(cleanFileName(QString(500, u'x') + QStringLiteral(".pdf")).endsWith(QStringLiteral(".pdf")));
    CHECK(isDangerousName(QStringLiteral("a\u202Efdp.exe")));
    CHECK_FALSE(isDangerousName(QStringLiteral("plan.exe.pdf")));
}
