// The program itself, run as an administrator runs it.
#pragma once

#include "tests/support/catch.h"
#include "tests/support/own_database.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace fairdesk::test {

struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray messages;

    QJsonObject json() const;
    // "conflict" of a last line "error: conflict: …".
    QByteArray error() const;
};

// Environment variables as "NAME=value".
Ran runServer(const QStringList &arguments, const QByteArray &input = {}, const QStringList &environment = {});

// A server that serves; killed when it goes out of scope.
class Serving
{
public:
    explicit Serving(const QString &data, const QStringList &more = {});
    ~Serving();

    quint16 port() const { return m_port; }
    QByteArray fingerprint() const { return m_fingerprint; }
    // SIGTERM; the exit code.
    int stop(int milliseconds = 5000);
    void kill();

private:
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_fingerprint;
};

// A folder with a centre whose administrator has the password of `secret`, its data in either database.
class Centre
{
public:
    explicit Centre(DialectKind dialect = DialectKind::Sqlite);
    // Invented customers and their users, all with this password.
    Centre(DialectKind dialect, int customers);
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;

    static constexpr char secret[] = "spring in hall seven";

private:
    void make(QStringList command);

    OwnDatabase m_store; // only used with PostgreSQL; SQLite's stands in the folder
    QTemporaryDir m_folder;
};

} // namespace fairdesk::test
