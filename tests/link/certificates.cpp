#include "tests/link/certificates.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace fairdesk::test {
namespace {

void run(const QTemporaryDir &folder, const QStringList &arguments)
{
    QProcess openssl;
    openssl.setWorkingDirectory(folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("These tests need the program openssl: %s", openssl.readAllStandardError().constData());
}

QByteArray content(const QTemporaryDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s was not made", qPrintable(name));
    return file.readAll();
}

// `openssl req` makes no certificate of the past; a small authority of its own does.
void makeExpired(const QTemporaryDir &folder, const QString &subject)
{
    QFile configuration(folder.filePath(QStringLiteral("ca.cnf")));
    configuration.open(QIODevice::WriteOnly);
    configuration.write("[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md="
                        "sha256\npolicy=p\n[p]\ncommonName=supplied\n");
    configuration.close();
    QFile(folder.filePath(QStringLiteral("index.txt"))).open(QIODevice::WriteOnly);
    QFile serial(folder.filePath(QStringLiteral("serial")));
    serial.open(QIODevice::WriteOnly);
    serial.write("01\n");
    serial.close();
    run(folder, {"req", "-new", "-key", "key.pem", "-out", "request.pem", "-subj", subject});
    run(folder, {"ca", "-batch", "-config", "ca.cnf", "-selfsign", "-keyfile", "key.pem", "-in", "request.pem", "-out",
                 "certificate.pem", "-notext", "-startdate", "20010101000000Z", "-enddate", "20010201000000Z"});
}

} // namespace

QByteArray ServerIdentity::fingerprint() const
{
    return "sha256:" + certificate.digest(QCryptographicHash::Sha256).toHex();
}

const ServerIdentity &identity(const QByteArray &name, Validity validity)
{
    static QHash<QByteArray, std::shared_ptr<ServerIdentity>> made;
    auto &entry = made[name + (validity == Validity::Past ? "-past" : "")];
    if (entry)
        return *entry;
    const QTemporaryDir folder;
    const QString subject = QStringLiteral("/CN=") + QString::fromLatin1(name);
    run(folder, {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", "key.pem"});
    if (validity == Validity::Past)
        makeExpired(folder, subject);
    else
        run(folder,
            {"req", "-x509", "-new", "-key", "key.pem", "-out", "certificate.pem", "-days", "30", "-subj", subject});
    entry = std::make_shared<ServerIdentity>();
    entry->certificate = QSslCertificate(content(folder, QStringLiteral("certificate.pem")));
    entry->key = QSslKey(content(folder, QStringLiteral("key.pem")), QSsl::Ec);
    return *entry;
}

} // namespace fairdesk::test
