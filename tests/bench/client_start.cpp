#include "tests/bench/client_start.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace fairdesk::bench {
namespace {

constexpr int patience = 60'000; // ms

QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &password)
{
    const QTemporaryDir home; // a client that was never used before
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.path());
    environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QString::fromUtf8(password));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

} // namespace

std::optional<Measurement> runClientStart(const QString &program, const Target &target, const QByteArray &fingerprint,
                                          const QString &user, int times)
{
    if (!QFile::exists(program) || !outputOf(program, {QStringLiteral("--help")}, {}).contains("--time-start"))
        return {};
    Measurement result{QStringLiteral("client_start"), user, 1, 0, 0, {}, 0, 0};
    const QStringList arguments{QStringLiteral("--time-start"),
                                QStringLiteral("--server"),
                                QStringLiteral("%1:%2").arg(target.host).arg(target.port),
                                QStringLiteral("--user"),
                                user,
                                QStringLiteral("--trust"),
                                QString::fromLatin1(fingerprint)};
    for (int i = 0; i < times; ++i) {
        const QByteArray output = outputOf(program, arguments, target.password);
        const double list = QJsonDocument::fromJson(output).object().value(QLatin1String("list_ms")).toDouble();
        if (list > 0)
            result.samples.push_back({list, {}});
        else
            ++result.errors;
        result.seconds += list / 1000;
    }
    return result;
}

} // namespace fairdesk::bench
