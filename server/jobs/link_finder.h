// Finds the records that cells of a table name: a customer by its name, a colleague by login or name, a tag.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/value.h"
#include "server/jobs/import_matcher.h"

#include <optional>

namespace fairdesk {

class Connection;

// Inside one transaction. A record that the importer may not read is not there: neither is it linked, nor does it make
// a name ambiguous, nor do the words of the refusal differ.
class LinkFinder
{
public:
    LinkFinder(Connection &connection, const Catalogue &catalogue, MaySee maySee)
        : m_connection(connection)
        , m_catalogue(catalogue)
        , m_maySee(std::move(maySee))
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
    QList<qint64> seen(const EntitySpec &target, QList<qint64> ids) const;
    QList<qint64> candidates(const EntitySpec &target, const QString &text);

    Connection &m_connection;
    const Catalogue &m_catalogue;
    MaySee m_maySee;
    QHash<std::pair<QByteArray, QString>, qint64> m_found;
    QStringList m_newTags;
};

} // namespace fairdesk
