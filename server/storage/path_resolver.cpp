#include "server/storage/path_resolver.h"

#include "server/storage/access_writer.h"
#include "server/storage/schema.h"

namespace fairdesk {
namespace {

constexpr int deepestPath = 4;

} // namespace

PathResolver::PathResolver(const Catalogue &catalogue, const Caller &caller, DialectKind dialect, EntityPtr root, QByteArray rootAlias)
    : m_catalogue(catalogue)
    , m_caller(caller)
    , m_dialect(dialect)
    , m_root(std::move(root))
    , m_rootAlias(std::move(rootAlias))
    , m_counter(std::make_shared<int>(0))
{
}

PathResolver PathResolver::nested(const EntityPtr &entity) const
{
    PathResolver resolver(m_catalogue, m_caller, m_dialect, entity, "n" + QByteArray::number(++*m_counter));
    resolver.m_counter = m_counter;
    return resolver;
}

// Not permitted and unknown sound the same.
Error PathResolver::unknownField(const EntitySpec &entity, const QByteArray &path)
{
    return Error::invalid({{path, message(QT_TRANSLATE_NOOP("Message", "%1 has no field “%2” that you may use here."), entity.label.argument(),
                                          QString::fromUtf8(path))}});
}

Result<PathResolver::Column> PathResolver::resolve(const QByteArray &path, Use use, bool withTitle)
{
    const QList<QByteArray> steps = path.split('.');
    if (steps.size() > deepestPath)
        return unknownField(*m_root, path);
    EntityPtr entity = m_root;
    QByteArray alias = m_rootAlias;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const FieldSpec *field = entity->field(steps.at(i));
        const FieldRule rule = field ? m_caller.fieldRule(*entity, *field) : FieldRule::Hidden;
        if (rule == FieldRule::Hidden || (use == Use::Decide && rule == FieldRule::Masked))
            return unknownField(*m_root, path);
        const bool last = i + 1 == steps.size();
        if (!last) {
            const EntityPtr target = field->kind == Kind::Ref && rule != FieldRule::Masked ? m_catalogue.find(field->target) : nullptr;
            if (!target || m_caller.rows(*target, Action::Read).nothing())
                return unknownField(*m_root, path);
            alias = join(target, alias, *field);
            entity = target;
            continue;
        }
        Column column{entity, field, alias, alias + '.' + quoted(columnName(*field)), rule, {}, {}, FieldRule::Open};
        if (field->kind != Kind::Ref)
            return column;
        const EntityPtr target = m_catalogue.find(field->target);
        const RowAccess access = target ? m_caller.rows(*target, Action::Read) : RowAccess();
        if (withTitle && target) {
            const QByteArray targetAlias = join(target, alias, *field);
            column.visibleId = targetAlias + ".\"id\"";
            const FieldSpec *title = target->titleField();
            column.titleRule = title ? m_caller.fieldRule(*target, *title) : FieldRule::Hidden;
            if (title && column.titleRule != FieldRule::Hidden)
                column.title = targetAlias + '.' + quoted(columnName(*title));
        }
        return column;
    }
    return unknownField(*m_root, path);
}

QByteArray PathResolver::join(const EntityPtr &target, const QByteArray &fromAlias, const FieldSpec &via)
{
    const QByteArray key = fromAlias + '.' + via.key;
    const auto found = m_joined.constFind(key);
    if (found != m_joined.constEnd())
        return *found;
    const QByteArray alias = "j" + QByteArray::number(++*m_counter);
    m_joins += " LEFT JOIN " + quoted(target->key) + ' ' + alias + " ON " + alias + ".\"id\"=" + fromAlias + '.' + quoted(columnName(via));
    // A deleted record is seen by nobody, whoever links to it.
    m_joins += " AND " + alias + ".\"deleted_at\" IS NULL";
    const RowAccess access = m_caller.rows(*target, Action::Read);
    if (!access.everything) {
        m_joins += " AND ";
        m_joins += accessCondition(access, m_caller, *target, alias);
    }
    m_joined.insert(key, alias);
    return alias;
}

} // namespace fairdesk
