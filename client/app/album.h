// The pictures of a tour and their list.
#pragma once

#include <QDir>
#include <QJsonArray>
#include <QStringList>

class QWidget;

namespace fairdesk {

// Files NN-name.locale.theme.png and index.json.
class Album
{
public:
    explicit Album(const QString &folder)
        : m_folder(folder)
    {
    }

    bool open();
    // The window with everything that is open above it, as a person sees it.
    void add(int number, const QString &name, const QString &title, QWidget &window, const QString &locale,
             const QString &theme);
    void addMissing(int number, const QString &name, const QString &why);
    // False if a page is missing or a file could not be written.
    bool close();
    const QStringList &missing() const { return m_missing; }

private:
    QDir m_folder;
    QJsonArray m_index;
    QStringList m_missing;
};

} // namespace fairdesk
