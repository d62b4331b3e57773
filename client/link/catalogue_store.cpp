#include "client/link/catalogue_store.h"

#include "common/base/logging.h"
#include "common/protocol/codec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace fairdesk {
namespace {

// Records are read by the places of these two, whatever else a reader may see.
bool isUsable(const EntitySpec &entity)
{
    return !entity.key.isEmpty() && entity.fields.size() > VersionField && entity.fields.at(IdField).key == "id" &&
           entity.fields.at(VersionField).key == "version";
}

} // namespace

CatalogueStore::CatalogueStore(const QString &folder, const QString &server, const QString &login)
{
    if (folder.isEmpty())
        return;
    const QByteArray name =
        QCryptographicHash::hash((server + u'\n' + login).toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    m_path = folder + QStringLiteral("/catalogue-") + QString::fromLatin1(name);
}

CatalogueView CatalogueStore::viewOf(const wire::CatalogueReply &reply)
{
    QList<EntityPtr> entities;
    for (const auto &message : reply.entities()) {
        auto entity = std::make_shared<EntitySpec>(decode(message));
        if (isUsable(*entity))
            entities.append(std::move(entity));
        else
            qCWarning(lcClient, "The server described an entity that cannot be used: %s", message.key().c_str());
    }
    return {std::make_shared<Catalogue>(std::move(entities)), fromBytes(reply.hash())};
}

CatalogueView CatalogueStore::load() const
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    wire::CatalogueReply reply;
    if (!reply.ParseFromArray(bytes.constData(), int(bytes.size())) || reply.entities_size() == 0)
        return {};
    return viewOf(reply);
}

void CatalogueStore::save(const wire::CatalogueReply &reply) const
{
    if (m_path.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const std::string bytes = reply.SerializeAsString();
    QSaveFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()) && file.commit();
    if (!written)
        qCWarning(lcClient) << "The catalogue could not be kept:" << file.errorString();
}

} // namespace fairdesk
