// The customers that a person starred on this computer, offered by the search box while nothing is typed.
#pragma once

#include "client/link/answers.h"

#include <QObject>
#include <QSettings>

namespace fairdesk {

class DraftStore;

// Kept beside the drafts of the same person at the same server.
class Favourites final : public QObject
{
    Q_OBJECT
public:
    explicit Favourites(const DraftStore &drafts, QObject *parent = nullptr);

    bool contains(const QByteArray &entity, qint64 id) const;
    void set(const QByteArray &entity, qint64 id, const QString &title, bool starred);
    QList<SearchHit> all() const { return m_all; }

signals:
    void changed();

private:
    void store();

    QSettings m_file;
    QList<SearchHit> m_all;
};

} // namespace fairdesk
