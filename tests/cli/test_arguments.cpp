#include "client/cli/arguments.h"
#include "client/cli/command_table.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using namespace fairdesk::cli;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

TEST_CASE("Options stand before or after the command", "[cli]")
{
    struct Case
    {
        const char *line;
        const char *command;
        const char *operands;
        const char *option;
        const char *value;
    };
    const Case one = GENERATE(values<Case>({
        {"list customer", "list", "customer", "--limit", ""},
        {"--limit 5 list customer", "list", "customer", "--limit", "5"},
        {"list --limit 5 customer", "list", "customer", "--limit", "5"},
        {"list customer --limit=5", "list", "customer", "--limit", "5"},
        {"list customer --limit 5 --limit 7", "list", "customer", "--limit", "7"},
        {"--server h:1 --user u get customer 17", "get", "customer 17", "--server", "h:1"},
        {"get customer external_id=K-17 --columns name", "get", "customer external_id=K-17", "--columns", "name"},
        {"update customer 17 name=x --version 3", "update", "customer 17 name=x", "--version", "3"},
        {"--version 3 update customer 17 name=x", "update", "customer 17 name=x", "--version", "3"},
        {"create customer name=--x -- name=y", "create", "customer name=--x name=y", "--key", ""},
        {"create customer -- --name=y", "create", "customer --name=y", "--key", ""},
        {"list customer --sort -name", "list", "customer", "--sort", "-name"},
        {"text phone -- -1", "text", "phone -1", "--from", ""},
    }));
    CAPTURE(one.line);
    const auto arguments = parseArguments(words(one.line));
    REQUIRE(arguments);
    CHECK(arguments->command == QLatin1String(one.command));
    CHECK(arguments->operands == words(one.operands));
    CHECK(arguments->value(QLatin1String(one.option)) == QLatin1String(one.value));
}

TEST_CASE("Conditions come in threes, whatever the words look like", "[cli]")
{
    const auto arguments = parseArguments(
        {"list", "customer", "--where", "completeness", "lt", "-5", "--where", "name", "eq", "--deleted"});
    REQUIRE(arguments);
    CHECK(arguments->all("--where") == QList<QStringList>{{"completeness", "lt", "-5"}, {"name", "eq", "--deleted"}});
    CHECK_FALSE(arguments->has("--deleted"));
}

TEST_CASE("A negative amount is no option", "[cli]")
{
    const auto arguments = parseArguments({"text", "capitals", "-12.50", "--csv"});
    REQUIRE(arguments);
    CHECK(arguments->operands == QStringList{"capitals", "-12.50"});
    CHECK_FALSE(parseArguments({"text", "capitals", "-x"}));
}

TEST_CASE("Help and version need no more", "[cli]")
{
    CHECK(parseArguments({"--help"})->has("--help"));
    CHECK(parseArguments({"-h"})->has("--help"));
    CHECK(parseArguments({"list", "--help"})->command == QStringLiteral("list"));
    CHECK(parseArguments({"--version"})->all("--version") == QList<QStringList>{{}});
    CHECK(parseArguments({"list", "--version"})->all("--version") == QList<QStringList>{{}});
}

TEST_CASE("Wrong use is told as such", "[cli]")
{
    const char *line =
        GENERATE("", "nonsense", "list", "list customer contact", "get customer", "list customer --colour red",
                 "list customer --limit", "list customer --where name eq", "create customer name=x --deleted",
                 "list customer --deleted=yes", "list customer --where=name", "update customer 17 name=x --version",
                 "whoami me", "share customer");
    CAPTURE(line);
    const auto arguments = parseArguments(words(line));
    REQUIRE_FALSE(arguments);
    CHECK(arguments.error().code() == ErrorCode::Usage);
}

TEST_CASE("Every command has an option table that exists, and help", "[cli]")
{
    for (const char *name : {"describe", "get",     "list",   "count",  "create", "update", "delete", "restore",
                             "search",   "history", "watch",  "import", "export", "attach", "files",  "download",
                             "share",    "unshare", "action", "passwd", "whoami", "text",   "undo"}) {
        const CommandSpec *command = findCommand(QLatin1String(name));
        REQUIRE(command);
        for (const QString &option : command->options) {
            CAPTURE(name, option);
            CHECK(findOption(option));
        }
        CHECK(helpText().contains(QLatin1String(name)));
        CHECK(helpText(*command).contains(QStringLiteral("--server")));
    }
}

TEST_CASE("Records are named by number or by a unique field", "[cli]")
{
    CHECK(*parseRecordName(QStringLiteral("17")) == RecordName{17, {}, {}});
    CHECK(*parseRecordName(QStringLiteral("9007199254740991")) == RecordName{9007199254740991, {}, {}});
    CHECK(*parseRecordName(QStringLiteral("external_id=A=B")) == RecordName{0, "external_id", QStringLiteral("A=B")});
    for (const char *wrong : {"number=", "external_id= ", "0", "-1", "1.5", "+1", " 1", "9007199254740992",
                              "99999999999999999999", "abc", "=x", "a b=c", ""}) {
        CAPTURE(wrong);
        CHECK_FALSE(parseRecordName(QLatin1String(wrong)));
    }
}

TEST_CASE("Values are written in four forms", "[cli]")
{
    using Form = Assignment::Form;
    CHECK(*parseAssignment(QStringLiteral("name=齐鲁机床")) ==
          Assignment{"name", Form::Text, QStringLiteral("齐鲁机床")});
    CHECK(*parseAssignment(QStringLiteral("name=")) == Assignment{"name", Form::Text, {}});
    CHECK(*parseAssignment(QStringLiteral("name=a=b")) == Assignment{"name", Form::Text, QStringLiteral("a=b")});
    CHECK(*parseAssignment(QStringLiteral("website=http://x:=1")) ==
          Assignment{"website", Form::Text, QStringLiteral("http://x:=1")});
    CHECK(*parseAssignment(QStringLiteral("remarks=@notes.txt")) ==
          Assignment{"remarks", Form::File, QStringLiteral("notes.txt")});
    CHECK(*parseAssignment(QStringLiteral("tags:=[1,2]")) == Assignment{"tags", Form::Json, QStringLiteral("[1,2]")});
    for (const char *wrong : {"name", "=x", ":=1", "a b=1", ""})
        CHECK_FALSE(parseAssignment(QLatin1String(wrong)));
}

TEST_CASE("Servers are named with or without a port", "[cli]")
{
    CHECK(*parseServerAddress(QStringLiteral("crm")) == ServerAddress{QStringLiteral("crm"), 7443});
    CHECK(*parseServerAddress(QStringLiteral("crm:1")) == ServerAddress{QStringLiteral("crm"), 1});
    CHECK(*parseServerAddress(QStringLiteral("[::1]:99")) == ServerAddress{QStringLiteral("::1"), 99});
    CHECK(*parseServerAddress(QStringLiteral("::1")) == ServerAddress{QStringLiteral("::1"), 7443});
    for (const char *wrong : {"", ":1", "crm:", "crm:0", "crm:70000", "crm:x"})
        CHECK_FALSE(parseServerAddress(QLatin1String(wrong)));
}
