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
    QStringList names;       // of the same
    QByteArray deep;         // where the list by name goes on after its first twenty thousand, or near its end
};

struct Request
{
    wire::Envelope envelope;
    QString variant = {};                  // which of several queries it is
    std::optional<ErrorCode> refused = {}; // the answer that is right, if it is not a success
};

// Makes the next request; called in the client's own thread.
using RequestMaker = std::function<Request(const Stage &, std::mt19937 &, int client)>;

Request view360(const Stage &stage, std::mt19937 &random, int client);
Request search(const Stage &stage, std::mt19937 &random, int client);
Request listPage(const Stage &stage, std::mt19937 &random, int client);
Request groupedReport(const Stage &stage, std::mt19937 &random, int client);
Request createCustomer(const Stage &stage, std::mt19937 &random, int client);
Request duplicateCheck(const Stage &stage, std::mt19937 &random, int client);
Request updateCustomer(const Stage &stage, std::mt19937 &random, int client);
Request ping(const Stage &stage, std::mt19937 &random, int client);

Result<Stage> prepareStage(const Target &target, const QString &user);
Measurement run(const Target &target, const Stage &stage, const QString &operation, const RequestMaker &maker,
                int clients, double seconds);
// Connects and signs in, again and again.
Measurement runLogin(const Target &target, const QString &user, int clients, double seconds);
// Uploads a spreadsheet of so many new customers with a contact each and waits until its job is done.
Result<Measurement> runImport(const Target &target, const QString &user, int customers);

} // namespace fairdesk::bench
