// fairdesk-bench: figures of a running server over the real wire, beside what this machine can do at that moment.
#include "tests/bench/bench_server.h"
#include "tests/bench/client_start.h"
#include "tests/bench/raw_figures.h"
#include "tests/bench/workloads.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUuid>

#include <cstdio>

using namespace fairdesk;
using namespace fairdesk::bench;

namespace {

struct Operation
{
    const char *name;
    RequestMaker maker;
};

const QList<Operation> &operations()
{
    static const QList<Operation> all{{"ping", ping},
                                      {"view360", view360},
                                      {"search", search},
                                      {"list", listPage},
                                      {"report_stage", groupedReport},
                                      {"duplicate_check", duplicateCheck},
                                      {"create", createCustomer},
                                      {"update", updateCustomer}};
    return all;
}

int fail(const Error &error)
{
    std::fprintf(stderr, "error: %s: %s\n", errorKey(error.code()), qPrintable(error.english()));
    return 1;
}

QList<int> clientCounts(const QString &text)
{
    QList<int> counts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        counts.append(qMax(1, part.toInt()));
    return counts;
}

void defineOptions(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const char *description, const char *value, const char *usual = "") {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value),
                          QString::fromLatin1(usual)});
    };
    parser.addHelpOption();
    parser.addVersionOption();
    add("server", "HOST:PORT of a running demo server (password: FAIRDESK_PASSWORD); else one is started.", "address");
    add("database", "Database URL of the server that is started.", "url");
    add("customers", "Customers of the demo centre.", "n", "100000");
    add("clients", "Numbers of connections.", "list", "1,16,64");
    add("seconds", "Length of each row.", "s", "2");
    add("users", "Who works.", "list", "admin,manager1,sales1");
    add("operations", "Only these rows.", "list",
        "login,ping,view360,search,list,report_stage,duplicate_check,create,update,import,client_start");
    add("import", "Customers to import; 0: none.", "n", "10000");
    add("json", "Also writes the figures to FILE.", "file");
    add("markdown", "Also writes the table to FILE.", "file");
}

