#include "server/demo/demo_world.h"

#include <QTimeZone>

namespace fairdesk {
namespace {

const QTimeZone &centreZone()
{
    static const QTimeZone zone("Asia/Shanghai");
    return zone;
}

constexpr int opening = 8 * 60 + 30;
constexpr int closing = 17 * 60 + 50;

} // namespace

QDateTime demoTime(const DemoOptions &options)
{
    return QDateTime(options.today, QTime(9, 0), centreZone()).toUTC();
}

QString inLanguage(const DemoOptions &options, const char *chinese, const char *english)
{
    return QString::fromUtf8(options.locale.startsWith(QLatin1String("zh")) ? chinese : english);
}

DemoWorld::DemoWorld(const DemoOptions &options, CataloguePtr catalogue)
    : m_options(options)
    , m_catalogue(std::move(catalogue))
    , m_now(Instant::from(demoTime(options)))
{
}

Record DemoWorld::newRecord(const QByteArray &entity, qint64 id, Instant at, qint64 by) const
{
    Record record(m_catalogue->find(entity));
    for (int i = 0; i < record.entity().fields.size(); ++i)
        record.set(i, Value::null());
    record.set(IdField, Value(id));
    record.set(VersionField, Value(1));
    for (const int field : {CreatedAtField, ChangedAtField})
        record.set(field, Value(at));
    for (const int field : {CreatedByField, ChangedByField})
        record.set(field, Value(by));
    return record;
}

void DemoWorld::setOwner(Record &record, const DemoStaff &owner) const
{
    record.set(OwnerField, Value(owner.user));
    record.set(TeamField, Value(owner.team));
    record.set(BranchField, Value(owner.branch));
}

Instant DemoWorld::workingTime(qint64 daysAgo, DemoDice &dice) const
{
    QDate date = day(daysAgo);
    while (date.dayOfWeek() > 5)
        date = date.addDays(-1);
    const qint64 minute = dice.between(opening, closing);
    // The zone has kept one offset since 1991, so no look-up for each of millions of moments.
    const qint64 utcDay = QDate(1970, 1, 1).daysTo(date);
    constexpr qint64 offset = 8 * 60;
    const Instant moment{(utcDay * 24 * 60 + minute - offset) * 60'000};
    return qMin(moment, now());
}

} // namespace fairdesk
