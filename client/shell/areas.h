// The areas of the product as the rail, the menus and the command box offer them to this reader.
#pragma once

#include "client/theme/icons.h"
#include "common/catalogue/catalogue.h"

namespace fairdesk {

enum class AreaGroup : quint8 { Today, Sales, Filing, Other, Settings };

// One list that the reader may open.
struct Area
{
    QByteArray entity;
    AreaGroup group = AreaGroup::Other;
    Icon icon = Icon::Table;
    bool mayCreate = false;
    bool mayImport = false;
};

// In the order of the rail. Kinds of record that only a newer server knows stand in the group Other.
QList<Area> areasOf(const Catalogue &catalogue);
// "Customers", in the language of the surface.
QString areaTitle(const Catalogue &catalogue, const QByteArray &entity);
// "Customer": one of them.
QString recordTitle(const Catalogue &catalogue, const QByteArray &entity);
QString groupTitle(AreaGroup group);
// The sign of a kind of record, also of those without an area of their own.
Icon iconOf(const Catalogue &catalogue, const QByteArray &entity);

} // namespace fairdesk
