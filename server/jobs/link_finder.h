// Finds the records that cells of a table name: a customer by its name, a colleague by login or name, a tag.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/value.h"

#include <optional>

namespace fairdesk {

class Connection;

// Inside one transaction. What is found says nothing about rights: the write path refuses links that the caller may
// not make, with the same words as for records that do not exist.
class LinkFinder
{
public:
    LinkFinder(Connection &connection, const Catalogue &catalogue)
        : m_connection(connection)
        , m_catalogue(catalogue)
    {
    }

    // Text becomes the id of the record or the ids of the records; other values stay.
    Result<Value> resolve(const FieldSpec &field, const Value &value);
    // Names of tags that resolve() met and that are not there yet; they are to be made in the same save.
    const QStringList &newTags() const { return m_newTags; }
    void forgetNewTags() { m_newTags.clear(); }
    static qint64 temporaryTagId(qsizetype index) { return -100 - index; }

private:
    std::optional<qint64> find(const EntitySpec &target, const QString &text);
    QList<qint64> candidates(const EntitySpec &target, const QString &text);

    Connection &m_connection;
    const Catalogue &m_catalogue;
    QHash<std::pair<QByteArray, QString>, qint64> m_found;
    QStringList m_newTags;
};

} // namespace fairdesk
