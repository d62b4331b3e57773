#include "client/screens/customer360/favourites.h"

#include "client/data/draft_store.h"

namespace fairdesk {
namespace {

QString besideDrafts(const DraftStore &drafts)
{
    QString path = drafts.path();
    path.replace(QStringLiteral("/drafts-"), QStringLiteral("/starred-"));
    return path.section(u'.', 0, -2) + QStringLiteral(".ini");
}

} // namespace

Favourites::Favourites(const DraftStore &drafts, QObject *parent)
    : QObject(parent)
    , m_file(besideDrafts(drafts), QSettings::IniFormat)
{
    const int count = m_file.beginReadArray(QStringLiteral("starred"));
    for (int i = 0; i < count; ++i) {
        m_file.setArrayIndex(i);
        m_all.append({.entity = m_file.value(QStringLiteral("entity")).toByteArray(),
                      .id = m_file.value(QStringLiteral("id")).toLongLong(),
                      .title = m_file.value(QStringLiteral("title")).toString(),
                      .field = {},
                      .detail = {}});
    }
    m_file.endArray();
}

bool Favourites::contains(const QByteArray &entity, qint64 id) const
{
    return std::any_of(m_all.begin(), m_all.end(),
                       [&](const SearchHit &hit) { return hit.entity == entity && hit.id == id; });
}

void Favourites::set(const QByteArray &entity, qint64 id, const QString &title, bool starred)
{
    m_all.removeIf([&](const SearchHit &hit) { return hit.entity == entity && hit.id == id; });
    if (starred)
        m_all.prepend({.entity = entity, .id = id, .title = title, .field = {}, .detail = {}});
    store();
    emit changed();
}

void Favourites::store()
{
    m_file.beginWriteArray(QStringLiteral("starred"), int(m_all.size()));
    for (int i = 0; i < m_all.size(); ++i) {
        m_file.setArrayIndex(i);
        m_file.setValue(QStringLiteral("entity"), m_all.at(i).entity);
        m_file.setValue(QStringLiteral("id"), m_all.at(i).id);
        m_file.setValue(QStringLiteral("title"), m_all.at(i).title);
    }
    m_file.endArray();
}

} // namespace fairdesk
