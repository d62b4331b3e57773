#include "client/cli/command_table.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>

namespace fairdesk::cli {
namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

const QList<OptionSpec> &globalOptions()
{
    static const QList<OptionSpec> options{
        {"--server", 1, QT_TRANSLATE_NOOP("CommandLine", "HOST:PORT of the server (FAIRDESK_SERVER, 127.0.0.1:7443)")},
        {"--user", 1, QT_TRANSLATE_NOOP("CommandLine", "login name (FAIRDESK_USER)")},
        {"--password-file", 1,
         QT_TRANSLATE_NOOP("CommandLine",
                           "file whose first line is the password; else FAIRDESK_PASSWORD, else it is asked for")},
        {"--code", 1, QT_TRANSLATE_NOOP("CommandLine", "code of the second factor")},
        {"--timeout", 1, QT_TRANSLATE_NOOP("CommandLine", "seconds to wait for an answer (30)")},
        {"--trust", 1, QT_TRANSLATE_NOOP("CommandLine", "sha256:HEX of the server's key, trusted for this once")},
        {"--trust-first", 0, QT_TRANSLATE_NOOP("CommandLine", "trust an unknown server and remember its key")},
        {"--pins", 1, QT_TRANSLATE_NOOP("CommandLine", "file of the trusted servers")},
        {"--format", 1, QT_TRANSLATE_NOOP("CommandLine", "json, csv or table (a table on a terminal, else json)")},
        {"--json", 0, QT_TRANSLATE_NOOP("CommandLine", "same as --format json")},
        {"--csv", 0, QT_TRANSLATE_NOOP("CommandLine", "same as --format csv")},
        {"--table", 0, QT_TRANSLATE_NOOP("CommandLine", "same as --format table")},
        {"--locale", 1, QT_TRANSLATE_NOOP("CommandLine", "language of messages and tables, for example zh_CN")},
        {"--help", 0, QT_TRANSLATE_NOOP("CommandLine", "show this help")},
    };
    return options;
}

const QList<OptionSpec> &commandOptions()
{
    static const QList<OptionSpec> options{
        {"--columns", 1, QT_TRANSLATE_NOOP("CommandLine", "fields to show, F,G,link.field")},
        {"--where", 3, QT_TRANSLATE_NOOP("CommandLine", "FIELD OPERATOR VALUE; several must all hold")},
        {"--filter", 1, QT_TRANSLATE_NOOP("CommandLine", "condition as JSON")},
        {"--search", 1, QT_TRANSLATE_NOOP("CommandLine", "text to find in the list")},
        {"--sort", 1, QT_TRANSLATE_NOOP("CommandLine", "fields to order by, F,-G; - is descending")},
        {"--after", 1, QT_TRANSLATE_NOOP("CommandLine", "go on after the token of an earlier answer")},
        {"--offset", 1, QT_TRANSLATE_NOOP("CommandLine", "leave out so many rows")},
        {"--limit", 1, QT_TRANSLATE_NOOP("CommandLine", "rows at most; 0 is all")},
        {"--deleted", 0, QT_TRANSLATE_NOOP("CommandLine", "show the deleted ones")},
        {"--by", 1, QT_TRANSLATE_NOOP("CommandLine", "fields to group by; FIELD:year, :month and :day group dates")},
        {"--sum", 1, QT_TRANSLATE_NOOP("CommandLine", "fields to add up")},
        {"--avg", 1, QT_TRANSLATE_NOOP("CommandLine", "fields to average")},
        {"--min", 1, QT_TRANSLATE_NOOP("CommandLine", "fields whose least value is wanted")},
        {"--max", 1, QT_TRANSLATE_NOOP("CommandLine", "fields whose greatest value is wanted")},
        {"--version", 1,
         QT_TRANSLATE_NOOP("CommandLine", "version that was seen; a conflict if the same field changed since")},
        {"--on-duplicate", 1,
         QT_TRANSLATE_NOOP("CommandLine", "refuse, warn or create; for an import skip, update or create")},
        {"--key", 1, QT_TRANSLATE_NOOP("CommandLine", "carry this write out once, however often it is sent")},
        {"--reason", 1, QT_TRANSLATE_NOOP("CommandLine", "why, for the history")},
        {"--entity", 1, QT_TRANSLATE_NOOP("CommandLine", "kind of record; may be given several times")},
        {"--who", 1,
         QT_TRANSLATE_NOOP("CommandLine", "only what this user did, by login; server for the server itself")},
        {"--action", 1, QT_TRANSLATE_NOOP("CommandLine", "only such deeds: created, exported, sign_in, denied …")},
        {"--since", 1, QT_TRANSLATE_NOOP("CommandLine", "from this day or instant on")},
        {"--until", 1, QT_TRANSLATE_NOOP("CommandLine", "before this day or instant")},
        {"--count", 1, QT_TRANSLATE_NOOP("CommandLine", "end after so many changes")},
        {"--before", 1, QT_TRANSLATE_NOOP("CommandLine", "go on before this sequence number")},
        {"--map", 1, QT_TRANSLATE_NOOP("CommandLine", "JSON {\"Header\":\"field\"|null}, or @FILE")},
        {"--encoding", 1, QT_TRANSLATE_NOOP("CommandLine", "encoding of the file, if it is not recognised")},
        {"--separator", 1, QT_TRANSLATE_NOOP("CommandLine", "separator of the columns, if it is not recognised")},
        {"--sheet", 1, QT_TRANSLATE_NOOP("CommandLine", "sheet of the workbook")},
        {"--dry-run", 0, QT_TRANSLATE_NOOP("CommandLine", "check only, save nothing")},
        {"--rejects", 1, QT_TRANSLATE_NOOP("CommandLine", "write the rejected rows to this CSV file")},
        {"--undo", 1, QT_TRANSLATE_NOOP("CommandLine", "take back the import of this job")},
        {"--machine", 0, QT_TRANSLATE_NOOP("CommandLine", "for programs: field keys, imports again without loss")},
        {"--to", 1, QT_TRANSLATE_NOOP("CommandLine", "file to write; - is standard output")},
        {"--name", 1, QT_TRANSLATE_NOOP("CommandLine", "name of the file at the server")},
        {"--with", 1, QT_TRANSLATE_NOOP("CommandLine", "user:LOGIN or team:KEY")},
        {"--can", 1, QT_TRANSLATE_NOOP("CommandLine", "read or edit")},
        {"--new-password-file", 1,
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "file whose first line is the new password; else FAIRDESK_NEW_PASSWORD, else it is asked for")},
        {"--from", 1, QT_TRANSLATE_NOOP("CommandLine", "file with one value a line; - is standard input")},
    };
    return options;
}

