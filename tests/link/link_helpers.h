// What every test of the link needs: options with short times, and a signed-in link.
#pragma once

#include "client/link/await.h"
#include "client/link/server_link.h"
#include "tests/link/fake_server.h"

#include <QTemporaryDir>

namespace fairdesk::test {

using namespace std::chrono_literals;

inline constexpr auto patience = 10'000ms;

inline Credentials rightCredentials()
{
    Credentials credentials;
    credentials.login = QStringLiteral("sales1");
    credentials.password = SecretString("right");
    return credentials;
}

inline LinkOptions optionsFor(const FakeServer &server, const QTemporaryDir &folder)
{
    LinkOptions options;
    options.port = server.port();
    options.pinFile = folder.filePath(QStringLiteral("servers"));
    options.trustFirst = true;
    options.firstRetry = 5ms;
    options.lastRetry = 40ms;
    return options;
}

inline Result<Session> signIn(ServerLink &link)
{
    return await(link.signIn(rightCredentials()), patience);
}

inline SaveRequest newCustomer(const QString &name)
{
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = "customer";
    change.id = -1;
    change.values = {{"name", Value(name)}};
    SaveRequest request;
    request.changes = {change};
    return request;
}

} // namespace fairdesk::test
