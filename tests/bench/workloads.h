// The operations of a working day as requests, and the loop that runs them from many connections at once.
#pragma once

#include "tests/bench/report.h"
#include "tests/bench/wire_client.h"

#include <functional>
#include <random>

namespace fairdesk::bench {

struct Target
{
    QString host;
    quint16 port = 0;
    QByteArray password;
};

struct Stage
{
    QString user;
    QList<qint64> customers; // that this user may see
};

// Makes the next request; called in the client's own thread.
using RequestMaker = std::function<wire::Envelope(const Stage &, std::mt19937 &, int client)>;

wire::Envelope view360(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope search(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope listPage(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope groupedReport(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope createCustomer(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope updateCustomer(const Stage &stage, std::mt19937 &random, int client);
wire::Envelope ping(const Stage &stage, std::mt19937 &random, int client);

Result<Stage> prepareStage(const Target &target, const QString &user);
Measurement run(const Target &target, const Stage &stage, const QString &operation, const RequestMaker &maker, int clients, double seconds);
Measurement runLogin(const Target &target, const QString &user, int times);
// Uploads a spreadsheet of so many new customers with a contact each and waits until its job is done.
Result<Measurement> runImport(const Target &target, const QString &user, int customers);

} // namespace fairdesk::bench