// One run of the bench: who is measured, and what it found.
class Bench
{
public:
    explicit Bench(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    Result<void> begin()
    {
        m_target = {QStringLiteral("127.0.0.1"), 0, qgetenv("FAIRDESK_PASSWORD")};
        if (m_parser.isSet(QStringLiteral("server"))) {
            const QString address = m_parser.value(QStringLiteral("server"));
            m_target.host = address.section(u':', 0, 0);
            m_target.port = address.section(u':', -1).toUShort();
            return {};
        }
        m_target.password = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const qint64 customers = m_parser.value(QStringLiteral("customers")).toLongLong();
        const QString database = m_parser.value(QStringLiteral("database"));
        if (auto started = m_own.start(program("server"), customers, m_target.password, database); !started)
            return started;
        m_target.port = m_own.port();
        figure(QStringLiteral("demo: %1 customers").arg(customers), m_own.fillSeconds(), "s");
        figure(QStringLiteral("demo: customers"), double(customers) / m_own.fillSeconds(), "/s");
        if (database.isEmpty())
            figure(QStringLiteral("demo: store"), m_own.fileMegabytes(), "MiB");
        figure(QStringLiteral("server: start to ready"), m_own.startMilliseconds(), "ms");
        figure(QStringLiteral("server: memory idle (PSS)"), m_own.memoryMegabytes(), "MiB");
        measureMachine(QStringLiteral("before"));
        if (database.isEmpty()) {
            const PlainReads plain = plainReads(m_own.databaseFile());
            figure(QStringLiteral("raw: plain SQLite, one customer"), plain.point, "ms");
            figure(QStringLiteral("raw: plain SQLite, the reads of view360"), plain.view360, "ms");
            figure(QStringLiteral("raw: plain SQLite, list page"), plain.list, "ms");
        }
        return {};
    }

    Result<void> measure(const QString &user)
    {
        const double seconds = m_parser.value(QStringLiteral("seconds")).toDouble();
        const Result<Stage> stage = prepareStage(m_target, user);
        if (!stage)
            return stage.error();
        for (const int clients : clientCounts(m_parser.value(QStringLiteral("clients")))) {
            if (isWanted("login"))
                add([&] { return runLogin(m_target, user, clients, seconds); });
        }
        for (const Operation &operation : operations()) {
            for (const int clients : clientCounts(m_parser.value(QStringLiteral("clients")))) {
                if (!isWanted(operation.name))
                    continue;
                std::fprintf(stderr, "%s %s %d …\n", qPrintable(user), operation.name, clients);
                add([&] {
                    return run(m_target, *stage, QString::fromLatin1(operation.name), operation.maker, clients,
                               seconds);
                });
            }
        }
        const int imported = m_parser.value(QStringLiteral("import")).toInt();
        if (imported > 0 && isWanted("import"))
            return measureImport(user, imported);
        return {};
    }

    void measureClient()
    {
        if (m_own.port() == 0 || !isWanted("client_start"))
            return;
        if (const auto start =
                runClientStart(program("client"), m_target, m_own.fingerprint(), QStringLiteral("admin"), 5))
            m_report.add(*start);
    }

    Result<void> finish()
    {
        if (m_own.port() != 0) {
            figure(QStringLiteral("server: memory after the run (PSS)"), m_own.memoryMegabytes(), "MiB");
            figure(QStringLiteral("server: processor time of the run"), m_own.processorSeconds(), "s");
            measureMachine(QStringLiteral("after"));
        }
        m_report.print();
        const QString json = m_parser.value(QStringLiteral("json"));
        const QString markdown = m_parser.value(QStringLiteral("markdown"));
        if ((!json.isEmpty() && !m_report.writeJson(json)) ||
            (!markdown.isEmpty() && !m_report.writeMarkdown(markdown)))
            return Error::internal(QStringLiteral("the figures could not be written to a file"));
        return {};
    }

private:
    static QString program(const char *name)
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/fairdesk-") + QString::fromLatin1(name);
    }
    bool isWanted(const char *operation) const
    {
        return m_parser.value(QStringLiteral("operations")).split(u',').contains(QLatin1String(operation));
    }
    void figure(const QString &name, double value, const char *unit)
    {
        m_report.addFigure(name, value, QString::fromLatin1(unit));
    }
    void measureMachine(const QString &when)
    {
        figure(QStringLiteral("raw: write 4 KiB and flush, p50, %1").arg(when), flushMilliseconds(m_own.folder()),
               "ms");
        figure(QStringLiteral("raw: one argon2id hash, p50, %1").arg(when), hashMilliseconds(), "ms");
    }
    void add(const std::function<Measurement()> &measuring)
    {
        const double before = m_own.port() == 0 ? 0 : m_own.processorSeconds();
        Measurement measurement = measuring();
        if (m_own.port() != 0)
            measurement.serverSeconds = m_own.processorSeconds() - before;
        m_report.add(measurement);
    }
    // Who may not import has no such row.
    Result<void> measureImport(const QString &user, int customers)
    {
        const Result<Measurement> measurement = runImport(m_target, user, customers);
        if (measurement)
            m_report.add(*measurement);
        else if (measurement.error().code() != ErrorCode::Forbidden &&
                 measurement.error().code() != ErrorCode::NotFound)
            return measurement.error();
        return {};
    }

    const QCommandLineParser &m_parser;
    Report m_report;
    BenchServer m_own;
    Target m_target;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairdesk-bench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRDESK_VERSION));
    QCommandLineParser parser;
    defineOptions(parser);
    parser.process(application);
    Bench bench(parser);
    if (auto begun = bench.begin(); !begun)
        return fail(begun.error());
    for (const QString &user : parser.value(QStringLiteral("users")).split(u',', Qt::SkipEmptyParts)) {
        if (auto measured = bench.measure(user); !measured)
            return fail(measured.error());
    }
    bench.measureClient();
    const auto finished = bench.finish();
    return finished ? 0 : fail(finished.error());
}
