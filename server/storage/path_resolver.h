// Turns paths ("name", "customer.owner.login") into SQL expressions and the joins they need. Here every field and every
// step over a link meets the caller's rights: what he may not see is unknown, and a linked record that he may not see
// is not joined.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "server/access/caller.h"
#include "server/storage/sql_text.h"

namespace fairdesk {

class PathResolver
{
public:
    PathResolver(const Catalogue &catalogue, const Caller &caller, DialectKind dialect, EntityPtr root, QByteArray rootAlias);

    enum class Use : quint8 { Show, Decide }; // Decide: filter, sort, group; masked fields may only be shown

    struct Column
    {
        EntityPtr entity;
        const FieldSpec *field = nullptr;
        QByteArray alias;
        QByteArray expression; // of the value as it may be seen
        FieldRule rule = FieldRule::Open;
        // For a Ref: what it points to and the join that brings its title; empty if titles are not to be had.
        QByteArray title;
        QByteArray visibleId; // the linked record's id where the caller may see it
        FieldRule titleRule = FieldRule::Open;
    };

    // With titles, a Ref's target is joined.
    Result<Column> resolve(const QByteArray &path, Use use, bool withTitle = false);

    // The JOIN clauses of all paths resolved so far.
    const SqlPiece &joins() const { return m_joins; }
    const EntityPtr &root() const { return m_root; }
    const QByteArray &rootAlias() const { return m_rootAlias; }
    const Catalogue &catalogue() const { return m_catalogue; }
    const Caller &caller() const { return m_caller; }
    DialectKind dialect() const { return m_dialect; }

    // A resolver for records that link to this one, with an alias of its own.
    PathResolver nested(const EntityPtr &entity) const;

    static Error unknownField(const EntitySpec &entity, const QByteArray &path);

private:
    QByteArray join(const EntityPtr &target, const QByteArray &fromAlias, const FieldSpec &via);

    const Catalogue &m_catalogue;
    const Caller &m_caller;
    DialectKind m_dialect;
    EntityPtr m_root;
    QByteArray m_rootAlias;
    SqlPiece m_joins;
    QHash<QByteArray, QByteArray> m_joined; // alias.field -> alias
    std::shared_ptr<int> m_counter;
};

} // namespace fairdesk
