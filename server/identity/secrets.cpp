#include "server/identity/secrets.h"

#include "common/base/platform_files.h"

#include <QFile>

#include <sodium.h>

namespace fairdesk {
namespace {

constexpr int masterSize = 32;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// Two keys from one file, so that neither use tells anything about the other.
QByteArray derived(const QByteArray &master, quint64 number)
{
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    crypto_kdf_derive_from_key(bytesOf(key), size_t(key.size()), number, "fairdesk", bytesOf(master));
    return key;
}

Error fileProblem(const QFile &file)
{
    return Error::internal(file.fileName() + QStringLiteral(": ") + file.errorString());
}

} // namespace

static_assert(masterSize == crypto_kdf_KEYBYTES);

Result<ServerSecrets> ServerSecrets::open(const QString &dataFolder)
{
    if (sodium_init() < 0)
        return Error::internal(QStringLiteral("libsodium cannot start"));
    QFile file(dataFolder + u'/' + QLatin1String(fileName));
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return fileProblem(file);
        const QByteArray master = file.readAll();
        if (master.size() != masterSize)
            return Error::internal(file.fileName() + QStringLiteral(" is damaged; restore it from a backup"));
        return ServerSecrets(master);
    }
    const QByteArray master = randomBytes(masterSize);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fileProblem(file);
    if (file.write(master) != master.size() || !file.flush())
        return fileProblem(file);
    file.close();
    platform::syncToDisk(file.fileName());
    platform::syncToDisk(dataFolder);
    return ServerSecrets(master);
}

ServerSecrets::ServerSecrets(const QByteArray &master)
    : m_pepper(derived(master, 1))
    , m_sealing(derived(master, 2))
{
}

QByteArray ServerSecrets::peppered(const SecretString &password) const
{
    QByteArray result(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytesOf(result), size_t(result.size()), bytesOf(password.reveal()),
                       quint64(password.reveal().size()), bytesOf(m_pepper.reveal()), size_t(m_pepper.reveal().size()));
    return result;
}

QByteArray ServerSecrets::seal(const QByteArray &plain) const
{
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray sealed(plain.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytesOf(sealed), bytesOf(plain), quint64(plain.size()), bytesOf(nonce),
                          bytesOf(m_sealing.reveal()));
    return (nonce + sealed).toBase64();
}

std::optional<QByteArray> ServerSecrets::unseal(const QByteArray &sealed) const
{
    const QByteArray raw = QByteArray::fromBase64(sealed);
    const qsizetype overhead = qsizetype(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES);
    if (raw.size() < overhead)
        return {};
    QByteArray plain(raw.size() - overhead, Qt::Uninitialized);
    const QByteArray box = raw.mid(qsizetype(crypto_secretbox_NONCEBYTES));
    if (crypto_secretbox_open_easy(bytesOf(plain), bytesOf(box), quint64(box.size()), bytesOf(raw),
                                   bytesOf(m_sealing.reveal())) != 0)
        return {};
    return plain;
}

QByteArray ServerSecrets::randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

SecretString ServerSecrets::randomPassword()
{
    static constexpr char letters[] = "abcdefghjkmnpqrstuvwxyzACDEFHJKLMNPQRTUVWXY34679";
    QByteArray password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 5 == 0)
            password += '-';
        password += letters[randombytes_uniform(sizeof letters - 1)];
    }
    return SecretString(password);
}

} // namespace fairdesk
