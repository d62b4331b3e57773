// Measured times of one operation, and the table that the bench prints, as text and as JSON.
#pragma once

#include <QJsonArray>
#include <QString>

#include <vector>

namespace fairdesk::bench {

struct Measurement
{
    QString operation;
    QString user;
    int clients = 1;
    int errors = 0;
    double seconds = 0;               // wall clock of the whole run
    std::vector<double> milliseconds; // one entry a completed operation
    double perSecond = 0;             // 0: from the entries
};

class Report
{
public:
    void add(const Measurement &measurement);
    void addFigure(const QString &name, double value, const QString &unit);
    void print() const;
    bool writeJson(const QString &file) const;

private:
    QJsonArray m_rows;
    QJsonArray m_figures;
};

double percentile(std::vector<double> values, double share);

} // namespace fairdesk::bench
