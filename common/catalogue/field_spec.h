// What the program knows about one field, whether a header declares it or an administrator added it at run time.
#pragma once

#include "common/base/text.h"
#include "common/catalogue/access_terms.h"
#include "common/catalogue/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace fairdesk {

enum class Kind : quint8 {
    Text,      // one line
    LongText,  // several lines
    Phone,
    Email,
    Url,
    Integer,
    Decimal,
    Boolean,
    Date,      // a day
    Instant,   // a moment, UTC
    Money,     // minor units and currency
    Choice,    // one key of a list
    ChoiceSet, // several keys of a list
    Ref,       // one other record
    Many,      // several other records
    Lines,     // records that live and die with this one, edited and saved with it
};
const char *kindKey(Kind kind);
std::optional<Kind> kindFromKey(const QByteArray &key);

enum Flag : quint32 {
    NoFlags = 0,
    Required = 1u << 0,
    Searchable = 1u << 1,   // found by the one search box
    Indexed = 1u << 2,      // fast to filter by
    Sortable = 1u << 3,     // fast to sort lists by, in every scope
    InList = 1u << 4,       // a default column
    ReadOnly = 1u << 5,     // set by the program, never by a save from outside
    Unique = 1u << 6,
    Title = 1u << 7,        // the record's name wherever it is mentioned
    Personal = 1u << 8,     // personal information: erasable, maskable
    Custom = 1u << 9,       // added by an administrator
    System = 1u << 10,      // the fields that every entity has
    NumberLike = 1u << 11,  // searched as a number or code, not as words
    NotOnForm = 1u << 12,
    FixedChoices = 1u << 13, // keys with a meaning to the program: no administrator adds any
    ValueInLists = 1u << 14, // level, credit state, score: shown wherever a record of this entity is shown
};
Q_DECLARE_FLAGS(Flags, Flag)
Q_DECLARE_OPERATORS_FOR_FLAGS(Flags)

// What the deletion of a link's target means for the record that holds the link.
enum class OnDelete : quint8 {
    ByKind,   // see deletionRule()
    Refuse,   // the target stays as long as living records need it
    Together, // this record goes with it, and comes back with it
    Keep,     // nothing happens here; the link shows again once the target is restored
};

// A name for people. Declared ones are translated by context; those given at run time carry both languages.
struct Label
{
    QByteArray context;
    QByteArray source;
    QString chinese;
    QString english;

    bool operator==(const Label &) const = default;
    TextArgument argument() const { return LabelArgument{context, source, chinese, english}; }
};

struct ChoiceItem
{
    QByteArray key;
    Label label;
    QByteArray colour;  // "", "success", "warning", "danger", "care", "accent", "neutral": a role of the theme
    bool retired = false; // kept for old records, not offered for new ones
    bool operator==(const ChoiceItem &) const = default;
};

struct FieldSpec
{
    QByteArray key;
    Label label;
    Kind kind = Kind::Text;
    Flags flags;
    int maxLength = 0; // characters; 0 means the kind's own limit
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    QByteArray target;         // Ref, Many, Lines: the other entity
    OnDelete onDelete = OnDelete::ByKind; // Ref: when the other record is deleted
    QByteArray via;            // Lines: the other entity's Ref back to this one
    QByteArray choiceList;     // Choice, ChoiceSet: key of the administrator's list
    QList<ChoiceItem> choices; // Choice, ChoiceSet: fixed ones, or as the snapshot found them
    QByteArray needs;          // a named right without which the field is hidden
    Value defaultValue;
    QByteArray mask;           // how to show it to those who may see it masked: "phone", "email", "id", "text"
    Label help;
    FieldRule readerRule = FieldRule::Open; // in a reader's view of the catalogue: how he may use it

    bool is(Flag flag) const { return flags.testFlag(flag); }
    bool isCustom() const { return is(Custom); }
    bool isStoredInRow() const { return kind != Kind::Many && kind != Kind::Lines; }
    bool isLink() const { return kind == Kind::Ref || kind == Kind::Many || kind == Kind::Lines; }
    bool isText() const { return kind <= Kind::Url; }
    bool isNumeric() const { return kind == Kind::Integer || kind == Kind::Decimal || kind == Kind::Money; }
    int textLimit() const;
    const ChoiceItem *choice(const QByteArray &choiceKey) const;
};

} // namespace fairdesk
