// How one person likes one list, remembered on this computer.
#pragma once

#include "common/catalogue/query.h"

#include <QHash>
#include <QString>

namespace fairdesk {

struct ListSettings
{
    QList<QByteArray> columns;
    QHash<QByteArray, int> widths;
    QList<SortKey> sort;
    bool preview = false;

    static ListSettings load(const QString &server, const QString &login, const QByteArray &entity);
    void save(const QString &server, const QString &login, const QByteArray &entity) const;
};

} // namespace fairdesk