const QStringList &writeOptions()
{
    static const QStringList options{"--key", "--reason"};
    return options;
}

const QStringList &conditionOptions()
{
    static const QStringList options{"--where", "--filter", "--search", "--deleted"};
    return options;
}

const QList<CommandSpec> &commands()
{
    static const QList<CommandSpec> all{
        {"describe",
         0,
         1,
         "[ENTITY]",
         QT_TRANSLATE_NOOP("CommandLine", "the kinds of records, or the fields of one"),
         {}},
        {"get", 2, 2, "ENTITY ID", QT_TRANSLATE_NOOP("CommandLine", "one record"), {"--columns", "--deleted"}},
        {"list", 1, 1, "ENTITY", QT_TRANSLATE_NOOP("CommandLine", "records that match"),
         conditionOptions() + QStringList{"--columns", "--sort", "--after", "--offset", "--limit"}},
        {"count", 1, 1, "ENTITY", QT_TRANSLATE_NOOP("CommandLine", "number and sums of the records that match"),
         conditionOptions() + QStringList{"--by", "--sum", "--avg", "--min", "--max", "--limit"}},
        {"create", 1, -1, "ENTITY F=V…", QT_TRANSLATE_NOOP("CommandLine", "make a record"),
         writeOptions() + QStringList{"--on-duplicate"}},
        {"update", 2, -1, "ENTITY ID F=V…", QT_TRANSLATE_NOOP("CommandLine", "change a record"),
         writeOptions() + QStringList{"--version", "--on-duplicate"}},
        {"delete", 2, 2, "ENTITY ID", QT_TRANSLATE_NOOP("CommandLine", "hide a record until it is restored"),
         writeOptions() + QStringList{"--version"}},
        {"restore", 2, 2, "ENTITY ID", QT_TRANSLATE_NOOP("CommandLine", "bring a deleted record back"),
         writeOptions() + QStringList{"--version"}},
        {"undo",
         1,
         1,
         "GROUP",
         QT_TRANSLATE_NOOP("CommandLine", "take back a save, by its group in the history"),
         {"--key"}},
        {"search",
         1,
         1,
         "TEXT",
         QT_TRANSLATE_NOOP("CommandLine", "find records by words, pinyin or numbers"),
         {"--entity", "--limit"}},
        {"history",
         2,
         2,
         "ENTITY ID",
         QT_TRANSLATE_NOOP("CommandLine", "who changed what in a record, the newest first"),
         {"--limit", "--before"}},
        {"log",
         0,
         0,
         "",
         QT_TRANSLATE_NOOP("CommandLine", "the system log: who did what, when and from where, the newest first"),
         {"--limit", "--after", "--who", "--entity", "--action", "--since", "--until"}},
        {"watch",
         0,
         1,
         "[ENTITY]",
         QT_TRANSLATE_NOOP("CommandLine", "changes as they happen, one JSON object a line"),
         {"--count", "--entity"}},
        {"import",
         0,
         2,
         "ENTITY FILE",
         QT_TRANSLATE_NOOP("CommandLine", "read records from a CSV, XLSX or vCard file"),
         {"--map", "--encoding", "--separator", "--sheet", "--on-duplicate", "--dry-run", "--rejects", "--undo",
          "--key"}},
        {"export", 1, 1, "ENTITY", QT_TRANSLATE_NOOP("CommandLine", "write records to a CSV or XLSX file"),
         conditionOptions() + QStringList{"--columns", "--sort", "--limit", "--machine", "--to", "--reason"}},
        {"attach", 3, 3, "ENTITY ID FILE", QT_TRANSLATE_NOOP("CommandLine", "put a file to a record"), {"--name"}},
        {"files", 2, 2, "ENTITY ID", QT_TRANSLATE_NOOP("CommandLine", "files of a record"), {}},
        {"download", 1, 1, "FILEID", QT_TRANSLATE_NOOP("CommandLine", "fetch a file"), {"--to"}},
        {"share",
         2,
         2,
         "ENTITY ID",
         QT_TRANSLATE_NOOP("CommandLine", "let somebody see or edit a record"),
         {"--with", "--can", "--key"}},
        {"unshare", 2, 2, "ENTITY ID", QT_TRANSLATE_NOOP("CommandLine", "take a share back"), {"--with", "--key"}},
        {"action",
         1,
         -1,
         "NAME ENTITY ID [F=V…]",
         QT_TRANSLATE_NOOP("CommandLine", "carry out a named action"),
         {"--key"}},
        {"passwd", 0, 0, "", QT_TRANSLATE_NOOP("CommandLine", "change your password"), {"--new-password-file"}},
        {"whoami", 0, 0, "", QT_TRANSLATE_NOOP("CommandLine", "who you are to the server"), {}},
        {"text",
         1,
         -1,
         "NAME VALUE…",
         QT_TRANSLATE_NOOP("CommandLine", "credit-code, capitals, pinyin, simplify, phone or company; needs no server"),
         {"--from"}},
    };
    return all;
}

