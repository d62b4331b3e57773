#include "tests/app/server_process.h"
#include "tests/net/test_client.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

QString digest(const Ran &check)
{
    REQUIRE(check.code == 0);
    return check.json().value(QLatin1String("digest")).toString();
}

} // namespace

TEST_CASE("A backup taken while serving brings everything back: records, files, passwords, key", "[app][backup]")
{
    const Centre centre;
    const QString backup = centre.path("centre.backup");
    QString before;
    QByteArray fingerprint;
    qint64 file = 0;
    {
        Serving server(centre.data());
        fingerprint = server.fingerprint();
        TestClient client(server.port());
        client.enter("admin", Centre::secret);
        const auto saved = client.call(saving(
            {RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}}));
        REQUIRE(saved.has_save_reply());
        wire::Envelope start;
        start.mutable_upload_start()->set_purpose("attachment");
        start.mutable_upload_start()->set_entity("customer");
        start.mutable_upload_start()->set_id(saved.save_reply().saved(0).id());
        start.mutable_upload_start()->set_name("plan.pdf");
        start.mutable_upload_start()->set_size(8);
        const auto started = client.call(start);
        REQUIRE(started.has_upload_reply());
        wire::Envelope piece;
        piece.mutable_upload_chunk()->set_upload(started.upload_reply().upload());
        piece.mutable_upload_chunk()->set_data("%PDF-1.7");
        piece.mutable_upload_chunk()->set_last(true);
        file = client.call(piece).upload_reply().file();
        REQUIRE(file > 0);

        const Ran taken = centre.run({QStringLiteral("backup"), backup});
        INFO(taken.messages.toStdString());
        REQUIRE(taken.code == 0);
        CHECK((QFileInfo(backup).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
        CHECK(centre.run({QStringLiteral("backup"), backup}).error() == "conflict");
        before = digest(centre.run(words("check")));
        // Later work is not in the backup.
        REQUIRE(client
                    .call(saving({RecordChange::Operation::Create,
                                  "customer",
                                  0,
                                  0,
                                  {{"name", Value(QStringLiteral("西部会展"))}},
                                  {}}))
                    .has_save_reply());
        CHECK(digest(centre.run(words("check"))) != before);
    }
    const QString restored = centre.path("restored");
    REQUIRE(runServer({QStringLiteral("restore"), backup, QStringLiteral("--data"), restored}).code == 0);
    CHECK(digest(runServer({QStringLiteral("check"), QStringLiteral("--data"), restored})) == before);
    CHECK(runServer({QStringLiteral("restore"), backup, QStringLiteral("--data"), restored}).error() == "conflict");
    Serving server(restored);
    CHECK(server.fingerprint() == fingerprint);
    TestClient client(server.port());
    client.enter("admin", Centre::secret);
    wire::Envelope download;
    download.mutable_download()->set_source("attachment");
    download.mutable_download()->set_id(file);
    CHECK(client.call(download).download_reply().data() == "%PDF-1.7");
}

TEST_CASE("What is no backup, or is cut off, is refused and leaves nothing behind", "[app][backup]")
{
    const Centre centre;
    const QString backup = centre.path("centre.backup");
    REQUIRE(centre.run({QStringLiteral("backup"), backup}).code == 0);
    QFile whole(backup);
    REQUIRE(whole.open(QIODevice::ReadOnly));
    const QByteArray content = whole.readAll();
    const auto restore = [&](const char *name, const QByteArray &bytes) {
        QFile file(centre.path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const QString data = centre.path("target");
        const Ran ran = runServer({QStringLiteral("restore"), file.fileName(), QStringLiteral("--data"), data});
        CHECK(QDir(data).isEmpty());
        return ran;
    };
    CHECK(restore("text", "hello").code == 1);
    CHECK(restore("cut", content.left(content.size() / 2)).code == 1);
    QByteArray renamed = content;
    renamed.replace("fairdesk.ini", "../../../xxx");
    CHECK(restore("slip", renamed).code == 1);
    CHECK_FALSE(QFile::exists(centre.path("xxx")));
    QByteArray damaged = content;
    for (qsizetype i = 2000; i < 2400 && i < damaged.size(); ++i)
        damaged[i] = char(damaged.at(i) ^ 0x5a);
    CHECK(restore("damaged", damaged).code == 1);
    CHECK(
        runServer({QStringLiteral("restore"), centre.path("missing"), QStringLiteral("--data"), centre.path("target")})
            .code == 1);
}

TEST_CASE("Check finds a file that was changed behind the server's back", "[app][backup]")
{
    const Centre centre;
    {
        Serving server(centre.data());
        TestClient client(server.port());
        client.enter("admin", Centre::secret);
        const auto saved = client.call(saving(
            {RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("东方展览"))}}, {}}));
        REQUIRE(saved.has_save_reply());
        wire::Envelope start;
        start.mutable_upload_start()->set_purpose("attachment");
        start.mutable_upload_start()->set_entity("customer");
        start.mutable_upload_start()->set_id(saved.save_reply().saved(0).id());
        start.mutable_upload_start()->set_name("plan.pdf");
        start.mutable_upload_start()->set_size(8);
        const auto started = client.call(start);
        wire::Envelope piece;
        piece.mutable_upload_chunk()->set_upload(started.upload_reply().upload());
        piece.mutable_upload_chunk()->set_data("%PDF-1.7");
        piece.mutable_upload_chunk()->set_last(true);
        REQUIRE(client.call(piece).upload_reply().file() > 0);
        CHECK(server.stop() == 0);
    }
    REQUIRE(centre.run(words("check")).code == 0);
    QDir blobs(centre.data() + QStringLiteral("/blobs"));
    bool changed = false;
    for (const QString &folder : blobs.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &name : QDir(blobs.filePath(folder)).entryList(QDir::Files)) {
            QFile file(blobs.filePath(folder + u'/' + name));
            REQUIRE(file.open(QIODevice::WriteOnly));
            file.write("%PDF-9.9");
            changed = true;
        }
    }
    REQUIRE(changed);
    const Ran ran = centre.run(words("check"));
    CHECK(ran.code == 1);
    CHECK_FALSE(ran.json().value(QLatin1String("ok")).toBool());
}
