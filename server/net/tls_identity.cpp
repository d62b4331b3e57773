#include "server/net/tls_identity.h"

#include "common/base/platform_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSysInfo>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace fairdesk {
namespace {

constexpr long tenYears = 10L * 365 * 24 * 60 * 60;
constexpr long oneDay = 24 * 60 * 60; // clients' clocks may be behind

template<class T, void (*Free)(T *)>
struct Freed
{
    void operator()(T *object) const { Free(object); }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freed<X509, X509_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION, X509_EXTENSION_free>>;
using BioPtr = std::unique_ptr<BIO, Freed<BIO, BIO_free_all>>;

QByteArray hostNames()
{
    QByteArray names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    const QByteArray host = QSysInfo::machineHostName().toLatin1();
    const bool plain = !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
    if (plain && host != "localhost")
        names += ",DNS:" + host;
    return names;
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerialNumber(X509 *certificate)
{
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] &= 0x7f;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return set;
}

CertificatePtr selfSigned(EVP_PKEY *key)
{
    CertificatePtr certificate(X509_new());
    X509 *x509 = certificate.get();
    const auto *name = reinterpret_cast<const unsigned char *>("Fairdesk server");
    const bool filled =
        x509 && X509_set_version(x509, X509_VERSION_3) == 1 && setSerialNumber(x509) &&
        X509_gmtime_adj(X509_getm_notBefore(x509), -oneDay) && X509_gmtime_adj(X509_getm_notAfter(x509), tenYears) &&
        X509_set_pubkey(x509, key) == 1 &&
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_ASC, name, -1, -1, 0) == 1 &&
        X509_set_issuer_name(x509, X509_get_subject_name(x509)) == 1 &&
        addExtension(x509, NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(x509, NID_ext_key_usage, "serverAuth") && addExtension(x509, NID_subject_alt_name, hostNames()) &&
        X509_sign(x509, key, EVP_sha256()) > 0;
    return filled ? std::move(certificate) : nullptr;
}

QByteArray textOf(const BioPtr &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return size > 0 ? QByteArray(data, qsizetype(size)) : QByteArray();
}

struct PemPair
{
    QByteArray key;
    QByteArray certificate;
};

std::optional<PemPair> makePair()
{
    const KeyPtr key(EVP_EC_gen("P-256"));
    const CertificatePtr certificate = key ? selfSigned(key.get()) : nullptr;
    const BioPtr keyText(BIO_new(BIO_s_mem()));
    const BioPtr certificateText(BIO_new(BIO_s_mem()));
    if (!certificate ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return {};
    return PemPair{textOf(keyText), textOf(certificateText)};
}

bool writeForOwner(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content) != content.size())
        return false;
    return file.commit() && platform::restrictToOwner(path);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<TlsIdentity> TlsIdentity::open(const QString &dataFolder)
{
    const QString folder = dataFolder + QStringLiteral("/tls");
    const QString keyFile = folder + QStringLiteral("/key.pem");
    const QString certificateFile = folder + QStringLiteral("/cert.pem");
    if (!QFileInfo::exists(keyFile) && !QFileInfo::exists(certificateFile)) {
        const auto pair = makePair();
        if (!pair)
            return Error::internal(QStringLiteral("the server's key cannot be made"));
        const bool written = QDir().mkpath(folder) && platform::restrictToOwner(folder) &&
                             writeForOwner(keyFile, pair->key) && writeForOwner(certificateFile, pair->certificate);
        if (!written)
            return Error::internal(folder + QStringLiteral(" cannot be written"));
        platform::syncToDisk(folder);
    }
    const QSslKey key(contentOf(keyFile), QSsl::Ec);
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(contentOf(certificateFile), QSsl::Pem);
    if (key.isNull() || certificates.isEmpty())
        return Error::internal(folder +
                               QStringLiteral(" holds no usable key and certificate; restore them from a backup"));
    return TlsIdentity(certificates.first(), key);
}

QByteArray TlsIdentity::fingerprint() const
{
    return "sha256:" + m_certificate.digest(QCryptographicHash::Sha256).toHex();
}

QSslConfiguration TlsIdentity::configuration(bool allowTls12) const
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(allowTls12 ? QSsl::TlsV1_2OrLater : QSsl::TlsV1_3OrLater);
    tls.setLocalCertificate(m_certificate);
    tls.setPrivateKey(m_key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // people sign in with passwords, not with certificates
    tls.setSslOption(QSsl::SslOptionDisableCompression, true);
    return tls;
}

} // namespace fairdesk
