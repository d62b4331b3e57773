// What administrators set at run time: fields, choices, layouts, required rules, numbering, settings, saved queries.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

struct CustomField final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(CustomField)
public:
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required | InList, MaxLength{60}};
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Title | InList, MaxLength{40}};
    Field<QString> type{this, "type", QT_TR_NOOP("Type"), Required | InList, MaxLength{20}};
    Field<QString> labelZh{this, "label_zh", QT_TR_NOOP("Chinese label"), Required | InList, MaxLength{80}};
    Field<QString> labelEn{this, "label_en", QT_TR_NOOP("English label"), InList, MaxLength{80}};
    Field<bool> indexed{this, "indexed", QT_TR_NOOP("Indexed"), InList, Default{Value(false)}};
    Field<bool> required{this, "required", QT_TR_NOOP("Required"), Default{Value(false)}};
    Field<QString> choiceList{this, "choice_list", QT_TR_NOOP("Choice list"), MaxLength{60}};
    Field<QString> target{this, "target", QT_TR_NOOP("Links to"), MaxLength{60}};

    CustomField() : EntityDef("custom_field", QT_TRANSLATE_NOOP("CustomField", "Custom field"),
                              QT_TRANSLATE_NOOP("CustomField", "Custom fields"), Access{}, Configuration | ExtensibleOff)
    {
        unique({&entity, &key});
    }
};

struct ChoiceEntry final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Choice)
public:
    Field<QString> list{this, "list", QT_TR_NOOP("List"), Required | Indexed | InList, MaxLength{60}};
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Title | InList, MaxLength{40}};
    Field<QString> labelZh{this, "label_zh", QT_TR_NOOP("Chinese label"), Required | InList, MaxLength{80}};
    Field<QString> labelEn{this, "label_en", QT_TR_NOOP("English label"), InList, MaxLength{80}};
    Field<QString> colour{this, "colour", QT_TR_NOOP("Colour"), MaxLength{20}};
    Field<qint64> position{this, "position", QT_TR_NOOP("Position"), InList, Default{Value(0)}};
    Field<bool> retired{this, "retired", QT_TR_NOOP("No longer offered"), InList, Default{Value(false)}};

    ChoiceEntry() : EntityDef("choice", QT_TRANSLATE_NOOP("Choice", "Choice"), QT_TRANSLATE_NOOP("Choice", "Choices"),
                              Access{.read = Scope::All}, Configuration | ExtensibleOff)
    {
        unique({&list, &key});
    }
};

// One record a changed form: which sections hold which fields, and which fields became required.
struct Layout final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Layout)
public:
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required | Unique | Title | InList, MaxLength{60}};
    // [{"zh": "…", "en": "…", "fields": ["name", …]}, …]
    Field<QString> sections{this, "sections", QT_TR_NOOP("Sections"), As{Kind::LongText}};
    // Keys of fields that must be filled, one a line.
    Field<QString> required{this, "required", QT_TR_NOOP("Required fields"), As{Kind::LongText}};

    Layout() : EntityDef("layout", QT_TRANSLATE_NOOP("Layout", "Layout"), QT_TRANSLATE_NOOP("Layout", "Layouts"),
                         Access{.read = Scope::All}, Configuration | ExtensibleOff)
    {
    }
};

// How numbers of documents are made: "{prefix}{year}{month}{counter:5}", see server/records/numbering.h.
struct Sequence final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Sequence)
public:
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Unique | Title | InList, MaxLength{60}};
    Field<QString> pattern{this, "pattern", QT_TR_NOOP("Pattern"), Required | InList, MaxLength{60}};
    Field<qint64> next{this, "next", QT_TR_NOOP("Next number"), InList, Default{Value(1)}, Range{1, 9e15}};

    Sequence() : EntityDef("sequence", QT_TRANSLATE_NOOP("Sequence", "Number sequence"),
                           QT_TRANSLATE_NOOP("Sequence", "Number sequences"), Access{}, Configuration | ExtensibleOff)
    {
    }
};

struct Setting final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Setting)
public:
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Unique | Title | InList, MaxLength{80}};
    Field<QString> value{this, "value", QT_TR_NOOP("Value"), InList, As{Kind::LongText}};

    Setting() : EntityDef("setting", QT_TRANSLATE_NOOP("Setting", "Setting"), QT_TRANSLATE_NOOP("Setting", "Settings"), Access{},
                          Configuration | ExtensibleOff)
    {
    }
};

// A named query with its columns and order: one's own, or for everybody who may read it.
struct SavedQuery final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(SavedQuery)
public:
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable, MaxLength{100}};
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required | Indexed | InList, MaxLength{60}};
    // The query as JSON, see docs/protocol.md.
    Field<QString> query{this, "query", QT_TR_NOOP("Query"), Required, As{Kind::LongText}};

    SavedQuery() : EntityDef("saved_query", QT_TRANSLATE_NOOP("SavedQuery", "Saved query"),
                             QT_TRANSLATE_NOOP("SavedQuery", "Saved queries"),
                             Access{.read = Scope::Own, .create = Scope::Own, .edit = Scope::Own, .remove = Scope::Own, .share = Scope::Own},
                             ExtensibleOff)
    {
    }
};

} // namespace fairdesk
