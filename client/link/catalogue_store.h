// The catalogue view that the server sent, kept on disk so that the next sign-in does not fetch it again.
#pragma once

#include "common/catalogue/catalogue.h"

#include <QByteArray>
#include <QString>

#include "fairdesk.pb.h"

namespace fairdesk {

// The catalogue as one reader may see it, with the server's name for that state.
struct CatalogueView
{
    CataloguePtr catalogue;
    QByteArray hash;
};

// One file for each user of each server. A missing or damaged file only costs a transfer.
class CatalogueStore
{
public:
    // An empty folder keeps nothing.
    CatalogueStore(const QString &folder, const QString &server, const QString &login);

    CatalogueView load() const;
    void save(const wire::CatalogueReply &reply) const;

    // Entities that lack what every record has are left out rather than trusted.
    static CatalogueView viewOf(const wire::CatalogueReply &reply);

private:
    QString m_path;
};

} // namespace fairdesk
