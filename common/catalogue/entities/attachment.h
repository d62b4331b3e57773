// A file on a record. Its bytes stand in the blob store under their SHA-256; several versions share one name.
// Read only through the record it belongs to, never as a list of its own.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

struct Attachment final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Attachment)
public:
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required, MaxLength{60}};
    Field<qint64> record{this, "record", QT_TR_NOOP("Record"), Required | Indexed};
    Field<QString> name{this, "name", QT_TR_NOOP("File name"), Required | Title | InList, MaxLength{255}};
    Field<qint64> revision{this, "revision", QT_TR_NOOP("Version of the file"), InList, Default{Value(1)}};
    Field<qint64> size{this, "size", QT_TR_NOOP("Size"), InList};
    Field<QString> mediaType{this, "media_type", QT_TR_NOOP("Type"), InList, MaxLength{100}};
    Field<QString> sha256{this, "sha256", QT_TR_NOOP("SHA-256"), Indexed, MaxLength{64}};

    Attachment() : EntityDef("attachment", QT_TRANSLATE_NOOP("Attachment", "File"), QT_TRANSLATE_NOOP("Attachment", "Files"), Access{},
                             Unowned | Internal | ExtensibleOff)
    {
    }
};

} // namespace fairdesk
