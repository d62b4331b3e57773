#include "tests/app/server_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace fairdesk::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject userNamed(const Centre &centre, const char *login)
{
    for (const QJsonValue &row : centre.run(words("user list")).json().value(QLatin1String("rows")).toArray()) {
        if (row.toObject().value(QLatin1String("login")) == QLatin1String(login))
            return row.toObject();
    }
    return {};
}

} // namespace

TEST_CASE("Help and version are given, wrong use is code 2", "[app]")
{
    const Ran help = runServer({QStringLiteral("--help")});
    CHECK(help.code == 0);
    for (const char *command :
         {"init", "demo", "serve", "user add", "migrate", "check", "backup FILE", "restore FILE", "job run"})
        CHECK(help.out.contains(command));
    CHECK(runServer({QStringLiteral("--version")}).out.startsWith("fairdesk-server 0."));
    for (const char *wrong :
         {"", "dance", "user", "user dance x", "user add", "serve --listen nowhere --data /nonexistent", "check --data",
          "check", "init --colour red", "user list extra --data /nonexistent",
          "init --data /nonexistent/x --timezone Mars/Base", "init --data /nonexistent/x --database oracle://x",
          "init --data /nonexistent/x --currency yuan"}) {
        INFO(wrong);
        const Ran ran = runServer(words(wrong));
        CHECK(ran.code == 2);
        CHECK(ran.error() == "usage");
        CHECK(ran.out.isEmpty());
    }
}

TEST_CASE("A new centre is its owner's alone, and is never made over something", "[app]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    CHECK((QFileInfo(centre.data()).permissions() & others) == 0);
    for (const QFileInfo &file :
         QDir(centre.data()).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        INFO(file.fileName().toStdString());
        CHECK((file.permissions() & others) == 0);
    }
    const Ran again = centre.run(words("init --password-stdin"), "another password here\n");
    CHECK(again.code == 1);
    CHECK(again.error() == "conflict");
    CHECK(userNamed(centre, "admin").value(QLatin1String("role")) == QLatin1String("administrator"));
    CHECK(centre.run(words("check")).json().value(QLatin1String("ok")).toBool());
}

TEST_CASE("A bad password leaves nothing behind", "[app]")
{
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    const Ran ran = runServer(
        {QStringLiteral("init"), QStringLiteral("--data"), data, QStringLiteral("--password-stdin")}, "short\n");
    CHECK(ran.code == 1);
    CHECK(ran.error() == "invalid");
    CHECK(QDir(data).isEmpty());
}

TEST_CASE("Passwords come from the input, the environment or chance, in this order", "[app]")
{
    QTemporaryDir folder;
    const auto init = [&](const char *name, QStringList more, const QByteArray &input, const QStringList &environment) {
        return runServer(
            QStringList{QStringLiteral("init"), QStringLiteral("--data"), folder.filePath(QLatin1String(name))} + more,
            input, environment);
    };
    const Ran random = init("random", {}, {}, {});
    CHECK(random.code == 0);
    CHECK(random.out.startsWith("password: "));
    CHECK(random.out.trimmed().size() >= 30);
    CHECK(random.out.count('\n') == 1);
    const QStringList environment{QStringLiteral("FAIRDESK_PASSWORD=from the environment")};
    CHECK(init("environment", {}, {}, environment).out.isEmpty());
    // The input wins over the environment: what stands there is too short, and that is noticed.
    CHECK(init("input", {QStringLiteral("--password-stdin")}, "short\n", environment).error() == "invalid");
    CHECK(init("empty", {QStringLiteral("--password-stdin")}, {}, environment).code == 2);
}

TEST_CASE("Users are added, listed, disabled and enabled on the data folder", "[app]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    const Ran added =
        centre.run(words("user add li.na --role sales --team sales --branch main"), "given by the office\n");
    CHECK(added.code == 0);
    CHECK(added.json().value(QLatin1String("id")).toInteger() > 0);
    const QJsonObject user = userNamed(centre, "li.na");
    CHECK(user.value(QLatin1String("role")) == QLatin1String("sales"));
    CHECK(user.value(QLatin1String("team")) == QLatin1String("sales"));
    CHECK(user.value(QLatin1String("branch")) == QLatin1String("main"));
    CHECK(user.value(QLatin1String("active")).toBool());
    CHECK(user.value(QLatin1String("must_change_password")).toBool());

    const Ran random = centre.run(words("user add wang.wei --role service"));
    CHECK(random.code == 0);
    CHECK(random.out.contains("\npassword: "));
    CHECK(centre.run(words("user add li.na --role sales"), "given by the office\n").code == 1);
    CHECK(centre.run(words("user add x.y --role no_such_role"), "given by the office\n").error() == "not_found");
    CHECK(centre.run(words("user add x.y --role sales --team nowhere"), "given by the office\n").error() ==
          "not_found");
    CHECK(centre.run(words("user add x.y --role sales"), "short\n").error() == "invalid");
    CHECK(userNamed(centre, "x.y").isEmpty());

    CHECK(centre.run(words("user disable li.na")).code == 0);
    CHECK_FALSE(userNamed(centre, "li.na").value(QLatin1String("active")).toBool());
    CHECK(centre.run(words("user enable li.na")).code == 0);
    CHECK(userNamed(centre, "li.na").value(QLatin1String("active")).toBool());
    CHECK(centre.run(words("user disable nobody")).error() == "not_found");
    CHECK(centre.run(words("user disable admin")).error() == "conflict");
    const Ran table = centre.run(words("user list --format csv"));
    CHECK(table.out.startsWith("login,name,"));
    CHECK(table.out.contains("\nli.na,li.na,"));
}

TEST_CASE("Where nothing was made, the commands say so", "[app]")
{
    QTemporaryDir folder;
    for (const char *command : {"check", "migrate", "user list", "serve"}) {
        INFO(command);
        const Ran ran = runServer(words(command) + QStringList{QStringLiteral("--data"), folder.path()});
        CHECK(ran.code == 1);
        CHECK(ran.error() == "not_found");
    }
}

TEST_CASE("The folder may be named in the environment, options stand anywhere", "[app]")
{
    const Centre centre(GENERATE(from_range(dialects())));
    const QStringList environment{QStringLiteral("FAIRDESK_DATA=") + centre.data()};
    CHECK(runServer({QStringLiteral("check")}, {}, environment).code == 0);
    CHECK(runServer({QStringLiteral("--data=") + centre.data(), QStringLiteral("user"), QStringLiteral("list")}).code ==
          0);
    const Ran migrated = centre.run(words("migrate"));
    CHECK(migrated.code == 0);
    CHECK(migrated.json().value(QLatin1String("schema")).toInt() >= 1);
}
