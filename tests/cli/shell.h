// The program from its words to its streams, against a server in the same thread.
#pragma once

#include "client/cli/command_line.h"
#include "common/protocol/codec.h"
#include "tests/link/fake_server.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace fairdesk::test {

struct Shell
{
    QTemporaryDir folder;
    FakeServer server;
    QProcessEnvironment environment;
    QByteArray input;
    bool terminal = false;
    QStringList asked; // answers to prompts
    QByteArray out;
    QByteArray err;

    Shell()
    {
        QStandardPaths::setTestModeEnabled(true); // the catalogue's cache stays away from the user's
        environment.insert(QStringLiteral("FAIRDESK_SERVER"), QStringLiteral("127.0.0.1:%1").arg(server.port()));
        environment.insert(QStringLiteral("FAIRDESK_USER"), QStringLiteral("sales1"));
        environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QStringLiteral("right"));
    }

    int run(const QStringList &words)
    {
        QBuffer in(&input);
        QBuffer outBuffer(&out);
        QBuffer errBuffer(&err);
        in.open(QIODevice::ReadOnly);
        outBuffer.open(QIODevice::WriteOnly | QIODevice::Truncate);
        errBuffer.open(QIODevice::WriteOnly | QIODevice::Truncate);
        cli::Streams streams{in, outBuffer, errBuffer, terminal, environment, [this](const QString &) {
                                 return asked.isEmpty() ? SecretString() : SecretString(asked.takeFirst().toUtf8());
                             }};
        return cli::run(words, streams);
    }
    // With the server's key trusted.
    int fairdesk(QStringList words)
    {
        words += {QStringLiteral("--trust"), QString::fromLatin1(server.fingerprint()), QStringLiteral("--pins"),
                  folder.filePath(QStringLiteral("pins"))};
        return run(words);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QByteArray lastError() const { return err.trimmed().split('\n').last(); }
    const wire::Envelope &last(wire::Envelope::BodyCase body) const
    {
        const auto found = std::find_if(server.received.rbegin(), server.received.rend(),
                                        [&](const wire::Envelope &e) { return e.body_case() == body; });
        REQUIRE(found != server.received.rend());
        return *found;
    }
    void addCustomers(int count)
    {
        for (int i = 1; i <= count; ++i) {
            server.records.add({{"name", Value(QStringLiteral("客户%1").arg(i))},
                                {"city", Value(QStringLiteral("济南"))},
                                {"phone", Value::masked(QStringLiteral("138****5678"))},
                                {"roles", Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("agent")})}});
        }
    }
    // Answers requests of one kind.
    void answer(wire::Envelope::BodyCase body, std::function<wire::Envelope(const wire::Envelope &)> reply)
    {
        server.intercept = [this, body, reply = std::move(reply), before = std::exchange(server.intercept, nullptr)](
                               QSslSocket &peer, const wire::Envelope &envelope) {
            if (envelope.body_case() != body)
                return before && before(peer, envelope);
            server.answer(peer, envelope, reply(envelope));
            return true;
        };
    }
};

inline wire::Envelope actionReply(const QByteArray &json)
{
    wire::Envelope envelope;
    envelope.mutable_action_reply()->set_result(json.toStdString());
    return envelope;
}

} // namespace fairdesk::test
