// What the program knows about one kind of record. Immutable once it is part of a Catalogue.
#pragma once

#include "common/catalogue/access_terms.h"
#include "common/catalogue/field_spec.h"

#include <QHash>

#include <memory>

namespace fairdesk {

// The fields that every record has, in this order, before its own.
enum SystemField : int {
    IdField,
    VersionField,
    ExternalIdField,
    CreatedAtField,
    CreatedByField,
    ChangedAtField,
    ChangedByField,
    OwnerField,
    TeamField,
    BranchField,
    DeletedAtField,
    SystemFieldCount,
};

enum EntityFlag : quint32 {
    Configuration = 1u << 0, // belongs to the administrator; its records have no owner
    Unowned = 1u << 1,       // has no owner, team and branch of its own
    PartOfParent = 1u << 2,  // lines of a document: no page of its own
    Internal = 1u << 3,      // no page, list or import in the client
    ExtensibleOff = 1u << 4, // administrators add no fields
};
Q_DECLARE_FLAGS(EntityFlags, EntityFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(EntityFlags)

// Records may not share the values of these fields, except those whose choice field holds `unlessChoice`.
struct UniqueRule
{
    QList<QByteArray> fields;
    QByteArray unlessField;
    QByteArray unlessChoice;
};

struct SectionSpec
{
    Label label;
    QList<QByteArray> fields;
};

// A state may change from → to by those who hold the named right ("" = whoever may edit). No other change is possible.
struct TransitionRule
{
    QByteArray field;
    QByteArray from;
    QByteArray to;
    QByteArray permission;
};

struct EntitySpec
{
    QByteArray key;
    Label label;
    Label plural;
    EntityFlags flags;
    Access access;
    QByteArray icon;
    // The Ref whose record decides who sees this one: an interaction is seen by those who see its customer.
    QByteArray follows;
    QByteArray sequence; // key of the number sequence that fills the field "number"
    QList<FieldSpec> fields;
    QList<UniqueRule> uniqueRules;
    QList<SectionSpec> sections;
    QList<TransitionRule> transitions;
    QList<Action> readerActions; // in a reader's view of the catalogue: what he may do to at least some records

    int indexOf(const QByteArray &fieldKey) const { return m_index.value(fieldKey, -1); }
    const FieldSpec *field(const QByteArray &fieldKey) const;
    const FieldSpec *titleField() const;
    bool is(EntityFlag flag) const { return flags.testFlag(flag); }
    bool isOwned() const { return !is(Configuration) && !is(Unowned); }
    bool isSearchable() const;
    void buildIndex();

private:
    QHash<QByteArray, int> m_index;
};
using EntityPtr = std::shared_ptr<const EntitySpec>;

// Whether the Ref is how the lines of a document find their document.
bool isLineLink(const EntitySpec &linking, const FieldSpec &ref, const EntitySpec &target);
// What deleting the target of a Ref means, unless the field says it itself: what follows the target goes with it; what
// the centre is set up with (users, teams, categories…) and what a record must have stays while it is needed.
OnDelete deletionRule(const EntitySpec &linking, const FieldSpec &ref, const EntitySpec &target);

} // namespace fairdesk
