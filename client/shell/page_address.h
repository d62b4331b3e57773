// What a tab shows, as a value: so that it can be opened again at the next start and gone back to.
#pragma once

#include "common/catalogue/save.h"

#include <QString>

namespace fairdesk {

struct PageAddress
{
    enum class Kind : quint8 { List, Record, NewRecord };

    Kind kind = Kind::List;
    QByteArray entity;
    qint64 id = 0;
    QList<FieldValue> presets = {}; // of a new record; not kept for the next start, its draft is

    static PageAddress list(const QByteArray &entity) { return {Kind::List, entity, 0, {}}; }
    static PageAddress record(const QByteArray &entity, qint64 id) { return {Kind::Record, entity, id, {}}; }

    // "list customer", "record customer 17", "new contact".
    QString toString() const;
    static std::optional<PageAddress> fromString(const QString &text);

    // Two tabs for one thing would show the same and save over each other.
    bool isSamePage(const PageAddress &other) const
    {
        return kind == other.kind && entity == other.entity && id == other.id && presets == other.presets;
    }
};

} // namespace fairdesk
