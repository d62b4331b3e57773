// Measured times of one operation, and the table that the bench prints, as text and as JSON.
#pragma once

#include <QJsonArray>
#include <QString>

#include <vector>

namespace fairdesk::bench {

// One completed operation.
struct Sample
{
    double milliseconds = 0;
    QString variant; // which of several queries it was; empty where there is only one
};

struct Measurement
{
    QString operation;
    QString user;
    int clients = 1;
    int errors = 0;
    double seconds = 0;          // wall clock of the whole run
    std::vector<Sample> samples; // in any order
    double perSecond = 0;        // 0: from the samples
    double serverSeconds = 0;    // processor time of the server meanwhile; 0: not known
};

// administrator, manager or salesperson; the login itself for others.
QString roleOf(const QString &user);

class Report
{
public:
    void add(const Measurement &measurement);
    void addFigure(const QString &name, double value, const QString &unit);
    void print() const;
    // The rows as a table of a Markdown page.
    bool writeMarkdown(const QString &file) const;
    bool writeJson(const QString &file) const;

private:
    QJsonArray m_rows;
    QJsonArray m_figures;
};

double percentile(std::vector<double> values, double share);

} // namespace fairdesk::bench
