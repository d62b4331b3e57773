#include "server/storage/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <new>
#include <stdexcept>

namespace fairdesk {
namespace {

// Finding the algorithm and making a context cost several times what a short text costs, so each thread keeps them.
struct Sha256
{
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

} // namespace

QByteArray sha256Hex(const QByteArray &data)
{
    thread_local const Sha256 sha256;
    std::array<unsigned char, 32> digest;
    EVP_MD_CTX *context = sha256.context.get();
    if (EVP_DigestInit_ex(context, sha256.algorithm.get(), nullptr) != 1 ||
        EVP_DigestUpdate(context, data.constData(), size_t(data.size())) != 1 ||
        EVP_DigestFinal_ex(context, digest.data(), nullptr) != 1)
        throw std::bad_alloc(); // the only way in which this can fail
    return QByteArray::fromRawData(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())).toHex();
}

QByteArray newSalt()
{
    using Salt = std::array<unsigned char, 16>;
    thread_local std::array<Salt, 64> fetched;
    thread_local size_t used = fetched.size();
    if (used == fetched.size()) {
        if (RAND_bytes(fetched.front().data(), int(sizeof fetched)) != 1)
            throw std::runtime_error("the system gives no random numbers");
        used = 0;
    }
    Salt &salt = fetched[used++];
    const QByteArray text = QByteArray(reinterpret_cast<const char *>(salt.data()), qsizetype(salt.size())).toHex();
    salt.fill(0); // once its record is erased nobody shall find it here
    return text;
}

} // namespace fairdesk
