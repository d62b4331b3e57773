#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>
#include <map>

namespace fairdesk::bench {
namespace {

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

} // namespace

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const size_t index = std::min(values.size() - 1, size_t(share * double(values.size())));
    std::nth_element(values.begin(), values.begin() + qptrdiff(index), values.end());
    return values[index];
}

QString roleOf(const QString &user)
{
    if (user == QLatin1String("admin"))
        return QStringLiteral("administrator");
    if (user.startsWith(QLatin1String("manager")))
        return QStringLiteral("manager");
    return user.startsWith(QLatin1String("sales")) ? QStringLiteral("salesperson") : user;
}

void Report::add(const Measurement &measurement)
{
    std::vector<double> times;
    std::map<QString, std::vector<double>> variants;
    for (const Sample &sample : measurement.samples) {
        times.push_back(sample.milliseconds);
        if (!sample.variant.isEmpty())
            variants[sample.variant].push_back(sample.milliseconds);
    }
    const double perSecond = measurement.perSecond > 0 ? measurement.perSecond
                             : measurement.seconds > 0 ? double(times.size()) / measurement.seconds
                                                       : 0;
    QJsonObject row{
        {QStringLiteral("op"), measurement.operation},
        {QStringLiteral("role"), roleOf(measurement.user)},
        {QStringLiteral("user"), measurement.user},
        {QStringLiteral("clients"), measurement.clients},
        {QStringLiteral("n"), qint64(times.size())},
        {QStringLiteral("errors"), measurement.errors},
        {QStringLiteral("p50_ms"), rounded(percentile(times, 0.50))},
        {QStringLiteral("p95_ms"), rounded(percentile(times, 0.95))},
        {QStringLiteral("p99_ms"), rounded(percentile(times, 0.99))},
        {QStringLiteral("per_s"), rounded(perSecond)},
    };
    if (measurement.serverSeconds > 0 && !times.empty())
        row.insert(QStringLiteral("server_cpu_ms"), rounded(1000 * measurement.serverSeconds / double(times.size())));
    double worst = -1;
    for (const auto &[variant, own] : variants) {
        const double median = percentile(own, 0.50);
        if (median <= worst)
            continue;
        worst = median;
        row.insert(QStringLiteral("worst"), variant);
        row.insert(QStringLiteral("worst_p50_ms"), rounded(median));
    }
    m_rows.append(row);
}

void Report::addFigure(const QString &name, double value, const QString &unit)
{
    m_figures.append(QJsonObject{
        {QStringLiteral("name"), name}, {QStringLiteral("value"), rounded(value)}, {QStringLiteral("unit"), unit}});
}

void Report::print() const
{
    std::printf("%-15s %-13s %8s %8s %7s %10s %10s %10s %12s  %s\n", "op", "role", "clients", "n", "errors", "p50_ms",
                "p95_ms", "p99_ms", "per_s", "worst query and its p50_ms");
    for (const QJsonValue &value : m_rows) {
        const QJsonObject row = value.toObject();
        const auto number = [&](const char *key) { return row.value(QLatin1String(key)).toDouble(); };
        const auto text = [&](const char *key) { return row.value(QLatin1String(key)).toString(); };
        QString worst;
        if (row.contains(QLatin1String("worst")))
            worst = QStringLiteral("%1 %2").arg(text("worst"), QString::number(number("worst_p50_ms"), 'f', 3));
        std::printf("%-15s %-13s %8.0f %8.0f %7.0f %10.3f %10.3f %10.3f %12.1f  %s\n", qPrintable(text("op")),
                    qPrintable(text("role")), number("clients"), number("n"), number("errors"), number("p50_ms"),
                    number("p95_ms"), number("p99_ms"), number("per_s"), worst.toUtf8().constData());
    }
    for (const QJsonValue &value : m_figures) {
        const QJsonObject figure = value.toObject();
        std::printf("%-52s %12.3f %s\n", qPrintable(figure.value(QLatin1String("name")).toString()),
                    figure.value(QLatin1String("value")).toDouble(),
                    qPrintable(figure.value(QLatin1String("unit")).toString()));
    }
    std::fflush(stdout);
}

bool Report::writeMarkdown(const QString &file) const
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    QString text =
        QStringLiteral("| op | role | clients | n | errors | p50 ms | p95 ms | p99 ms | per s | worst query, "
                       "its p50 ms |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
    for (const QJsonValue &value : m_rows) {
        const QJsonObject row = value.toObject();
        text += QStringLiteral("| %1 | %2 |")
                    .arg(row.value(QLatin1String("op")).toString(), row.value(QLatin1String("role")).toString());
        for (const char *key : {"clients", "n", "errors", "p50_ms", "p95_ms", "p99_ms", "per_s"})
            text += QStringLiteral(" %1 |").arg(row.value(QLatin1String(key)).toDouble());
        const QString worst = row.value(QLatin1String("worst")).toString();
        text += worst.isEmpty()
                    ? QStringLiteral(" |\n")
                    : QStringLiteral(" %1, %2 |\n").arg(worst).arg(row.value(QLatin1String("worst_p50_ms")).toDouble());
    }
    text += QStringLiteral("\n| figure | value |\n|---|---:|\n");
    for (const QJsonValue &value : m_figures) {
        const QJsonObject figure = value.toObject();
        text += QStringLiteral("| %1 | %2 %3 |\n")
                    .arg(figure.value(QLatin1String("name")).toString())
                    .arg(figure.value(QLatin1String("value")).toDouble())
                    .arg(figure.value(QLatin1String("unit")).toString());
    }
    return out.write(text.toUtf8()) > 0;
}

bool Report::writeJson(const QString &file) const
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    const QJsonObject document{{QStringLiteral("rows"), m_rows}, {QStringLiteral("figures"), m_figures}};
    return out.write(QJsonDocument(document).toJson()) > 0;
}

} // namespace fairdesk::bench
