#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>

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

void Report::add(const Measurement &measurement)
{
    const double perSecond = measurement.perSecond > 0 ? measurement.perSecond
        : measurement.seconds > 0                      ? double(measurement.milliseconds.size()) / measurement.seconds
                                                       : 0;
    m_rows.append(QJsonObject{
        {QStringLiteral("op"), measurement.operation},
        {QStringLiteral("user"), measurement.user},
        {QStringLiteral("clients"), measurement.clients},
        {QStringLiteral("n"), qint64(measurement.milliseconds.size())},
        {QStringLiteral("errors"), measurement.errors},
        {QStringLiteral("p50_ms"), rounded(percentile(measurement.milliseconds, 0.50))},
        {QStringLiteral("p95_ms"), rounded(percentile(measurement.milliseconds, 0.95))},
        {QStringLiteral("p99_ms"), rounded(percentile(measurement.milliseconds, 0.99))},
        {QStringLiteral("per_s"), rounded(perSecond)},
    });
}

void Report::addFigure(const QString &name, double value, const QString &unit)
{
    m_figures.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), rounded(value)}, {QStringLiteral("unit"), unit}});
}

void Report::print() const
{
    std::printf("%-14s %-9s %8s %8s %7s %10s %10s %10s %12s\n", "op", "user", "clients", "n", "errors", "p50_ms", "p95_ms", "p99_ms", "per_s");
    for (const QJsonValue &value : m_rows) {
        const QJsonObject row = value.toObject();
        const auto number = [&](const char *key) { return row.value(QLatin1String(key)).toDouble(); };
        std::printf("%-14s %-9s %8.0f %8.0f %7.0f %10.3f %10.3f %10.3f %12.1f\n", qPrintable(row.value(QLatin1String("op")).toString()),
                    qPrintable(row.value(QLatin1String("user")).toString()), number("clients"), number("n"), number("errors"), number("p50_ms"),
                    number("p95_ms"), number("p99_ms"), number("per_s"));
    }
    for (const QJsonValue &value : m_figures) {
        const QJsonObject figure = value.toObject();
        std::printf("%-44s %12.3f %s\n", qPrintable(figure.value(QLatin1String("name")).toString()),
                    figure.value(QLatin1String("value")).toDouble(), qPrintable(figure.value(QLatin1String("unit")).toString()));
    }
    std::fflush(stdout);
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
