// What all makers of demo records share: the centre's staff and lists, its calendar, and empty records to fill.
#pragma once

#include "common/base/clock.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/record.h"
#include "server/demo/demo.h"
#include "server/demo/demo_dice.h"

#include <QHash>

namespace fairdesk {

class Database;
class RecordService;
class ServerState;

// Somebody who works at the centre, and where.
struct DemoStaff
{
    qint64 user = 0;
    qint64 team = 0;
    qint64 branch = 0;
};

class DemoWorld
{
public:
    DemoWorld(const DemoOptions &options, CataloguePtr catalogue);

    const DemoOptions &options() const { return m_options; }
    const Catalogue &catalogue() const { return *m_catalogue; }
    DemoDice dice(std::uint64_t stream) const { return DemoDice(m_options.seed, stream); }

    // A record of the entity, made and last changed by this person at this time.
    Record newRecord(const QByteArray &entity, qint64 id, Instant at, qint64 by) const;
    void setOwner(Record &record, const DemoStaff &owner) const;

    // A moment in working hours, so many days before the demo's day (a weekend's falls on the Friday before).
    Instant workingTime(qint64 daysAgo, DemoDice &dice) const;
    QDate day(qint64 daysAgo) const { return m_options.today.addDays(-daysAgo); }
    Instant now() const { return m_now; }

    QHash<QByteArray, DemoStaff> staff; // by login
    QList<DemoStaff> sellers;           // sales1 … sales8
    QList<qint64> tags;
    QList<qint64> fairCategories;              // leaves of one tree
    QHash<QByteArray, qint64> tradeCategories; // industry -> leaf of the other

private:
    DemoOptions m_options;
    CataloguePtr m_catalogue;
    Instant m_now;
};

// What an administrator of the demo centre would have named, in his language.
QString inLanguage(const DemoOptions &options, const char *chinese, const char *english);

} // namespace fairdesk
