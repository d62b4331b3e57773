#include "tests/cli/shell.h"

#include <QFile>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("Actions, shares and files pass their arguments on", "[cli]")
{
    Shell shell;
    shell.answer(wire::Envelope::kRunAction,
                 [](const wire::Envelope &) { return actionReply(R"({"files":[{"id":5,"name":"plan.pdf"}]})"); });
    const auto sent = [&] {
        return QJsonDocument::fromJson(fromBytes(shell.last(wire::Envelope::kRunAction).run_action().arguments()))
            .object();
    };

    REQUIRE(shell.fairdesk({"action", "booth.hold", "customer", "17", "customer=3", "until=", "parts:=2"}) == 0);
    CHECK(shell.last(wire::Envelope::kRunAction).run_action().name() == "booth.hold");
    CHECK(shell.last(wire::Envelope::kRunAction).run_action().id() == 17);
    CHECK(sent() == QJsonObject{{"customer", "3"}, {"until", QJsonValue::Null}, {"parts", 2}});
    REQUIRE(shell.fairdesk({"share", "customer", "17", "--with", "user:sales2", "--can", "edit"}) == 0);
    CHECK(sent() == QJsonObject{{"with", "user:sales2"}, {"can", "edit"}});
    REQUIRE(shell.fairdesk({"unshare", "customer", "17", "--with", "team:south"}) == 0);
    CHECK(sent() == QJsonObject{{"with", "team:south"}});
    REQUIRE(shell.fairdesk({"undo", "12"}) == 0);
    CHECK(sent() == QJsonObject{{"group", 12}});
    REQUIRE(shell.fairdesk({"files", "customer", "17", "--csv"}) == 0);
    CHECK(shell.out == "id,name\n5,plan.pdf\n");

    CHECK(shell.fairdesk({"share", "customer", "17", "--with", "sales2"}) == 2);
    CHECK(shell.fairdesk({"share", "customer", "17", "--with", "user:a", "--can", "all"}) == 2);
    CHECK(shell.fairdesk({"undo", "x"}) == 2);
    CHECK(shell.fairdesk({"duplicates", "customer"}) == 2); // not yet
}

TEST_CASE("An import waits for its job and tells what was rejected", "[cli]")
{
    Shell shell;
    const bool rejects = GENERATE(false, true);
    const QString path = shell.folder.filePath(QStringLiteral("customers.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("名称\n齐鲁机床\n");
    file.close();
    shell.answer(wire::Envelope::kUploadStart, [](const wire::Envelope &) {
        wire::Envelope reply;
        reply.mutable_upload_reply()->set_upload(4);
        return reply;
    });
    shell.answer(wire::Envelope::kUploadChunk, [](const wire::Envelope &) {
        wire::Envelope reply;
        reply.mutable_upload_reply()->set_upload(4);
        return reply;
    });
    shell.answer(wire::Envelope::kImportStart, [](const wire::Envelope &envelope) {
        CHECK(envelope.import_start().upload() == 4);
        const QJsonObject options = QJsonDocument::fromJson(fromBytes(envelope.import_start().options())).object();
        CHECK(options.value("map").toObject() ==
              QJsonObject{{QStringLiteral("名称"), "name"}, {"x", QJsonValue::Null}});
        CHECK(options.value("encoding").toString() == QStringLiteral("GB18030"));
        CHECK(options.value("key").toString() == QStringLiteral("spring-list"));
        wire::Envelope reply;
        reply.mutable_job_reply()->set_job(9);
        reply.mutable_job_reply()->set_state("queued");
        return reply;
    });
    int polls = 0;
    shell.answer(wire::Envelope::kJobStatus, [&polls, rejects](const wire::Envelope &) {
        wire::Envelope reply;
        reply.mutable_job_reply()->set_job(9);
        reply.mutable_job_reply()->set_state(++polls < 2 ? "running" : "done");
        if (polls >= 2)
            reply.mutable_job_reply()->set_result(
                rejects
                    ? R"({"job":9,"read":2,"created":1,"updated":0,"skipped":0,"rejected":1,"warnings":["Look at it."]})"
                    : R"({"job":9,"read":1,"created":1,"updated":0,"skipped":0,"rejected":0})");
        return reply;
    });
    shell.answer(wire::Envelope::kDownload, [](const wire::Envelope &envelope) {
        CHECK(envelope.download().source() == "job");
        const std::string csv = "名称,reason\n\"a,b\",Name is missing.\n";
        wire::Envelope reply;
        reply.mutable_download_reply()->set_size(int64_t(csv.size()));
        reply.mutable_download_reply()->set_data(csv);
        return reply;
    });
    const int code =
        shell.fairdesk({"import", "customer", path, "--map", QStringLiteral("{\"名称\":\"name\",\"x\":null}"),
                        "--encoding", "GB18030", "--key", "spring-list"});
    CHECK(code == (rejects ? 4 : 0));
    CHECK(shell.json().value("job").toInteger() == 9);
    CHECK(shell.json().value("created").toInteger() == 1);
    const QJsonArray expected =
        rejects ? QJsonArray{QJsonObject{{QStringLiteral("名称"), "a,b"}, {"reason", "Name is missing."}}}
                : QJsonArray();
    CHECK(shell.json().value("rejects").toArray() == expected);
    CHECK(polls == 2);
    CHECK(shell.err.contains("warning: Look at it.\n") == rejects);
}

TEST_CASE("An export goes to standard output or to a file", "[cli]")
{
    Shell shell;
    shell.answer(wire::Envelope::kExportStart, [](const wire::Envelope &envelope) {
        CHECK(envelope.export_start().machine());
        CHECK(envelope.export_start().query().entity() == "customer");
        wire::Envelope reply;
        reply.mutable_job_reply()->set_job(3);
        reply.mutable_job_reply()->set_state("done");
        reply.mutable_job_reply()->set_result(R"({"rows":1})");
        return reply;
    });
    shell.answer(wire::Envelope::kDownload, [](const wire::Envelope &) {
        wire::Envelope reply;
        reply.mutable_download_reply()->set_size(8);
        reply.mutable_download_reply()->set_data("id,name\n");
        return reply;
    });
    REQUIRE(shell.fairdesk({"export", "customer", "--machine"}) == 0);
    CHECK(shell.out == "id,name\n");
    const QString target = shell.folder.filePath(QStringLiteral("customers.xlsx"));
    REQUIRE(shell.fairdesk({"export", "customer", "--machine", "--to", target}) == 0);
    CHECK(shell.json().value("rows").toInteger() == 1);
    CHECK(shell.last(wire::Envelope::kExportStart).export_start().format() == "xlsx");
    CHECK(QFile(target).size() == 8);
    CHECK(shell.fairdesk({"export", "customer", "--format", "pdf"}) == 2);
}