template<class Spec>
const Spec *findIn(const QList<Spec> &specs, const QString &name)
{
    const auto found =
        std::find_if(specs.begin(), specs.end(), [&](const Spec &spec) { return name == QLatin1String(spec.name); });
    return found == specs.end() ? nullptr : &*found;
}

QString line(const QString &left, const QString &right)
{
    constexpr int leftWidth = 34;
    return QStringLiteral("  ") + left.leftJustified(leftWidth) + u' ' + right + u'\n';
}

QString optionLine(const OptionSpec &option)
{
    static const char *const values[] = {"", " X", " X Y", " F OP V"};
    return line(QLatin1String(option.name) + QLatin1String(values[option.values]), translated(option.help));
}

} // namespace

const OptionSpec *findOption(const QString &name)
{
    const OptionSpec *global = findIn(globalOptions(), name);
    return global ? global : findIn(commandOptions(), name);
}

const CommandSpec *findCommand(const QString &name)
{
    return findIn(commands(), name);
}

bool isGlobalOption(const QString &name)
{
    return findIn(globalOptions(), name);
}

QString helpText()
{
    QString text = translated(QT_TRANSLATE_NOOP("CommandLine", "Usage: fairdesk COMMAND [OPERANDS] [OPTIONS]")) +
                   QStringLiteral("\n\n");
    for (const CommandSpec &command : commands())
        text +=
            line(QLatin1String(command.name) + u' ' + QString::fromUtf8(command.operands), translated(command.help));
    text += u'\n';
    for (const OptionSpec &option : globalOptions())
        text += optionLine(option);
    text +=
        u'\n' +
        translated(QT_TRANSLATE_NOOP("CommandLine", "“fairdesk COMMAND --help” shows the options of one command.")) +
        u'\n';
    return text;
}

QString helpText(const CommandSpec &command)
{
    QString text = QStringLiteral("fairdesk %1 %2\n%3\n\n")
                       .arg(QLatin1String(command.name), QString::fromUtf8(command.operands), translated(command.help));
    for (const QString &name : command.options)
        text += optionLine(*findOption(name));
    text += u'\n';
    for (const OptionSpec &option : globalOptions())
        text += optionLine(option);
    return text;
}

} // namespace fairdesk::cli
