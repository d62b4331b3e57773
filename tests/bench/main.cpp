// fairdesk-bench: figures of a running server over the real wire, beside what this machine can do at that moment.
#include "tests/bench/bench_server.h"
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

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairdesk-bench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRDESK_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("HOST:PORT of a running demo server; else one is started."), QStringLiteral("address")},
        {QStringLiteral("database"), QStringLiteral("Database URL of the server that is started."), QStringLiteral("url")},
        {QStringLiteral("customers"), QStringLiteral("Customers of the demo centre."), QStringLiteral("n"), QStringLiteral("100000")},
        {QStringLiteral("clients"), QStringLiteral("Numbers of connections, for example 1,16,64."), QStringLiteral("list"), QStringLiteral("1,16,64")},
        {QStringLiteral("seconds"), QStringLiteral("Length of each row."), QStringLiteral("s"), QStringLiteral("2")},
        {QStringLiteral("users"), QStringLiteral("Who works."), QStringLiteral("list"), QStringLiteral("admin,manager1,sales1")},
        {QStringLiteral("import"), QStringLiteral("Customers to import; 0: none."), QStringLiteral("n"), QStringLiteral("10000")},
        {QStringLiteral("json"), QStringLiteral("Also writes the figures to FILE."), QStringLiteral("file")},
    });
    parser.process(application);

    Report report;
    BenchServer own;
    Target target{QStringLiteral("127.0.0.1"), 0, qgetenv("FAIRDESK_PASSWORD")};
    const bool starting = !parser.isSet(QStringLiteral("server"));
    if (starting) {
        target.password = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/fairdesk-server");
        const int customers = parser.value(QStringLiteral("customers")).toInt();
        if (Result<void> started = own.start(program, customers, target.password, parser.value(QStringLiteral("database"))); !started)
            return fail(started.error());
        target.port = own.port();
        report.addFigure(QStringLiteral("demo: fill %1 customers").arg(customers), own.fillSeconds(), QStringLiteral("s"));
        report.addFigure(QStringLiteral("server: start to ready"), own.startMilliseconds(), QStringLiteral("ms"));
        report.addFigure(QStringLiteral("server: memory idle (PSS)"), own.memoryMegabytes(), QStringLiteral("MiB"));
        report.addFigure(QStringLiteral("raw: write 4 KiB and flush, p50"), flushMilliseconds(own.folder()), QStringLiteral("ms"));
    } else {
        const QString address = parser.value(QStringLiteral("server"));
        target.host = address.section(u':', 0, 0);
        target.port = address.section(u':', -1).toUShort();
    }

    const double seconds = parser.value(QStringLiteral("seconds")).toDouble();
    const QList<Operation> operations{{"ping", ping},           {"view360", view360}, {"search", search}, {"list", listPage},
                                      {"report_stage", groupedReport}, {"create", createCustomer}, {"update", updateCustomer}};
    for (const QString &user : parser.value(QStringLiteral("users")).split(u',', Qt::SkipEmptyParts)) {
        report.add(runLogin(target, user, 10));
        Result<Stage> stage = prepareStage(target, user);
        if (!stage)
            return fail(stage.error());
        for (const Operation &operation : operations) {
            for (const int clients : clientCounts(parser.value(QStringLiteral("clients")))) {
                std::fprintf(stderr, "%s %s %d …\n", qPrintable(user), operation.name, clients);
                report.add(run(target, *stage, QString::fromLatin1(operation.name), operation.maker, clients, seconds));
            }
        }
    }
    const int imported = parser.value(QStringLiteral("import")).toInt();
    if (imported > 0) {
        Result<Measurement> measurement = runImport(target, QStringLiteral("admin"), imported);
        if (!measurement)
            return fail(measurement.error());
        report.add(*measurement);
    }
    if (starting) {
        report.addFigure(QStringLiteral("server: memory after the run (PSS)"), own.memoryMegabytes(), QStringLiteral("MiB"));
        report.addFigure(QStringLiteral("server: processor time of the run"), own.processorSeconds(), QStringLiteral("s"));
        report.addFigure(QStringLiteral("raw: write 4 KiB and flush, p50, after"), flushMilliseconds(own.folder()), QStringLiteral("ms"));
    }
    report.print();
    if (parser.isSet(QStringLiteral("json")) && !report.writeJson(parser.value(QStringLiteral("json"))))
        return fail(Error::internal(QStringLiteral("the JSON file could not be written")));
    return 0;
}
